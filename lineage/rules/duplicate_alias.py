"""One alias stands for two versions."""

from __future__ import annotations

from lineage.diagnostic import Severity
from lineage.rule import Rule

RULE = Rule("LIN209", "duplicate-alias", Severity.ERROR, __doc__)
