"""What holds of every diff, whatever the trees."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

import lineage
from lineage.changes.change import Kind, Side
from lineage.changes.diff import diff
from lineage.language.severities import ROWS, SUBJECTS
from tests.changes.random_trees import compared, full_trees, pairs, said_otherwise, told
from tests.strategies import layouts, written, wrong_texts

_TURNED = {Kind.ADDED: Kind.REMOVED, Kind.REMOVED: Kind.ADDED, Kind.CHANGED: Kind.CHANGED, Kind.RENAMED: Kind.RENAMED}


@given(st.data())
def test_a_tree_does_not_differ_from_itself_however_it_is_written(data: st.DataObject) -> None:
    documents = data.draw(full_trees())
    texts = written(documents)
    assert told(compared(texts, texts).changes) == []
    assert told(compared(texts, data.draw(said_otherwise(documents))).changes) == []


@given(full_trees())
def test_a_tree_does_not_differ_from_what_was_saved_of_it(documents: list[dict[str, Any]]) -> None:
    tree = lineage.compile_texts(written(documents))
    saved = lineage.compile_saved(lineage.to_json(tree))
    assert told(diff(Side("tree", tree), Side("saved", saved)).changes) == []
    assert told(diff(Side("saved", saved), Side("tree", tree)).changes) == []


@given(pairs())
def test_turned_round_what_was_added_is_removed_and_the_other_way_round(
    pair: tuple[dict[str, str], dict[str, str]],
) -> None:
    before, after = pair
    there = {
        (each.kind, each.subject, each.before, each.after, each.other if each.kind is not Kind.CHANGED else "")
        for each in compared(before, after).changes
    }
    back = {
        (_TURNED[each.kind], each.subject, each.after, each.before, each.other if each.kind is not Kind.CHANGED else "")
        for each in compared(after, before).changes
    }
    assert there == back


@given(pairs())
def test_a_diff_is_whole_and_the_same_every_time(pair: tuple[dict[str, str], dict[str, str]]) -> None:
    before, after = pair
    found = compared(before, after)
    assert found.changes == compared(before, after).changes
    ranks = [-change.severity.rank for change in found.changes]
    assert ranks == sorted(ranks)
    for change in found.changes:
        row = ROWS[change.row]
        assert change.subject in row.subjects
        assert change.subject in SUBJECTS
        assert change.kind in row.kinds
        assert list(change.affected) == sorted(set(change.affected))
        assert list(change.contacts) == sorted(set(change.contacts))
        assert change.span.line > 0
        assert (change.before is None or change.after is None) or change.before != change.after


@given(st.data())
def test_texts_that_are_no_yaml_are_compared_as_far_as_they_can_be(data: st.DataObject) -> None:
    documents = data.draw(full_trees())
    sound = data.draw(layouts(documents))
    broken = {**sound, "broken.yaml": data.draw(wrong_texts(documents))}
    compared(sound, broken)
    compared(broken, sound)
