"""Change one description in a spec file: `python edit.py FILE`. Each time it says something else."""

from __future__ import annotations

import re
import sys
from pathlib import Path

COUNTED = re.compile(r"(?<=    description: )(?:Edited (\d+) times; )?(?=\w)")

path = Path(sys.argv[1])
text = path.read_text(encoding="utf-8")
found = COUNTED.search(text)
if found is None:
    sys.exit(f"no description in {path}")
edited = f"Edited {int(found[1] or 0) + 1} times; "
path.write_text(text[: found.start()] + edited + text[found.end() :], encoding="utf-8")
