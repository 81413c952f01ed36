"""Random spec trees: what they say, how they are written down, and what can be wrong with them."""

from tests.strategies.broken import wrong_texts, wrong_trees
from tests.strategies.dressed import dressed_trees
from tests.strategies.layout import layouts, written, written_apart
from tests.strategies.policies import governed
from tests.strategies.tree import trees

__all__ = ["dressed_trees", "governed", "layouts", "trees", "written", "written_apart", "wrong_texts", "wrong_trees"]
