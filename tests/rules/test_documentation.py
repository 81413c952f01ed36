"""What every rule says of itself is in one form, and true."""

from __future__ import annotations

import json

import pytest

import lineage
from lineage.explain import explain, rule_called
from lineage.rules.registry import CHECKS, RULES
from lineage.rules.rule import Rule
from lineage.text.diagnostic import Severity

EVERY_RULE = pytest.mark.parametrize("rule", RULES.values(), ids=RULES)

OF_FILES = {"LIN001", "LIN002", "LIN003", "LIN004", "LIN006", "LIN019"}
"""The rules whose example cannot be shown as the text of one file."""

CONSEQUENCES = {"LIN017": "LIN105"}
"""No field may hold anything that is nested so deeply."""


@EVERY_RULE
def test_its_module_has_its_name(rule: Rule) -> None:
    module = __import__(f"lineage.rules.{rule.name.replace('-', '_')}", fromlist=["RULE"])
    assert module.RULE is rule
    assert module.__doc__ == rule.documentation


@EVERY_RULE
def test_all_is_said(rule: Rule) -> None:
    explained = explain(rule)
    assert explained.title.endswith(".")
    assert explained.wrong
    assert explained.why
    assert (explained.example.language != "yaml") == (rule.code in OF_FILES)
    assert json.loads(json.dumps(explained.as_json()))["code"] == rule.code


@pytest.mark.parametrize(
    "rule", [rule for rule in RULES.values() if rule.code not in OF_FILES], ids=lambda rule: rule.code
)
def test_its_example_is_wrong_and_its_mend_is_right(rule: Rule) -> None:
    explained = explain(rule)
    wrong = lineage.compile_texts({"example.yaml": explained.example.text}).diagnostics
    assert rule.code in {each.code for each in wrong}
    also = {rule.code, CONSEQUENCES.get(rule.code)}
    assert not [each.message for each in wrong if each.severity is Severity.ERROR and each.code not in also]
    right = lineage.compile_texts({"example.yaml": explained.mend.text}).diagnostics
    assert not [each.message for each in right if each.severity is Severity.ERROR or each.code == rule.code]


@EVERY_RULE
def test_it_is_called_by_code_or_name(rule: Rule) -> None:
    assert rule_called(rule.code.lower()) is rule
    assert rule_called(rule.name) is rule


def test_nothing_else_is_called_so() -> None:
    assert rule_called("LIN999") is None


def test_codes_and_names_are_there_once_and_in_order() -> None:
    assert list(RULES) == sorted(RULES)
    assert len({rule.name for rule in RULES.values()}) == len(RULES)
    assert all(rule.check for rule in CHECKS)


@pytest.mark.parametrize(
    "documentation",
    [
        "A title.\n\n## What is wrong\n\nMuch.",
        "T.\n\n## What is wrong\n\na\n\n## Why it matters\n\nb\n\n## Example\n\nc\n\n## Mend\n\nd",
    ],
)
def test_documentation_of_another_form_is_refused(documentation: str) -> None:
    with pytest.raises(ValueError, match="documentation of LIN999"):
        explain(Rule("LIN999", "none", Severity.INFO, documentation))
