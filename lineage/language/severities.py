"""How much each change matters: the table that a diff is weighed by, and that a project may overrule row by row.

The first row that fits a change weighs it. To add a row, add a line; one with a new condition needs a function for it
in `lineage/changes/conditions.py`. Names of rows are promises: projects set them.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from lineage.wording.phrasing import alternatives


class Kind(StrEnum):
    """What happened to the subject of a change."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    RENAMED = "renamed"


class ChangeSeverity(StrEnum):
    """How much a change matters to those downstream, worst first."""

    BREAKING = "breaking"
    RISKY = "risky"
    SAFE = "safe"

    @property
    def rank(self) -> int:
        """Greater is worse."""
        return _RANKS[self]


_RANKS = {severity: rank for rank, severity in enumerate(reversed(ChangeSeverity))}


class When(StrEnum):
    """A condition of a row, said as it is documented."""

    ALWAYS = "otherwise"
    RELIED_ON = "something that remains takes data or settings from it"
    RUNS_OTHERS = "something that remains is run by it"
    DANGLING = "something still refers to it by the name that is gone"
    USED = "something takes data or settings from it, or is run by it"
    CERTIFIED = "it, or something downstream of it, is certified"
    CHAMPION = "the alias is `champion`"
    FOLLOWED = "something follows it to the other version"
    COLUMN_LINK = "it says which column a column comes from"
    STILL_JOINED = "something in or around the one end still leads to something in or around the other"
    CONTROL = "it says what runs something"
    FEWER_COLUMNS = "it was about all, and is about some columns now"
    ACCESS_LOST = "an owner can no longer write where it owns, or read what is upstream of what it owns"
    ACCESS_GAINED = "somebody may do what they could not do before"
    OPENED = "it moves to a workspace where somebody may do what they could not do where it was"
    STILL_OWNS = "it still owns something"
    NOBODY_LEFT = "nobody is left to tell"
    LOWERED = "it is less than before"
    IN_USE = "there are artifacts of this type"


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table: which changes it is for, how much those matter, and why."""

    name: str
    subjects: tuple[str, ...]
    kinds: tuple[Kind, ...]
    when: When
    severity: ChangeSeverity
    why: str

    @property
    def change(self) -> str:
        """Which changes it is for, in words."""
        return f"{alternatives(self.subjects)} {alternatives([kind.value for kind in self.kinds])}"


_ADDED, _REMOVED, _CHANGED, _RENAMED = Kind
_BREAKING, _RISKY, _SAFE = ChangeSeverity
_COME_OR_CHANGED = (_ADDED, _CHANGED)
_GONE_OR_CHANGED = (_REMOVED, _CHANGED)
_ANY = (_ADDED, _REMOVED, _CHANGED)

NAMED = {
    "workspace": "workspace",
    "artifact": "artifact",
    "part": "table or schema",
    "column": "column",
    "version": "version",
    "run": "run",
}
"""What has a name by which others refer to it, and so may be renamed; and what people call it."""

DESCRIPTIVE = (
    "title", "description", "tags", "domain", "source", "email", "icon", "status", "started", "ended", "commit",
    "parameters", "metrics", "created", "stage", "repository", "site",
)  # fmt: skip
"""The plain fields, by their names in YAML: they say more of a thing, and nothing depends on them."""

SUBJECTS = (
    *NAMED, "alias", "relationship", "pin", "role", "role-definition", "member", "principal", "contact", "owner",
    "sensitivity", "endorsement", "freshness", "deprecation", "connection", "type", "policy", "waiver",
    "type-definition", "scale", "setting", *DESCRIPTIVE,
)  # fmt: skip
"""All that can change."""


def _rows_of(subject: str, noun: str) -> tuple[Row, ...]:
    """What holds for everything that has a name others refer to it by."""
    of = (subject,)
    rows = [
        Row(f"{subject}-removed", of, (_REMOVED,), When.RELIED_ON, _BREAKING, "what relies on it loses it"),
        Row(f"{subject}-removed-unused", of, (_REMOVED,), When.ALWAYS, _SAFE, "nothing that remains relies on it"),
        Row(f"{subject}-renamed-dangling", of, (_RENAMED,), When.DANGLING, _BREAKING,
            "what relies on it has not followed the new name"),
        Row(f"{subject}-renamed-used", of, (_RENAMED,), When.USED, _RISKY, "what relies on it has to follow"),
        Row(f"{subject}-renamed", of, (_RENAMED,), When.ALWAYS, _SAFE, "nothing relies on it"),
        Row(f"{subject}-added", of, (_ADDED,), When.ALWAYS, _SAFE, f"a new {noun} takes nothing away"),
    ]  # fmt: skip
    if subject == "artifact":
        rows[1:1] = [
            Row("artifact-removed-runner", of, (_REMOVED,), When.RUNS_OTHERS, _RISKY,
                "what it ran may be run no more, and grow old"),
            Row("artifact-removed-certified", of, (_REMOVED,), When.CERTIFIED, _RISKY,
                "others were told to rely on it"),
        ]  # fmt: skip
        rows[-3:-3] = [
            Row("artifact-moved-widened", of, (_RENAMED,), When.OPENED, _RISKY,
                "who has a role there gets access to it"),
        ]  # fmt: skip
    return tuple(rows)


# fmt: off
ROWS: dict[str, Row] = {row.name: row for row in (
    *(row for subject, noun in NAMED.items() for row in _rows_of(subject, noun)),

    Row("champion-moved", ("alias",), (_CHANGED,), When.CHAMPION, _RISKY,
        "what applies the champion applies another version now"),
    Row("alias-moved", ("alias",), (_CHANGED,), When.FOLLOWED, _RISKY,
        "what follows the alias follows another version now"),
    Row("alias-moved-unused", ("alias",), (_CHANGED,), When.ALWAYS, _SAFE, "nothing follows it"),
    Row("alias-removed", ("alias",), (_REMOVED,), When.DANGLING, _BREAKING,
        "what refers to the alias finds no version"),
    Row("alias-removed-unused", ("alias",), (_REMOVED,), When.ALWAYS, _SAFE, "nothing refers to it"),
    Row("alias-added", ("alias",), (_ADDED,), When.ALWAYS, _SAFE, "a new alias takes nothing away"),

    Row("column-link-removed", ("relationship",), (_REMOVED,), When.COLUMN_LINK, _RISKY,
        "the column is no longer said to come from there: its data or the impact of that column changes"),
    Row("relationship-reworded", ("relationship",), (_REMOVED,), When.STILL_JOINED, _SAFE,
        "the same data flows, said more or less exactly"),
    Row("orchestration-removed", ("relationship",), (_REMOVED,), When.CONTROL, _RISKY,
        "what was run may be run no more, and grow old"),
    Row("relationship-removed", ("relationship",), (_REMOVED,), When.ALWAYS, _BREAKING,
        "the downstream end loses an input"),
    Row("relationship-narrowed", ("relationship",), (_CHANGED,), When.FEWER_COLUMNS, _RISKY,
        "the downstream end may lose the other columns"),
    Row("relationship-changed", ("relationship",), (_CHANGED,), When.ALWAYS, _SAFE, "both ends stay joined"),
    Row("relationship-added", ("relationship",), (_ADDED,), When.ALWAYS, _SAFE, "a new input takes nothing away"),
    Row("pin-changed-certified", ("pin",), _ANY, When.CERTIFIED, _RISKY,
        "something certified rests on another state of the data"),
    Row("pin-changed", ("pin",), _ANY, When.ALWAYS, _SAFE, "nothing certified rests on it"),

    Row("access-lost", ("role", "member", "role-definition",
        "principal"), _GONE_OR_CHANGED, When.ACCESS_LOST, _BREAKING,
        "the owner relies on what it may no longer do"),
    Row("role-widened", ("role",), _COME_OR_CHANGED, When.ACCESS_GAINED, _RISKY,
        "access is given, and is hard to take back"),
    Row("role-changed", ("role",), _ANY, When.ALWAYS, _SAFE, "nobody may do more, and no owner misses anything"),
    Row("role-definition-widened", ("role-definition",), _COME_OR_CHANGED, When.ACCESS_GAINED, _RISKY,
        "everybody who has the role may do more"),
    Row("role-definition-changed", ("role-definition",), _ANY, When.ALWAYS, _SAFE,
        "nobody may do more, and no owner misses anything"),
    Row("member-widened", ("member",), (_ADDED,), When.ACCESS_GAINED, _RISKY,
        "the member may do all that the group may"),
    Row("member-changed", ("member",), _ANY, When.ALWAYS, _SAFE, "nobody may do more, and no owner misses anything"),
    Row("principal-widened", ("principal",), (_ADDED,), When.ACCESS_GAINED, _RISKY, "its members may do what it may"),
    Row("principal-added", ("principal",), (_ADDED,), When.ALWAYS, _SAFE, "somebody new may do nothing yet"),
    Row("principal-removed-owner", ("principal",), (_REMOVED,), When.STILL_OWNS, _RISKY,
        "nobody answers for what it owns"),
    Row("principal-removed", ("principal",), (_REMOVED,), When.ALWAYS, _SAFE, "it owns nothing"),
    Row("last-contact-removed", ("contact",), (_REMOVED,), When.NOBODY_LEFT, _RISKY,
        "nobody is told when something there changes"),
    Row("contact-changed", ("contact",), _ANY, When.ALWAYS, _SAFE, "somebody is told"),

    Row("owner-removed", ("owner",), (_REMOVED,), When.ALWAYS, _RISKY, "nobody answers for it any more"),
    Row("owner-changed-certified", ("owner",), _COME_OR_CHANGED, When.CERTIFIED, _RISKY,
        "somebody else answers for what others were told to rely on"),
    Row("owner-changed", ("owner",), _COME_OR_CHANGED, When.ALWAYS, _SAFE, "nothing certified rests on it"),
    Row("sensitivity-lowered", ("sensitivity",), _GONE_OR_CHANGED, When.LOWERED, _RISKY,
        "data is protected less than before"),
    Row("sensitivity-changed-certified", ("sensitivity",), _ANY, When.CERTIFIED, _RISKY,
        "what others were told to rely on has to be handled in another way"),
    Row("sensitivity-changed", ("sensitivity",), _ANY, When.ALWAYS, _SAFE, "nothing certified rests on it"),
    Row("endorsement-lowered", ("endorsement",), _GONE_OR_CHANGED, When.LOWERED, _RISKY,
        "others were told to rely on it, and should do so less"),
    Row("endorsement-changed", ("endorsement",), _ANY, When.ALWAYS, _SAFE, "others may rely on it more than before"),
    Row("freshness-changed-certified", ("freshness",), _ANY, When.CERTIFIED, _RISKY,
        "what others were told to rely on may be of another age"),
    Row("freshness-changed", ("freshness",), _ANY, When.ALWAYS, _SAFE, "nothing certified rests on it"),
    Row("deprecated-in-use", ("deprecation",), (_ADDED,), When.RELIED_ON, _RISKY, "what relies on it has to move away"),
    Row("deprecation-changed", ("deprecation",), _ANY, When.ALWAYS, _SAFE, "nothing has to move because of it"),
    Row("connection-changed-used", ("connection",), _ANY, When.USED, _RISKY, "what relies on it may get other data"),
    Row("connection-changed", ("connection",), _ANY, When.ALWAYS, _SAFE, "nothing relies on it"),
    Row("type-changed-used", ("type",), _ANY, When.USED, _RISKY, "what relies on it may not know the new type"),
    Row("type-changed", ("type",), _ANY, When.ALWAYS, _SAFE, "nothing relies on it"),

    Row("policy-added", ("policy",), (_ADDED,), When.ALWAYS, _SAFE, "more is looked after"),
    Row("policy-changed", ("policy",), _GONE_OR_CHANGED, When.ALWAYS, _RISKY, "something may be looked after no more"),
    Row("waiver-given", ("waiver",), _COME_OR_CHANGED, When.ALWAYS, _RISKY, "a policy does not hold there for a while"),
    Row("waiver-removed", ("waiver",), (_REMOVED,), When.ALWAYS, _SAFE, "the policy holds there again"),
    Row("type-definition-in-use", ("type-definition",), _GONE_OR_CHANGED, When.IN_USE, _RISKY,
        "the type decides what relationships are possible"),
    Row("type-definition-changed", ("type-definition",), _ANY, When.ALWAYS, _SAFE, "no artifact is of this type"),
    Row("scale-changed", ("scale",), _ANY, When.ALWAYS, _RISKY, "every sensitivity is measured by it"),
    Row("setting-lowered", ("setting",), _ANY, When.LOWERED, _RISKY, "a fault or a change counts less than before"),
    Row("setting-changed", ("setting",), _ANY, When.ALWAYS, _SAFE, "nothing counts less than before"),

    Row("described", DESCRIPTIVE, _ANY, When.ALWAYS, _SAFE, "nothing depends on it"),
)}
# fmt: on
"""Every row by its name, in the order in which they are tried."""
