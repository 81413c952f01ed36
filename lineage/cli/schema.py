"""`lineage schema`: the JSON Schema of a kind of documents, and the settings that make an editor use them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lineage.cli import FINE
from lineage.cli.streams import put_text
from lineage.errors import AskError
from lineage.language.schema import KINDS, schema_text
from lineage.output.vscode import vscode_settings
from lineage.wording.phrasing import listing, quoted
from lineage.wording.suggest import closest

if TYPE_CHECKING:
    import argparse


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of this command."""
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("kind", nargs="?", metavar="KIND", help=f"one of {', '.join(KINDS)}")
    what.add_argument("--vscode", action="store_true", help="the settings for .vscode/settings.json instead")
    parser.add_argument("-o", "--output", metavar="FILE", help="write it to a file, whole or not at all")


def run(arguments: argparse.Namespace) -> int:
    """Print the schema, or the settings."""
    put_text(arguments, vscode_settings() if arguments.vscode else schema_text(_kind(arguments.kind)))
    return FINE


def _kind(text: str) -> str:
    kinds = {kind.lower(): kind for kind in KINDS}
    if (kind := kinds.get(text.lower())) is not None:
        return kind
    near = closest(text, KINDS)
    raise AskError(
        f"unknown kind {quoted(text)}", f"did you mean {quoted(near)}?" if near else f"kinds are {listing(KINDS)}"
    )
