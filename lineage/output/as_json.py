"""Answers as JSON. The shapes are a contract, written down in `schemas/output/`."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

from lineage.language.severities import ChangeSeverity
from lineage.output.escape import inert_json
from lineage.text.diagnostic import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lineage.changes.change import Change, Diff
    from lineage.explain import Explanation
    from lineage.language.severities import Row
    from lineage.policies.account import Account
    from lineage.questions.answer import Reached
    from lineage.questions.impact import Impact
    from lineage.questions.listing import Entry
    from lineage.questions.rollup import Edge, Node, View
    from lineage.questions.show import Content, Shown
    from lineage.questions.trace import Trace
    from lineage.specs.grants import Access
    from lineage.text.diagnostic import Diagnostic
    from lineage.text.source import Span

VERSION = 1


def check_json(diagnostics: Sequence[Diagnostic], older: int | None = None) -> str:
    """Diagnostics, with how many there are; and where they are compared with a base, how many it has, too."""
    counts = Counter(each.severity for each in diagnostics)
    return _text(
        summary={f"{severity}s": counts[severity] for severity in reversed(Severity)},
        **({} if older is None else {"older": older}),
        diagnostics=[_diagnostic(each) for each in diagnostics],
    )


def impact_json(answer: Impact) -> str:
    """What a change reaches."""
    return _text(
        subjects=answer.subjects,
        direct=answer.direct,
        downstream=_reached(answer.downstream),
        by_type=answer.by_type,
        by_workspace=answer.by_workspace,
        contacts=answer.contacts,
        **_gone(answer.removed),
    )


def trace_json(answer: Trace) -> str:
    """What something goes back to."""
    return _text(
        subjects=answer.subjects,
        upstream=_reached(answer.upstream),
        sources=answer.sources,
        **_gone(answer.removed),
    )


def _gone(removed: Sequence[str]) -> dict[str, Sequence[str]]:
    """What of an answer there is no more, if there is such."""
    return {"removed": removed} if removed else {}


def list_json(entries: Sequence[Entry], *, compared: bool = False) -> str:
    """The artifacts that were chosen; each with its state, where they were compared with a base."""
    return _text(
        artifacts=[{**_entry(entry), **({"state": entry.state} if compared else {})} for entry in entries],
    )


def graph_json(view: View) -> str:
    """Nodes and edges."""
    return _text(
        nodes=[_node(node) for node in view.nodes],
        edges=[_edge(edge) for edge in view.edges],
    )


def _node(node: Node) -> dict[str, object]:
    removed = {"removed": True} if node.removed else {}
    return {"ref": node.ref, "type": node.type, "parent": node.parent, **removed}


def access_json(access: Access) -> str:
    """Who may do what."""
    return _text(
        grants=[
            {
                "principal": grant.principal,
                "workspace": grant.workspace,
                "role": grant.role,
                "via": grant.via,
                "may": grant.may,
            }
            for grant in access.grants
        ]
    )


def show_json(shown: Shown) -> str:
    """Everything about one thing."""
    return _text(
        ref=shown.ref,
        type=shown.type,
        title=shown.title,
        description=shown.description,
        workspace=shown.workspace,
        container=shown.container,
        people=[
            {"principal": each.principal, "as": each.answers_as, "title": each.title, "email": each.email}
            for each in shown.people
        ],
        facts=dict(shown.facts),
        contents=[_content(each) for each in shown.contents],
        upstream=[_edge(edge) for edge in shown.upstream],
        downstream=[_edge(edge) for edge in shown.downstream],
        widened_upstream=[_edge(edge) for edge in shown.widened_upstream],
        widened_downstream=[_edge(edge) for edge in shown.widened_downstream],
        **_line(shown.span),
    )


def diff_json(diff: Diff) -> str:
    """What changes from one tree to another."""
    return _text(
        base=diff.base.name,
        head=diff.head.name,
        errors={"base": len(diff.base.compilation.errors), "head": len(diff.head.compilation.errors)},
        summary={severity: diff.count(severity) for severity in ChangeSeverity},
        changes=[_change(change) for change in diff.changes],
    )


def rules_json(rules: Sequence[Explanation], rows: Sequence[Row], policies: Sequence[Account]) -> str:
    """What rules, rows of the table of changes and policies say of themselves."""
    return _text(
        rules=[rule.as_json() for rule in rules],
        changes=[_row(row) for row in rows],
        policies=[_policy(each) for each in policies],
    )


def _row(row: Row) -> dict[str, object]:
    return {
        "name": row.name,
        "subjects": row.subjects,
        "kinds": row.kinds,
        "when": row.when,
        "severity": row.severity,
        "why": row.why,
    }


def _policy(policy: Account) -> dict[str, object]:
    return {
        "id": policy.id,
        "description": policy.description,
        "severity": policy.severity,
        "select": policy.select,
        "demand": policy.demand,
        "lines": dict(policy.lines),
        "verdict": policy.verdict,
        "chosen": policy.chosen,
        "broken": policy.broken,
        "waived": policy.waived,
        "waivers": [
            {"artifact": each.artifact, "reason": each.reason, "until": each.until, "ended": each.ended}
            for each in policy.waivers
        ],
        **_line(policy.span),
    }


def _entry(entry: Entry) -> dict[str, object]:
    return {
        "ref": entry.ref,
        "type": entry.type,
        "title": entry.title,
        "workspace": entry.workspace,
        "owner": entry.owner,
        "domain": entry.domain,
        "sensitivity": entry.sensitivity,
        "endorsement": entry.endorsement,
        "tags": entry.tags,
        "deprecated": entry.deprecated,
        **_line(entry.span),
    }


def _edge(edge: Edge) -> dict[str, object]:
    return {"from": edge.source, "to": edge.target, "type": edge.type, "plane": edge.plane, **_line(edge.span)}


def _content(content: Content) -> dict[str, object]:
    return {
        "ref": content.ref,
        "type": content.type,
        "title": content.title,
        "description": content.description,
        "data_type": content.data_type,
        "from": content.sources,
        "facts": dict(content.facts),
    }


def _change(change: Change) -> dict[str, object]:
    return {
        "ref": change.ref,
        "subject": change.subject,
        "kind": change.kind,
        "severity": change.severity,
        "row": change.row,
        "before": change.before,
        "after": change.after,
        "other": change.other,
        **_line(change.span),
        "affected": change.affected,
        "downstream": change.downstream,
        "contacts": change.contacts,
    }


def _line(span: Span) -> dict[str, object]:
    return {"path": span.source.label, "line": span.line}


def _reached(entries: Sequence[Reached]) -> list[dict[str, object]]:
    return [
        {
            "ref": entry.ref,
            "type": entry.type,
            "workspace": entry.workspace,
            "distance": entry.distance,
            "precision": entry.precision,
            "path": entry.path,
        }
        for entry in entries
    ]


def _diagnostic(diagnostic: Diagnostic) -> dict[str, object]:
    span = diagnostic.span
    return {
        "code": diagnostic.code,
        "name": diagnostic.name,
        "severity": diagnostic.severity,
        "message": diagnostic.message,
        **_place(span),
        "end_line": span.end_line,
        "end_column": span.end_column,
        "help": diagnostic.help,
        "related": [{"message": related.message, **_place(related.span)} for related in diagnostic.related],
    }


def _place(span: Span) -> dict[str, object]:
    return {**_line(span), "column": span.column}


def _text(**fields: object) -> str:
    return inert_json(json.dumps({"version": VERSION, **fields}, ensure_ascii=False, indent=2)) + "\n"
