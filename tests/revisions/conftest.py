"""Git as it is on nobody's machine, and a repository with specs."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from tests.revisions.repository import ALONE, Repository

if TYPE_CHECKING:
    from pathlib import Path

SHOP = """\
apiVersion: lineage/v1
kind: Workspace
name: shop
roles: {Admin: [user:ana]}
artifacts:
  lake: {type: Lakehouse, tables: {orders: {}}}
  report: {type: Report, inputs: [lake.orders]}
---
apiVersion: lineage/v1
kind: Principals
users: {ana: {}}
"""


@pytest.fixture(autouse=True)
def nobodys_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    for name, value in ALONE.items():
        monkeypatch.setenv(name, value)


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """One commit, with specs in `specs/`; the test stands at its top."""
    made = Repository.start(tmp_path / "repository")
    made.write("specs/shop.yaml", SHOP)
    made.commit()
    monkeypatch.chdir(made.top)
    return made
