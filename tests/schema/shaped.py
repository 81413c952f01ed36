"""Values made to the spec language: the fullest that there can be, and random ones that are right or nearly so."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from hypothesis import strategies as st

from lineage.spec_language.shapes import ListOf, ListOrMap, MapOf, Number, Record, Scalar, Shape, Text

Value: TypeAlias = Any
"""Anything that JSON can hold, looked into without ado."""
Draw = Callable[[st.SearchStrategy[Any]], Any]


def fullest(shape: Shape) -> Value:
    """A value that has every field at every depth."""
    match shape:
        case Record():
            return {field.name: fullest_of_field(field.shape, field.examples[0]) for field in shape.fields}
        case MapOf(value=Record() as record):
            return {"one": fullest(record)}
        case ListOf(item=Record() as record):
            return [fullest(record)]
        case _:
            raise AssertionError(shape)


def fullest_of_field(shape: Shape, example: Value) -> Value:
    match shape:
        case Record() | MapOf(value=Record()) | ListOf(item=Record()):
            return fullest(shape)
        case ListOrMap():
            return fullest(shape.map)
        case Text(choices=(*_, last)):
            return last
        case _:
            return example


texts = st.text(max_size=6) | st.sampled_from(
    ["lake.customers", "\x00", "\x85\u2028", "٣", "3", "１", "é", "e\u0301", " "]
)
numbers = (
    st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.sampled_from([0, -0.0, 1.0, 10**39, -(10**39), 2**63, 2**64, 1e308, 5e-324])
)
junk = st.recursive(
    st.none() | st.booleans() | numbers | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=4,
)


@st.composite
def nearly(draw: Draw, shape: Shape, slips: int = 8) -> Value:  # noqa: PLR0911 - one a shape
    """A value of a shape, in which one piece in `slips` is something else; with no slips it is right."""
    if slips and draw(st.integers(1, slips)) == 1:
        return draw(junk)
    match shape:
        case Text(choices=()):
            return draw(texts)
        case Text():
            return str(draw(st.sampled_from(shape.choices)))
        case Number():
            return draw(numbers)
        case Scalar():
            return draw(texts | numbers | st.booleans())
        case ListOf():
            unique_by = repr if isinstance(shape.item, Text) and not slips else None
            return draw(st.lists(nearly(shape.item, slips), min_size=shape.least, max_size=3, unique_by=unique_by))
        case MapOf():
            return draw(st.dictionaries(texts, nearly(shape.value, slips), min_size=shape.least, max_size=2))
        case ListOrMap():
            return draw(nearly(draw(st.sampled_from([shape.list, shape.map])), slips))
        case Record():
            return _nearly_record(draw, shape, slips)


def _nearly_record(draw: Draw, record: Record, slips: int) -> dict[str, Any] | None:
    if record.may_be_empty and draw(st.integers(1, 8)) == 1:
        return None
    optional = [field for field in record.fields if not field.required]
    chosen = (
        draw(st.lists(st.sampled_from(optional), max_size=4, unique_by=lambda field: field.name)) if optional else []
    )
    fields = [*(field for field in record.fields if field.required), *chosen]
    value = {field.name: draw(nearly(field.shape, slips)) for field in fields}
    if slips and draw(st.integers(1, slips)) == 1:
        value[draw(texts | st.sampled_from(["inputz", "kind", "name"]))] = draw(junk)
    if slips and value and draw(st.integers(1, slips)) == 1:
        del value[draw(st.sampled_from(sorted(value)))]
    return value
