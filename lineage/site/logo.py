"""The logo of a project: a picture that somebody put into the spec tree, so not to be trusted."""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import dataclass

from lineage.errors import LineageError

MAX_LOGO_BYTES = 32 * 1024

_PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR"
_SVG = re.compile(r"<svg\b[^<>]*>")
_NUMBER = r"([0-9]{1,9}(?:\.[0-9]{1,9})?)"
_BOX = re.compile(rf"\sviewBox\s*=\s*[\"']\s*-?[0-9.]+[\s,]+-?[0-9.]+[\s,]+{_NUMBER}[\s,]+{_NUMBER}\s*[\"']")
_SIDES = tuple(re.compile(rf"\s{name}\s*=\s*[\"']\s*{_NUMBER}(?:px)?\s*[\"']") for name in ("width", "height"))

_HEIGHT = 28
_NARROWEST, _WIDEST = 0.5, 6.0


class LogoError(LineageError):
    """Not a picture that pages can show."""


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture, what kind of one it is, and how much wider it is than high."""

    data: bytes
    kind: str
    ratio: float

    def style(self) -> str:
        """What puts it in place of our own sign, at the head of every page.

        It is part of the style sheet, where nothing that an SVG holds can act. A file of its own could be opened as a
        page, and then it would.
        """
        image = f"data:image/{self.kind};base64,{b64encode(self.data).decode()}"
        width = round(_HEIGHT * min(max(self.ratio, _NARROWEST), _WIDEST))
        return (
            ".brand .icon { display: none; }\n"
            f'.brand::before {{ content: ""; width: {width}px; height: {_HEIGHT}px; '
            f'background: url("{image}") center / contain no-repeat; }}\n'
        )


def read_logo(data: bytes) -> Logo:
    """The logo in a file. Raises `LogoError` where there is none."""
    if data.startswith(_PNG):
        width, height = (int.from_bytes(data[at : at + 4], "big") for at in (16, 20))
        return Logo(data, "png", width / height if height else 1)
    try:
        opening = _SVG.search(data.decode())
    except UnicodeDecodeError:
        opening = None
    if opening is None:
        raise LogoError("it is neither a PNG nor an SVG in UTF-8")
    return Logo(data, "svg+xml", _ratio(opening[0]))


def _ratio(opening: str) -> float:
    """How much wider than high an SVG says it is; as wide as high, if it does not say."""
    box = _BOX.search(opening)
    sides = box.groups() if box else [found[1] for each in _SIDES if (found := each.search(opening))]
    width, height = map(float, sides) if len(sides) == len(_SIDES) else (1, 1)
    return width / height if height else 1
