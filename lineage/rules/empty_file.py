"""A file holds nothing."""

from __future__ import annotations

from lineage.diagnostic import Severity
from lineage.rule import Rule

RULE = Rule("LIN005", "empty-file", Severity.ERROR, __doc__)
