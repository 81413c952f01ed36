"""The spec language: its types, names, roles and schemas, and what a document of it has to look like."""
