"""Where each page lies, and how a link says so. Names are of any script: paths keep them, links percent-encode them."""

from __future__ import annotations

from urllib.parse import quote

from lineage.specs.project import artifact_ref

HOME = "index.html"
ACCESS = "access.html"
HEALTH = "health.html"
CHANGES = "changes.html"
GRAPH = "lineage.json"
SEARCH = "search-data.js"
ICONS = "icons-data.js"


def root_of(path: str) -> str:
    """The way from a page to the root of the site."""
    return "../" * path.count("/")


def href(path: str) -> str:
    """A path as a link from the root of the site has it."""
    return quote(path)


def list_path(workspace: str) -> str:
    """The page that lists a workspace."""
    return f"workspaces/{workspace}/index.html"


def rows_path(workspace: str, number: int) -> str:
    """A script with more rows of a list that did not fit its page."""
    return f"workspaces/{workspace}/rows-{number}.js"


def lineage_path(workspace: str) -> str:
    """The page that draws a workspace."""
    return f"workspaces/{workspace}/lineage.html"


def shard_path(kind: str, workspace: str, piece: int) -> str:
    """A script with what the lineage view of a workspace is made from: its `graph`, `columns` or `details`."""
    return f"workspaces/{workspace}/{kind}.js" if piece == 1 else f"workspaces/{workspace}/{kind}-{piece}.js"


def artifact_path(ref: str) -> str:
    """The page of an artifact."""
    return f"artifacts/{ref}.html"


def anchor(text: str) -> str:
    """An element's id, and the end of a link to it: the same letters, so that nothing in a name can part them."""
    return quote(text, safe="/.@")


def ref_href(ref: str) -> str:
    """The link to an artifact, or to a part or column on the page of its artifact."""
    artifact = artifact_ref(ref)
    page = href(artifact_path(artifact))
    return f"{page}#{anchor(ref[len(artifact) :])}" if ref != artifact else page
