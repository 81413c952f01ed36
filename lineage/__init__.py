"""Lineage as code: workspaces, artifacts, roles and relationships in YAML, and the answers they hold."""

__version__ = "0.1.0"
