"""The real command, and the pages of the example site as somebody without JavaScript reads them."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urldefrag, urljoin

import pytest

ROOT = Path(__file__).parents[2]

_VOID = {"meta", "link", "input", "br", "hr", "img", "use", "rect", "path", "circle", "line", "col"}


@dataclass(frozen=True)
class Ended:
    """What came of a command."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:  # noqa: ANN401 - JSON
        return json.loads(self.out)


def lineage(*words: str | Path, cwd: Path = ROOT) -> Ended:
    """Run the command in a process of its own."""
    ended = subprocess.run(
        [sys.executable, "-m", "lineage", *map(str, words)],
        check=False,
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT), "LINEAGE_SPECS": "specs"},
        capture_output=True,
        timeout=60,
    )
    assert b"Traceback" not in ended.stderr
    return Ended(ended.returncode, ended.stdout.decode(), ended.stderr.decode())


_CELLS = {"td", "th"}
_ENDS = {
    "td": _CELLS,
    "th": _CELLS,
    "tr": {*_CELLS, "tr"},
    "tbody": {*_CELLS, "tr", "thead", "tbody"},
    "li": {"li"},
    "dt": {"dt", "dd"},
    "dd": {"dt", "dd"},
    **{tag: {"p"} for tag in ("p", "dl", "div", "ul", "table", "section", "h2", "h3")},
}
"""Which elements end where another begins, without saying so: HTML lets them."""

_MAY_STAY_OPEN = {tag for tags in _ENDS.values() for tag in tags}


@dataclass
class Section:
    """A section of a page, or one of its rows: its words, and the artifacts that it links to."""

    words: str = ""
    artifacts: list[str] = field(default_factory=list)


class Page(HTMLParser):
    """A page: its sections and whatever else has an id, each with all that is inside."""

    def __init__(self, file: Path, path: str) -> None:
        super().__init__()
        self.sections: dict[str, Section] = {}
        self._path = path
        self._open: list[tuple[str, str]] = []
        self.feed((file / path).read_text(encoding="utf-8"))

    def __getitem__(self, name: str) -> Section:
        return self.sections[name]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        while self._open and self._open[-1][0] in _ENDS.get(tag, ()):
            self._open.pop()
        said = {name: value or "" for name, value in attrs}
        if tag not in _VOID:
            self._open.append((tag, unquote(said.get("id", ""))))
        link = urldefrag(said.get("href", "")).url
        if link and (found := re.fullmatch(r"/artifacts/(.+)\.html", unquote(urljoin(f"/{self._path}", link)))):
            for section in self._around():
                section.artifacts.append(found[1])

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID:
            return
        while self._open[-1][0] in _MAY_STAY_OPEN - {tag}:
            self._open.pop()
        assert self._open.pop()[0] == tag, f"{self._path}: </{tag}>"

    def handle_data(self, data: str) -> None:
        for section in self._around():
            section.words = f"{section.words} {data.strip()}".strip()

    def _around(self) -> list[Section]:
        return [self.sections.setdefault(name, Section()) for _, name in self._open if name]


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the example organisation."""
    folder = tmp_path_factory.mktemp("acceptance") / "site"
    ended = lineage("build", "specs", "-o", folder)
    assert (ended.code, ended.err) == (0, "")
    return folder
