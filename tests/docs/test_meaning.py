"""What the docs say of relationship types is what the code says."""

from __future__ import annotations

import re

from lineage.language.relationship_types import RELATIONSHIP_TYPES
from tests.docs.pages import ROOT

_ROW = re.compile(r"^\| `(\w+)` \| .* → .* \| (\w+) \|$", re.MULTILINE)


def test_every_type_of_relationships_is_told_with_its_plane() -> None:
    text = (ROOT / "docs" / "meaning.md").read_text(encoding="utf-8")
    assert _ROW.findall(text) == [(each.name, each.plane.value) for each in RELATIONSHIP_TYPES.values()]
