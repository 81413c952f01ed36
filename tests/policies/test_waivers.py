"""A waiver holds through its last day, for one artifact and one policy; whatever else it is, it is told."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

import lineage
from tests.policies.saying import TODAY, messages, policy
from tests.rules.said import document, sales

RULE = "require: {fields: [owner]}, select: 'type:Report'"


def reports(*waivers: str, owner: str = "") -> str:
    """Two reports without an owner, of which the first has some waivers."""
    lines = "\n".join(f"          - {{{waiver}}}" for waiver in waivers)
    return sales(f"""
    artifacts:
      lake: {{type: Lakehouse}}
      first:
        type: Report
        inputs: [lake]
        {owner}
        waive:
{lines}
      second: {{type: Report, inputs: [lake]}}
    """)


def waiver(name: str, until: object) -> str:
    return f"policy: {name}, reason: because, until: {until}"


FIRST, SECOND = (f"error: policy `p`: `{name}` has no `owner`" for name in ("first", "second"))


@pytest.mark.parametrize(
    ("days", "told"),
    [
        (0, [SECOND]),
        (1, [SECOND]),
        (-1, [FIRST, "warning: the waiver of `p` ended with 2026-11-21", SECOND]),
        (-3000, [FIRST, "warning: the waiver of `p` ended with 2018-09-05", SECOND]),
    ],
)
def test_it_holds_through_its_last_day(days: int, told: list[str]) -> None:
    spec = reports(waiver("p", TODAY + timedelta(days=days)))
    assert messages(spec + policy(RULE)) == told


def test_without_a_day_none_has_ended() -> None:
    from lineage.compiler import compile_sources  # noqa: PLC0415 - what has no day to go by is not for everybody

    source = lineage.Source("specs.yaml", reports(waiver("p", "2000-01-01")) + policy(RULE))
    assert [each.message for each in compile_sources([source]).diagnostics] == [SECOND.removeprefix("error: ")]


TELL = [
    (waiver("q", "2027-01-01"), ["error: unknown policy `q`"]),
    (waiver("LIN201", "2027-01-01"), ["error: `LIN201` cannot be waived"]),
    (waiver("unknown-reference", "2027-01-01"), ["error: `unknown-reference` cannot be waived"]),
    (waiver("cycle", "2027-01-01"), ["warning: nothing about `first` breaks `cycle`"]),
    (waiver("LIN304", "2020-01-01"), ["warning: the waiver of `LIN304` ended with 2020-01-01"]),
    (waiver("p", "'2027-13-01'"), ["error: `2027-13-01` is not a day"]),
    (waiver("p", "20270101x"), ["error: `20270101x` is not a day"]),
    (waiver("p", "2027-W01-1"), ["error: `2027-W01-1` is not a day"]),
    (waiver("p", "soon"), ["error: `soon` is not a day"]),
]


@pytest.mark.parametrize(("said", "told"), TELL)
def test_what_is_wrong_with_it(said: str, told: list[str]) -> None:
    assert messages(reports(said) + policy(RULE)) == [FIRST, *told, SECOND]


def test_the_nearest_is_suggested() -> None:
    spec = reports(waiver("sensitivity-fals", "2027-01-01"))
    [found] = lineage.compile_texts({"specs.yaml": spec}, today=TODAY).diagnostics
    assert found.help == "did you mean `sensitivity-falls`?"


def test_one_for_nothing() -> None:
    owned = reports(waiver("p", "2027-01-01"), owner="owner: user:ana")
    assert messages(owned + policy(RULE)) == ["warning: nothing about `first` breaks `p`", SECOND]
    ended = reports(waiver("p", "2020-01-01"), owner="owner: user:ana")
    assert messages(ended + policy(RULE)) == ["warning: the waiver of `p` ended with 2020-01-01", SECOND]


def test_where_something_was_refused_or_not_judged_none_is_for_nothing() -> None:
    owned = reports(waiver("p", "2027-01-01"), owner="owner: [user:ana]")
    assert messages(owned + policy(RULE)) == []
    assert messages(reports(waiver("q", "2027-01-01"), owner="owner: [user:ana]") + policy(RULE)) == []
    assert messages(reports(waiver("p", "2027-01-01")) + policy("require: {fields: [ownr]}")) == [
        "error: unknown field `ownr`"
    ]


def test_of_two_the_one_in_force_counts() -> None:
    spec = reports(waiver("p", "2020-01-01"), waiver("p", "2027-01-01"))
    assert messages(spec + policy(RULE)) == [SECOND]


def test_one_with_a_fault_in_it_holds_for_nothing() -> None:
    spec = reports("policy: p, reason: because, until: 20270101")
    told = [
        each.code for each in lineage.compile_texts({"a.yaml": spec + policy("forbid: {fields: [waive]}")}).diagnostics
    ]
    assert told == ["LIN105"]


JUDGING = {
    "LIN303": (
        "cycle",
        """
        artifacts:
          lake: {type: Lakehouse, tables: {t: {}}}
          merge: {type: Notebook, inputs: [lake.t], outputs: [lake.t], WAIVE}
        """,
    ),
    "LIN304": ("isolated-artifact", "artifacts: {alone: {type: Report, WAIVE}}\n"),
    "LIN405": (
        "owner-cannot-write",
        "artifacts: {a: {type: Lakehouse, owner: user:ben, WAIVE}, b: {type: Report, inputs: [a]}}\n",
    ),
    "LIN407": (
        "sensitivity-falls",
        """
        artifacts:
          lake: {type: Lakehouse, sensitivity: restricted}
          page: {type: Report, sensitivity: public, inputs: [lake], WAIVE}
        """,
    ),
}
PEOPLE = document("Principals", "users: {ana: {}, ben: {}}\n")


@pytest.mark.parametrize("code", JUDGING)
@pytest.mark.parametrize("by_name", [False, True], ids=["code", "name"])
def test_rules_that_judge_can_be_waived(code: str, *, by_name: bool) -> None:
    name, spec = JUDGING[code]

    def told(until: str) -> list[str]:
        waive = f"waive: [{{{waiver(name if by_name else code, until)}}}]"
        text = sales(spec.replace(", WAIVE", f", {waive}"), PEOPLE)
        return [each.code for each in lineage.compile_texts({"a.yaml": text}, today=TODAY).diagnostics]

    assert code in [
        each.code for each in lineage.compile_texts({"a.yaml": sales(spec.replace(", WAIVE", ""), PEOPLE)}).diagnostics
    ]
    assert told("2026-11-22") == []
    assert sorted(told("2026-11-21")) == sorted([code, "LIN505"])


def test_the_verdict_knows_what_is_waived() -> None:
    spec = reports(waiver("p", "2027-01-01")) + policy(RULE)
    [verdict] = lineage.compile_texts({"specs.yaml": spec}, today=TODAY).verdicts
    assert (verdict.chosen, verdict.broken, verdict.waived) == (2, ("sales/second",), ("sales/first",))
    [held] = verdict.waivers
    assert (held.artifact, held.ended) == ("sales/first", False)


def test_the_library_goes_by_the_day_it_is() -> None:
    spec = {"specs.yaml": reports(waiver("p", date(2000, 1, 1))) + policy(RULE)}
    assert "LIN505" in {each.code for each in lineage.compile_texts(spec).diagnostics}
    saved = lineage.to_json(lineage.compile_texts(spec))
    for today in (date(2000, 1, 1), date(2000, 1, 2)):
        told = [
            {each.code for each in of.diagnostics}
            for of in (lineage.compile_texts(spec, today=today), lineage.compile_saved(saved, today=today))
        ]
        assert told == [{"LIN501"} | ({"LIN505"} if today.day > 1 else set())] * 2
