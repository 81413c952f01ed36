"""Which field an unknown key is meant to be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lineage.wording.suggest import closest

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

_ALSO_CALLED = {
    "comment": "description",
    "dependencies": "inputs",
    "depends_on": "inputs",
    "derived_from": "from",
    "display_name": "title",
    "displayname": "title",
    "downstream": "outputs",
    "kind": "type",
    "label": "title",
    "permissions": "may",
    "reads": "inputs",
    "source": "from",
    "target": "to",
    "upstream": "inputs",
    "writes": "outputs",
}
"""Words of other tools, for the fields that say the same here."""


def meant_field(key: str, instance: Mapping[str, object], schema: Mapping[str, Any]) -> str | None:
    """The field that a thing does not have yet and that an unknown key of it is evidently meant to be."""
    return likely_field(key, [name for name in schema["properties"] if name not in instance])


def likely_field(key: str, fields: Collection[str]) -> str | None:
    """The one of some fields that a key is most likely meant to be."""
    also = _ALSO_CALLED.get(key.casefold())
    return also if also in fields else closest(key, fields)
