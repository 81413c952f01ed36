"""There is more than one `Project` document."""

from __future__ import annotations

from lineage.diagnostic import Severity
from lineage.rule import Rule

RULE = Rule("LIN211", "several-projects", Severity.ERROR, __doc__)
