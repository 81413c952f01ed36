"""The templates: how they are filled in, and the sheets of icons and colours that they draw with."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias
from xml.etree.ElementTree import fromstring, register_namespace, tostring

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined

from lineage.drawing.inert import inert
from lineage.wording.phrasing import counted

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from jinja2.bccache import Bucket

Code: TypeAlias = "Mapping[str, bytes]"
"""Templates as Jinja compiles them, for another process of this very program."""

Icons: TypeAlias = "Mapping[str, str]"
"""Every icon by its name, as the `<symbol>` that a page carries."""

_NAMESPACE = "http://www.w3.org/2000/svg"
_USED = re.compile(r'<use[^>]* href="#([A-Za-z-]+)"')
_COLOUR = re.compile(r"--([\w-]+): light-dark\(([^,]+),")


def environment(templates: Path, code: Code | None = None) -> Environment:
    """Every text is escaped, what cannot be seen is shown, and a name that a template gets wrong is an error.

    `{{ count|number }}` is 1,200, and `{{ count|counted('artifact') }}` 1,200 artifacts. With `code`, what is in it
    need not be compiled again.
    """
    return _environment(templates, _Compiled(code or {}))


def compile_templates(templates: Path) -> Code:
    """Compile all templates in a folder, which takes longer than to fill one in."""
    compiled = _Compiled({})
    made = _environment(templates, compiled)
    for name in made.list_templates(filter_func=lambda name: "/" not in name):
        made.get_template(name)
    return compiled.code


def _environment(templates: Path, compiled: _Compiled) -> Environment:
    made = Environment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=inert,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=compiled,
    )
    made.filters.update(number="{:,}".format, counted=counted)
    return made


class _Compiled(BytecodeCache):
    """What Jinja compiled, and what was compiled for it before."""

    def __init__(self, code: Code) -> None:
        self.code = dict(code)

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self.code:
            bucket.bytecode_from_string(self.code[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.code[bucket.key] = bucket.bytecode_to_string()


def read_icons(templates: Path) -> Icons:
    """Read the sheet of icons."""
    register_namespace("", _NAMESPACE)
    sheet = fromstring((templates / "static" / "icons.svg").read_text(encoding="utf-8"))  # noqa: S314 - our own file
    symbols = {symbol.attrib["id"]: symbol for symbol in sheet.iter(f"{{{_NAMESPACE}}}symbol")}
    return {
        name: tostring(symbol, encoding="unicode").replace(f' xmlns="{_NAMESPACE}"', "").strip()
        for name, symbol in symbols.items()
    }


def symbols_used(text: str, icons: Icons) -> str:
    """The icons that a page refers to, one after the other."""
    return "".join(icons[name] for name in sorted(set(_USED.findall(text)) & icons.keys()))


def icon_sheet(icons: Icons) -> str:
    """The icons as a style sheet, for `<i class="icon i-NAME">`: masks that take the colour of the text around them."""
    return "".join(f'.i-{name} {{ --icon: url("{_mask(icons[name])}"); }}\n' for name in sorted(icons))


def _mask(symbol: str) -> str:
    inside = symbol[symbol.index(">") + 1 : symbol.rindex("<")]
    image = (
        f"<svg xmlns='{_NAMESPACE}' viewBox='0 0 24 24' fill='none' stroke='#000' stroke-width='1.75'"
        f" stroke-linecap='round' stroke-linejoin='round'>{inside}</svg>"
    )
    plain = image.replace('"', "'").replace("%", "%25").replace("#", "%23")
    return "data:image/svg+xml," + plain.replace("<", "%3C").replace(">", "%3E")


def read_colours(templates: Path) -> Mapping[str, str]:
    """Read the light colours, for pictures that stand alone and have no style sheets."""
    return dict(_COLOUR.findall((templates / "static" / "tokens.css").read_text(encoding="utf-8")))
