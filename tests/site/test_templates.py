"""Templates: compiled once, by whichever process has the time, and filled with texts made harmless to the eye."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from jinja2 import Environment
from markupsafe import Markup

from lineage.drawing.inert import inert
from lineage.drawing.templates import compile_templates, environment
from lineage.resources import resource_folder
from tests.site.trees import example, pages

if TYPE_CHECKING:
    from pathlib import Path

TEMPLATES = resource_folder("site_templates")


def test_each_name_in_the_space_of_scripts_is_given_by_one_of_them() -> None:
    """Any of them may be brought to a page by and by: what one gives must not be taken by another."""
    given = sorted(
        name
        for script in TEMPLATES.glob("s*/**/*.js")
        for name in set(re.findall(r"^ *lineage\.(\w+) = ", script.read_text(encoding="utf-8"), re.MULTILINE))
    )
    twice = {name for name, count in Counter(given).items() if count > 1}
    assert twice == {"scene"}, "a picture that was drawn by the build, or by the view: never both"


def test_every_script_of_the_view_and_of_lists_is_in_one_of_the_files_that_join_them() -> None:
    site = pages(example())
    joined = b"\n".join(site[f"static/{name}.js"] for name in ("picture", "lens", "list"))
    parts = [*TEMPLATES.glob("static/view/*.js"), *TEMPLATES.glob("static/list/*.js")]
    assert parts
    assert not [part.name for part in parts if joined.count(part.read_bytes()) != 1]
    assert not [path for path in site if path.startswith(("static/view/", "static/list/"))]


def test_what_was_compiled_elsewhere_is_not_compiled_again(monkeypatch: pytest.MonkeyPatch) -> None:
    code = compile_templates(TEMPLATES)
    monkeypatch.setattr(Environment, "compile", lambda *_: pytest.fail("compiled again"))
    for template in TEMPLATES.glob("*.html"):
        environment(TEMPLATES, code).get_template(template.name)
    with pytest.raises(pytest.fail.Exception):
        environment(TEMPLATES).get_template("home.html")


def test_a_template_that_was_edited_since_is_compiled(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("{{ 1 + 1 }}", encoding="utf-8")
    code = compile_templates(tmp_path)
    assert environment(tmp_path, code).get_template("page.html").render() == "2"
    (tmp_path / "page.html").write_text("{{ 1 + 2 }}", encoding="utf-8")
    assert environment(tmp_path, code).get_template("page.html").render() == "3"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("two\nlines\n", "two\nlines\n"),
        ("a\u202eb", "a\\u202eb"),
        ("fine\nnot\u200bfine\r\n", "fine\nnot\\u200bfine\\u000d\n"),
        ("\tindented\u00a0", "\tindented\u00a0"),
        ("\x00", "\\u0000"),
    ],
)
def test_what_cannot_be_seen_is_shown(text: str, shown: str) -> None:
    assert inert(text) == shown


@pytest.mark.parametrize("value", [Markup("<b>\u202e</b>"), 3, None])
def test_markup_and_numbers_are_left_as_they_are(value: object) -> None:
    assert inert(value) is value
