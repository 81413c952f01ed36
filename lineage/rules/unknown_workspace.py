"""Artifacts are added to a workspace that nobody declares."""

from __future__ import annotations

from lineage.diagnostic import Severity
from lineage.rule import Rule

RULE = Rule("LIN208", "unknown-workspace", Severity.ERROR, __doc__)
