"""Golden answers are compared, or with `--update-golden` written anew: read the difference before it is committed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

OPTION = "--update-golden"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(OPTION, action="store_true", help="write the golden answers anew")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, Path], None]:
    """Compares a text with the golden one, or puts it in its place."""
    # The option is known when pytest is pointed at this folder, and not when it runs everything.
    update = request.config.getoption(OPTION, default=False)

    def compare(text: str, expected: Path) -> None:
        if update:
            expected.parent.mkdir(exist_ok=True)
            expected.write_text(text, encoding="utf-8", newline="\n")
        assert text == expected.read_bytes().decode(), f"{expected}: {OPTION} accepts what is new"

    return compare
