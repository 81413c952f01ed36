"""YAML merge keys are not used."""

from __future__ import annotations

from lineage.diagnostic import Severity
from lineage.rule import Rule

RULE = Rule("LIN013", "merge-key", Severity.ERROR, __doc__)
