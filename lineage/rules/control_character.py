"""A text holds a control character."""

from __future__ import annotations

from lineage.diagnostic import Severity
from lineage.rule import Rule

RULE = Rule("LIN016", "control-character", Severity.ERROR, __doc__)
