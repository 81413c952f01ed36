"""Packaged files, phrases, values in flow style, and the settings of an editor."""

from __future__ import annotations

import fnmatch
import json
from typing import TYPE_CHECKING, TypeAlias

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from lineage import resources
from lineage.language.schema import KINDS
from lineage.output.vscode import vscode_settings
from lineage.text.document import read_documents
from lineage.text.source import Source
from lineage.wording.flow_style import in_flow_style
from lineage.wording.phrasing import kind_of, listing, quoted, with_article

if TYPE_CHECKING:
    from pathlib import Path

    Value: TypeAlias = bool | int | str | list[object] | dict[str, object]

yaml_values: st.SearchStrategy[Value] = st.recursive(
    st.booleans()
    | st.integers(-(10**30), 10**30)
    | st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("ab c:#1", max_size=4), inner, max_size=3),
    max_leaves=6,
)


@given(yaml_values)
def test_flow_style_reads_back_as_the_same(value: object) -> None:
    [document], findings = read_documents(Source("x.yaml", f"value: {in_flow_style(value)}\n"))
    assert not findings
    assert document.data == {"value": value}


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (
            ["lake.customers", "churn-model@champion", "lake.customers#age"],
            "[lake.customers, churn-model@champion, lake.customers#age]",
        ),
        ({"within": "24h"}, "{within: 24h}"),
        ({"2": "2026-10-02T08:00:00Z"}, '{"2": 2026-10-02T08:00:00Z}'),
        (["true", "off", "1.0", "", "a, b", True], '["true", off, "1.0", "", "a, b", true]'),
    ],
)
def test_flow_style_is_plain_where_it_can_be(value: object, written: str) -> None:
    assert in_flow_style(value) == written
    assert yaml.safe_load(written) is not None


def test_resources_are_found_in_a_checkout_and_in_a_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert (resources.resource_folder("schemas") / "workspace.schema.json").is_file()
    package = tmp_path / "site-packages" / "lineage"
    monkeypatch.setattr(resources, "_PACKAGE", package)
    (tmp_path / "site-packages" / "schemas").mkdir(parents=True)  # of somebody else
    (package / "schemas").mkdir(parents=True)
    assert resources.resource_folder("schemas") == package / "schemas"


def test_phrases() -> None:
    assert quoted("a\x1b[31m\u202eb") == "`a\\u001b[31m\\u202eb`"
    assert quoted("") == '`""`'
    assert len(quoted("x" * 1000)) == 62
    assert listing(["a"]) == "`a`"
    assert listing(["a", "b", "c"]) == "`a`, `b` or `c`"
    assert listing([str(i) for i in range(14)]).endswith("`11` or one of 2 more")
    assert [with_article(noun) for noun in ("artifact", "user", "version")] == ["an artifact", "a user", "a version"]
    values: tuple[object, ...] = (None, True, "x", 1, 1.5, [], {})
    phrases = ["empty", "true", "a text", "a number", "a number", "a list", "a mapping"]
    assert [kind_of(value) for value in values] == phrases


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("specs/lineage.yaml", "Project"),
        ("specs/bank-churn.yaml", "Workspace"),
        ("specs/people/principals.yaml", "Principals"),
        ("specs/relationships.yaml", "Relationships"),
        ("specs/core.artifacts.yaml", "Artifacts"),
        ("specs/roles.yaml", "Roles"),
        ("specs/policies.yaml", "Policies"),
    ],
)
def test_vscode_takes_one_schema_for_a_file(path: str, kind: str) -> None:
    schemas: dict[str, list[str]] = json.loads(vscode_settings())["yaml.schemas"]
    assert set(schemas) == {f"./schemas/{kind.lower()}.schema.json" for kind in KINDS}
    taken = [schema for schema, patterns in schemas.items() if takes(patterns, path)]
    assert taken == [f"./schemas/{kind.lower()}.schema.json"]


def takes(patterns: list[str], path: str) -> bool:
    def fits(pattern: str) -> bool:
        return fnmatch.fnmatch(path, pattern.replace("**/", "*"))

    refused = any(fits(pattern[1:]) for pattern in patterns if pattern.startswith("!"))
    return not refused and any(fits(pattern) for pattern in patterns if not pattern.startswith("!"))
