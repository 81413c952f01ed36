"""A project's own logo, colour and links."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

import pytest

import lineage
from lineage.errors import TreeError
from lineage.folder import read_beside
from lineage.resources import resource_folder
from lineage.site import build
from lineage.site.logo import LogoError, read_logo
from lineage.site.look import look_sheet
from tests.rules.said import document
from tests.site.test_colours import TOKENS, contrast
from tests.site.trees import HOSTILE_TEXTS, quoted, workspace

if TYPE_CHECKING:
    from pathlib import Path

SVG = (
    b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 20"><script>alert(1)</script></svg>'
)
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR" + (40).to_bytes(4, "big") + (20).to_bytes(4, "big")
SHEET = (resource_folder("site_templates") / "static" / "tokens.css").read_text(encoding="utf-8")
COLOURS = [
    *("#000000", "#ffffff", "#808080", "#ff0000", "#00ff00", "#0000ff", "#ffff00", "#00ffff", "#ff00ff"),
    *("#00796b", "#fff8e1", "#10002b", "#767676", "#777777", "#3350cf", "#c0ffee", "#bada55"),
]


def accents(colour: str) -> dict[str, str]:
    """The tones that a site gets for a colour."""
    project = lineage.compile_texts({"p.yaml": document("Project", f'site: {{accent: "{colour}"}}\n')}).project
    style = look_sheet(project.settings.look, None, SHEET)
    return dict(re.findall(r"--([\w-]+): (light-dark\(#[0-9a-f]{6}, #[0-9a-f]{6}\))", style))


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("colour", COLOURS)
def test_whatever_colour_is_wanted_its_tones_can_be_read(colour: str, *, dark: bool) -> None:
    named = {name: re.findall("#[0-9a-f]{6}", both)[dark] for name, both in (TOKENS | accents(colour)).items()}
    pairs = [("accent", ground) for ground in ("page", "surface", "sunken", "accent-soft")]
    pairs += [("accent-ink", "accent"), ("ink", "accent-soft"), ("muted", "accent-soft")]
    assert all(contrast(named[ink], named[ground]) >= 4.5 for ink, ground in pairs)


def test_a_colour_that_can_be_read_stays_as_it_is() -> None:
    assert accents("#00695C")["accent"].startswith("light-dark(#00695c, ")
    assert accents("#80CBC4")["accent"].endswith(", #80cbc4)")


@pytest.mark.parametrize(
    ("data", "kind", "width"),
    [
        (PNG, "png", 56),
        (SVG, "svg+xml", 84),
        (b"<svg width='30px' height='10'>", "svg+xml", 84),
        (b"<svg>", "svg+xml", 28),
        (b"<svg viewBox='0 0 1 0'>", "svg+xml", 28),
        (b"<svg viewBox='0 0 9000 1'>", "svg+xml", 168),
        (b"<svg viewBox='0 0 nan 1e99'>", "svg+xml", 28),
    ],
)
def test_logos(data: bytes, kind: str, width: int) -> None:
    style = read_logo(data).style()
    assert f"data:image/{kind};base64," in style
    assert f"width: {width}px" in style
    assert "<" not in style


@pytest.mark.parametrize("data", [b"", b"GIF89a", b"<html>", "<svg>".encode("utf-16"), b"\x89PNG"])
def test_what_is_no_picture(data: bytes) -> None:
    with pytest.raises(LogoError, match="neither a PNG nor an SVG"):
        read_logo(data)


def test_what_is_read_beside_a_tree(tmp_path: Path) -> None:
    tree = tmp_path / "specs"
    (tree / "folder.svg").mkdir(parents=True)
    (tree / "logo.svg").write_bytes(SVG)
    (tree / "spec.yaml").write_bytes(b"")
    (tmp_path / "secret.svg").write_bytes(SVG)
    (tree / "out.svg").symlink_to(tmp_path / "secret.svg")
    (tree / "in.svg").symlink_to("logo.svg")
    os.mkfifo(tree / "pipe.svg")
    for top in (tree, tree / "spec.yaml"):
        assert read_beside(top, "logo.svg", 1000) == read_beside(top, "in.svg", 1000) == SVG
        for name in ("out.svg", "folder.svg", "pipe.svg", "none.svg", "../secret.svg", str(tmp_path / "secret.svg")):
            with pytest.raises(TreeError):
                read_beside(top, name, 1000)
    with pytest.raises(TreeError, match="larger than 0 KiB"):
        read_beside(tree, "logo.svg", len(SVG) - 1)


def test_links_are_on_every_page_and_inert(tmp_path: Path) -> None:
    links = "".join(f'    - {{title: {quoted(text)}, href: "https://a.example/"}}\n' for text in HOSTILE_TEXTS)
    bad = '    - {title: bad, href: "javascript:alert(1)"}\n'
    project = document("Project", f'site:\n  accent: "#00796b}}"\n  links:\n{bad}{links}')
    compilation = lineage.compile_texts({"w.yaml": workspace("w", "a: {type: Lakehouse}"), "p.yaml": project})
    build(compilation, tmp_path / "site", logo=read_logo(SVG))
    for page in (tmp_path / "site").rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        assert text.count('<a href="https://a.example/">') == len(HOSTILE_TEXTS)
        assert "javascript:alert" not in re.sub(r"<bdi>.*?</bdi>", "", text)
    sheet = (tmp_path / "site" / "static" / "site.css").read_text(encoding="utf-8")
    assert "00796b}" not in sheet
    assert "data:image/svg+xml;base64," in sheet
    assert "alert" not in sheet
    assert not [*(tmp_path / "site").rglob("*logo*")]
