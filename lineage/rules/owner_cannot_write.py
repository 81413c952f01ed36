"""An owner may not change what it owns."""

from __future__ import annotations

from lineage.diagnostic import Severity
from lineage.rule import Rule

RULE = Rule("LIN405", "owner-cannot-write", Severity.WARNING, __doc__)
