"""The types of artifacts: the platform's own API names, each in a group that says what it can hold and relate to.

To add a type, add a line to `BUILT_IN_TYPES`, and its icon to `site_templates/`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Group(StrEnum):
    """What an artifact is, in the way that matters to lineage."""

    SOURCE = "source"
    STORAGE = "storage"
    CODE = "code"
    MOVEMENT = "movement"
    EXPERIMENT = "experiment"
    MODEL = "model"
    SEMANTIC = "semantic"
    CONSUMPTION = "consumption"
    CONFIGURATION = "configuration"

    @property
    def is_code(self) -> bool:
        """Whether it has a self: something that can change apart from the data that passes through it."""
        return self in {Group.CODE, Group.MOVEMENT}

    @property
    def holds(self) -> frozenset[str]:
        """The fields that only some groups have, of those this one has."""
        return _HOLDS.get(self, frozenset())


_TABULAR = frozenset({"schemas", "tables", "columns"})
_HOLDS = {
    Group.SOURCE: _TABULAR,
    Group.STORAGE: _TABULAR,
    Group.SEMANTIC: _TABULAR,
    Group.EXPERIMENT: frozenset({"runs"}),
    Group.MODEL: frozenset({"versions"}),
    Group.CODE: frozenset({"runs"}),
    Group.MOVEMENT: frozenset({"runs"}),
}


@dataclass(frozen=True, slots=True)
class ArtifactType:
    """A type of artifacts.

    `icon` names the built-in type whose icon it wears. `gathers` tells the consumption types that show what others of
    their group show, as a dashboard shows reports.
    """

    name: str
    group: Group
    title: str
    icon: str = ""
    description: str = ""
    gathers: bool = False


_GATHERING = frozenset({"Dashboard", "Reflex"})


def _table(*rows: tuple[str, Group, str]) -> dict[str, ArtifactType]:
    return {name: ArtifactType(name, group, title, name, gathers=name in _GATHERING) for name, group, title in rows}


BUILT_IN_TYPES: dict[str, ArtifactType] = _table(
    ("DataSource", Group.SOURCE, "Data source"),
    ("Lakehouse", Group.STORAGE, "Lakehouse"),
    ("Warehouse", Group.STORAGE, "Warehouse"),
    ("WarehouseSnapshot", Group.STORAGE, "Warehouse snapshot"),
    ("SQLDatabase", Group.STORAGE, "SQL database"),
    ("SQLEndpoint", Group.STORAGE, "SQL analytics endpoint"),
    ("CosmosDBDatabase", Group.STORAGE, "Cosmos DB database"),
    ("KQLDatabase", Group.STORAGE, "KQL database"),
    ("Eventhouse", Group.STORAGE, "Eventhouse"),
    ("MirroredDatabase", Group.STORAGE, "Mirrored database"),
    ("MirroredWarehouse", Group.STORAGE, "Mirrored warehouse"),
    ("MirroredAzureDatabricksCatalog", Group.STORAGE, "Mirrored Databricks catalog"),
    ("Notebook", Group.CODE, "Notebook"),
    ("SparkJobDefinition", Group.CODE, "Spark job definition"),
    ("UserDataFunction", Group.CODE, "User data function"),
    ("KQLQueryset", Group.CODE, "KQL queryset"),
    ("DataBuildToolJob", Group.CODE, "dbt job"),
    ("DataPipeline", Group.MOVEMENT, "Data pipeline"),
    ("Dataflow", Group.MOVEMENT, "Dataflow"),
    ("CopyJob", Group.MOVEMENT, "Copy job"),
    ("Eventstream", Group.MOVEMENT, "Eventstream"),
    ("ApacheAirflowJob", Group.MOVEMENT, "Apache Airflow job"),
    ("MountedDataFactory", Group.MOVEMENT, "Mounted data factory"),
    ("MLExperiment", Group.EXPERIMENT, "ML experiment"),
    ("MLModel", Group.MODEL, "ML model"),
    ("SemanticModel", Group.SEMANTIC, "Semantic model"),
    ("Datamart", Group.SEMANTIC, "Datamart"),
    ("GraphQLApi", Group.SEMANTIC, "GraphQL API"),
    ("Ontology", Group.SEMANTIC, "Ontology"),
    ("DataAgent", Group.CONSUMPTION, "Data agent"),
    ("Report", Group.CONSUMPTION, "Report"),
    ("PaginatedReport", Group.CONSUMPTION, "Paginated report"),
    ("Dashboard", Group.CONSUMPTION, "Dashboard"),
    ("KQLDashboard", Group.CONSUMPTION, "Real-time dashboard"),
    ("Map", Group.CONSUMPTION, "Map"),
    ("Reflex", Group.CONSUMPTION, "Activator"),
    ("Environment", Group.CONFIGURATION, "Environment"),
    ("VariableLibrary", Group.CONFIGURATION, "Variable library"),
)
