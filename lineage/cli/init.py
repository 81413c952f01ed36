"""`lineage init`: a spec tree to start from, with the schemas that editors complete from."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from lineage.cli import FINE
from lineage.cli.options import tree_path
from lineage.cli.streams import put_lines
from lineage.errors import WriteError
from lineage.language.schema import KINDS, schema_text
from lineage.output.terminal import Piece, Style
from lineage.resources import resource_folder
from lineage.tree import SUFFIXES

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping

STARTER = ("lineage.yaml", "principals.yaml", "shop.yaml")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of this command."""
    parser.add_argument("tree", nargs="?", metavar="PATH", help="the folder for the specs (default: specs)")


def run(arguments: argparse.Namespace) -> int:
    """Write the tree, unless something is in its way."""
    tree = Path(tree_path(arguments))
    schemas = tree.parent / "schemas"
    if tree.is_dir() and (present := sorted(path for path in tree.iterdir() if path.suffix in SUFFIXES)):
        raise WriteError(f"there are specs already: `{present[0]}`", "name another folder: lineage init PATH")
    files = {**_specs(tree, schemas), **_schemas(schemas)}
    for path, text in files.items():
        if path.exists() and path.read_bytes() != text.encode():
            raise WriteError(f"`{path}` is in the way", "nothing was written; move it away first")
    for path, text in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            with path.open("x", encoding="utf-8", newline="\n") as file:
                file.write(text)
    put_lines(
        arguments,
        [
            (
                f"wrote {len(STARTER)} spec files to ",
                Piece(f"{tree}/", Style.NAME),
                ", and their schemas to ",
                Piece(f"{schemas}/", Style.NAME),
            ),
            ("next: ", Piece("lineage check" + ("" if str(tree) == "specs" else f" {tree}"), Style.HELP)),
        ],
    )
    return FINE


def _specs(tree: Path, schemas: Path) -> Mapping[Path, str]:
    """The starter, with modelines that lead from where it lies to the schemas."""
    modeline = f"$schema={Path(os.path.relpath(schemas, tree)).as_posix()}/"
    folder = resource_folder("starter")
    return {
        tree / name: (folder / name).read_text(encoding="utf-8").replace("$schema=../schemas/", modeline)
        for name in STARTER
    }


def _schemas(folder: Path) -> Mapping[Path, str]:
    return {folder / f"{kind.lower()}.schema.json": schema_text(kind) for kind in KINDS}
