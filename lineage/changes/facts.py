"""What a project says, fact by fact: a subject, what it is said of, and what is said.

Two facts with one key say something of the same; they say the same when their values are equal. Order, place and
spelling are no part of a value where they mean nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from lineage.language.freshness import parse_duration
from lineage.specs.model import Artifact, Run, Schema, Table, Version
from lineage.specs.resolve import Names as Resolver
from lineage.wording.flow_style import in_flow_style

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lineage.changes.names import Names
    from lineage.specs.model import Column, Pairs, Part
    from lineage.specs.project import Node, Project
    from lineage.text.scalars import Scalar
    from lineage.text.source import Text

Key: TypeAlias = "tuple[str, str, str | None]"
"""What a fact is about: its subject, the reference, and who or what else it takes to name it."""


class Fact(NamedTuple):
    """Something said of `ref`. `words` say `value` to people, `place` is where it stands, if that is known.

    `holder` is the fact that there is what this is said of: who adds or removes that, adds or removes this with it.
    """

    subject: str
    ref: str
    place: Text | None
    value: object = None
    words: str | None = None
    other: str | None = None
    holder: Key | None = None

    @property
    def key(self) -> Key:
        """What it is about."""
        return self.subject, self.ref, self.other


PLAIN_FIELDS: dict[type, tuple[str, ...]] = {
    Artifact: ("title", "description", "domain", "source"),
    Schema: ("title", "description"),
    Table: ("title", "description"),
    Run: ("title", "description", "status", "started", "ended", "commit"),
    Version: ("title", "description", "created", "stage"),
}
_COLUMN_FIELDS = ("title", "description")


def subject_of(node: Node) -> str:
    """What a change calls an artifact or a part."""
    if isinstance(node, Artifact):
        return "artifact"
    return node.kind if isinstance(node, Run | Version) else "part"


def key_of(node: Node) -> Key:
    """The key of the fact that there is an artifact or a part."""
    return subject_of(node), node.ref, None


def plain(
    thing: object, fields: Iterable[str], ref: str, name: Text | None, holder: Key | None = None
) -> Iterator[Fact]:
    """The fields of a thing that are texts, and mean what they say."""
    for field in fields:
        if said := getattr(thing, field):
            yield Fact(field, ref, name, said, said, holder=holder)


def tagged(tags: tuple[str, ...], ref: str, name: Text, holder: Key) -> Iterator[Fact]:
    """The tags of a thing, in no order."""
    if tags:
        yield Fact("tags", ref, name, frozenset(tags), in_flow_style(sorted(set(tags))), holder=holder)


def artifact_facts(project: Project, artifact: Artifact, names: Names) -> Iterator[Fact]:
    """All that is said of an artifact and of what is in it, but for relationships. `names` leads to the head."""
    ref, name, holder = artifact.ref, artifact.name, key_of(artifact)
    yield Fact("artifact", ref, name, words=str(artifact.type or "unknown"))
    yield from _content(project, artifact, names)
    for subject, text in (
        ("type", artifact.type),
        ("owner", artifact.owner),
        ("sensitivity", artifact.sensitivity),
    ):
        if text is not None:
            yield Fact(subject, ref, text, text, str(text), holder=holder)
    if artifact.endorsement is not None:
        yield Fact("endorsement", ref, name, artifact.endorsement, artifact.endorsement, holder=holder)
    if artifact.within is not None:
        within = artifact.within
        yield Fact("freshness", ref, within, parse_duration(within) or within, str(within), holder=holder)
    yield from _pairs("connection", artifact.connection, ref, name, holder)
    for waiver in artifact.waivers:
        words = f"until {waiver.until}: {waiver.reason}"
        yield Fact("waiver", ref, waiver.policy, (waiver.until, waiver.reason), words, str(waiver.policy), holder)
    yield from _deprecation(project, artifact, names, holder)


def _deprecation(project: Project, artifact: Artifact, names: Names, holder: Key) -> Iterator[Fact]:
    said = artifact.deprecated
    if said is None:
        return
    written = said.replacement
    resolver = Resolver(project.nodes, project.columns, project.aliases, project.types)
    found = resolver.resolve(written, artifact.workspace) if written is not None else None
    instead = found[0] if found else written
    value = (said.since, said.reason, names.head(instead) if instead is not None else None)
    words = {"since": said.since, "reason": said.reason, "replacement": instead}
    yield Fact(
        "deprecation",
        artifact.ref,
        artifact.name,
        value,
        in_flow_style({key: str(word) for key, word in words.items() if word is not None}),
        holder=holder,
    )


def _content(project: Project, node: Node, names: Names) -> Iterator[Fact]:
    """What is said alike of artifacts and parts, and what is in them."""
    ref, holder = node.ref, key_of(node)
    yield from plain(node, PLAIN_FIELDS[type(node)], ref, node.name, holder)
    yield from tagged(node.tags, ref, node.name, holder)
    for column in node.columns:
        yield from column_facts(column, holder)
    for part in node.parts:
        if project.nodes.get(part.ref) is part:  # of two with one name, the first has it
            yield from part_facts(project, part, names, holder)


def column_facts(column: Column, holder: Key | None = None) -> Iterator[Fact]:
    """All that is said of a column, but for where it comes from."""
    ref, name = column.ref, column.name
    fact = Fact("column", ref, name, words=column.type, holder=holder)
    yield fact
    yield from plain(column, _COLUMN_FIELDS, ref, name, fact.key)
    yield from tagged(column.tags, ref, name, fact.key)
    if column.type is not None:
        yield Fact("type", ref, name, column.type, column.type, holder=fact.key)


def part_facts(project: Project, part: Part, names: Names, holder: Key | None = None) -> Iterator[Fact]:
    """All that is said of a part and of what is in it, but for relationships. `names` leads to the head."""
    own = key_of(part)
    yield Fact(own[0], part.ref, part.name, holder=holder)
    yield from _content(project, part, names)
    if isinstance(part, Run):
        for subject, pairs in (("parameters", part.parameters), ("metrics", part.metrics)):
            yield from _pairs(subject, pairs, part.ref, part.name, own)
    elif isinstance(part, Version):
        yield from _aliases(project, part, names, own)
    else:
        yield Fact("type", part.ref, part.name, part.kind, part.kind, holder=own)
        if isinstance(part, Table) and part.sensitivity is not None:
            said = part.sensitivity
            yield Fact("sensitivity", part.ref, said, said, str(said), holder=own)


def _pairs(subject: str, pairs: Pairs, ref: str, name: Text, holder: Key) -> Iterator[Fact]:
    """Names with values, in no order."""
    if pairs:
        yield Fact(subject, ref, name, frozenset(map(_exact, pairs)), in_flow_style(dict(sorted(pairs))), holder=holder)


def _exact(pair: tuple[str, Scalar]) -> tuple[str, bool, Scalar]:
    """A name with a value of which `true` is not `1`, as it is in Python; but `1.0` is."""
    return pair[0], isinstance(pair[1], bool), pair[1]


def say_the_same(one: Artifact, other: Artifact) -> bool:
    """Tell whether two artifacts say the same, word for word."""
    return one == other and [*map(_exact, _all_pairs(one))] == [*map(_exact, _all_pairs(other))]


def _all_pairs(artifact: Artifact) -> Iterator[tuple[str, Scalar]]:
    yield from artifact.connection
    for part in artifact.parts:
        if isinstance(part, Run):
            yield from (*part.parameters, *part.metrics)


def _aliases(project: Project, version: Version, names: Names, holder: Key) -> Iterator[Fact]:
    model = version.ref.partition("@")[0]
    for alias in version.aliases:
        ref = f"{model}@{alias}"
        if project.aliases.get(ref) == version.ref:  # of two versions with one alias, the first has it
            yield Fact("alias", ref, alias, names.head(version.ref), str(version.name), holder=holder)
