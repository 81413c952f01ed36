"""Reading the pages of a site back."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


class Reader(HTMLParser):
    """What a page links to, the ids it has, and all that would run or fetch."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.sources: list[str] = []
        self.forbidden: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        if tag == "a":
            self.links.append(said.get("href") or "")
        if said.get("id"):
            self.ids.append(said["id"] or "")
        if tag in {"script", "img", "iframe", "link"}:
            self.sources.append(said.get("src") or said.get("href") or "")
        self.forbidden += [f"{tag} {name}" for name in said if name == "style" or name.startswith("on")]
        badge = tag == "img" and (said.get("src") or "").endswith(".svg")
        forbidden = tag in {"style", "img", "iframe", "object", "embed", "base"} and not badge
        if forbidden or (tag == "script" and "src" not in said):
            self.forbidden.append(tag)


def html(site: Mapping[str, bytes]) -> Iterator[tuple[str, Reader]]:
    for path, content in site.items():
        if path.endswith(".html"):
            yield path, Reader(content.decode())


_HOSTS = (".example.org", ".example", ".ecb.europa.eu")
"""Where the specs of the tests lead."""


def leads_out(link: str) -> bool:
    """Whether a link leads where the specs say: to the repository, or to some page elsewhere."""
    return urlsplit(link).scheme == "https" and (urlsplit(link).hostname or "").endswith(_HOSTS)


def assert_links_lead_somewhere(site: dict[str, bytes]) -> None:
    read = dict(html(site))
    for path, page in read.items():
        for link in [*page.links, *page.sources]:
            if link.startswith("mailto:") or leads_out(link):
                continue
            target, fragment = urldefrag(urljoin(f"http://site/{path}", link))
            target = unquote(target.removeprefix("http://site/")).partition("?")[0]
            assert target in site, (path, link)
            if fragment and "=" not in fragment:  # else it says what is to be seen there
                assert fragment in read[target].ids, (path, link)
