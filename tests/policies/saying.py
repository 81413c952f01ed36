"""What is said of a workspace and one policy about it, in a form that fits a table."""

from __future__ import annotations

from datetime import date
from textwrap import dedent, indent

import lineage
from tests.rules.said import document, sales

TODAY = date(2026, 11, 22)


def policy(lines: str, severity: str = "error") -> str:
    """A document with one policy, called `p`."""
    head = f"id: p, description: Because., severity: {severity}"
    return document("Policies", f"policies:\n  - {{{head}, {lines}}}\n")


def messages(spec: str, *codes: str, today: date = TODAY) -> list[str]:
    """The messages of what is said with some codes, or with any of policies, each after its severity."""
    found = lineage.compile_texts({"specs.yaml": spec}, today=today).diagnostics
    return [f"{each.severity}: {each.message}" for each in found if each.code.startswith(codes or ("LIN5",))]


def broken(artifacts: str, lines: str) -> list[str]:
    """What breaks a policy about some artifacts: after the id, its facts; and whatever else is wrong with either."""
    spec = sales("artifacts:\n" + indent(dedent(artifacts).strip("\n"), "  ") + "\n", policy(lines))
    errors = lineage.compile_texts({"specs.yaml": spec}).diagnostics
    others = [each.message for each in errors if each.code < "LIN3"]
    return [each.removeprefix("error: policy `p`: ") for each in messages(spec, "LIN50")] + others
