"""The site cannot look as the project wants it to.

## What is wrong

Under `site` of the `Project` document stands something that cannot be used. `logo` is the path of a file in the spec
tree, from its top, that ends in `.svg` or `.png`. `accent` is a colour as HTML writes it: `#` and six hexadecimal
digits.
The `href` of a link begins with `https://`, `http://` or `mailto:`, and has no user or password in it.

## Why it matters

The site goes without what cannot be used: it has its own colour and sign, and lacks the link.

## Example

```yaml
apiVersion: lineage/v1
kind: Project
site:
  accent: teal
```

## Mend

```yaml
apiVersion: lineage/v1
kind: Project
site:
  accent: "#00796b"
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lineage.language.look import is_colour, is_link, is_logo
from lineage.rules.rule import Rule
from lineage.text.diagnostic import Finding, Severity
from lineage.wording.phrasing import quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lineage.graph.steps import LineageGraph
    from lineage.text.source import Text

_LOGO_HELP = "name an `.svg` or `.png` in the spec tree, by its path from the top of the tree, as in `logo.svg`"
_ACCENT_HELP = 'write it with six digits, and between quotes, since `#` begins a comment: `"#00796b"`'
_LINK_HELP = "write a whole address, as in `https://wiki.example.org/data` or `mailto:data@example.org`"


def check(graph: LineageGraph) -> Iterator[Finding]:
    """Look at each."""
    look = graph.project.settings.look
    if look is not None:
        yield from _unless(is_logo, look.logo, "no path of a picture in the spec tree", _LOGO_HELP)
        yield from _unless(is_colour, look.accent, "no colour", _ACCENT_HELP)
        for link in look.links:
            yield from _unless(is_link, link.href, "no address that the site can lead to", _LINK_HELP)


def _unless(holds: Callable[[str], bool], text: Text | None, fault: str, help_: str) -> Iterator[Finding]:
    if text is not None and not holds(text):
        yield Finding("LIN215", f"{quoted(text)} is {fault}", text.span, help_)


RULE = Rule("LIN215", "unusable-look", Severity.ERROR, __doc__, check)
