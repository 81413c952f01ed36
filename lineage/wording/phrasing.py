"""How messages put things into words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

_LONGEST = 60
_MOST = 12
_MOST_STEPS = 8


def quoted(text: str) -> str:
    """A text of somebody's, made fit to stand in a message: on one line, and not too long."""
    if len(text) > _LONGEST:
        text = f"{text[: _LONGEST - 1]}…"
    visible = "".join(letter if letter.isprintable() else f"\\u{ord(letter):04x}" for letter in text)
    return f"`{visible}`" if visible else '`""`'


def listing(words: Sequence[str]) -> str:
    """`a`, `b` or `c`; of a great many only the first."""
    shown = [f"`{word}`" for word in words[:_MOST]]
    if len(words) > _MOST:
        shown.append(f"one of {len(words) - _MOST} more")
    return alternatives(shown)


def alternatives(phrases: Sequence[str]) -> str:
    """One, another or a third."""
    return f"{', '.join(phrases[:-1])} or {phrases[-1]}" if len(phrases) > 1 else "".join(phrases)


def together(phrases: Sequence[str]) -> str:
    """One, another and a third."""
    return f"{', '.join(phrases[:-1])} and {phrases[-1]}" if len(phrases) > 1 else "".join(phrases)


def chain(names: Sequence[str]) -> str:
    """`a → b → c`; of a long one only both ends."""
    steps = [quoted(name)[1:-1] for name in names]
    if len(steps) > _MOST_STEPS:
        half = _MOST_STEPS // 2
        steps[half:-half] = [f"({len(steps) - 2 * half} more)"]
    return f"`{' → '.join(steps)}`"


def with_article(noun: str) -> str:
    """An artifact, a user, an MLModel."""
    spelled = noun[:2].isupper() and noun[0] in "FHLMNRSX"  # "an em-el-model"
    return f"an {noun}" if noun[:1] in "aeioAEIO" or spelled else f"a {noun}"


def counted(count: int, noun: str) -> str:
    """One artifact, 1,200 artifacts."""
    return f"{count:,} {noun if count == 1 else plural(noun)}"


def plural(noun: str) -> str:
    """Artifacts, policies, aliases."""
    if noun.endswith(("cy", "ty")):
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith("s") else f"{noun}s"


def relationships_of(counts: Mapping[str, int]) -> str:
    """2 relationships of configuration and 1 relationship of control."""
    said = [f"{counted(count, 'relationship')} of {plane}" for plane, count in sorted(counts.items())]
    return together(said)


def kind_of(value: object) -> str:
    """What sort of value it is, as people who write YAML say it."""
    if value is None:
        return "empty"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return "a text"
    if isinstance(value, int | float):
        return "a number"
    return "a mapping" if isinstance(value, Mapping) else "a list"
