"""How many trees are tried: some dozens a property by habit, ten times as many with LINEAGE_THOROUGH=1."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

IN_CI = bool(os.environ.get("CI"))

settings.register_profile(
    "quick",
    max_examples=40,
    deadline=None,
    derandomize=IN_CI,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
settings.register_profile("thorough", settings.get_profile("quick"), max_examples=400)
settings.load_profile("thorough" if os.environ.get("LINEAGE_THOROUGH") == "1" else "quick")
