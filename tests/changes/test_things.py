"""Workspaces, artifacts, parts, columns, versions, runs and aliases: removed, added, renamed, moved."""

from __future__ import annotations

import pytest

from tests.changes.cases import BANK, Case, changes, line

CUSTOMERS = """\
      customers:
        description: One row a customer, as of last night
        sensitivity: internal
        columns:
          id: {type: string}
          email: {type: string, description: "The address to write to", tags: [pii]}
          age: {type: int}
"""
SPARE = """\
      spare:
        columns:
          left: {type: int, description: Nobody knows}
"""
REPORT = """\
  churn-report:
    type: Report
    owner: user:bo
    endorsement: certified
    sensitivity: internal
    freshness: {within: 24h}
    inputs: [figures]
"""
CAMPAIGN = """\
  campaign:
    type: Notebook
    owner: user:cleo
    inputs: [bank/lake.customers, bank/model@baseline]
    outputs: [leads]
"""
ATTIC = "  attic: {type: Folder, title: The attic, description: Nothing reads it, tags: [old, big]}\n"
SALES = "---\napiVersion: lineage/v1\nkind: Workspace\nname: sales\n"
CELLAR = SALES.replace("sales", "cellar") + "roles: {Admin: [user:ana], Viewer: [user:cleo]}\nartifacts:\n"
RUN_2 = "      run-2: {source: train, started: 2026-10-02T08:00:00Z, metrics: {auc: 0.9}, title: Deeper trees}\n"
VERSION_1 = '      "1": {run: experiment.run-1, aliases: [last], created: 2026-10-01T09:00:00Z}\n'
VERSION_2 = '      "2": {run: experiment.run-2, aliases: [champion, spare], created: 2026-10-02T09:00:00Z}\n'
VERSION_3 = '      "3": {title: Never used}\n'
WORKSPACE = "---\napiVersion: lineage/v1\nkind: Workspace\nname: "
SALES_DOCUMENT = BANK[BANK.index(f"{WORKSPACE}sales") :]
BANK_DOCUMENT = BANK[BANK.index(f"{WORKSPACE}bank") : BANK.index(f"{WORKSPACE}sales")]

CASES = [
    Case(
        "a table that is read goes",
        {CUSTOMERS: ""},
        ("breaking part-removed: part bank/lake.customers",),
    ),
    Case(
        "it goes, and so does all that is said of it elsewhere",
        {
            CUSTOMERS: "",
            "inputs: [lake.customers]": "inputs: []",
            "[bank/lake.customers, ": "[",
            ", from: [lake.customers#age]": "",
            "  - {from: core, to: lake.customers, description: every night}\n": "",
            "  - {from: lake.customers, to: sales/leads.open, columns: {mail: [email]}}\n": "",
        },
        ("breaking part-removed: part bank/lake.customers",),
    ),
    Case("a table that nothing reads goes", {SPARE: ""}, ("safe part-removed-unused: part bank/lake.spare",)),
    Case(
        "a table comes, with columns and a relationship",
        {
            "      spare:": "      more: {columns: {a: {type: int}}}\n      spare:",
            "outputs: [leads]": "outputs: [leads]",
        },
        ("safe part-added: part bank/lake.more",),
    ),
    Case(
        "a table is renamed, and all that refers to it",
        {"customers": "clients"},
        ("risky part-renamed-used: part bank/lake.clients",),
    ),
    Case(
        "a table is renamed, and nothing else",
        {"      customers:": "      clients:"},
        ("breaking part-renamed-dangling: part bank/lake.clients",),
    ),
    Case(
        "a table that nothing reads is renamed",
        {"      spare:": "      extra:"},
        ("safe part-renamed: part bank/lake.extra",),
    ),
    Case("a certified report goes", {REPORT: ""}, ("risky artifact-removed-certified: artifact bank/churn-report",)),
    Case(
        "what a report is made from goes",
        {"  figures: {type: SemanticModel, inputs: [serving.predictions]}\n": "", "inputs: [figures]": "inputs: []"},
        ("breaking artifact-removed: artifact bank/figures",),
    ),
    Case(
        "a report goes together with what it is made from",
        {"  figures: {type: SemanticModel, inputs: [serving.predictions]}\n": "", REPORT: ""},
        (
            "risky artifact-removed-certified: artifact bank/churn-report",
            "safe artifact-removed-unused: artifact bank/figures",
        ),
    ),
    Case(
        "an environment goes that a notebook uses",
        {"  libraries: {type: Environment, description: What notebooks import}\n": "", "    uses: [libraries]\n": ""},
        ("breaking artifact-removed: artifact bank/libraries",),
    ),
    Case(
        "a pipeline goes that runs a notebook",
        {"  nightly: {type: DataPipeline, runs: [prepare], title: Every night}\n": ""},
        ("risky artifact-removed-runner: artifact bank/nightly",),
    ),
    Case(
        "an artifact comes",
        {"  attic:": "  late-report: {type: Report, owner: user:bo, inputs: [figures]}\n  attic:"},
        ("safe artifact-added: artifact bank/late-report",),
    ),
    Case("an artifact is renamed", {"lake": "store"}, ("risky artifact-renamed-used: artifact bank/store",)),
    Case(
        "an artifact is renamed, and a column of it goes",
        {"lake": "store", ", from: [store.customers#age]": "", "          score: {type: double}\n": ""},
        (
            "breaking column-removed: column bank/lake.features#score",
            "risky column-link-removed: relationship bank/lake.features#band bank/lake.customers#age",
            "risky artifact-renamed-used: artifact bank/store",
        ),
    ),
    Case(
        "an artifact is renamed, and not what refers to it",
        {"  lake:\n": "  store:\n"},
        ("breaking artifact-renamed-dangling: artifact bank/store",),
    ),
    Case("a report is renamed", {"  churn-report:": "  leavers:"}, ("safe artifact-renamed: artifact bank/leavers",)),
    Case(
        "an artifact moves to another workspace",
        {CAMPAIGN: "", "  attic:": CAMPAIGN.replace("[leads]", "[sales/leads]") + "  attic:"},
        ("risky artifact-moved-widened: artifact bank/campaign",),
    ),
    Case(
        "an artifact moves to a new workspace, where nobody may do more",
        {CAMPAIGN: "", SALES: CELLAR + CAMPAIGN.replace("[leads]", "[sales/leads]") + SALES},
        (
            "risky artifact-renamed-used: artifact cellar/campaign",
            "safe workspace-added: workspace cellar",
        ),
    ),
    Case(
        "an artifact that nothing uses moves to where others see it",
        {ATTIC: "", "  again:": f"{ATTIC}  again:"},
        ("risky artifact-moved-widened: artifact sales/attic",),
    ),
    Case(
        "a column goes",
        {'          email: {type: string, description: "The address to write to", tags: [pii]}\n': ""},
        ("breaking column-removed: column bank/lake.customers#email",),
    ),
    Case(
        "a column of a table that nothing reads goes",
        {
            SPARE: SPARE.replace("left: {type: int, description: Nobody knows}", "{}").replace(
                "columns:\n          {}", "columns: {}"
            )
        },
        ("safe column-removed-unused: column bank/lake.spare#left",),
    ),
    Case(
        "a column comes",
        {"          age: {type: int}": "          age: {type: int}\n          city: {type: string}"},
        ("safe column-added: column bank/lake.customers#city",),
    ),
    Case(
        "a column is renamed, and what comes from it",
        {"          age:": "          age_in_years:", "#age]": "#age_in_years]"},
        ("risky column-renamed-used: column bank/lake.customers#age_in_years",),
    ),
    Case(
        "a column is renamed, and not what comes from it",
        {"          age:": "          age_in_years:"},
        ("breaking column-renamed-dangling: column bank/lake.customers#age_in_years",),
    ),
    Case(
        "a column that nothing reads is renamed",
        {"          left:": "          rest:"},
        ("safe column-renamed: column bank/lake.spare#rest",),
    ),
    Case(
        "one column goes and another comes, of the same type",
        {"          left: {type: int, description: Nobody knows}": "          zip: {type: int}"},
        (
            "safe column-removed-unused: column bank/lake.spare#left",
            "safe column-added: column bank/lake.spare#zip",
        ),
    ),
    Case(
        "a version goes that is asked for by its alias, which moves",
        {VERSION_2: "", "aliases: [last]": "aliases: [last, champion]"},
        (
            "risky champion-moved: alias bank/model@champion",
            "safe version-removed-unused: version bank/model@2",
        ),
    ),
    Case(
        "a version goes that is asked for by its alias, which goes, too",
        {VERSION_2: ""},
        ("breaking version-removed: version bank/model@2",),
    ),
    Case(
        "a version goes that nothing asks for", {VERSION_3: ""}, ("safe version-removed-unused: version bank/model@3",)
    ),
    Case(
        "a version comes, and is called something",
        {VERSION_3: VERSION_3 + '      "4": {run: experiment.run-3, aliases: [challenger]}\n'},
        ("safe version-added: version bank/model@4",),
    ),
    Case(
        "a version is renamed that is asked for by its alias",
        {'"2"': '"2.0"'},
        ("risky version-renamed-used: version bank/model@2.0",),
    ),
    Case(
        "a version is renamed, and not what asks for it",
        {'"1"': '"1.0"'},
        ("breaking version-renamed-dangling: version bank/model@1.0",),
    ),
    Case(
        "a version is renamed",
        {'"3"': '"3.0"'},
        ("safe version-renamed: version bank/model@3.0",),
    ),
    Case(
        "a run goes that a version comes from",
        {RUN_2: ""},
        ("breaking run-removed: run bank/experiment.run-2",),
    ),
    Case(
        "a run goes that nothing comes from",
        {"      run-3: {source: train, started: 2026-10-03T08:00:00Z}\n": ""},
        ("safe run-removed-unused: run bank/experiment.run-3",),
    ),
    Case(
        "a run comes",
        {RUN_2: RUN_2 + "      run-4: {source: train}\n"},
        ("safe run-added: run bank/experiment.run-4",),
    ),
    Case(
        "a run is renamed, and what comes from it",
        {"run-2": "second"},
        ("risky run-renamed-used: run bank/experiment.second",),
    ),
    Case(
        "a run is renamed, and not what comes from it",
        {"      run-2:": "      second:"},
        ("breaking run-renamed-dangling: run bank/experiment.second",),
    ),
    Case(
        "a run that nothing comes from is renamed", {"run-3": "third"}, ("safe run-renamed: run bank/experiment.third",)
    ),
    Case(
        "the champion moves",
        {"aliases: [last]": "aliases: [champion, last]", "aliases: [champion, spare]": "aliases: [spare]"},
        ("risky champion-moved: alias bank/model@champion",),
    ),
    Case(
        "another alias moves, and what asks for it follows",
        {"aliases: [baseline]": "aliases: []", "aliases: [last]": "aliases: [last, baseline]"},
        ("risky alias-moved: alias bank/model@baseline",),
    ),
    Case(
        "an alias moves that nothing follows",
        {"aliases: [last]": "aliases: []", "aliases: [champion, spare]": "aliases: [champion, spare, last]"},
        ("safe alias-moved-unused: alias bank/model@last",),
    ),
    Case(
        "an alias goes that is asked for",
        {"champion, spare": "spare"},
        ("breaking alias-removed: alias bank/model@champion",),
    ),
    Case(
        "an alias goes that nothing asks for",
        {"aliases: [last], ": ""},
        ("safe alias-removed-unused: alias bank/model@last",),
    ),
    Case(
        "an alias goes, and the version is asked for by its number",
        {"champion, spare": "spare", "model@champion": "model@2"},
        ("safe alias-removed-unused: alias bank/model@champion",),
    ),
    Case(
        "an alias comes",
        {"aliases: [last]": "aliases: [last, oldest]"},
        ("safe alias-added: alias bank/model@oldest",),
    ),
    Case(
        "a workspace is renamed that others read from",
        {"name: bank\n": "name: finance\n", " bank/": " finance/", "[bank/": "[finance/"},
        ("risky workspace-renamed-used: workspace finance",),
    ),
    Case(
        "it is renamed, and what refers to it is not",
        {"name: bank\n": "name: finance\n"},
        ("breaking workspace-renamed-dangling: workspace finance",),
    ),
    Case(
        "a workspace is renamed that no other reads from",
        {"name: sales\n": "name: selling\n", " sales/": " selling/"},
        ("safe workspace-renamed: workspace selling",),
    ),
    Case(
        "a workspace goes that no other reads from",
        {SALES_DOCUMENT: ""},
        (
            "safe workspace-removed-unused: workspace sales",
            "safe artifact-removed-unused: artifact sales/again",
            "safe artifact-removed-unused: artifact sales/campaign",
            "safe artifact-removed-unused: artifact sales/leads",
            "safe artifact-removed-unused: artifact sales/leads-report",
            "safe artifact-removed-unused: artifact sales/old-report",
        ),
    ),
    Case(
        "a workspace goes that another reads from, and one comes",
        {BANK_DOCUMENT: f"{WORKSPACE}new\nroles: {{Admin: [user:ana]}}\nartifacts: {{last: {{type: Report}}}}\n"},
        (
            "breaking workspace-removed: workspace bank",
            "breaking artifact-removed: artifact bank/lake",
            "breaking artifact-removed: artifact bank/model",
            "risky artifact-removed-certified: artifact bank/churn-report",
            *(
                f"safe artifact-removed-unused: artifact bank/{name}"
                for name in [
                    "attic",
                    "core",
                    "experiment",
                    "figures",
                    "libraries",
                    "nightly",
                    "prepare",
                    "score",
                    "serving",
                    "train",
                ]
            ),
            "safe workspace-added: workspace new",
            "safe artifact-added: artifact new/last",
        ),
    ),
]


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_things(case: Case) -> None:
    assert [line(change) for change in changes(case)] == [*case.told]
