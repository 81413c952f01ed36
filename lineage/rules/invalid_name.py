"""A name holds what names cannot."""

from __future__ import annotations

from lineage.diagnostic import Severity
from lineage.rule import Rule

RULE = Rule("LIN204", "invalid-name", Severity.ERROR, __doc__)
