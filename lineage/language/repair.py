"""Takes the pieces that a schema refuses out of a document, so that the rest of it can be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lineage.text.document import Mapping, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lineage.language.schema import SchemaFault
    from lineage.text.document import Document, Value

_MISSING_FIELD = "LIN104"
_NAMES_ITS_KEYS = frozenset(
    {"artifacts", "tables", "schemas", "columns", "runs", "versions", "users", "groups", "apps"}
)


def repair(document: Document, faults: Iterable[SchemaFault]) -> None:
    """Take out what is faulty, in place.

    A thing whose content is no mapping keeps its name and becomes empty: what refers to it is not at fault. A policy
    goes as a whole: without one of its lines it would say something else.
    """
    paths = {_piece(fault.path) for fault in faults if fault.code != _MISSING_FIELD and fault.path}
    # From the back, so that no index moves before it is used; what is inside goes before what holds it.
    for path in sorted(paths, key=lambda path: [str(step).zfill(9) for step in path], reverse=True):
        holder = _at(document.data, path[:-1])
        step = path[-1]
        if isinstance(holder, Sequence) and isinstance(step, int):
            del holder[step], holder.events[step]
        elif isinstance(holder, Mapping) and isinstance(step, str):
            # Field and name take turns in a path, so a name such as `tables` cannot be taken for the field.
            if len(path) % 2 == 0 and path[-2] in _NAMES_ITS_KEYS:
                empty = Mapping()
                empty.events = []
                holder[step] = empty
            else:
                index = list(holder).index(step)
                del holder[step], holder.events[index]


def _piece(path: tuple[str | int, ...]) -> tuple[str | int, ...]:
    return path[:2] if path[0] == "policies" else path


def _at(data: Value, path: tuple[str | int, ...]) -> Value:
    for step in path:
        data = data[step]  # type: ignore[index]
    return data
