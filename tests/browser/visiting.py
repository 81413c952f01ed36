"""How the tests open a page, and the witness of all that it says and asks for."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Dialog, Page


@dataclass(frozen=True)
class Window:
    """What the reader has in front of them."""

    width: int = 1440
    height: int = 900
    dark: bool = False
    javascript: bool = True
    touch: bool = False


DESKTOP = Window()
PHONE = Window(width=390, height=844)


@dataclass
class Visit:
    """An open page, and what it did so far."""

    page: Page
    console: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("console", lambda message: self.console.append(f"{message.type}: {message.text}"))
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("dialog", self._dismiss)
        self.page.on("request", lambda request: self.requests.append(request.url))

    def _dismiss(self, dialog: Dialog) -> None:
        self.dialogs.append(dialog.message)
        dialog.dismiss()

    @property
    def outside(self) -> list[str]:
        """The requests that leave the disk."""
        return [url for url in self.requests if not url.startswith(("file://", "data:"))]

    def assert_quiet(self) -> None:
        """No console message, no error, no dialog, no request that leaves the disk."""
        assert (self.console, self.errors, self.dialogs, self.outside) == ([], [], [], [])


@dataclass(frozen=True)
class Visitor:
    """Opens pages from disk, each in a window of its own: `with visitor.open(path) as visit:`."""

    browser: Browser

    @contextmanager
    def open(self, path: Path, window: Window = DESKTOP, *, fragment: str = "") -> Iterator[Visit]:
        """Open a file as a page, watched from its first byte on; `fragment` is the `?…` or `#…` behind its address."""
        context = self.browser.new_context(
            viewport={"width": window.width, "height": window.height},
            color_scheme="dark" if window.dark else "light",
            java_script_enabled=window.javascript,
            has_touch=window.touch,
        )
        try:
            visit = Visit(context.new_page())
            visit.page.goto(path.resolve().as_uri() + fragment)
            yield visit
        finally:
            context.close()
