"""References → what they mean."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lineage.language.artifact_types import Group
from lineage.language.reference import Reference, parse_reference
from lineage.specs.model import Artifact, Version

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lineage.language.artifact_types import ArtifactType
    from lineage.specs.model import Column
    from lineage.specs.project import Node


@dataclass(frozen=True, slots=True)
class Names:
    """All that can be referred to, by whole reference. `aliases` leads from `workspace/model@alias` to the version."""

    nodes: Mapping[str, Node]
    columns: Mapping[str, Column]
    aliases: Mapping[str, str]
    types: Mapping[str, ArtifactType]

    def resolve(self, text: str, workspace: str) -> tuple[str, str | None] | None:
        """Give the whole reference of what is meant, and the opaque pin that was asked of it; None if it is nothing.

        A reference without a workspace is read inside `workspace`.
        """
        whole = text if "/" in text else f"{workspace}/{text}"
        if whole in self.nodes or whole in self.columns:
            return whole, None
        reference = parse_reference(text)
        return self._resolve(reference, workspace) if reference else None

    def _resolve(self, reference: Reference, workspace: str) -> tuple[str, str | None] | None:
        node = reference.node if reference.workspace else f"{workspace}/{reference.node}"
        pin = None
        if node not in self.nodes:
            return None
        if reference.version is not None:
            versioned = f"{node}@{reference.version}"
            versioned = self.aliases.get(versioned, versioned)
            if versioned in self.nodes:
                node = versioned
            elif self.has_versions(node):
                return None
            else:
                pin = reference.version
        if reference.column is None:
            return node, pin
        column = f"{node}#{reference.column}"
        return (column, pin) if column in self.columns else None

    def has_versions(self, ref: str) -> bool:
        """Tell whether `@` names a version here: on models, and on whatever declares versions."""
        node = self.nodes[ref]
        if not isinstance(node, Artifact):
            return False
        declared = self.types.get(node.type) if node.type is not None else None
        return (declared is not None and declared.group is Group.MODEL) or any(
            isinstance(part, Version) for part in node.parts
        )
