from __future__ import annotations

import re

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from lineage.text.document import MAX_FAULTS, read_documents
from lineage.text.source import Source

FAULTS = [
    ("", "LIN005", 1, 1, "the file is empty"),
    ("# only a comment\n", "LIN005", 1, 1, "the file holds no document"),
    ("---\n...\n", "LIN005", 1, 1, "the file holds no document"),
    ("a: 1\nb:\n\t- c\n", "LIN010", 3, 1, "a tab where YAML wants spaces"),
    ("a: 'b", "LIN010", 1, 6, "found unexpected end of stream while scanning a quoted scalar"),
    ("a:\n  b: 1\n c: 2\n", "LIN010", 3, 2, "did not find expected key while parsing a block mapping"),
    ("a: 1\nb: 2\na: 3\n", "LIN011", 3, 1, "duplicate key `a`"),
    ("a: &x 1\n", "LIN012", 1, 4, "an anchor, `&x`"),
    ("a: *x\n", "LIN012", 1, 4, "an alias"),
    ("<<: *x\n", "LIN013", 1, 1, "a merge key"),
    ("<<: {a: 1}\n", "LIN013", 1, 1, "a merge key"),
    ("a: !!python/object:os.system ls\n", "LIN014", 1, 4, "a tag, `tag:yaml.org,2002:python/object:os.system`"),
    ("a: .nan\n", "LIN015", 1, 4, "`.nan` is not a finite number"),
    ("a: 1e999\n", "LIN015", 1, 4, "the number is too large"),
    (f"a: {'9' * 50}\n", "LIN015", 1, 4, "the number is too long: 50 characters"),
    ("a: \x1b[31mred\n", "LIN016", 1, 4, "control character U+001B"),
    ('a: "\\e[31mred"\n', "LIN016", 1, 4, "control character U+001B"),
    ('"\\e[31mred": a\n', "LIN016", 1, 1, "control character U+001B"),
    ("a: \x85\n", "LIN016", 1, 4, "line separator U+0085"),
    ("a: 1\n# a comment \u2028b: 2\n", "LIN016", 2, 13, "line separator U+2028"),
    ("a: [1, \u20292]\n", "LIN016", 1, 8, "line separator U+2029"),
    ("[" * 100_000, "LIN017", 1, 65, "nested deeper than 64 levels"),
    ("- " * 100_000, "LIN017", 1, 129, "nested deeper than 64 levels"),
    ("1: a\n", "LIN018", 1, 1, "the key `1` is not a text"),
    ("~: a\n", "LIN018", 1, 1, "the key `~` is not a text"),
    ("? [a, b]\n: c\n", "LIN018", 1, 3, "a key that is not a text"),
    ("a: 1\n? \n: b\n", "LIN018", 2, 2, "an empty key"),
]


@pytest.mark.parametrize(
    ("text", "code", "line", "column", "message"), FAULTS, ids=[f"{f[1]}-{n}" for n, f in enumerate(FAULTS)]
)
def test_what_is_refused_is_said_once_at_its_place(text: str, code: str, line: int, column: int, message: str) -> None:
    _, findings = read_documents(Source("a.yaml", text))
    assert [(each.code, each.span.line, each.span.column, each.message) for each in findings] == [
        (code, line, column, message)
    ]


def test_a_duplicate_key_shows_the_first() -> None:
    _, (finding,) = read_documents(Source("a.yaml", "a: 1\nb: 2\na: 3\n"))
    assert [(each.message, each.span.line) for each in finding.related] == [("first here", 1)]


def test_what_is_refused_is_left_out_and_the_rest_is_kept() -> None:
    text = "a: 1\na: 2\n<<: {z: 1}\nb: *x\nc: [1, *x, !t 2]\n1: d\n? {k: v}\n: e\nf: .inf\ng: kept\n"
    (document,), findings = read_documents(Source("a.yaml", text))
    assert document.data == {"a": 1, "c": [1, 2], "g": "kept"}
    assert document.whole
    assert [each.code for each in findings] == [
        "LIN011",
        "LIN013",
        "LIN012",
        "LIN012",
        "LIN014",
        "LIN018",
        "LIN018",
        "LIN015",
    ]


def test_what_was_read_before_a_syntax_error_is_kept() -> None:
    documents, _ = read_documents(Source("a.yaml", "a: 1\n---\nb:\n  c: [1, {d: 2}, }"))
    assert [document.data for document in documents] == [{"a": 1}, {"b": {"c": [1, {"d": 2}]}}]
    assert [document.whole for document in documents] == [True, False]


def test_a_file_of_nothing_but_faults_is_given_up() -> None:
    _, findings = read_documents(Source("a.yaml", "a: *x\n" + "- *x\n" * 10))
    assert findings
    _, findings = read_documents(Source("a.yaml", "- *x\n" * 10_000))
    assert len(findings) == MAX_FAULTS + 1
    assert findings[-1].code == "LIN019"


def test_places_of_keys_and_values() -> None:
    text = 'a: "b"\nlist:\n  - {c: d, e: [1, 22]}\n'
    (document,), _ = read_documents(Source("a.yaml", text))

    def at(*path: str | int, at_key: bool = False) -> str:
        span = document.span(path, at_key=at_key)
        return text[span.start : span.end]

    assert at("a") == '"b"'
    assert at("a", at_key=True) == "a"
    assert at("list", at_key=True) == "list"
    assert at("list", 0, "c") == "d"
    assert at("list", 0, "e", at_key=True) == "e"
    assert at("list", 0, "e", 1) == "22"
    assert at("list", 0) == "{c: d, e: [1, 22]}"


# PyYAML writes YAML 1.1, where these are texts without quotes; in YAML 1.2 they are numbers.
NUMBERS_SINCE = re.compile(r"[-+]?[0-9.]+[eE][0-9]+|0o[0-7]+")

texts = st.text(max_size=8).filter(lambda text: not NUMBERS_SINCE.fullmatch(text))
scalars = st.none() | st.booleans() | st.integers(-(10**9), 10**9) | texts
trees = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=20,
)


@settings(deadline=None)
@given(st.dictionaries(texts, trees, min_size=1, max_size=5))
def test_what_pyyaml_writes_is_read_as_it_was(data: dict[str, object]) -> None:
    text = yaml.safe_dump(data, allow_unicode=True)
    (document,), findings = read_documents(Source("a.yaml", text))
    # What PyYAML has to escape is a control character, which is refused and replaced.
    if not findings:
        assert document.data == data


@settings(deadline=None)
@given(st.text(alphabet=st.sampled_from("ab:-?[]{}&*!|>'\"%@`#, \n\t1.~<")))
def test_any_text_yields_documents_and_findings_and_every_span_lies_in_it(text: str) -> None:
    documents, findings = read_documents(Source("a.yaml", text))
    for finding in findings:
        assert 0 <= finding.span.start <= finding.span.end <= len(text)
    assert documents or findings or not text.strip() or text
