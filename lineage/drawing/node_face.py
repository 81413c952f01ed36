"""The card of a thing in a picture that stands alone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from lineage.drawing.face import Face
from lineage.drawing.fit import fit
from lineage.language.artifact_types import Group
from lineage.specs.project import artifact_ref, workspace_name

if TYPE_CHECKING:
    from collections.abc import Collection

    from lineage.specs.project import Project

_TITLE = (152, 13 * 1.18)  # bold letters are wider
_SUBTITLE = (150, 11)
_OWNER = (190, 11)
_BADGE = 18


def node_face(ref: str, type_: str, project: Project, icons: Collection[str]) -> Face:
    """The card of an artifact, a part or a workspace, which leads nowhere."""
    artifact = project.artifacts.get(artifact_ref(ref))
    if artifact is None:
        workspace = project.workspaces.get(ref)
        title = (workspace.title if workspace else None) or ref
        return _card(title, (workspace.domain if workspace else None) or "workspace", ref, "", "sign-workspace")
    kind = project.type_of(artifact)
    group = kind.group if kind else Group.CONFIGURATION
    if ref != artifact.ref:
        holder = artifact.title or str(artifact.name)
        icon = f"part-{type_}" if type_ in {"run", "version"} else "part-table"
        title = ref.removeprefix(artifact.ref)[1:]
        return _card(title, f"{type_} · {holder}", ref, group, icon)
    icon = kind.icon if kind and kind.icon in icons else f"group-{group}"
    subtitle = f"{kind.title if kind else artifact.type or 'unknown type'} · {workspace_name(ref)}"
    owner = project.principals.get(artifact.owner or "")
    title = artifact.title or str(artifact.name)
    return replace(
        _card(title, subtitle, ref, group, icon),
        title=fit(title, _TITLE[0] - (_BADGE if artifact.endorsement else 0), _TITLE[1]),
        owner=fit((owner.title if owner else None) or str(artifact.owner or "").partition(":")[2], *_OWNER),
        endorsement=artifact.endorsement or "",
        deprecated=artifact.deprecated is not None,
    )


def _card(title: str, subtitle: str, ref: str, group: str, icon: str) -> Face:
    return Face(
        id="",
        href="",
        title=fit(title, *_TITLE),
        subtitle=fit(subtitle, *_SUBTITLE),
        tip=f"{title}\n{subtitle}\n{ref}",
        group=group,
        icon=icon,
    )
