"""What `import lineage` offers."""

from __future__ import annotations

import pytest

import lineage


@pytest.mark.parametrize("name", lineage.__all__)
def test_every_public_name_is_there(name: str) -> None:
    assert getattr(lineage, name) is not None
    assert name in dir(lineage)


def test_no_other_name_is() -> None:
    assert not hasattr(lineage, "something_else")
