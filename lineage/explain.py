"""What a rule is for, in its own words: its documentation, taken apart, and written anew for a page or a program.

The docstring of a rule's module has one form: a title, and four sections in the order of `_SECTIONS`. An example or a
mend ends in a fenced block; one of `yaml` is a whole file, and really has the fault, or has it no more.
"""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from lineage.rules.registry import RULES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lineage.rules.rule import Rule

_SECTIONS = ("What is wrong", "Why it matters", "Example", "Mend")
_HEADING = re.compile(r"^## (.+)\n", re.MULTILINE)
_FENCED = re.compile(r"\A(?P<prose>.*?)\s*```(?P<language>\w+)\n(?P<text>.*)```\Z", re.DOTALL)

_CHAPTERS = {
    "LIN0": "Files and YAML",
    "LIN1": "The shape of documents",
    "LIN2": "Names and references",
    "LIN3": "The graph",
    "LIN4": "Roles and governance",
    "LIN5": "Policies and waivers",
    "LIN6": "Freshness",
}

_INTRODUCTION = """\
# Rules

<!-- Rendered by `make schemas` from the documentation of the modules in lineage/rules/. -->

All that `lineage check` can say. A code is never given to another rule. `lineage explain CODE` prints what is here.

How much a rule matters can be set in the `Project` document, by its code or its name: to `error`, `warning`, `info`
or `off`.

```yaml
apiVersion: lineage/v1
kind: Project
rules:
  isolated-artifact: off
  LIN407: error
```
"""


@dataclass(frozen=True, slots=True)
class Sample:
    """A block of text to look at. `advice` is what is said about it; `language` is `yaml` for a file, else `text`."""

    advice: str
    language: str
    text: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """A rule's documentation. Paragraphs are parted by an empty line; words to be set as code stand in backticks."""

    code: str
    name: str
    severity: str
    title: str
    wrong: str
    why: str
    example: Sample
    mend: Sample

    def as_json(self) -> dict[str, object]:
        """It as plain data, for JSON."""
        return asdict(self)


def rule_called(word: str) -> Rule | None:
    """The rule with this code or name, however it is written; None if there is none."""
    folded = word.casefold()
    return next((rule for rule in RULES.values() if folded in {rule.code.casefold(), rule.name}), None)


def explain(rule: Rule) -> Explanation:
    """Take a rule's documentation apart. Raises `ValueError` where it has not the form that every rule's has."""
    title, *pieces = _HEADING.split(rule.documentation.strip())
    headings, texts = tuple(pieces[::2]), [piece.strip() for piece in pieces[1::2]]
    if headings != _SECTIONS:
        raise ValueError(f"the documentation of {rule.code} has the sections {headings}, not {_SECTIONS}")
    wrong, why, example, mend = texts
    return Explanation(
        code=rule.code,
        name=rule.name,
        severity=rule.severity.value,
        title=title.strip(),
        wrong=_unwrapped(wrong),
        why=_unwrapped(why),
        example=_sample(example, rule),
        mend=_sample(mend, rule),
    )


def _sample(text: str, rule: Rule) -> Sample:
    match = _FENCED.match(text)
    if match is None:
        raise ValueError(f"an example in the documentation of {rule.code} does not end in a fenced block")
    return Sample(_unwrapped(match["prose"]), match["language"], match["text"])


def _unwrapped(text: str) -> str:
    """Each paragraph on one line: how wide it is, is for whoever shows it to say."""
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in text.split("\n\n"))


def explanation_markdown(explained: Explanation) -> str:
    """An explanation as a section of a page."""
    return "\n".join(
        [
            f"### {explained.code} {explained.name}\n",
            f"**{explained.title}** Severity: {explained.severity}.\n",
            f"{explained.wrong}\n",
            f"*Why it matters.* {explained.why}\n",
            _markdown("Example.", explained.example),
            _markdown("Mend.", explained.mend),
        ]
    )


def _markdown(lead: str, sample: Sample) -> str:
    return f"*{lead}* {sample.advice}".rstrip() + f"\n\n```{sample.language}\n{sample.text}```\n"


def rules_page() -> str:
    """The page of all rules: `docs/rules.md`."""
    explanations = [explain(rule) for rule in RULES.values()]
    return "\n".join([_INTRODUCTION, *_table(explanations), *_chapters(explanations)])


def _table(explanations: list[Explanation]) -> Iterator[str]:
    yield "| code | name | severity | what it finds |"
    yield "| --- | --- | --- | --- |"
    for each in explanations:
        anchor = f"{each.code} {each.name}".lower().replace(" ", "-")
        yield f"| [{each.code}](#{anchor}) | `{each.name}` | {each.severity} | {each.title} |"
    yield ""


def _chapters(explanations: list[Explanation]) -> Iterator[str]:
    for start, title in _CHAPTERS.items():
        yield f"## {title}\n"
        for each in explanations:
            if each.code.startswith(start):
                yield explanation_markdown(each)
