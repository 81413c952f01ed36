"""Files that want to crash, hang or fool the reader: a diagnostic each, soon, and nothing else."""

from __future__ import annotations

import os
import resource
import socket
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Ended, Lineage

HEADER = "apiVersion: lineage/v1\nkind: Workspace\nname: w\n"


def nesting(tree: Path) -> None:
    (tree / "x.yaml").write_text(HEADER + "artifacts: " + "[" * 100_000, encoding="utf-8")


def nested_mappings(tree: Path) -> None:
    (tree / "x.yaml").write_text(HEADER + "artifacts: " + "{a: " * 100_000, encoding="utf-8")


def alias_bomb(tree: Path) -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 60)]
    (tree / "x.yaml").write_text(HEADER + "\n".join(lines), encoding="utf-8")


def merge_bomb(tree: Path) -> None:
    lines = ["a0: &a0 {k: v}"]
    lines += [f"a{n}: &a{n} {{<<: [{', '.join([f'*a{n - 1}'] * 9)}]}}" for n in range(1, 60)]
    (tree / "x.yaml").write_text(HEADER + "\n".join(lines), encoding="utf-8")


def duplicate_keys(tree: Path) -> None:
    (tree / "x.yaml").write_text(HEADER + "title: a\n" * 10_000, encoding="utf-8")


def ten_megabytes(tree: Path) -> None:
    (tree / "x.yaml").write_text(HEADER + "title: a\n" * 1_200_000, encoding="utf-8")


def endless(tree: Path) -> None:
    with (tree / "x.yaml").open("wb") as file:
        file.truncate(1 << 40)


def latin_1(tree: Path) -> None:
    (tree / "x.yaml").write_bytes(HEADER.encode() + "title: Größe\n".encode("latin-1"))


def tab(tree: Path) -> None:
    (tree / "x.yaml").write_text(HEADER + "roles:\n\tAdmin: [user:ana]\n", encoding="utf-8")


def link_to_a_file_outside(tree: Path) -> None:
    (tree / "x.yaml").symlink_to("/etc/passwd")


def link_to_a_folder_outside(tree: Path) -> None:
    (tree / "outside").symlink_to("/etc")


def pipe(tree: Path) -> None:
    os.mkfifo(tree / "x.yaml")


def listening(tree: Path) -> None:
    here = Path.cwd()
    os.chdir(tree)  # the path of a socket has to be short
    try:
        with socket.socket(socket.AF_UNIX) as listener:
            listener.bind("x.yaml")
    finally:
        os.chdir(here)


def folder_called_like_a_file(tree: Path) -> None:
    (tree / "x.yaml").mkdir()


def empty(tree: Path) -> None:
    (tree / "x.yaml").write_bytes(b"")


def nothing(tree: Path) -> None:
    (tree / "README.md").write_bytes(b"no specs")


def control_characters(tree: Path) -> None:
    (tree / "x.yaml").write_bytes(HEADER.encode() + b"title: \x1b[2J\x00\n")


def long_number(tree: Path) -> None:
    (tree / "x.yaml").write_text(HEADER + f"title: {'9' * 1_000_000}\n", encoding="utf-8")


def many_wrong_references(tree: Path) -> None:
    artifacts = "".join(f"  n{n}: {{type: Notebook, inputs: [no{n}, w/nn{n}]}}\n" for n in range(5_000))
    (tree / "x.yaml").write_text(HEADER + "artifacts:\n" + artifacts, encoding="utf-8")


def one_line(tree: Path) -> None:
    artifacts = ", ".join(f"n{n}: {{type: Notebok}}" for n in range(5_000))
    (tree / "x.yaml").write_text(HEADER + f"artifacts: {{{artifacts}}}\n", encoding="utf-8")


def cost(run: Callable[[], Ended]) -> tuple[Ended, float]:
    """What came of a command, and the processor time that it took: hardly more where others keep the machine busy."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    ended = run()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return ended, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


FILES: list[tuple[Callable[[Path], None], str]] = [
    (nesting, "LIN017"),
    (nested_mappings, "LIN017"),
    (alias_bomb, "LIN012"),
    (merge_bomb, "LIN013"),
    (duplicate_keys, "LIN011"),
    (ten_megabytes, "LIN003"),
    (endless, "LIN003"),
    (latin_1, "LIN002"),
    (tab, "LIN010"),
    (link_to_a_file_outside, "LIN004"),
    (link_to_a_folder_outside, "LIN004"),
    (pipe, "LIN001"),
    (listening, "LIN001"),
    (folder_called_like_a_file, "LIN001"),
    (empty, "LIN005"),
    (nothing, "LIN006"),
    (control_characters, "LIN016"),
    (long_number, "LIN015"),
    (many_wrong_references, "LIN201"),
    (one_line, "LIN206"),
]


@pytest.mark.parametrize(("write", "code"), FILES, ids=lambda value: getattr(value, "__name__", value))
def test_a_diagnostic_soon_and_no_traceback(
    process: Lineage, tmp_path: Path, write: Callable[[Path], None], code: str
) -> None:
    tree = tmp_path / "specs"
    tree.mkdir()
    write(tree)
    plain = tmp_path / "plain"
    (plain / "specs").mkdir(parents=True)
    (plain / "specs/x.yaml").write_text(HEADER, encoding="utf-8")
    _, least = cost(lambda: process("check", cwd=plain))
    ended, taken = cost(lambda: process("check"))
    assert ended.code == 1
    assert f"error[{code}]: " in ended.out
    assert ended.err == ""
    assert taken < 12 * least


def test_an_unreadable_file(lineage: Lineage, specs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (specs / "secret.yaml").write_bytes(b"")
    really_open = os.open

    def refuse(path: Path, flags: int) -> int:
        """As the system does; not by chmod, since the tests may be run by one who may read everything."""
        if Path(path).name == "secret.yaml":
            raise PermissionError(13, "Permission denied", str(path))
        return really_open(path, flags)

    monkeypatch.setattr(os, "open", refuse)
    ended = lineage("check")
    assert ended.code == 1
    assert "specs/secret.yaml:1:1: error[LIN001]: cannot read this file: permission denied\n" in ended.out


def test_an_unreadable_folder(lineage: Lineage, specs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (specs / "secrets").mkdir()
    really_scan = os.scandir

    def refuse(path: Path) -> object:
        if Path(path).name == "secrets":
            raise PermissionError(13, "Permission denied", str(path))
        return really_scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    ended = lineage("check")
    assert ended.code == 1
    assert "specs/secrets:1:1: error[LIN001]: cannot read this folder: permission denied\n" in ended.out


@pytest.mark.parametrize("name", ["nowhere", "a\0b", "x" * 300, "", "specs/bank-churn.yaml/below"])
@pytest.mark.usefixtures("specs")
def test_no_tree_at_all(lineage: Lineage, name: str) -> None:
    ended = lineage("check", "--specs", name, env={"LINEAGE_SPECS": "nowhere"})
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith("lineage: error: cannot read `")


def test_a_pipe_is_no_tree(lineage: Lineage, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    ended = lineage("check", "pipe")
    assert (ended.code, ended.out) == (2, "")
    assert "`pipe` is neither a folder nor a file" in ended.err


def test_a_question_about_a_hostile_tree_ends_too(process: Lineage, specs: Path) -> None:
    nesting(specs)
    ended = process("impact", "lake.customers")
    assert ended.code == 1
    assert "churn-report" in ended.out
    assert "LIN017" in ended.err


def test_a_chain_of_many_thousands_is_walked_soon(process: Lineage, tmp_path: Path) -> None:
    tree = tmp_path / "specs"
    tree.mkdir()
    length = 20_000
    chain = "".join(f"  n{n}: {{type: Lakehouse, inputs: [n{n - 1}]}}\n" for n in range(1, length))
    (tree / "x.yaml").write_text(f"{HEADER}artifacts:\n  n0: {{type: Lakehouse}}\n{chain}", encoding="utf-8")
    _, check = cost(lambda: process("check"))
    for words, last in (
        (("impact", "n0"), f"w/n{length - 1}"),
        (("trace", f"n{length - 1}"), "w/n0"),
        (("list", "n0+"), "w/n0"),
    ):
        ended, taken = cost(partial(process, *words))
        assert ended.code == 0
        assert f"{last} " in ended.out
        assert taken < 5 * check
