"""Where each word stands that is not in a name: columns, tables, runs, versions, descriptions.

All words come in one list, in order; where they stand, in many small scripts, each for a stretch of that list. So a
query loads the list, finds the words that it means, however they are misspelt, and then loads a script or two.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lineage.drawing.inert import inert
from lineage.site.data import script
from lineage.site.paths import anchor, search_path
from lineage.site.search.letters import words_of
from lineage.site.shards import Words
from lineage.specs.model import Run, Schema, Table, Version

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from lineage.site.catalog import Catalog
    from lineage.specs.model import Artifact, Column, Part

_ROOM = 60_000
"""Bytes of what one script says of its words, near enough."""

_ROOM_FOR_WORDS = 400_000

DESCRIPTION, COLUMN, TABLE, RUN, VERSION = range(5)


class Place(NamedTuple):
    """Where a word stands: the number of an artifact, what it is there, its name, what it is within, the link to it."""

    artifact: int
    kind: int
    name: str = ""
    within: str = ""
    anchor: str = ""

    @property
    def size(self) -> int:
        """How many bytes it takes, near enough; names are counted as if each was met twice."""
        return 6 if self.kind == DESCRIPTION else 18 + (len(self.name) + len(self.within) + len(self.anchor)) // 2


def index_scripts(catalog: Catalog) -> Iterator[tuple[str, bytes]]:
    """The scripts of the index, each as its path and content."""
    places = _places(catalog)
    words = sorted(places)
    stretches = list(_stretches([places[word] for word in words]))
    for number, (first, held) in enumerate(stretches, 1):
        yield search_path("places", number), script("searchPlaces", [number, *_said(first, held)])
    ends = [(first, first + len(held) - 1) for first, held in stretches]
    parts = list(_cut(words))
    for number, part in enumerate(parts, 1):
        said = {"piece": number, "pieces": len(parts), "words": " ".join(part), "stretches": [] if number > 1 else ends}
        yield search_path("words", number), script("searchWords", said)


def _places(catalog: Catalog) -> Mapping[str, Sequence[Place]]:
    """The places of each word, in the order of artifacts."""
    found: dict[str, dict[Place, None]] = {}
    for number, ref in enumerate(catalog.items):
        artifact = catalog.project.artifacts[ref]
        for texts, place in _texts(artifact, number):
            for text in texts:
                for word in words_of(text):
                    found.setdefault(word, {})[place] = None
    return {word: tuple(places) for word, places in found.items()}


def _texts(artifact: Artifact, number: int) -> Iterator[tuple[Iterable[str], Place]]:
    """What can be found in an artifact, and by which texts."""
    if artifact.description:
        yield (artifact.description,), Place(number, DESCRIPTION)
    yield from _columns(artifact.columns, number, artifact.ref, "")
    for part in artifact.all_parts():
        suffix = part.ref[len(artifact.ref) :]
        if not isinstance(part, Schema):
            kind, texts = _part(part)
            texts = (suffix, part.title or "", part.description or "", *part.tags, *texts)
            yield texts, _place(number, kind, suffix[1:], "", suffix)
        yield from _columns(part.columns, number, artifact.ref, suffix[1:])


def _part(part: Part) -> tuple[int, tuple[str, ...]]:
    match part:
        case Run():
            return RUN, tuple(filter(None, (part.status, part.commit)))
        case Version():
            return VERSION, (*part.aliases, part.stage or "")
        case Table() | _:
            return TABLE, ()


def _columns(columns: Sequence[Column], number: int, ref: str, within: str) -> Iterator[tuple[Iterable[str], Place]]:
    for column in columns:
        name = str(column.name)
        texts = (name, column.title or "", column.description or "", *column.tags)
        yield texts, _place(number, COLUMN, name, within, column.ref[len(ref) :])


def _place(artifact: int, kind: int, name: str, within: str, suffix: str) -> Place:
    """A place; its link is said only where it is not as its names have it."""
    usual = {COLUMN: f".{within}%23{name}" if within else f"%23{name}", VERSION: f"@{name}"}.get(kind, f".{name}")
    link = anchor(suffix)
    return Place(artifact, kind, str(inert(name)), str(inert(within)), "" if link == usual else link)


def _stretches(lists: Sequence[Sequence[Place]]) -> Iterator[tuple[int, Sequence[Sequence[Place]]]]:
    """Lists of places, cut into stretches that are not too large: the number of the first list, and the lists.

    A list too large for one stretch is in several, one after the other.
    """
    first, room = 0, _ROOM
    held: list[Sequence[Place]] = []
    for number, places in enumerate(lists):
        size = 3 + sum(place.size for place in places)
        if held and size > room:
            yield first, held
            first, held, room = number, [], _ROOM
        if size > _ROOM:
            some = _ROOM // max(place.size for place in places)
            cuts = range(0, len(places), some)
            yield from ((number, [places[at : at + some]]) for at in cuts)
            first = number + 1
            continue
        held.append(places)
        room -= size
    if held:
        yield first, held


def _said(first: int, lists: Sequence[Sequence[Place]]) -> tuple[int, list[object], list[object]]:
    """A stretch, as data: the number of its first word, the names, and the places of each word, naming by number."""
    names = Words()

    def said(place: Place) -> object:
        if place.kind == DESCRIPTION:
            return place.artifact
        named = [place.artifact, place.kind, names.number(place.name)]
        if place.within or place.anchor:
            named.append(names.number(place.within))
        return [*named, place.anchor] if place.anchor else named

    places: list[object] = [[said(place) for place in each] for each in lists]
    return first, list(names), places


def _cut(words: Sequence[str]) -> Iterator[Sequence[str]]:
    """Words, as many together as fit into a script."""
    start, room = 0, _ROOM_FOR_WORDS
    for number, word in enumerate(words):
        size = len(word) + 1 if word.isascii() else 6 * len(word) + 1
        if size > room:
            yield words[start:number]
            start, room = number, _ROOM_FOR_WORDS
        room -= size
    yield words[start:]
