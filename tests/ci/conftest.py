"""A server to comment on, and repositories with a pull request."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ci.hosting import serve
from tests.ci.repositories import FAULTY, HOSTILE, make_repository

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.ci.hosting import Host
    from tests.ci.repositories import Repository


@pytest.fixture
def host() -> Iterator[Host]:
    yield from serve()


@pytest.fixture(scope="session")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """Its pull request drops a table that a report rests on. Nobody changes it; they have checkouts."""
    return make_repository(tmp_path_factory.mktemp("breaking"))


@pytest.fixture(scope="session")
def faulty_repository(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """Its pull request has a reference that leads nowhere."""
    return make_repository(tmp_path_factory.mktemp("faulty"), FAULTY)


@pytest.fixture(scope="session")
def hostile_repository(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """Its pull request writes commands of build servers into the specs, and marks of Markdown."""
    return make_repository(tmp_path_factory.mktemp("hostile"), HOSTILE)
