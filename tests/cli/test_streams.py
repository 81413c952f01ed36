"""What goes where, and how a process ends."""

from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.cli.conftest import TOP

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Lineage

FULL = "/dev/full"


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("chekc",),
        ("check", "--format", "xml"),
        ("check", "nowhere"),
        ("impact",),
        ("impact", "nothing.like.it"),
        ("impact", "lake", "--depth", "-1"),
        ("impact", "lake", "--include", "magic"),
        ("impact", "typ:Notebook"),
        ("impact", "type:Nothing"),
        ("show", "bank-churn/lake.custmers"),
        ("access", "--by", "user:nobody"),
        ("access", "--of", "bank-chrun"),
        ("explain", "LIN999"),
        ("schema", "Wrokspace"),
        ("list", "-o", "no/such/folder/list.txt"),
    ],
    ids=" ".join,
)
@pytest.mark.usefixtures("specs")
def test_what_cannot_run_says_why_in_few_words_and_ends_with_2(lineage: Lineage, arguments: tuple[str, ...]) -> None:
    ended = lineage(*arguments)
    assert (ended.code, ended.out) == (2, "")
    assert "error: " in ended.err
    assert "Traceback" not in ended.err


@pytest.mark.usefixtures("specs")
def test_the_codes_are_those_of_the_process(process: Lineage, specs: Path) -> None:
    assert process("check").code == 0
    assert process("check", "--fail-on", "warning").code == 1
    assert process("check", "nowhere").code == 2
    ended = process("--specs", specs, "impact", "lake.customers")
    assert (ended.code, ended.err) == (0, "")
    assert "bank-churn/churn-report" in ended.out


def test_faults_of_the_tree_go_to_stderr_and_do_not_stop_an_answer(lineage: Lineage, specs: Path) -> None:
    (specs / "wrong.yaml").write_text("apiVersion: lineage/v1\nkind: Nothing\n", encoding="utf-8")
    ended = lineage("impact", "lake.customers", "--format", "json")
    assert ended.code == 1
    assert "bank-churn/churn-report" in [entry["ref"] for entry in json.loads(ended.out)["downstream"]]
    assert ended.err.startswith("specs/wrong.yaml:2:7: error[LIN102]: ")
    assert "lineage check specs" in ended.err
    assert lineage("impact", "lake.customers", "--fail-on", "never").code == 0


@pytest.mark.usefixtures("specs")
def test_a_selector_that_matches_nothing_is_a_warning_for_a_list(lineage: Lineage) -> None:
    ended = lineage("list", "type:Notebok", "type:Report")
    assert ended.code == 0
    assert ended.err == "warning: nothing matches `type:Notebok`: did you mean `type:Notebook`?\n"
    assert "churn-report" in ended.out


@pytest.mark.usefixtures("specs")
def test_a_result_goes_into_a_file_whole(lineage: Lineage, tmp_path: Path) -> None:
    target = tmp_path / "list.json"
    target.write_text("old", encoding="utf-8")
    target.chmod(0o640)
    ended = lineage("list", "--format", "json", "-o", target)
    assert (ended.code, ended.out, ended.err) == (0, "", "")
    assert json.loads(target.read_text(encoding="utf-8"))["version"] == 1
    assert target.stat().st_mode & 0o777 == 0o640
    assert sorted(path.name for path in tmp_path.iterdir()) == ["list.json", "specs"]


@pytest.mark.usefixtures("specs")
def test_a_failed_question_leaves_the_file_as_it_was(lineage: Lineage, tmp_path: Path) -> None:
    target = tmp_path / "show.txt"
    target.write_text("old", encoding="utf-8")
    assert lineage("show", "nothing", "-o", target).code == 2
    assert target.read_text(encoding="utf-8") == "old"


def _started(tmp_path: Path, *arguments: str, stdout: int) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "lineage", *arguments],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(TOP)},
        stdout=stdout,
        stderr=subprocess.PIPE,
    )


@pytest.mark.usefixtures("specs")
def test_a_reader_who_goes_away_is_no_error(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    process = _started(tmp_path, "list", stdout=writing)
    os.close(writing)
    _, complaints = process.communicate(timeout=30)
    assert (process.returncode, complaints) == (0, b"")


@pytest.mark.skipif(not os.path.exists(FULL), reason="this system has no full device")  # noqa: PTH110 - a device
@pytest.mark.usefixtures("specs")
def test_a_full_disk_is_said(tmp_path: Path) -> None:
    with open(FULL, "wb") as full:  # noqa: PTH123 - a device
        process = _started(tmp_path, "list", stdout=full.fileno())
        _, complaints = process.communicate(timeout=30)
    assert process.returncode == 2
    assert b"cannot write the result: no space left" in complaints
    assert b"Traceback" not in complaints


def test_ctrl_c_is_quiet(tmp_path: Path) -> None:
    """The interpreter is interrupted while it compiles, by a signal that it sends to itself."""
    program = (
        "import os, signal, sys, lineage.cli, lineage.cli.options as o\n"
        "o.compile_specs = lambda *_: os.kill(os.getpid(), signal.SIGINT)\n"
        "sys.exit(lineage.cli.main(['list']))\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", program],
        check=False,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(TOP)},
        capture_output=True,
        timeout=30,
    )
    assert (ended.returncode, ended.stdout, ended.stderr) == (128 + signal.SIGINT, b"", b"")


@pytest.mark.parametrize("debug", ["", "1"])
def test_a_fault_of_our_own_asks_for_a_report(tmp_path: Path, debug: str) -> None:
    program = (
        "import sys, lineage.cli, lineage.cli.options as o\n"
        "o.compile_specs = lambda *_: 1 / 0\n"
        "sys.exit(lineage.cli.main(['list']))\n"
    )
    env = {**os.environ, "PYTHONPATH": str(TOP), "LINEAGE_DEBUG": debug}
    ended = subprocess.run(
        [sys.executable, "-c", program], check=False, cwd=tmp_path, env=env, capture_output=True, timeout=30, text=True
    )
    assert ended.returncode == 3
    assert "internal error: ZeroDivisionError: division by zero" in ended.stderr
    assert "please report it" in ended.stderr
    assert ("Traceback" in ended.stderr) == bool(debug)


def _on_a_terminal(tmp_path: Path, *arguments: str, **env: str) -> str:
    ours, theirs = pty.openpty()
    clean = {name: value for name, value in os.environ.items() if name not in {"NO_COLOR", "TERM"}}
    process = subprocess.Popen(
        [sys.executable, "-m", "lineage", *arguments],
        cwd=tmp_path,
        env={**clean, "PYTHONPATH": str(TOP), "TERM": "xterm", **env},
        stdout=theirs,
        stderr=subprocess.DEVNULL,
    )
    os.close(theirs)
    shown = b""
    while True:
        try:
            piece = os.read(ours, 65536)
        except OSError:  # how Linux says that nobody writes any more
            break
        if not piece:
            break
        shown += piece
    os.close(ours)
    process.wait(30)
    return shown.decode()


@pytest.mark.usefixtures("specs")
def test_colour_is_for_terminals_that_want_it(lineage: Lineage, tmp_path: Path) -> None:
    assert "\x1b[" in _on_a_terminal(tmp_path, "list")
    assert "\x1b[" not in _on_a_terminal(tmp_path, "list", NO_COLOR="1")
    assert "\x1b[" not in _on_a_terminal(tmp_path, "list", TERM="dumb")
    assert "\x1b[" not in _on_a_terminal(tmp_path, "list", "--color", "never")
    assert "\x1b[" not in lineage("list").out
    assert "\x1b[" in lineage("--color", "always", "list").out


@pytest.mark.usefixtures("specs")
def test_a_narrow_terminal_loses_columns_and_never_a_letter_of_a_reference(tmp_path: Path) -> None:
    shown = _on_a_terminal(tmp_path, "list", "--color", "never", COLUMNS="60", LINES="20")
    assert "bank-churn/churn-semantic-model  SemanticModel" in shown
    assert "DOMAIN" not in shown
    assert max(map(len, shown.splitlines())) <= 60


@pytest.mark.usefixtures("specs")
def test_any_locale_will_do(process: Lineage, specs: Path) -> None:
    file = specs / "bank-churn.yaml"
    text = file.read_text(encoding="utf-8").replace("title: Bank customer churn", "title: Kündigungen 客户")
    file.write_text(text.replace("  prepare:\n", "  prepare:\n    title: Größe 客户\n"), encoding="utf-8")
    for env in ({"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}, {"PYTHONIOENCODING": "latin-1"}):
        ended = process("list", env=env)
        assert ended.code == 0
        assert "Größe 客户" in ended.out
