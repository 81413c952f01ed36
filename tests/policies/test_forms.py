"""Each form of a policy: something that breaks it, and something that does not."""

from __future__ import annotations

import pytest

from tests.policies.saying import broken

FIELDS = """
    lake: {type: Lakehouse, owner: group:eng, tags: [gold, raw], connection: {server: db1, port: 5432, open: true},
      tables: {t: {columns: {a: {type: int, description: An a.}, b: {}}}}}
    bare: {type: Lakehouse, inputs: [lake]}
    gone: {type: Report, inputs: [lake], owner: user:ana, deprecated: {}, freshness: {within: 1d}}
"""

CASES = [
    pytest.param(
        FIELDS, "require: {fields: [owner]}", ["`bare` has no `owner`"], id="a field that has to be there, and is not"
    ),
    pytest.param(FIELDS, "select: type:Report, require: {fields: [owner, freshness, type]}", [], id="fields there"),
    pytest.param(
        FIELDS,
        "forbid: {fields: [deprecated]}",
        ["`gone` has `deprecated`"],
        id="a field that has not to be there, be it empty",
    ),
    pytest.param(
        FIELDS,
        "select: 'type:column', require: {fields: [description, owner]}",
        ["`lake.t#b` has no `description`"],
        id="columns; they have the owner of their artifact",
    ),
    pytest.param(
        FIELDS,
        "require: {values: {owner: ['group:*']}}",
        ["`bare` has no `owner`", "`gone` has `owner: user:ana`, not `group:*`"],
        id="owners of a kind",
    ),
    pytest.param(
        FIELDS,
        "forbid: {values: {owner: ['user:*', 'app:*']}}",
        ["`gone` has `owner: user:ana`"],
        id="owners that are not of a kind; one that has none has none of these",
    ),
    pytest.param(
        FIELDS,
        "select: lake, require: {values: {tags: [silver, g*], connection.server: ['db?'], connection.port: ['5432']}}",
        [],
        id="one of several values, and of several patterns; values of mappings",
    ),
    pytest.param(
        FIELDS,
        "select: lake, forbid: {values: {tags: [r?w], connection.open: ['true'], connection: [port]}}",
        [
            "`lake` has `connection.open: true`",
            "`lake` has `connection: server, port, open`",
            "`lake` has `tags: gold, raw`",
        ],
        id="the same, not to be there",
    ),
    pytest.param(
        FIELDS,
        "select: 'type:table lake', require: {values: {connection.server: [db1], title: ['*']}}",
        ["`lake` has no `title`", "`lake.t` has no `title`"],
        id="what cannot have a field is not judged by it",
    ),
]

FLOW = """
    crm: {type: DataSource, tags: [pii]}
    raw: {type: Lakehouse, inputs: [crm], tables: {t: {columns: {mail: {tags: [secret]}, age: {}}}}}
    mask: {type: Notebook, tags: [clean], inputs: [raw.t], outputs: [safe.t]}
    safe: {type: Lakehouse, tables: {t: {columns: {hash: {from: [raw.t#mail]}, years: {from: [raw.t#age]}}}}}
    page: {type: Report, tags: [public], inputs: [safe.t]}
    leak: {type: Report, tags: [public], inputs: [raw.t#mail, safe.t]}
    alone: {type: Report, tags: [public]}
"""

PATHS = [
    pytest.param(
        FLOW,
        "select: tag:public, forbid: {upstream: {select: tag:secret}}",
        [
            "`page` goes back to `raw.t#mail`, by `raw.t#mail → safe.t#hash → page`",
            "`leak` goes back to `raw.t#mail`, by `raw.t#mail → leak`",
        ],
        id="a path that must not be, the shortest of them",
    ),
    pytest.param(
        FLOW,
        "select: tag:public, forbid: {upstream: {select: tag:secret tag:pii, avoiding: tag:clean}}",
        ["`leak` goes back to `raw.t#mail`, by `raw.t#mail → leak`"],
        id="code that is avoided carries what columns come from",
    ),
    pytest.param(
        FLOW,
        "select: tag:public, forbid: {upstream: {select: tag:secret, avoiding: 'safe.t#hash'}}",
        ["`leak` goes back to `raw.t#mail`, by `raw.t#mail → leak`"],
        id="a column that is avoided",
    ),
    pytest.param(
        FLOW,
        "select: tag:secret, forbid: {downstream: {select: tag:public, precision: declared}}",
        ["`raw.t#mail` reaches `leak`, by `raw.t#mail → leak`"],
        id="paths that are sure, from the side of the column",
    ),
    pytest.param(
        FLOW,
        "select: type:Report, require: {upstream: {select: type:DataSource}}",
        ["`alone` goes back to nothing of `type:DataSource`"],
        id="a path that must be",
    ),
    pytest.param(
        FLOW,
        "select: tag:public, require: {upstream: {select: crm, avoiding: tag:clean}}",
        [
            "`page` goes back to nothing of `crm` by a way that avoids `tag:clean`",
            "`alone` goes back to nothing of `crm` by a way that avoids `tag:clean`",
        ],
        id="a path that must be, and not pass something",
    ),
    pytest.param(
        FLOW,
        "select: crm mask, require: {downstream: {select: page}}",
        [],
        id="a path that must be, downstream",
    ),
    pytest.param(
        FLOW,
        "select: alone crm, require: {upstream: {}}",
        ["`crm` goes back to nothing", "`alone` goes back to nothing"],
        id="a path from anywhere",
    ),
    pytest.param(
        "lake: {type: Lakehouse, tags: [x], tables: {a: {}, b: {}}}\n"
        "code: {type: Notebook, inputs: [lake.a], outputs: [lake.b]}\n",
        "select: lake, forbid: {upstream: {select: 'tag:x lake.a lake.b'}}",
        [],
        id="a thing is not joined with what is in it",
    ),
    pytest.param(
        "lake: {type: Lakehouse, tags: [x], tables: {a: {}, b: {}}}\n"
        "code: {type: Notebook, inputs: [lake.a], outputs: [lake.b]}\n",
        "select: lake.b, forbid: {upstream: {select: 'tag:x lake.a lake.b'}}",
        ["`lake.b` goes back to `lake.a`, by `lake.a → code → lake.b`"],
        id="but with what stands beside it",
    ),
    pytest.param(
        "code: {type: Notebook, outputs: [lab]}\n"
        "lab: {type: MLExperiment, runs: {a: {source: code, commit: 1f}, b: {source: code}}}\n"
        'model: {type: MLModel, versions: {"1": {run: lab.a, stage: production}, "2": {run: lab.b, stage: production},'
        ' "3": {run: lab.b}}}\n',
        "select: stage:production, require: {upstream: {select: 'commit:*'}}",
        ["`model@2` goes back to nothing of `commit:*`"],
        id="versions and runs",
    ),
]

NEAR = """
    lake: {type: Lakehouse, tables: {t: {tags: [gold], columns: {c: {}}}, u: {}}}
    other: {type: Lakehouse, columns: {x: {from: [lake.u#c]}}}
    model: {type: SemanticModel, inputs: [lake.t, other]}
    report: {type: Report, inputs: [model]}
    quick: {type: Report, inputs: [lake.u, model]}
    code: {type: Notebook, inputs: [lake.t], uses: [env], runs: [model]}
    env: {type: Environment}
""".replace("lake.u#c", "lake.t#c")

NEIGHBOURS = [
    pytest.param(
        NEAR,
        "select: type:Report, require: {inputs: {select: type:SemanticModel}}",
        ["`quick` has the input `lake.u`"],
        id="only such inputs",
    ),
    pytest.param(
        NEAR,
        "select: model code, require: {inputs: {select: tag:gold}}",
        ["`model` has the input `other`"],
        id="environments are no inputs",
    ),
    pytest.param(
        NEAR,
        "select: type:Report, forbid: {inputs: {select: lake}}",
        ["`quick` has the input `lake.u`"],
        id="no such inputs; what is in one is one",
    ),
    pytest.param(
        NEAR,
        "select: 'model quick', forbid: {inputs: {select: 'lake.t#c'}}",
        ["`model` has the input `lake.t`"],
        id="what holds one is one where it is forbidden",
    ),
    pytest.param(
        NEAR,
        "select: 'model', require: {inputs: {select: 'lake.t#c'}}",
        ["`model` has the input `lake.t` and 1 more"],
        id="and is none where nothing else is allowed",
    ),
    pytest.param(
        NEAR,
        "select: lake, require: {outputs: {select: type:Notebook}}",
        ["`lake` has the output `model` and 2 more"],
        id="only such outputs; a column that comes from one counts",
    ),
    pytest.param(
        NEAR, "select: type:Report other, forbid: {outputs: {}}", ["`other` has the output `model`"], id="no outputs"
    ),
    pytest.param(
        NEAR,
        "require: {inputs: {types: [reads, presents, serves]}}",
        [],
        id="only such types, on their plane",
    ),
    pytest.param(
        NEAR,
        "select: type:Report, require: {inputs: {select: type:SemanticModel, types: [serves, presents]}}",
        ["`quick` has the input `lake.u` by `presents`"],
        id="only such types from such neighbours",
    ),
    pytest.param(
        NEAR,
        "forbid: {outputs: {types: [configures, orchestrates]}}",
        ["`code` has the output `model` by `orchestrates`", "`env` has the output `code` by `configures`"],
        id="no such types, on any plane",
    ),
]

LIMITS = [
    pytest.param(
        NEAR,
        "require: {limits: {inputs: 1}}",
        ["`model` has 2 inputs, more than 1", "`quick` has 2 inputs, more than 1"],
        id="inputs, by artifact",
    ),
    pytest.param(NEAR, "require: {limits: {inputs: 2, outputs: 4}}", [], id="as many as there may be"),
    pytest.param(NEAR, "require: {limits: {outputs: 3}}", ["`lake` has 4 outputs, more than 3"], id="outputs"),
    pytest.param(
        FLOW,
        "require: {limits: {depth: 2}}",
        ["`page` is 3 relationships deep, more than 2", "`leak` is 3 relationships deep, more than 2"],
        id="depth; columns lead past the code between them",
    ),
    pytest.param(
        "old: {type: Lakehouse, deprecated: {since: 2026-08-24}}\n"
        "late: {type: Lakehouse, deprecated: {since: 2026-08-23}}\n"
        "when: {type: Lakehouse, deprecated: {since: soon}}\n"
        "done: {type: Lakehouse, deprecated: {since: 2020-01-01}, inputs: [old]}\n"
        "report: {type: Report, inputs: [late, when]}\n",
        "require: {limits: {deprecated: 90d}}",
        [
            "`late` is deprecated since 2026-08-23, and after 90d still gives data to `report`",
            "`when` is deprecated since nobody knows when, and still gives data to `report`",
        ],
        id="what is deprecated and still used",
    ),
]


@pytest.mark.parametrize(("artifacts", "lines", "facts"), [*CASES, *PATHS, *NEIGHBOURS, *LIMITS])
def test_form(artifacts: str, lines: str, facts: list[str]) -> None:
    assert broken(artifacts, lines) == facts
