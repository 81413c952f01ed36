"""A group contains itself."""

from __future__ import annotations

from lineage.diagnostic import Severity
from lineage.rule import Rule

RULE = Rule("LIN402", "group-cycle", Severity.ERROR, __doc__)
