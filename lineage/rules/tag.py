"""YAML tags are not used."""

from __future__ import annotations

from lineage.diagnostic import Severity
from lineage.rule import Rule

RULE = Rule("LIN014", "tag", Severity.ERROR, __doc__)
