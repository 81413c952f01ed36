"""A tree at a revision is what it would be if that revision were checked out."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lineage.errors import RevisionError
from lineage.folder import read_tree
from lineage.sides import read_revision
from lineage.tree import MAX_BYTES, SUFFIXES, Tree
from tests.revisions.repository import Repository

if TYPE_CHECKING:
    from lineage.text.diagnostic import Finding


def said(tree: Tree) -> list[tuple[str, str, str, str]]:
    return sorted((each.code, each.span.source.label, each.message, each.help) for each in tree.findings)


def assert_same(tree: Tree, other: Tree) -> None:
    assert tree.sources == other.sources
    assert said(tree) == said(other)


FILES: dict[str, bytes] = {
    "a.yaml": b"one: 1\n",
    "deep/er/b.yml": b"two: 2\n",
    "deep/notes.md": b"no spec",
    "bom.yaml": b"\xef\xbb\xbfkind: x\r\n",
    "latin.yaml": b"name: gr\xf6sse\n",
    "utf16.yaml": "kind: x".encode("utf-16"),
    "empty.yaml": b"",
    ".hidden.yaml": b"x",
    ".github/c.yaml": b"x",
    "deep/.venv/d.yaml": b"x",
    "folder.yaml/e.yaml": b"x",
    "folder.yaml/f/g.yaml": b"x",
    "with space.yaml": b"x: 1",
    "ü/ñ.yaml": b"x: 2",
    "nfd-u\u0308.yaml": b"x: 3",
    "--option.yaml": b"x: 4",
    "-x/y.yaml": b"x: 5",
    "new\nline/a\tb.yaml": b"x: 6",
    ':(glob)"quoted".yaml': b"x: 7",
    "back\\slash*?[].yaml": b"x: 8",
    "bare-carriage\r.yaml": b"x: 9",
    "UPPER.YAML": b"no spec",
    "\x1b[31m.yaml": b"x: 10",
}


@pytest.mark.parametrize("where", ["", "specs", "with space/ü/-deep", ":(top)"])
def test_every_sort_of_file(tmp_path: Path, where: str) -> None:
    repository = Repository.start(tmp_path / "r")
    specs = repository.top / where
    for name, data in FILES.items():
        repository.write(f"{where}/{name}".lstrip("/"), data)
    repository.commit()
    tree = read_tree(specs)
    assert len(tree.sources) == 14
    assert [code for code, *_ in said(tree)] == ["LIN001", "LIN002", "LIN002"]
    assert_same(read_revision("HEAD", str(specs)), tree)


def test_a_name_that_is_not_utf8(repository: Repository) -> None:
    blob = repository.git("hash-object", "-w", "specs/shop.yaml")
    entry = os.fsdecode(b"100644," + blob.encode() + b",specs/a\xff.yaml")
    repository.git("update-index", "--add", "--cacheinfo", entry)
    repository.git("commit", "--quiet", "--message", "as some system wrote it")
    assert [source.path for source in read_revision("HEAD", "specs").sources] == ["a\\xff.yaml", "shop.yaml"]


def test_a_file_of_the_largest_size_is_read_and_one_byte_more_is_not(repository: Repository) -> None:
    repository.write("specs/large.yaml", b"#" * MAX_BYTES)
    repository.write("specs/larger.yaml", b"#" * (MAX_BYTES + 1))
    repository.commit()
    tree = read_revision("HEAD", "specs")
    assert_same(tree, read_tree("specs"))
    assert said(tree)[0][:2] == ("LIN003", "specs/larger.yaml")


@pytest.mark.usefixtures("repository")
def test_a_single_file_is_a_tree() -> None:
    [source] = read_revision("HEAD", "specs/shop.yaml").sources
    assert (source.path, source.label) == ("shop.yaml", "specs/shop.yaml")
    assert_same(read_revision("HEAD", "specs/shop.yaml"), read_tree("specs/shop.yaml"))


def test_a_folder_without_specs(repository: Repository) -> None:
    repository.write("docs/a.md", "no spec")
    repository.commit()
    assert_same(read_revision("HEAD", "docs"), read_tree("docs"))


LINKS = {
    "inside.yaml": "a.yaml",
    "inside": "deep",
    "round": ".",
    "out.yaml": "../outside/c.yaml",
    "out-and-in.yaml": "../specs/a.yaml",
    "loop.yaml": "loop.yaml",
    "one.yaml": "two.yaml",
    "two.yaml": "one.yaml",
    "dangling.yaml": "nothing.yaml",
    "dangling-out.yaml": "../nothing.yaml",
    "dangling": "nothing",
    "to-hidden.yaml": ".hidden/d.yaml",
    "to-text.yaml": "e.txt",
    "text.md": "../outside/c.yaml",
    "absolute.yaml": "/etc/passwd",
    "chain.yaml": "inside/b.yaml",
    "through-text.yaml": "e.txt/../a.yaml",
    "above-all.yaml": "../../../../../../../../../../../../x.yaml",
    "deep/up.yaml": "../a.yaml",
    "deep/round-about.yaml": "../round/inside/b.yaml",
    ".hidden.yaml": "/etc/passwd",
    "folder.yaml": "deep",
}


def test_links_are_looked_at_and_followed_nowhere(tmp_path: Path) -> None:
    repository = Repository.start(tmp_path / "r")
    for name in ("specs/a.yaml", "specs/deep/b.yaml", "outside/c.yaml", "specs/.hidden/d.yaml", "specs/e.txt"):
        repository.write(name, name)
    for name, target in LINKS.items():
        (repository.top / "specs" / name).symlink_to(target)
    repository.commit()
    specs = repository.top / "specs"
    tree = read_tree(specs)
    assert len(tree.findings) == 10
    assert_same(read_revision("HEAD", str(specs)), tree)


PLACES = st.sampled_from(["a.yaml", "b.yaml", "c", "d/a.yaml", "d/b", "d/.e/c.yaml", "d/f.yml"])
TARGETS = st.lists(st.sampled_from([".", "..", "a.yaml", "b.yaml", "c", "d", "b", ".e", "r", "specs", "f.yml"]))


def test_what_is_behind_a_link_out_of_the_tree_is_not_known(repository: Repository) -> None:
    (repository.top / "specs/out").symlink_to("../elsewhere")
    repository.write("elsewhere/a.yaml", "x: 1")
    repository.commit()
    assert said(read_tree("specs"))[0][:2] == ("LIN004", "specs/out")  # it is a folder
    assert said(read_revision("HEAD", "specs")) == []  # it may be, or may not


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(PLACES, st.one_of(st.none(), TARGETS.map("/".join)), min_size=1))
def test_any_links(tmp_path_factory: pytest.TempPathFactory, made: dict[str, str | None]) -> None:
    repository = Repository.start(tmp_path_factory.mktemp("any") / "r")
    specs = repository.top / "specs"
    for name, target in made.items():
        place = specs / name
        place.parent.mkdir(parents=True, exist_ok=True)
        if target:
            place.symlink_to(target)
        else:
            place.write_text(name, encoding="utf-8")
    repository.commit()
    found, there = read_revision("HEAD", str(specs)), read_tree(specs)
    known = tuple(each for each in there.findings if each.code != "LIN004" or is_named_as_spec(each))
    assert_same(found, Tree(there.sources, known))


def is_named_as_spec(finding: Finding) -> bool:
    return finding.span.source.path.endswith(SUFFIXES)


def test_a_submodule_is_not_entered(repository: Repository, tmp_path: Path) -> None:
    other = Repository.start(tmp_path / "other")
    other.write("hidden-away.yaml", "x: 1")
    other.commit()
    repository.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(other.top), "specs/theirs")
    repository.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(other.top), "specs/a.yaml")
    repository.commit()
    tree = read_revision("HEAD", "specs")
    assert [source.path for source in tree.sources] == ["shop.yaml"]
    assert [(code, label) for code, label, *_ in said(tree)] == [("LIN001", "specs/a.yaml"), ("LIN001", "specs/theirs")]
    assert read_revision("HEAD", "specs/theirs").sources[0].path == "hidden-away.yaml"  # its own repository


@pytest.mark.parametrize(("made", "what"), [("link", "a link"), ("theirs", "a submodule")])
def test_a_tree_that_was_something_else(repository: Repository, made: str, what: str) -> None:
    (repository.top / "link").symlink_to("specs")
    commit = repository.git("rev-parse", "HEAD")
    repository.git("update-index", "--add", "--cacheinfo", f"160000,{commit},theirs")
    repository.git("add", "link")
    repository.git("commit", "--quiet", "--message", "both")
    (repository.top / "link").unlink()
    repository.write(f"{made}/a.yaml", "x: 1")
    with pytest.raises(RevisionError, match=f"`{made}` is {what} at `HEAD`"):
        read_revision("HEAD", made)


def test_filters_and_attributes_change_nothing(repository: Repository) -> None:
    repository.write(".gitattributes", "*.yaml filter=shout text eol=crlf diff=shout\n")
    repository.commit()
    for name in ("filter.shout.smudge", "filter.shout.clean", "diff.shout.textconv"):
        repository.git("config", name, f"touch {repository.top}/ran")
    assert read_revision("HEAD", "specs").sources[0].text == (repository.top / "specs/shop.yaml").read_text("utf-8")
    assert not Path("ran").exists()


def test_a_tree_that_lists_without_end(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lineage.revisions.git.MOST_BYTES", 10_000)
    tree = repository.git("rev-parse", "HEAD:specs")
    for _ in range(12):
        entries = (b"40000 d%d\0%s" % (number, bytes.fromhex(tree)) for number in range(10))
        place = repository.write("tree", b"".join(entries))
        tree = repository.git("hash-object", "-t", "tree", "-w", str(place))
    commit = repository.git("commit-tree", "-m", "a bomb", tree)
    with pytest.raises(RevisionError, match="too many files"):
        read_revision(commit, ".")
