"""Runs the examples of a page, in order and in one folder, and writes the page anew with what really comes of them.

A block of `console` holds commands after `$ `, each followed by what it prints; a line `…` stands for any lines. A
block of `yaml` that begins with a path, as in `# shop/sales.yaml`, is that file from then on. The folder has a copy of
`specs/`, committed to the branch `main`.
"""

from __future__ import annotations

import gc
import io
import re
import shlex
import shutil
import sys
from contextlib import chdir, redirect_stderr, redirect_stdout
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from lineage.cli import main
from tests.docs.pages import ROOT, blocks
from tests.revisions.repository import Repository

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.docs.pages import Block

_FILE = re.compile(r"# ([\w./-]+\.yaml)")
_PROMPT = "$ "
_ANYTHING = "…"


def renewed(page: str) -> str:
    """The page as it is when every example prints what it prints now."""
    lines = page.splitlines()
    with TemporaryDirectory() as folder, chdir(folder):
        repository = Repository.start(Path(folder))
        shutil.copytree(ROOT / "specs", "specs")
        repository.commit()
        found = list(blocks(page))
        printed = {block.start: _run(block) for block in found}
    for block in reversed(found):
        lines[block.start : block.start + len(block.lines)] = printed[block.start]
    return "\n".join(lines) + "\n"


def _run(block: Block) -> list[str]:
    """What a block has to say, once it is run."""
    if block.language == "yaml" and (named := _FILE.fullmatch(block.lines[0])):
        path = Path(named[1])
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(block.text, encoding="utf-8")
    return list(_session(block)) if block.language == "console" else list(block.lines)


def _session(block: Block) -> Iterator[str]:
    code = 0
    starts = [at for at, line in enumerate(block.lines) if line.startswith(_PROMPT)]
    for start, end in pairwise([*starts, len(block.lines)]):
        if start > 0:
            yield ""
        yield block.lines[start]
        command = block.lines[start].removeprefix(_PROMPT)
        if command == "echo $?":
            output = [str(code)]
        else:
            output, code = _command(command)
        expected = _without_last_blank(block.lines[start + 1 : end])
        yield from expected if _matches(expected, output) else output


def _command(command: str) -> tuple[list[str], int]:
    """What a command prints on both streams, as a terminal shows it, and its exit code."""
    program, *words = shlex.split(command)
    assert program == "lineage", f"cannot run `{command}`: use a block of `sh` for what is not tested"
    screen = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
    with redirect_stdout(screen), redirect_stderr(screen):
        try:
            code = main(words)
        except SystemExit as stopped:
            code = stopped.code if isinstance(stopped.code, int) else 1
        finally:
            gc.enable()
    screen.seek(0)
    return [line.rstrip() for line in screen.read().splitlines()], code


def _without_last_blank(lines: tuple[str, ...]) -> tuple[str, ...]:
    """The lines without the blank that keeps commands apart."""
    return lines[:-1] if lines and not lines[-1] else lines


def _matches(expected: tuple[str, ...], output: list[str]) -> bool:
    """Tell whether an output is what is expected, where `…` may stand for any lines."""
    pattern = "".join(r"(?:.*\n)*" if line.strip() == _ANYTHING else re.escape(line) + r"\n" for line in expected)
    return re.fullmatch(pattern, "".join(f"{line}\n" for line in output)) is not None


def main_(paths: list[str]) -> None:
    """Write pages anew, with what their examples print now."""
    for path in map(Path, paths):
        text = path.read_text(encoding="utf-8")
        if (new := renewed(text)) != text:
            path.write_text(new, encoding="utf-8")
            print(f"renewed {path}")  # noqa: T201 - for the person who asked for it


if __name__ == "__main__":
    main_(sys.argv[1:])
