"""A file is not YAML."""

from __future__ import annotations

from lineage.diagnostic import Severity
from lineage.rule import Rule

RULE = Rule("LIN010", "yaml-syntax", Severity.ERROR, __doc__)
