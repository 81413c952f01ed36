"""Impact and trace for people."""

from __future__ import annotations

import pytest

import lineage
from lineage.output.reach_text import impact_lines
from lineage.output.terminal import Terminal

READERS = [f"report-{number}" for number in range(12)]
TREE = f"""
apiVersion: lineage/v1
kind: Workspace
name: shop
contacts: [{", ".join(f"user:somebody-{number}" for number in range(9))}]
artifacts:
  orders: {{type: SemanticModel}}
{"".join(f"  {name}: {{type: Report, inputs: [orders]}}" + chr(10) for name in READERS)}
"""
COMPILATION = lineage.compile_texts({"shop.yaml": TREE})


def facts(width: int | None) -> dict[str, str]:
    answer = lineage.impact(COMPILATION, ["orders"])
    lines = Terminal().render(impact_lines(answer, COMPILATION.project, width)).splitlines()[1:5]
    return {line[:16].strip(): line[16:] for line in lines}


@pytest.mark.parametrize(
    ("width", "direct"),
    [
        (None, ", ".join(f"shop/{name}" for name in sorted(READERS)[:8]) + ", and 4 more"),
        (80, "shop/report-0, shop/report-1, shop/report-10, and 9 more"),
        (10, "shop/report-0, and 11 more"),
    ],
)
def test_what_is_named_stays_on_one_line(width: int | None, direct: str) -> None:
    assert facts(width)["direct"] == direct


def test_whom_to_tell_is_not_cut_for_the_width() -> None:
    assert facts(40)["tell"] == ", ".join(f"user:somebody-{number}" for number in range(9))
