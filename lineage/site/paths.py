"""Where each page lies, and how a link says so. Names are of any script: paths keep them, links percent-encode them."""

from __future__ import annotations

from urllib.parse import quote

from lineage.language.repository import is_pattern
from lineage.specs.project import artifact_ref

HOME = "index.html"
ACCESS = "access.html"
HEALTH = "health.html"
CHANGES = "changes.html"
GRAPH = "lineage.json"
ARTIFACTS = "artifacts/index.html"
ICONS = "icons-data.js"
SHEET = "static/site.css"


def root_of(path: str) -> str:
    """The way from a page to the root of the site."""
    return "../" * path.count("/")


def href(path: str) -> str:
    """A path as a link from the root of the site has it."""
    return quote(path)


def list_path(workspace: str) -> str:
    """The page that lists a workspace."""
    return f"workspaces/{workspace}/index.html"


def list_data_path(workspace: str, piece: int) -> str:
    """A script with the rows of a workspace's list; without a workspace, of the list of all artifacts."""
    return shard_path("list", workspace, piece) if workspace else _piece("artifacts/list", piece)


def steps_path(piece: int) -> str:
    """A script with the steps of the whole graph."""
    return _piece("artifacts/steps", piece)


def search_path(kind: str, piece: int) -> str:
    """A script with what search finds: `names` of artifacts and people, `words` in them, and the `places` of words."""
    return _piece(f"search/{kind}", piece)


def lineage_path(workspace: str) -> str:
    """The page that draws a workspace."""
    return f"workspaces/{workspace}/lineage.html"


def shard_path(kind: str, workspace: str, piece: int) -> str:
    """A script with what the lineage view of a workspace is made from: its `graph`, `columns` or `details`."""
    return _piece(f"workspaces/{workspace}/{kind}", piece)


def _piece(path: str, piece: int) -> str:
    return f"{path}.js" if piece == 1 else f"{path}-{piece}.js"


def artifact_path(ref: str) -> str:
    """The page of an artifact."""
    return f"artifacts/{ref}.html"


def more_path(page: str, piece: int) -> str:
    """A script with what a page has no room for. No name holds a dot, so no page is called like it."""
    return _piece(f"{page.removesuffix('.html')}.more", piece)


def repository_href(pattern: str, path: str, line: int) -> str:
    """The address of a line of a spec file; empty where the pattern is none."""
    return pattern.replace("{line}", str(line)).replace("{path}", quote(path)) if is_pattern(pattern) else ""


def anchor(text: str) -> str:
    """An element's id, and the end of a link to it: the same letters, so that nothing in a name can part them."""
    return quote(text, safe="/.@")


def ref_href(ref: str) -> str:
    """The link to an artifact, or to a part or column on the page of its artifact."""
    artifact = artifact_ref(ref)
    page = href(artifact_path(artifact))
    return f"{page}#{anchor(ref[len(artifact) :])}" if ref != artifact else page
