"""A file cannot be read."""

from __future__ import annotations

from lineage.diagnostic import Severity
from lineage.rule import Rule

RULE = Rule("LIN001", "unreadable-file", Severity.ERROR, __doc__)
