"""There are too many faults to go on."""

from __future__ import annotations

from lineage.diagnostic import Severity
from lineage.rule import Rule

RULE = Rule("LIN019", "too-many-faults", Severity.ERROR, __doc__)
