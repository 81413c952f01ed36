"""A file is too large."""

from __future__ import annotations

from lineage.diagnostic import Severity
from lineage.rule import Rule

RULE = Rule("LIN003", "file-too-large", Severity.ERROR, __doc__)
