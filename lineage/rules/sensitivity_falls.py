"""Sensitive data reaches something labelled less sensitive."""

from __future__ import annotations

from lineage.diagnostic import Severity
from lineage.rule import Rule

RULE = Rule("LIN407", "sensitivity-falls", Severity.WARNING, __doc__)
