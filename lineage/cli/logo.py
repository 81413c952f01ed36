"""The logo that a project names, read from its tree for the pages of a site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lineage.cli.options import tree_path
from lineage.errors import LineageError
from lineage.folder import read_beside
from lineage.language.look import is_logo
from lineage.site.logo import MAX_LOGO_BYTES, read_logo
from lineage.wording.phrasing import quoted

if TYPE_CHECKING:
    import argparse

    from lineage.compiler import Compilation
    from lineage.site.logo import Logo


def find_logo(arguments: argparse.Namespace, compilation: Compilation) -> tuple[Logo | None, tuple[str, ...]]:
    """The logo, if there is one, and what is wrong with it: a site is built without it, then."""
    look = compilation.project.settings.look
    if look is None or look.logo is None or not is_logo(look.logo):  # which `lineage check` tells
        return None, ()
    try:
        return read_logo(read_beside(tree_path(arguments), look.logo, MAX_LOGO_BYTES)), ()
    except LineageError as error:
        return None, (f"the site has no logo: {quoted(look.logo)}: {error}",)
