"""The description of the document kinds, and of what stands in them beside artifacts."""

from __future__ import annotations

from lineage.language.artifact_types import BUILT_IN_TYPES, Group
from lineage.language.relationship_types import RELATIONSHIP_TYPES
from lineage.language.roles import BUILT_IN_ROLES, PERMISSIONS
from lineage.language.severities import ChangeSeverity
from lineage.spec_language import samples
from lineage.spec_language.artifact import ARTIFACT, description_of, title_of
from lineage.spec_language.policy import POLICY
from lineage.spec_language.shapes import DocumentKind, Field, ListOf, MapOf, Record, Text
from lineage.text.diagnostic import Severity

API_VERSION = "lineage/v1"
PRINCIPALS = ListOf(Text())

RELATIONSHIP = Record(
    "Relationship",
    "A relationship that belongs to neither end, or has something to say about itself.",
    (
        Field("from", "From", "A reference to the upstream end.", Text(), ("lake.customers",), required=True),
        Field("to", "To", "A reference to the downstream end.", Text(), ("churn-semantic-model",), required=True),
        Field(
            "type",
            "Type",
            "What the relationship is. It follows from the types of both ends; say it where more than one is possible.",
            Text(tuple(RELATIONSHIP_TYPES)),
            ("serves",),
        ),
        description_of("relationship", "the segment filter"),
        Field(
            "columns",
            "Columns",
            "Which columns go where: each column of `to` with the columns of `from` that it is derived from.",
            MapOf("column of `to`", ListOf(Text(), least=1), least=1),
            ({"segment": ["age", "country"]},),
        ),
    ),
)

ARTIFACTS = Field(
    "artifacts",
    "Artifacts",
    "The artifacts by name. Names are letters, digits, `_` and `-`; put what a name cannot hold into `title`.",
    MapOf("artifact", ARTIFACT),
    (
        {
            "lake": {"type": "Lakehouse", "tables": {"customers": {}}},
            "prepare": {"type": "Notebook", "inputs": ["lake.customers"]},
        },
    ),
)

RELATIONSHIPS = Field(
    "relationships",
    "Relationships",
    "Relationships that belong to neither end, or have a type, a description or columns. Most are said shorter, as "
    "`inputs` and `outputs` of an artifact.",
    ListOf(RELATIONSHIP),
    ([{"from": "lake.customers", "to": "churn-semantic-model", "description": "the segment filter"}],),
)

OWN_TYPE = Record(
    "Artifact type",
    "A type of artifacts that the project adds to the built-in ones.",
    (
        Field(
            "group",
            "Group",
            "What such an artifact is, in the way that matters to lineage: what it holds, and what it relates to.",
            Text(tuple(Group)),
            ("storage",),
            required=True,
        ),
        title_of("type", "dbt model"),
        description_of("type", "A table or view that dbt makes from a SELECT."),
        Field("icon", "Icon", "The built-in type whose icon it wears.", Text(tuple(BUILT_IN_TYPES)), ("Warehouse",)),
    ),
)

SITE_LINK = Record(
    "Site link",
    "A link that every page of the site has at its end.",
    (
        Field("title", "Title", "What it is called.", Text(), ("Data handbook",), required=True),
        Field(
            "href",
            "Address",
            "Where it leads: an address of http or https, or a mail address behind `mailto:`.",
            Text(),
            ("https://wiki.example.org/data",),
            required=True,
        ),
    ),
)

SITE = Record(
    "Site",
    "How the site looks.",
    (
        Field(
            "logo",
            "Logo",
            "A picture beside the title: the path of an `.svg` or `.png` in the spec tree, of at most 32 KiB.",
            Text(),
            ("logo.svg",),
        ),
        Field(
            "accent",
            "Accent colour",
            "The colour of links and of what is chosen, as in `#00796b`. Its tones for light and for dark are those "
            "that can be read.",
            Text(),
            ("#00796b",),
        ),
        Field(
            "links",
            "Links",
            "Links that every page has at its end.",
            ListOf(SITE_LINK),
            ([{"title": "Data handbook", "href": "https://wiki.example.org/data"}],),
        ),
    ),
)

USER = Record(
    "User",
    "A person; referred to as `user:name`.",
    (
        title_of("user", "Ana Sousa"),
        description_of("user", "Leads the churn team."),
        Field("email", "E-mail", "Where to write to.", Text(), ("ana@example.org",)),
    ),
)

GROUP = Record(
    "Group",
    "People and others who are given roles together; referred to as `group:name`.",
    (
        title_of("group", "Churn team"),
        description_of("group", "Everyone who works on keeping customers."),
        Field("email", "E-mail", "Where to write to.", Text(), ("churn@example.org",)),
        Field(
            "members",
            "Members",
            "Who belongs to it: `user:`, `app:` and other `group:` with their names.",
            PRINCIPALS,
            (["user:ana", "group:data-science"],),
        ),
    ),
)

APP = Record(
    "App",
    "A service principal: a program that acts by itself; referred to as `app:name`.",
    (
        title_of("app", "Deployment pipeline"),
        description_of("app", "Puts what was reviewed into production."),
        Field("email", "E-mail", "Whom to write to about it.", Text(), ("platform@example.org",)),
    ),
)

ROLE = Record(
    "Role",
    "What people who have this role in a workspace may do there.",
    (
        title_of("role", "Auditor"),
        description_of("role", "Sees how everything hangs together, and no data."),
        Field(
            "may",
            "Permissions",
            "All that the role allows. Roles do not build on each other.",
            ListOf(Text(tuple(PERMISSIONS)), least=1),
            (["see", "open-lineage"],),
            required=True,
        ),
    ),
)


def _document(name: str, text: str, sample: str, *fields: Field) -> DocumentKind:
    header = (
        Field(
            "apiVersion",
            "Version of the language",
            f"The version of the spec language that the document is written in: `{API_VERSION}`.",
            Text((API_VERSION,)),
            (API_VERSION,),
            required=True,
        ),
        Field("kind", "Kind", f"What the document is: `{name}`.", Text((name,)), (name,), required=True),
    )
    return DocumentKind(name, Record(f"{name} document", text, (*header, *fields)), sample)


DOCUMENTS = (
    _document(
        "Project",
        "What holds for a whole tree: own artifact types, the sensitivity scale, settings of rules. Have one, or none.",
        samples.PROJECT,
        title_of("project", "Retail bank"),
        description_of("project", "Lineage of everything that the data platform of the bank serves."),
        Field(
            "types",
            "Artifact types",
            "Types of artifacts that the project adds to the built-in ones, by name.",
            MapOf("type", OWN_TYPE),
            ({"DbtModel": {"group": "storage", "title": "dbt model", "icon": "Warehouse"}},),
        ),
        Field(
            "sensitivity",
            "Sensitivity scale",
            "The words for how confidential data is, from the lowest to the highest.",
            ListOf(Text(), least=1),
            (["public", "internal", "confidential", "restricted"],),
        ),
        Field(
            "rules",
            "Rules",
            "How much each rule matters here, by its code or its name. `lineage explain CODE` says what a rule is for.",
            MapOf("rule", Text(("off", *Severity))),
            ({"LIN304": "off", "sensitivity-falls": "error"},),
        ),
        Field(
            "changes",
            "Changes",
            "How much each row of the table of changes matters here. `lineage explain ROW` says what a row is for.",
            MapOf("row", Text(tuple(ChangeSeverity))),
            ({"artifact-renamed-used": "breaking"},),
        ),
        Field(
            "repository",
            "Repository",
            "Where the spec files can be read, so that the site leads there: an address of http or https, with "
            "`{path}` for the path of a file in the spec tree, and `{line}` for the line.",
            Text(),
            ("https://github.com/merrow/lineage/blob/main/specs/{path}#L{line}",),
        ),
        Field(
            "site",
            "Site",
            "How the site looks. What it is called is `title`.",
            SITE,
            ({"logo": "logo.svg", "accent": "#00796b"},),
        ),
    ),
    _document(
        "Workspace",
        "A workspace: its roles, its artifacts, and how they relate. There is one document a workspace.",
        samples.WORKSPACE,
        Field(
            "name",
            "Name",
            "The name that others refer to it by, as in `bank-churn/lake`: letters, digits, `_` and `-`.",
            Text(),
            ("bank-churn",),
            required=True,
        ),
        title_of("workspace", "Bank customer churn"),
        description_of("workspace", "Who is about to leave, and why."),
        Field("domain", "Domain", "The business domain that it belongs to.", Text(), ("retail-banking",)),
        Field(
            "contacts",
            "Contacts",
            "Whom to ask, and to tell when something changes.",
            PRINCIPALS,
            (["group:churn-team"],),
        ),
        Field(
            "roles",
            "Roles",
            f"Who has which role: {', '.join(BUILT_IN_ROLES)}, or one that a Roles document adds.",
            MapOf("role", PRINCIPALS),
            ({"Admin": ["user:ana"], "Viewer": ["group:retail-marketing"]},),
        ),
        ARTIFACTS,
        RELATIONSHIPS,
    ),
    _document(
        "Artifacts",
        "More artifacts and relationships of a workspace, to split a large one over files.",
        samples.ARTIFACTS,
        Field(
            "workspace",
            "Workspace",
            "The name of the workspace they belong to.",
            Text(),
            ("bank-churn",),
            required=True,
        ),
        ARTIFACTS,
        RELATIONSHIPS,
    ),
    _document(
        "Relationships",
        "Relationships between workspaces. Its references name the workspace: `sales/lake.orders`.",
        samples.RELATIONSHIPS,
        Field(
            "relationships",
            "Relationships",
            "The relationships. The references in them name their workspaces.",
            ListOf(RELATIONSHIP),
            ([{"from": "sales/lake.orders", "to": "bank-churn/lake.orders", "type": "derives"}],),
            required=True,
        ),
    ),
    _document(
        "Principals",
        "The people, groups and apps that own things and have roles.",
        samples.PRINCIPALS,
        Field("users", "Users", "The people, by name.", MapOf("user", USER), ({"ana": {"title": "Ana Sousa"}},)),
        Field(
            "groups",
            "Groups",
            "The groups, by name.",
            MapOf("group", GROUP),
            ({"churn-team": {"members": ["user:ana", "group:data-science"]}},),
        ),
        Field("apps", "Apps", "The service principals, by name.", MapOf("app", APP), ({"deployment": {}},)),
    ),
    _document(
        "Roles",
        "Roles beside the built-in four.",
        samples.ROLES,
        Field(
            "roles",
            "Roles",
            "The roles, by name.",
            MapOf("role", ROLE),
            ({"Auditor": {"may": ["see", "open-lineage"]}},),
            required=True,
        ),
    ),
    _document(
        "Policies",
        "The organisation's own rules over the graph. A broken policy is reported at the artifact that breaks it.",
        samples.POLICIES,
        Field(
            "policies",
            "Policies",
            "The policies.",
            ListOf(POLICY),
            (
                [
                    {
                        "id": "certified-needs-owner",
                        "description": "Somebody answers for what is certified.",
                        "select": "endorsement:certified",
                        "require": {"fields": ["owner"]},
                    }
                ],
            ),
            required=True,
        ),
    ),
)
