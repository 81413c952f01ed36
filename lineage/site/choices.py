"""What whoever builds a site may choose."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from lineage.changes.change import Diff
    from lineage.site.logo import Logo


@dataclass(frozen=True, slots=True)
class Choices:
    """The artifacts to show, or all; what has changed, if the site is to say so; the picture that heads each page."""

    select: Collection[str] | None = None
    diff: Diff | None = None
    logo: Logo | None = None
