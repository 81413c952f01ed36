"""The floor: read every spec file of a folder and walk the events of its YAML, no more.

Whatever checks such a tree has to do at least this much; what `lineage check` takes beyond it is what checking costs.
"""

from __future__ import annotations

import os
import sys
from collections import deque

from yaml._yaml import CParser


def walk(folder: str) -> None:
    """Parse every spec file, and let go of each event at once."""
    for directory, _, names in os.walk(folder):
        for name in names:
            if name.endswith((".yaml", ".yml")):
                with open(f"{directory}/{name}", "rb") as file:  # noqa: PTH123  # pathlib is not the floor
                    deque(iter(CParser(file.read()).get_event, None), maxlen=0)


if __name__ == "__main__":
    walk(sys.argv[1])
