"""What fields say, by the names that they have in specs: for policies, and for the selector `has:`."""

from __future__ import annotations

import pytest

import lineage
from lineage.questions.fields import Thing, field_names, is_field, may_have, said_in, thing_at
from lineage.spec_language import artifact
from tests.rules.said import document, sales

SPEC = sales(
    """
    domain: trade
    artifacts:
      lake:
        type: Lakehouse
        owner: user:ana
        sensitivity: internal
        tags: [a, b]
        connection: {server: db, port: 1, open: true, rate: 0.5}
        freshness: {within: 1d}
        deprecated: {reason: old}
        waive: [{policy: p, reason: r, until: 2099-01-01}]
        schemas: {s: {tables: {t: {columns: {c: {type: int, from: [lake.u#x]}}}}}}
        tables: {u: {sensitivity: public, columns: {x: {}}}}
      code: {type: Notebook, inputs: [lake], outputs: [lab], runs: [other], domain: own}
      other: {type: Notebook, uses: [env]}
      env: {type: Environment}
      lab: {type: MLExperiment, runs: {r: {source: code, commit: 1f, metrics: {auc: 0.9}, parameters: {n: 3}}}}
      model: {type: MLModel, endorsement: certified, versions: {"1": {run: lab.r, aliases: [best], stage: live}}}
    """,
    document("Policies", "policies: [{id: p, description: d, forbid: {fields: [title]}}]\n"),
)
COMPILATION = lineage.compile_texts({"specs.yaml": SPEC})

SAID = [
    ("lake", "type", ("Lakehouse",)),
    ("lake", "title", ()),
    ("lake", "tags", ("a", "b")),
    ("lake", "connection", ("server", "port", "open", "rate")),
    ("lake", "connection.server", ("db",)),
    ("lake", "connection.open", ("true",)),
    ("lake", "connection.rate", ("0.5",)),
    ("lake", "connection.none", ()),
    ("lake", "freshness", ("1d",)),
    ("lake", "deprecated", ("",)),
    ("lake", "deprecated.reason", ("old",)),
    ("lake", "deprecated.since", ()),
    ("lake", "waive", ("p",)),
    ("lake", "schemas", ("s",)),
    ("lake", "tables", ("u",)),
    ("lake", "columns", ()),
    ("lake", "domain", ("trade",)),
    ("lake", "versions", ()),
    ("lake", "deprecated.replacement", ()),
    ("lake.s", "tables", ("t",)),
    ("lake.s", "sensitivity", ("internal",)),
    ("lake.s.t", "columns", ("c",)),
    ("lake.s.t", "owner", ("user:ana",)),
    ("lake.s.t#c", "sensitivity", ("internal",)),
    ("lake.s.t#c", "from", ("lake.u#x",)),
    ("lake.s.t#c", "type", ("int",)),
    ("lake.s.t#c", "domain", ("trade",)),
    ("lake.u#x", "sensitivity", ("public",)),
    ("lake.u#x", "type", ()),
    ("code", "runs", ("other",)),
    ("code", "inputs", ("lake",)),
    ("code", "domain", ("own",)),
    ("code", "deprecated", ()),
    ("other", "uses", ("env",)),
    ("lab", "runs", ("r",)),
    ("lab.r", "commit", ("1f",)),
    ("lab.r", "metrics.auc", ("0.9",)),
    ("lab.r", "parameters", ("n",)),
    ("lab.r", "endorsement", ()),
    ("model@1", "endorsement", ("certified",)),
    ("model@1", "aliases", ("best",)),
    ("model@1", "run", ("lab.r",)),
    ("model", "versions", ("1",)),
]


@pytest.mark.parametrize(("ref", "field", "values"), SAID)
def test_what_a_field_says(ref: str, field: str, values: tuple[str, ...]) -> None:
    thing = thing_at(COMPILATION.project, f"sales/{ref}")
    assert is_field(field)
    assert may_have(thing, field)
    assert said_in(COMPILATION.project, thing, field) == values


def test_every_field_of_the_language_can_be_asked_of_everything_that_may_have_it() -> None:
    records = (artifact.ARTIFACT, artifact.SCHEMA, artifact.TABLE, artifact.COLUMN, artifact.RUN, artifact.VERSION)
    assert {field.name for record in records for field in record.fields} == set(field_names())
    project = COMPILATION.project
    for ref in (*project.nodes, *project.columns):
        thing: Thing = thing_at(project, ref)
        for name in field_names():
            values = said_in(project, thing, name)
            assert all(isinstance(value, str) for value in values)
            assert may_have(thing, name) or not values


@pytest.mark.parametrize("name", ["", "ownr", "owner.name", "connection.", ".x", "tags.0"])
def test_what_is_no_field(name: str) -> None:
    assert not is_field(name)


SELECTED = [
    ("type:version", ["sales/model@1"]),
    ("type:run type:schema", ["sales/lab.r", "sales/lake.s"]),
    ("type:table,sensitivity:public", ["sales/lake.u"]),
    ("type:column,lake.s", ["sales/lake.s.t#c"]),
    ("commit:*", ["sales/lab.r"]),
    ("commit:1f", ["sales/lab.r"]),
    ("status:failed", []),
    ("alias:b*", ["sales/model@1"]),
    ("stage:live", ["sales/model@1"]),
    ("has:deprecated", ["sales/lake"]),
    ("has:connection.server", ["sales/lake"]),
    ("has:endorsement", ["sales/model", "sales/model@1"]),
    ("has:stat*", []),
    ("has:commi?", ["sales/lab.r"]),
]


@pytest.mark.parametrize(("selector", "refs"), SELECTED)
def test_selectors_of_properties(selector: str, refs: list[str]) -> None:
    assert list(lineage.select(COMPILATION, selector, parts=True)) == refs


def test_a_field_that_nothing_has_is_not_suggested_for_itself() -> None:
    from lineage.questions.select import select  # noqa: PLC0415 - its warnings are not the library's

    assert select(COMPILATION.graph, ["has:title"]).warnings == ("nothing matches `has:title`",)
    assert select(COMPILATION.graph, ["has:titel"]).warnings == (
        "nothing matches `has:titel`: did you mean `has:title`?",
    )
