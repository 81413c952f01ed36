"""A project as one file, `lineage.json`: all that the specs mean, written and read back.

`nodes` and `edges` are the graph, for whoever wants to compute with it. The `spec` of an entry is what the specs say of
it, in the fields of the spec language; from these the project is put together again.
"""

from __future__ import annotations

from lineage.saved.reading import read_saved
from lineage.saved.writing import saved_json

__all__ = ["read_saved", "saved_json"]
