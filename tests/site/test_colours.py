"""Every text can be read: WCAG 2.2 asks for a contrast of 4.5 between letters and what they stand on, 3 for signs."""

from __future__ import annotations

import re

import pytest

from lineage.language.artifact_types import Group
from lineage.resources import resource_folder

TOKENS = dict(
    re.findall(
        r"--([\w-]+): (light-dark\(#[0-9a-f]{6}, #[0-9a-f]{6}\))",
        (resource_folder("site_templates") / "static" / "tokens.css").read_text(encoding="utf-8"),
    )
)
PLAIN = ("page", "surface", "sunken")
TEXTS = [(ink, ground) for ink in ("ink", "muted", "accent") for ground in PLAIN]
TEXTS += [(name, f"{name}-soft") for name in ("accent", "error", "warning", "info", "fine", *Group)]
TEXTS += [(name, "surface") for name in ("upstream", "downstream", "error", "warning")]
TEXTS += [("accent-ink", "accent"), ("ink", "accent-soft"), ("ink", "warning-soft"), ("muted", "accent-soft")]
SIGNS = [("line-strong", ground) for ground in ("surface", "sunken")]


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("ink", "ground", "least"), [(*pair, 4.5) for pair in TEXTS] + [(*pair, 3.0) for pair in SIGNS]
)
def test_contrast(ink: str, ground: str, least: float, *, dark: bool) -> None:
    colours = [re.findall("#[0-9a-f]{6}", TOKENS[name])[dark] for name in (ink, ground)]
    assert contrast(*colours) >= least
