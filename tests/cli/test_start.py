"""Starting is fast, since nothing is loaded that is not needed."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

import lineage as library
from lineage.cli import COMMANDS
from tests.cli.conftest import TOP

if TYPE_CHECKING:
    from tests.cli.conftest import Lineage

HEAVY = {
    "yaml",
    "networkx",
    "jsonschema",
    "jsonschema_rs",
    "jinja2",
    "graphviz",
    "lineage.rules",
    "lineage.specs.model",
}


def _loaded(program: str) -> set[str]:
    ended = subprocess.run(
        [sys.executable, "-c", f"import sys\ntry:\n    {program}\nfinally:\n    print(*sys.modules, file=sys.stderr)"],
        check=False,
        cwd=TOP,
        capture_output=True,
        text=True,
        timeout=30,
    )
    return set(ended.stderr.split())


@pytest.mark.parametrize("arguments", ["--version", "--help"])
def test_version_and_help_load_nothing_heavy(arguments: str) -> None:
    assert HEAVY.isdisjoint(_loaded(f"import lineage.cli; lineage.cli.main(['{arguments}'])"))


def test_importing_the_library_loads_nothing_at_all() -> None:
    assert {name for name in _loaded("import lineage") if name.startswith("lineage")} == {"lineage"}


def test_the_version_is_the_library_s(process: Lineage) -> None:
    ended = process("--version")
    assert (ended.code, ended.out) == (0, f"lineage {library.__version__}\n")


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_explains_itself(lineage: Lineage, command: str) -> None:
    ended = lineage(command, "--help")
    assert (ended.code, ended.err) == (0, "")
    assert f"usage: lineage {command}" in ended.out
    assert "--specs PATH" in ended.out


@pytest.mark.parametrize(
    ("words", "message", "help_"),
    [
        (("chek",), "unknown command `chek`", "did you mean `check`?"),
        (("--specs", "check", "grahp", "check"), "unknown command `grahp`", "did you mean `graph`?"),
        (("utterly",), "unknown command `utterly`", "commands are init, check, "),
    ],
)
def test_a_mistyped_command(lineage: Lineage, words: tuple[str, ...], message: str, help_: str) -> None:
    ended = lineage(*words)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith(f"lineage: error: {message}\nhelp: {help_}")


def test_a_mistyped_option_shows_how_the_command_is_used(lineage: Lineage) -> None:
    ended = lineage("access", "--off", "lake")
    assert ended.code == 2
    assert ended.err.startswith("usage: lineage access ")
    assert ended.err.endswith("lineage access: error: unrecognized arguments: --off lake\n")


def test_without_specs_there_is_a_way_to_start(lineage: Lineage) -> None:
    ended = lineage("check")
    assert ended.code == 2
    assert "or start one with `lineage init`" in ended.err


def test_every_public_name_is_there() -> None:
    for name in library.__all__:
        assert getattr(library, name) is not None
    assert set(library.__all__) <= set(dir(library))
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        library.nothing  # noqa: B018 - the attribute is what is asked for
