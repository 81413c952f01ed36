"""YAML anchors and aliases are not used."""

from __future__ import annotations

from lineage.diagnostic import Severity
from lineage.rule import Rule

RULE = Rule("LIN012", "alias", Severity.ERROR, __doc__)
