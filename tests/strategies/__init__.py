"""Random spec trees: what they say, and how they are written down."""

from tests.strategies.layout import layouts, written
from tests.strategies.tree import trees

__all__ = ["layouts", "trees", "written"]
