"""All that is rendered from the language, the rules and the table of changes, by the path it has in the repository."""

from __future__ import annotations

from lineage.explain import rules_page
from lineage.spec_language import json_schema, markdown
from lineage.spec_language.changes import changes_page
from lineage.spec_language.documents import DOCUMENTS


def rendered_files() -> dict[str, str]:
    """The text of every rendered file."""
    schemas = {f"schemas/{json_schema.schema_file_name(kind.name)}": json_schema.render(kind) for kind in DOCUMENTS}
    pages = {"reference": markdown.render(DOCUMENTS), "rules": rules_page(), "changes": changes_page()}
    return {**schemas, **{f"docs/{name}.md": text for name, text in pages.items()}}
