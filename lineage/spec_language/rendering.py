"""All that is rendered from the language and from the rules, by the path it has in the repository."""

from __future__ import annotations

from lineage.explain import rules_page
from lineage.spec_language import json_schema, markdown
from lineage.spec_language.documents import DOCUMENTS


def rendered_files() -> dict[str, str]:
    """The text of every rendered file."""
    schemas = {f"schemas/{json_schema.schema_file_name(kind.name)}": json_schema.render(kind) for kind in DOCUMENTS}
    return {**schemas, "docs/reference.md": markdown.render(DOCUMENTS), "docs/rules.md": rules_page()}
