"""The description of an artifact, and of the parts that it holds: tables, columns, runs, versions."""

from __future__ import annotations

from lineage.language.artifact_types import BUILT_IN_TYPES
from lineage.spec_language.policy import WAIVER
from lineage.spec_language.shapes import Field, ListOf, ListOrMap, MapOf, Number, Record, Scalar, Text

REFERENCES = ListOf(Text())


def title_of(thing: str, example: str) -> Field:
    """What a thing is called where people read."""
    return Field(
        "title",
        "Title",
        f"What people call the {thing}. It may hold any character; without it, the name is shown.",
        Text(),
        (example,),
    )


def description_of(thing: str, example: str) -> Field:
    """What a thing is, in a sentence or more."""
    return Field(
        "description",
        "Description",
        f"What the {thing} is and what one has to know about it, for a reader who has never seen it.",
        Text(),
        (example,),
    )


def tags_of(thing: str, *examples: str) -> Field:
    """Words to find a thing by."""
    return Field(
        "tags",
        "Tags",
        f"Words to find the {thing} by. The selector `tag:` and the site filter by them.",
        ListOf(Text()),
        ([*examples],),
    )


COLUMN = Record(
    "Column",
    "A column of a table. Where it comes from is worth saying: impact is exact then instead of possible.",
    (
        Field(
            "type", "Data type", "The data type, as the platform that stores it writes it.", Text(), ("string", "int")
        ),
        title_of("column", "Age band"),
        description_of("column", "Ten-year band of the customer's age."),
        tags_of("column", "pii"),
        Field(
            "from",
            "Where it comes from",
            "The columns that this one is derived from. A column that says so is reached from these and no others.",
            ListOf(Text(), least=1),
            (["lake.customers#age"],),
        ),
    ),
)

COLUMNS = MapOf("column", COLUMN)

SENSITIVITY = Field(
    "sensitivity",
    "Sensitivity",
    "How confidential the data is, as a word of the project's scale: public, internal, confidential or restricted, "
    "unless the project names others. What is downstream of it should not say less.",
    Text(known=("public", "internal", "confidential", "restricted")),
    ("confidential",),
)

TABLE = Record(
    "Table",
    "A table, view or folder of data inside an artifact; it is referred to as `artifact.table`.",
    (
        title_of("table", "Customers"),
        description_of("table", "One row a customer, as of last night."),
        tags_of("table", "gold"),
        SENSITIVITY,
        Field(
            "columns",
            "Columns",
            "The columns by name. Not all need be listed; list those whose way matters.",
            COLUMNS,
            ({"age": {"type": "int"}, "email": {"type": "string", "tags": ["pii"]}},),
        ),
    ),
)

TABLES = Field(
    "tables",
    "Tables",
    "The tables by name, each an end for relationships: `lake.customers`. One that is no more than a name is written "
    "`customers:`.",
    MapOf("table", TABLE),
    ({"customers": {"columns": {"age": {"type": "int"}}}, "predictions": {}},),
)

SCHEMA = Record(
    "Schema",
    "A schema: tables that share a first name, and are referred to as `artifact.schema.table`.",
    (
        title_of("schema", "Sales"),
        description_of("schema", "Orders and what belongs to them."),
        tags_of("schema", "gold"),
        TABLES,
    ),
)

RUN = Record(
    "Run",
    "One run of an experiment. With it a model version says how it was made.",
    (
        title_of("run", "Deeper trees"),
        description_of("run", "First run on the cleaned features."),
        tags_of("run", "baseline"),
        Field("source", "Code", "The notebook or job that made the run.", Text(), ("train",)),
        Field(
            "inputs",
            "Inputs",
            "The data that went into this run. Without them, the run is taken to have read what its code reads.",
            REFERENCES,
            (["lake.features"],),
        ),
        Field(
            "status",
            "Status",
            "How the run stands.",
            Text(("running", "finished", "failed", "killed", "scheduled")),
            ("finished",),
        ),
        Field("started", "Start", "When the run began, as date and time.", Text(), ("2026-10-02T08:00:00Z",)),
        Field("ended", "End", "When the run ended, as date and time.", Text(), ("2026-10-02T08:40:00Z",)),
        Field("commit", "Commit", "The commit of the code that ran.", Text(), ("4f1c0de",)),
        Field(
            "parameters",
            "Parameters",
            "What the run was given, by name.",
            MapOf("parameter", Scalar()),
            ({"learning_rate": 0.05, "booster": "gbtree", "early_stopping": True},),
        ),
        Field("metrics", "Metrics", "What the run measured, by name.", MapOf("metric", Number()), ({"auc": 0.91},)),
    ),
)

VERSION = Record(
    "Version",
    "One version of a model; it is referred to as `model@version` or `model@alias`.",
    (
        title_of("version", "Autumn retraining"),
        description_of("version", "Trained again after the change of tariffs."),
        tags_of("version", "approved"),
        Field(
            "run",
            "Run",
            "The run that made this version. A version that says so is reached through this run only.",
            Text(),
            ("churn-experiment.run-42",),
        ),
        Field(
            "aliases",
            "Aliases",
            "Names that point at this version for now, and may move to another one. Each is on one version of a model.",
            ListOf(Text()),
            (["champion"],),
        ),
        Field(
            "created",
            "Creation",
            "When the version was registered, as date and time.",
            Text(),
            ("2026-10-02T09:00:00Z",),
        ),
        Field("stage", "Stage", "Where it stands on its way, in your own words.", Text(), ("production",)),
    ),
)

FRESHNESS = Record(
    "Freshness promise",
    "How old the data may become before people should be told.",
    (
        Field(
            "within",
            "Within",
            "The longest time between two refreshes: a number, and `s`, `m`, `h`, `d` or `w`.",
            Text(),
            ("24h", "30m"),
            required=True,
        ),
    ),
)

DEPRECATION = Record(
    "Deprecation",
    "Says that the artifact should no longer be used, and what to use instead.",
    (
        Field("since", "Since", "From which day on.", Text(), ("2026-09-01",)),
        Field("reason", "Reason", "Why it should no longer be used.", Text(), ("replaced by the daily report",)),
        Field("replacement", "Replacement", "A reference to what to use instead.", Text(), ("churn-report",)),
    ),
)

ARTIFACT = Record(
    "Artifact",
    "One thing of a workspace: a lakehouse, a notebook, a model, a report. Its name is its key.",
    (
        Field(
            "type",
            "Type",
            "What the artifact is: a built-in type, or one that the project declares under `types`. The type decides "
            "which relationships are possible.",
            Text(known=tuple(BUILT_IN_TYPES)),
            ("Lakehouse",),
            required=True,
        ),
        title_of("artifact", "Customer lake"),
        description_of("artifact", "Everything that is known about customers, cleaned every night."),
        Field(
            "owner",
            "Owner",
            "Who answers for it: `user:`, `group:` or `app:` and a name.",
            Text(),
            ("group:data-engineering",),
        ),
        Field("domain", "Domain", "The business domain, where it is not the workspace's.", Text(), ("retail-banking",)),
        SENSITIVITY,
        Field(
            "endorsement",
            "Endorsement",
            "How far others may rely on it.",
            Text(("promoted", "certified", "master-data")),
            ("certified",),
        ),
        tags_of("artifact", "gold", "churn"),
        Field(
            "source",
            "Source",
            "Where its definition lies: a path in the repository or a web address.",
            Text(),
            ("notebooks/prepare.ipynb", "https://git.example.org/churn/train.py"),
        ),
        Field(
            "connection",
            "Connection",
            "How the platform reaches it, as its own keys and values. Never write secrets here.",
            MapOf("setting", Scalar()),
            ({"server": "core-db", "port": 5432, "encrypted": True},),
        ),
        Field(
            "freshness",
            "Freshness promise",
            "How old its data may become before people should be told.",
            FRESHNESS,
            ({"within": "24h"},),
        ),
        Field(
            "deprecated",
            "Deprecation",
            "Says that it should no longer be used, and what to use instead.",
            DEPRECATION,
            ({"since": "2026-09-01", "replacement": "churn-report"},),
        ),
        Field(
            "waive",
            "Waivers",
            "The policies that it is known to break, each with a reason and a last day.",
            ListOf(WAIVER),
            ([{"policy": "pii-stays-inside", "reason": "rebuilt without names in May", "until": "2026-12-31"}],),
        ),
        Field(
            "inputs",
            "Inputs",
            "What it takes data from: upstream. References such as `lake.customers`, `churn-model@champion` or "
            "`sales/lake.orders`.",
            REFERENCES,
            (["lake.customers"], ["churn-model@champion", "sales/lake.orders"]),
        ),
        Field(
            "outputs",
            "Outputs",
            "What it gives data to: downstream. References, as in `inputs`.",
            REFERENCES,
            (["lake.features"],),
        ),
        Field(
            "uses",
            "Uses",
            "The environments and variable libraries that configure it.",
            REFERENCES,
            (["spark-environment"],),
        ),
        Field(
            "runs",
            "Runs",
            "Of a pipeline or a notebook: a list of what it starts. Of an experiment: its runs by name.",
            ListOrMap(REFERENCES, MapOf("run", RUN)),
            (["prepare", "train"], {"run-42": {"source": "train", "status": "finished"}}),
        ),
        Field(
            "schemas",
            "Schemas",
            "Its schemas by name, each with tables: `warehouse.sales.orders`.",
            MapOf("schema", SCHEMA),
            ({"sales": {"tables": {"orders": {}}}},),
        ),
        TABLES,
        Field(
            "columns",
            "Columns",
            "The columns of an artifact that is a table itself, such as a dbt model.",
            COLUMNS,
            ({"age_band": {"type": "string", "from": ["lake.customers#age"]}},),
        ),
        Field(
            "versions",
            "Versions",
            'The versions of a model by name. Quote a number: `"2"`.',
            MapOf("version", VERSION),
            ({"2": {"run": "churn-experiment.run-42", "aliases": ["champion"]}},),
        ),
    ),
)
