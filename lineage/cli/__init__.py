"""The command line: `lineage COMMAND …`. One file a command; here is what they share from start to end.

A command's file is imported when that command is run, so that `lineage --version` and `--help` load nothing else.
"""

from __future__ import annotations

import argparse
import gc
import os
import sys
from contextlib import suppress
from importlib import import_module
from typing import TYPE_CHECKING, NoReturn

from lineage import __version__
from lineage.errors import LineageError

if TYPE_CHECKING:
    from collections.abc import Sequence

COMMANDS = {
    "init": "start a spec tree: a small one that checks clean, with comments",
    "check": "say everything that is wrong with the specs",
    "explain": "explain a rule: what is wrong, why it matters, and how to mend it",
    "schema": "print the JSON Schema of a kind of documents, for editors",
    "list": "list the artifacts that selectors choose",
    "show": "show all about an artifact or part, and what it is related to",
    "graph": "draw the lineage of what selectors choose",
    "impact": "say what a change may reach, and whom to tell",
    "trace": "say what something goes back to",
    "diff": "say what changes in the lineage between two revisions, what breaks, and whom to tell",
    "access": "say who may do what, and through which group",
    "build": "build the site",
    "serve": "serve the site on this machine while the specs are worked on, and show what changes as it changes",
    "save": "save all that the specs mean in one file, lineage.json, to compare with later",
}

FINE, FINDINGS, UNUSABLE, BUG, INTERRUPTED = 0, 1, 2, 3, 130
"""How the process ends: with findings, without having been able to run, by a fault of our own, or by Ctrl-C."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command, and give the code to exit with."""
    words = [*(sys.argv[1:] if argv is None else argv)]  # once `lineage.cli.list` is loaded, `list` means that here
    # Compiling makes millions of small values that live to the end. Looking for garbage among them time and again
    # takes longer than making them, and finds none.
    gc.disable()
    try:
        return _run(words)
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 - whatever it is, people get a sentence
        return _failed(error)


def program() -> NoReturn:
    """Run a command and end the process, at once: millions of small values need not be taken apart one by one.

    Nor is any thread waited for: a build that is told to stop may have one that watches over Graphviz.
    """
    try:
        code = main()
    except SystemExit as ended:
        code = ended.code if isinstance(ended.code, int) else FINE
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            with suppress(OSError, ValueError):  # whoever read it may have gone
                stream.flush()
    os._exit(code)


def _run(words: list[str]) -> int:
    name = _command(words)
    if name is not None and name not in COMMANDS:
        _complain(*_unknown_command(name))
        return UNUSABLE
    arguments, unknown = _parser(name).parse_known_args(words)
    if unknown:
        arguments.complain(f"unrecognized arguments: {' '.join(unknown)}")
    command = import_module(f"lineage.cli.{arguments.command}")
    try:
        code: int = command.run(arguments)
    except LineageError as error:
        _complain(str(error), error.help)
        return UNUSABLE
    except OSError as error:
        _complain(f"{error.strerror or error}" + (f": {error.filename}" if error.filename else ""))
        return UNUSABLE
    return code


def _command(words: Sequence[str]) -> str | None:
    """The command that is asked for: the first word that is neither an option nor the value of one."""
    left = iter(words)
    for word in left:
        if word in {"--specs", "--color"}:
            next(left, None)
        elif not word.startswith("-"):
            return word
    return None


def _unknown_command(name: str) -> tuple[str, str]:
    from lineage.wording.phrasing import quoted  # noqa: PLC0415 - only when something is wrong
    from lineage.wording.suggest import closest  # noqa: PLC0415 - as above

    near = closest(name, COMMANDS)
    help_ = f"did you mean {quoted(near)}?" if near else f"commands are {', '.join(COMMANDS)}"
    return f"unknown command {quoted(name)}", help_


def _parser(named: str | None) -> argparse.ArgumentParser:
    """The parser, with the arguments of the command that is named."""
    common = argparse.ArgumentParser(add_help=False, allow_abbrev=False, argument_default=argparse.SUPPRESS)
    common.add_argument("--specs", metavar="PATH", help="the spec tree (default: $LINEAGE_SPECS, or else specs)")
    common.add_argument("--color", choices=["auto", "always", "never"], help="colour the output (default: auto)")
    parser = argparse.ArgumentParser(
        prog="lineage",
        description="Lineage as code: workspaces, artifacts, roles and relationships in YAML, and their answers.",
        epilog="lineage COMMAND --help says more about a command.",
        allow_abbrev=False,
        parents=[common],
    )
    parser.add_argument("--version", action="version", version=f"lineage {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for name, purpose in COMMANDS.items():
        command = commands.add_parser(
            name, help=purpose, description=purpose[0].upper() + purpose[1:] + ".", parents=[common], allow_abbrev=False
        )
        command.set_defaults(complain=command.error)
        if name == named:
            import_module(f"lineage.cli.{name}").add_arguments(command)
    return parser


def _complain(message: str, help_: str = "") -> None:
    from lineage.cli.streams import complain  # noqa: PLC0415 - only when something is wrong

    complain(message, help_)


def _failed(error: Exception) -> int:
    if os.environ.get("LINEAGE_DEBUG"):
        sys.excepthook(type(error), error, error.__traceback__)
    _complain(
        f"internal error: {type(error).__name__}: {error}",
        "this is a fault of lineage: please report it, with what LINEAGE_DEBUG=1 prints",
    )
    return BUG
