"""The site: plain pages out of a compilation, readable from disk."""

from __future__ import annotations

from lineage.site.build import BuildReport, build, render_site
from lineage.site.write import FolderRefusedError

__all__ = ["BuildReport", "FolderRefusedError", "build", "render_site"]
