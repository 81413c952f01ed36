"""One colour → the tones in which it can be read, for light and for dark.

WCAG 2.2 asks for a contrast of 4.5 between letters and what they stand on. A colour that has less is made darker, or in
the dark lighter, as far as it takes; its hue stays.
"""

from __future__ import annotations

from colorsys import hls_to_rgb, rgb_to_hls
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_ENOUGH = 4.5
_STEPS = 200

_SOFT = (0.93, 0.2)
"""How light a soft ground is to begin with: in the light, in the dark. From there it goes on to white, or to black."""
_CALM = (0.75, 0.4)
"""How strong its colour may be."""


class Tones(NamedTuple):
    """A colour to read and to point with, the colour of letters on it, and a soft ground for it."""

    accent: str
    ink: str
    soft: str


def tones(colour: str, grounds: Sequence[str], letters: Iterable[str], *, dark: bool) -> Tones:
    """The tones of a colour, as `#3350cf` says it, that can be read on some grounds; letters stand on the soft one."""
    hue, lightness, strength = rgb_to_hls(*_parts(colour))
    calm = min(strength, _CALM[dark])
    soft = _first((_written(hue, light, calm) for light in _range(_SOFT[dark], 0 if dark else 1)), letters)
    own = [colour.lower(), *(_written(hue, light, strength) for light in _range(lightness, 1 if dark else 0))]
    accent = _first(own, [*grounds, soft])
    return Tones(accent, max(("#000000", "#ffffff"), key=lambda ink: _contrast(ink, accent)), soft)


def _range(start: float, end: float) -> Iterable[float]:
    return (start + (end - start) * step / _STEPS for step in range(_STEPS + 1))


def _first(colours: Iterable[str], others: Iterable[str]) -> str:
    """The first colour that has enough contrast with all others. The last of them is black or white, and has."""
    against = list(others)
    return next(each for each in colours if all(_contrast(each, other) >= _ENOUGH for other in against))


def _contrast(one: str, other: str) -> float:
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = map(_straight, _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _straight(part: float) -> float:
    """A part of a colour as light: sRGB without its curve."""
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)  # noqa: PLR2004 - sRGB


def _parts(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def _written(hue: float, lightness: float, strength: float) -> str:
    return "#" + "".join(f"{round(255 * part):02x}" for part in hls_to_rgb(hue, lightness, strength))
