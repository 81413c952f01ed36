"""`python -m lineage`."""

from __future__ import annotations

from lineage.cli import program

program()
