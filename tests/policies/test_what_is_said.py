"""A broken policy is told where it is broken, with what shows it; a faulty one where it is faulty, with the mend."""

from __future__ import annotations

import pytest

import lineage
from tests.policies.saying import TODAY, messages, policy
from tests.rules.said import document, expected, said, sales

LEAK = sales("""
    artifacts:
      crm: {type: DataSource, tags: [pii]}
      lake: {type: Lakehouse, inputs: [crm]}
      page:
        type: Report
        owner: user:ana
        inputs: [lake]
""")
PAGE = "select: page, "


def test_the_place_the_path_the_policy_and_its_words() -> None:
    spec = LEAK + policy(PAGE + "forbid: {upstream: {select: tag:pii}}", "warning")
    assert said(spec, "LIN501") == expected("""
        8:3 warning[LIN501]: policy `p`: `page` goes back to `crm`, by `crm → lake → page`
            16:10: the policy is here
            7:36: `crm → lake`
            11:14: `lake → page`
            help: Because.
    """)


def test_the_value_is_pointed_at_where_it_is_known() -> None:
    spec = LEAK + policy(PAGE + "forbid: {values: {owner: ['user:*']}}")
    assert said(spec, "LIN501").startswith("10:12 error[LIN501]: policy `p`: `page` has `owner: user:ana`\n")


def test_a_policy_with_words_of_any_length_and_lines() -> None:
    words = "one\n\ntwo " + "and more " * 100
    text = f"policies:\n  - {{id: p, description: {words!r}, require: {{fields: [title]}}}}\n".replace("\\n", "\\\\n")
    spec = LEAK + document("Policies", text.replace("'", '"').replace("\\\\n", "\\n"))
    [first, *_] = lineage.compile_texts({"specs.yaml": spec}).diagnostics
    assert first.help.startswith("one two and more")
    assert len(first.help) == 300
    assert first.help.endswith("…")


def test_a_long_path_is_told_by_its_ends() -> None:
    chain = "".join(f"  a{number}: {{type: Lakehouse, inputs: [a{number - 1}]}}\n" for number in range(1, 40))
    spec = sales("artifacts:\n  a0: {type: Lakehouse}\n" + chain)
    [up] = lineage.compile_texts({"a.yaml": spec + policy("select: a39, forbid: {upstream: {select: a0}}")}).diagnostics
    assert up.message.endswith("by `a0 → (33 more) → a34 → a35 → a36 → a37 → a38 → a39`")
    assert len(up.related) == 21
    [down] = lineage.compile_texts(
        {"a.yaml": spec + policy("select: a0, forbid: {downstream: {select: a39}}")}
    ).diagnostics
    assert down.message.endswith("by `a0 → a1 → a2 → a3 → a4 → a5 → (33 more) → a39`")
    assert down.related[1].message == "`a0 → a1`"


FAULTS = [
    ("select: 'tag:', require: {fields: [owner]}", "error: a selector of nothing: `tag:`"),
    ("select: nothing, require: {fields: [owner]}", "error: unknown reference `nothing`"),
    ("select: 'colour:red', require: {fields: [owner]}", "error: unknown method `colour` in `colour:red`"),
    (
        "select: 'type:Report,state:new', require: {fields: [owner]}",
        "error: a policy knows no base: `type:Report,state:new`",
    ),
    ("forbid: {upstream: {select: '@+x'}}", "error: `@` and `+` in one selector: `@+x`"),
    ("forbid: {downstream: {avoiding: 'a,,b'}}", "error: a comma with nothing beside it: `a,,b`"),
    ("forbid: {inputs: {select: '@lake+'}}", "error: `@` and `+` in one selector: `@lake+`"),
    (f"select: '{'lake ' * 101}', require: {{fields: [owner]}}", "error: a selector of 505 characters"),
    ("require: {fields: [ownr]}", "error: unknown field `ownr`"),
    ("require: {values: {owner.name: [x]}}", "error: unknown field `owner.name`"),
    (f"require: {{values: {{owner: ['{'*' * 201}']}}}}", "error: a value of 201 characters"),
    ("require: {limits: {inputs: -1}}", "error: `inputs` cannot be at most -1"),
    ("require: {limits: {depth: 2.5}}", "error: `depth` cannot be at most 2.5"),
    ("require: {limits: {deprecated: soon}}", "error: `soon` is not a length of time"),
    ("select: lake", "error: `p` neither requires nor forbids anything"),
    ("require: {}", "error: `p` neither requires nor forbids anything"),
    ("require: {limits: {}}", "error: `p` neither requires nor forbids anything"),
    ("require: {fields: [owner]}, forbid: {fields: [title]}", "error: `p` both requires and forbids"),
    ("select: 'tag:pi', forbid: {fields: [owner]}", "info: nothing matches `tag:pi`"),
    ("select: 'tag:pii,type:Report', forbid: {fields: [owner]}", "info: nothing matches `tag:pii,type:Report`"),
    ("select: lake, forbid: {upstream: {select: 'tag:pi'}}", "info: nothing matches `tag:pi`"),
    ("select: lake, forbid: {upstream: {select: 'tag:x*'}}", "info: nothing matches `tag:x*`"),
    ("select: lake, forbid: {fields: [commit]}", "info: nothing that the policy chooses can have `commit`"),
]


@pytest.mark.parametrize(("lines", "message"), FAULTS)
def test_a_faulty_policy_is_told_and_not_judged(lines: str, message: str) -> None:
    assert messages(LEAK + policy(lines)) == [message]


def test_the_mend_is_told() -> None:
    assert said(LEAK + policy("require: {fields: [ownr]}"), "LIN502").endswith("help: did you mean `owner`?")
    assert said(LEAK + policy("select: 'tag:ppii', forbid: {fields: [owner]}"), "LIN503").endswith(
        "help: did you mean `tag:pii`?"
    )


def test_what_is_avoided_may_be_nothing() -> None:
    assert messages(LEAK + policy(PAGE + "forbid: {upstream: {select: tag:pii, avoiding: tag:clean}}")) == [
        "error: policy `p`: `page` goes back to `crm`, by `crm → lake → page`"
    ]


def test_two_policies_of_one_id_and_one_that_is_called_as_a_rule_is() -> None:
    lines = "description: Because., require: {fields: [type]}"
    spec = LEAK + document("Policies", f"policies: [{{id: a, {lines}}}, {{id: a, {lines}}}, {{id: cycle, {lines}}}]\n")
    found = [each.message for each in lineage.compile_texts({"specs.yaml": spec}).diagnostics]
    assert found == ["there are two policies `a`", "`cycle` is a rule"]


def test_a_policy_with_a_fault_in_it_goes_as_a_whole() -> None:
    spec = LEAK + document(
        "Policies",
        """
        policies:
          - {id: a, description: b, select: [page], forbid: {fields: [type]}}
          - {id: a b, description: b, forbid: {fields: [type]}}
          - {id: c, description: b, select: crm, forbid: {fields: [type]}}
        """,
    )
    codes = [each.code for each in lineage.compile_texts({"specs.yaml": spec}).diagnostics]
    assert codes == ["LIN501", "LIN105", "LIN204"]


def test_nothing_is_missed_where_something_was_refused() -> None:
    refused = LEAK.replace("owner: user:ana", "owner: [user:ana]")
    assert messages(refused + policy("select: page, require: {fields: [owner]}")) == []
    assert messages(refused + policy("select: page, require: {upstream: {select: 'tag:pii'}}")) == []
    unresolved = LEAK.replace("inputs: [lake]", "inputs: [lak]")
    assert messages(unresolved + policy("select: page, require: {upstream: {select: 'tag:pii'}}")) == []
    assert messages(refused + policy("select: page, forbid: {upstream: {select: 'tag:pii'}}"))


def test_a_project_lowers_how_much_policies_matter_and_does_not_raise_it() -> None:
    def told(level: str, severity: str) -> list[str]:
        project = document("Project", f"rules: {{broken-policy: {level}}}\n")
        spec = LEAK + policy("select: page, forbid: {fields: [owner]}", severity) + project
        return [message.partition(":")[0] for message in messages(spec)]

    assert told("warning", "error") == ["warning"]
    assert told("error", "info") == ["info"]
    assert told("off", "error") == []


def test_no_more_policies_are_judged_than_can_be() -> None:
    entries = "".join(f"  - {{id: p{n}, description: b, forbid: {{fields: [runs]}}}}\n" for n in range(202))
    compilation = lineage.compile_texts({"specs.yaml": LEAK + document("Policies", f"policies:\n{entries}")})
    told = [each.message for each in compilation.diagnostics]
    assert told == [f"more than 200 policies: `p{n}` is not judged" for n in (200, 201)]
    assert [verdict.chosen for verdict in compilation.verdicts[198:]] == [3, 3, None, None]


def test_verdicts() -> None:
    spec = LEAK + document(
        "Policies",
        """
        policies:
          - {id: kept, description: b, require: {fields: [type]}}
          - {id: broken, description: b, forbid: {fields: [inputs]}}
          - {id: idle, description: b, select: 'tag:x', require: {fields: [type]}}
          - {id: faulty, description: b}
        """,
    )
    found = lineage.compile_texts({"specs.yaml": spec}, today=TODAY).verdicts
    assert [(each.policy.id, each.chosen, each.broken) for each in found] == [
        ("kept", 3, ()),
        ("broken", 3, ("sales/lake", "sales/page")),
        ("idle", 0, ()),
        ("faulty", None, ()),
    ]
