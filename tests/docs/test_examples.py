"""The documentation shows what really happens."""

from __future__ import annotations

import doctest
import re
import shutil
from contextlib import chdir
from typing import TYPE_CHECKING

import pytest

import lineage
from tests.docs.examples import renewed
from tests.docs.pages import ROOT, blocks, pages
from tests.revisions.repository import Repository

if TYPE_CHECKING:
    from pathlib import Path

PAGES = pytest.mark.parametrize("page", pages(), ids=lambda page: str(page.relative_to(ROOT)))

_TEXT_AND_SHAPE = re.compile(r"LIN[01]\d\d")
"""The rules that a document meets or not by itself, whatever else the tree has."""


@PAGES
def test_commands_print_what_the_page_says(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert renewed(text) == text, f"to write it anew: python -m tests.docs.examples {page.relative_to(ROOT)}"


@PAGES
def test_whole_documents_are_well_formed(page: Path) -> None:
    for block in blocks(page.read_text(encoding="utf-8")):
        if block.language == "yaml" and "apiVersion: lineage/v1" in block.lines:
            diagnostics = lineage.compile_texts({"example.yaml": block.text}).diagnostics
            wrong = [each.message for each in diagnostics if _TEXT_AND_SHAPE.match(each.code)]
            assert not wrong, f"{page.name}:{block.start}"


@PAGES
def test_the_library_answers_what_the_page_says(page: Path, tmp_path: Path) -> None:
    repository = Repository.start(tmp_path)
    shutil.copytree(ROOT / "specs", tmp_path / "specs")
    repository.commit()
    sessions = [block for block in blocks(page.read_text(encoding="utf-8")) if block.language == "pycon"]
    text = "\n".join(block.text for block in sessions)
    example = doctest.DocTestParser().get_doctest(text, {}, page.name, str(page), 0)
    said: list[str] = []
    with chdir(tmp_path):
        doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(example, out=said.append)
    assert not said, "".join(said)
