"""Spec language v1 as a value: every document kind and every field, said once.

The JSON Schemas in `schemas/` and `docs/reference.md` are rendered from it (`make schemas`), and the tests hold the
decoder to it. To add a field, add it here, read it in `lineage/specs/decode.py`, and render anew.

Nothing of this is imported when lineage runs: the schema files carry all that is needed then.
"""

from __future__ import annotations

from lineage.spec_language.documents import DOCUMENTS

__all__ = ["DOCUMENTS"]
