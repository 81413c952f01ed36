"""The settings that make Visual Studio Code, with its YAML extension, complete and explain a spec tree."""

from __future__ import annotations

import json

from lineage.language.schema import KINDS

_HABITS = {
    "Project": ("lineage.yaml",),
    "Principals": ("principals.yaml", "principals-*.yaml"),
    "Roles": ("roles.yaml",),
    "Policies": ("policies.yaml", "policies-*.yaml"),
    "Relationships": ("relationships.yaml", "relationships-*.yaml"),
    "Artifacts": ("artifacts.yaml", "artifacts-*.yaml", "*.artifacts.yaml"),
}
"""What files with documents of a kind are called by habit. All others are taken to hold a workspace."""


def vscode_settings(specs: str = "specs", schemas: str = "schemas") -> str:
    """The snippet for `.vscode/settings.json`, for a folder of specs and one of schemas, both relative to the top.

    It tells kinds by the names of files. A modeline in a file, as `lineage init` writes it, goes before it.
    """
    patterns = {kind: [f"{specs}/**/{name}" for name in names] for kind, names in _HABITS.items()}
    others = [f"!{pattern}" for names in patterns.values() for pattern in names]
    patterns["Workspace"] = [f"{specs}/**/*.yaml", *others]
    settings = {
        "yaml.schemas": {f"./{schemas}/{kind.lower()}.schema.json": patterns[kind] for kind in KINDS},
        "yaml.yamlVersion": "1.2",
    }
    return json.dumps(settings, indent=2) + "\n"
