"""Where results and complaints go: standard output and error, or a file that is written whole."""

from __future__ import annotations

import os
import shutil
import stat
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from lineage.errors import WriteError
from lineage.output.terminal import Piece, Style, Terminal

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable
    from typing import TextIO

    from lineage.output.terminal import Line


def terminal(arguments: argparse.Namespace, stream: TextIO | None) -> Terminal:
    """What the reader of a stream has in front of them."""
    is_terminal = stream is not None and stream.isatty()
    wanted = getattr(arguments, "color", "auto")
    return Terminal(
        color=wanted == "always" or (wanted == "auto" and is_terminal and _may_color()),
        width=shutil.get_terminal_size().columns if is_terminal else None,
    )


def _may_color() -> bool:
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def width(arguments: argparse.Namespace) -> int | None:
    """How wide a result may be; None where nothing needs to fit: in a pipe, in a file."""
    return terminal(arguments, None if getattr(arguments, "output", None) else sys.stdout).width


def put_lines(arguments: argparse.Namespace, lines: Iterable[Line]) -> None:
    """Write a result for people."""
    output = getattr(arguments, "output", None)
    shown_by = terminal(arguments, None if output else sys.stdout)
    put_text(arguments, shown_by.render(lines))


def put_text(arguments: argparse.Namespace, text: str) -> None:
    """Write a result as it is: into the file that was asked for, or else to standard output."""
    output: str | None = getattr(arguments, "output", None)
    if output is None or output == "-":
        _write(sys.stdout, text)
    else:
        write_file(Path(output), text)


def say(arguments: argparse.Namespace, lines: Iterable[Line]) -> None:
    """Write what is not the result to standard error."""
    _write(sys.stderr, terminal(arguments, sys.stderr).render(lines))


def complain(message: str, help_: str = "") -> None:
    """Say why nothing came of it."""
    is_terminal = sys.stderr is not None and sys.stderr.isatty()
    lines: list[Line] = [(Piece("lineage", Style.STRONG), ": ", Piece("error", Style.ERROR), f": {message}")]
    if help_:
        lines.append((Piece("help", Style.HELP), f": {help_}"))
    _write(sys.stderr, Terminal(color=is_terminal and _may_color()).render(lines))


def _write(stream: TextIO | None, text: str) -> None:
    """Write all of a text at once, as UTF-8 whatever the locale.

    A reader who has gone away (`| head`) has read enough; the exit code still tells what there was to tell.
    """
    if stream is None:
        return
    try:
        stream.flush()
        if (raw := getattr(stream, "buffer", None)) is not None:
            raw.write(text.encode(errors="backslashreplace"))
        else:
            stream.write(text)
        stream.flush()
    except BrokenPipeError:
        # What Python would flush at its end has to have somewhere to go.
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    except OSError as error:
        if stream is sys.stderr:
            return
        raise WriteError(f"cannot write the result: {(error.strerror or str(error)).lower()}") from error


def write_file(path: Path, text: str) -> None:
    """Write a file whole: beside it first and then in its place, so that nobody ever finds half of it."""
    data = text.encode(errors="backslashreplace")
    try:
        target = Path(os.path.realpath(path))
        if target.exists() and not stat.S_ISREG(target.stat().st_mode):
            target.write_bytes(data)  # a device or a pipe cannot be put in place of
            return
        beside = target.with_name(f".{target.name}.{os.getpid()}.new")
        try:
            beside.write_bytes(data)
            if target.exists():
                shutil.copymode(target, beside)
            beside.replace(target)
        finally:
            beside.unlink(missing_ok=True)
    except (OSError, ValueError) as error:
        reason = (error.strerror or str(error)).lower() if isinstance(error, OSError) else str(error)
        raise WriteError(f"cannot write `{path}`: {reason}") from error
