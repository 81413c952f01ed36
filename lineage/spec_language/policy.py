"""The description of policies: the rules that an organisation makes for its own graph, and how they are waived."""

from __future__ import annotations

from lineage.language.relationship_types import RELATIONSHIP_TYPES
from lineage.spec_language.shapes import Field, ListOf, MapOf, Number, Record, Text
from lineage.text.diagnostic import Severity

PATH = Record(
    "Path",
    "A way of the data from one thing to another, over as many relationships as it takes; exact down to columns.",
    (
        Field(
            "select",
            "Selector",
            "A selector of what is at the other end. Without it, any other artifact.",
            Text(),
            ("tag:pii", "commit:*"),
        ),
        Field(
            "avoiding",
            "Avoiding",
            "A selector of what the path does not pass: one that does is not counted.",
            Text(),
            ("tag:anonymised",),
        ),
        Field(
            "precision",
            "Precision",
            "How sure a path must be to be counted, as `lineage impact` and `lineage trace` would say of the "
            "thing that the policy chooses. Without it, `possible`: every path counts.",
            Text(("declared", "possible")),
            ("declared",),
        ),
    ),
)

NEIGHBOURS = Record(
    "Neighbours",
    "What a thing has a relationship with, on one side of it.",
    (
        Field(
            "select",
            "Selector",
            "A selector of neighbours. Without it, all of them.",
            Text(),
            ("type:SemanticModel",),
        ),
        Field(
            "types",
            "Types",
            "Types of relationships. Without it, all that data takes; with it, those on the planes of these types.",
            ListOf(Text(tuple(RELATIONSHIP_TYPES)), least=1),
            (["presents", "serves"],),
        ),
    ),
)

LIMITS = Record(
    "Limits",
    "How much there may be at most.",
    (
        Field("inputs", "Inputs", "How many artifacts give data to it directly.", Number(), (20,)),
        Field("outputs", "Outputs", "How many artifacts take data from it directly.", Number(), (50,)),
        Field(
            "depth",
            "Depth",
            "How many relationships data follows, one after the other, until it arrives: on the longest way.",
            Number(),
            (12,),
        ),
        Field(
            "deprecated",
            "After deprecation",
            "How long after its `since` a deprecated artifact may still give data to others: a number, and `d` or `w`.",
            Text(),
            ("90d",),
        ),
    ),
)


def _fields(verb: str) -> Field:
    return Field(
        "fields",
        "Fields",
        f"Fields that {verb} be there, by the names they have in specs; `connection.server` is one of a mapping.",
        ListOf(Text(), least=1),
        (["owner", "description"],),
    )


def _values(verb: str) -> Field:
    return Field(
        "values",
        "Values",
        f"Fields with the values that they {verb} have: one of these, `*`, `?` and `[…]` being wildcards.",
        MapOf("field", ListOf(Text(), least=1), least=1),
        ({"owner": ["group:*"], "endorsement": ["certified", "master-data"]},),
    )


def _path(direction: str, example: str, verb: str) -> Field:
    return Field(
        direction, direction.title(), f"What {verb} {direction} of it, however far away.", PATH, ({"select": example},)
    )


def _neighbours(name: str, of: str, verb: str) -> Field:
    return Field(
        name, name.title(), f"What {verb} {of} it, one relationship away.", NEIGHBOURS, ({"select": "tag:gold"},)
    )


REQUIREMENT = Record(
    "Requirement",
    "What must hold of each thing that the policy chooses: every line of it.",
    (
        _fields("must"),
        _values("must"),
        _path("upstream", "commit:*", "must be"),
        _path("downstream", "type:Report", "must be"),
        _neighbours("inputs", "gives data to", "alone"),
        _neighbours("outputs", "takes data from", "alone"),
        Field("limits", "Limits", "How much there may be at most.", LIMITS, ({"inputs": 20, "depth": 12},)),
    ),
)

PROHIBITION = Record(
    "Prohibition",
    "What must not hold of any thing that the policy chooses: no line of it.",
    (
        _fields("must not"),
        _values("must not"),
        _path("upstream", "tag:pii", "must not be"),
        _path("downstream", "type:Report", "must not be"),
        _neighbours("inputs", "gives data to", "must not be what"),
        _neighbours("outputs", "takes data from", "must not be what"),
    ),
)

POLICY = Record(
    "Policy",
    "A rule of the organisation's own over the graph: what it is about, and what it requires or forbids.",
    (
        Field(
            "id",
            "Id",
            "Its name, for `lineage explain` and for waivers: letters, digits, `_` and `-`.",
            Text(),
            ("pii-stays-inside",),
            required=True,
        ),
        Field(
            "description",
            "Description",
            "What it says and why, for whoever breaks it.",
            Text(),
            ("Personal data reaches a public report only by way of an anonymising step.",),
            required=True,
        ),
        Field(
            "severity",
            "Severity",
            "How much it matters when it is broken; `error` if nothing is said.",
            Text(tuple(reversed(Severity))),
            ("warning",),
        ),
        Field(
            "select",
            "Selector",
            "A selector of what it is about: artifacts, parts, columns. Without it, all artifacts.",
            Text(),
            ("type:Report,sensitivity:public",),
        ),
        Field(
            "require",
            "Requirement",
            "What must hold of each. A policy has this or `forbid`.",
            REQUIREMENT,
            ({"fields": ["owner", "description"]},),
        ),
        Field(
            "forbid",
            "Prohibition",
            "What must not hold of any. A policy has this or `require`.",
            PROHIBITION,
            ({"upstream": {"select": "tag:pii", "avoiding": "tag:anonymised"}},),
        ),
    ),
)

WAIVER = Record(
    "Waiver",
    "Says that a policy is known to be broken here, why that is borne with, and until when.",
    (
        Field(
            "policy",
            "Policy",
            "The id of the policy; or the code or name of a rule that judges, such as `cycle`.",
            Text(),
            ("pii-stays-inside",),
            required=True,
        ),
        Field("reason", "Reason", "Why it is borne with.", Text(), ("rebuilt without names in May",), required=True),
        Field(
            "until",
            "Until",
            "The last day on which it is, as year, month and day. From the next day on it is reported.",
            Text(),
            ("2026-12-31",),
            required=True,
        ),
    ),
)
