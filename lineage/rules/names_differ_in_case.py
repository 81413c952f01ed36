"""Two names look the same."""

from __future__ import annotations

from lineage.diagnostic import Severity
from lineage.rule import Rule

RULE = Rule("LIN203", "names-differ-in-case", Severity.ERROR, __doc__)
