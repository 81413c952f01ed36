"""A document is not of this language."""

from __future__ import annotations

from lineage.diagnostic import Severity
from lineage.rule import Rule

RULE = Rule("LIN101", "not-a-lineage-document", Severity.ERROR, __doc__)
