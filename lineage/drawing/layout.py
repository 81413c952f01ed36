"""Sketches in, placements out: where the boxes and the curves of many pictures lie, by one Graphviz process.

Graphviz is told numbers only. No text of a spec enters what it reads, so none can mean anything there.
"""

from __future__ import annotations

import shutil
import subprocess
import sysconfig
from threading import Timer
from typing import TYPE_CHECKING

from lineage.drawing.sketch import EMPTY, Placement

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lineage.drawing.sketch import Point, Sketch

_PIXELS = 72
"""Graphviz measures in inches; one of ours is one of its points."""

_SETTINGS = (
    "graph[rankdir=LR nodesep=0.4 ranksep=0.6 pad=0 margin=0 mclimit=0.5]"
    'node[shape=box fixedsize=true label=""]'
    "edge[arrowhead=none tailport=e headport=w]"
)
_TIMEOUT = 120.0
_PROBE = b"digraph{n0}"


class LayoutFailedError(Exception):
    """Graphviz stopped, or said what it should not."""


def find_engine() -> str | None:
    """Find a Graphviz that works: the one installed with us, one on the path, or a system `dot`."""
    scripts = sysconfig.get_path("scripts")
    candidates = (shutil.which("graphviz-pure", path=scripts), shutil.which("graphviz-pure"), shutil.which("dot"))
    return next((path for path in candidates if path and _works(path)), None)


def _works(engine: str) -> bool:
    try:
        answer = subprocess.run([engine, "-Tplain"], input=_PROBE, capture_output=True, timeout=10, check=True)  # noqa: S603 - found by name, given numbers
    except (OSError, subprocess.SubprocessError):
        return False
    return answer.stdout.startswith(b"graph")


def lay_out(sketches: Iterable[Sketch], engine: str) -> Iterator[Placement]:
    """Lay out each sketch, in order, while Graphviz works on the next ones.

    Sketches that are the same, as most small neighbourhoods are, are laid out once.
    """
    asked = [_dot(sketch) for sketch in sketches]
    distinct = list(dict.fromkeys(dot for dot in asked if dot))
    answers = _run("\n".join(distinct), engine) if distinct else iter(())
    known: dict[str, Placement] = {"": EMPTY}
    order = iter(distinct)
    for dot in asked:
        while dot not in known:
            known[next(order)] = next(answers)
        yield known[dot]


def _dot(sketch: Sketch) -> str:
    """Write a sketch in Graphviz's words; the empty sketch is the empty text."""
    if not sketch.boxes:
        return ""
    boxes = "".join(
        f"n{number}[width={width / _PIXELS:.4g} height={height / _PIXELS:.4g}]"
        for number, (width, height) in enumerate(sketch.boxes)
    )
    arrows = "".join(f"n{tail}->n{head};" for tail, head in sketch.arrows)
    return f"digraph{{{_SETTINGS}{boxes}{arrows}}}"


def _run(dot: str, engine: str) -> Iterator[Placement]:
    with subprocess.Popen(  # noqa: S603 - found by name, given numbers
        [engine, "-Tplain"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        watchdog = Timer(_TIMEOUT, process.kill)
        feeder = Timer(0, _feed, (process, dot))
        watchdog.daemon = True  # the program need not wait for it
        watchdog.start()
        feeder.start()
        try:
            yield from _placements(process.stdout or ())
        except (ValueError, IndexError) as error:
            raise LayoutFailedError("Graphviz answered what cannot be read") from error
        finally:
            watchdog.cancel()
            process.kill()
            feeder.join()
    raise LayoutFailedError("Graphviz ended before it had laid out every picture")


def _feed(process: subprocess.Popen[str], dot: str) -> None:
    if process.stdin is None:
        return
    try:
        process.stdin.write(dot)
        process.stdin.close()
    except (BrokenPipeError, ValueError):
        return  # it ended early; whoever reads its answers will miss them


def _placements(lines: Iterable[str]) -> Iterator[Placement]:
    """Read Graphviz's plain format: a line a thing, `stop` after each picture."""
    nodes: list[list[str]] = []
    edges: list[list[str]] = []
    size = (0.0, 0.0)
    for line in lines:
        words = line.split()
        match words[:1]:
            case ["node"]:
                nodes.append(words)
            case ["edge"]:
                edges.append(words)
            case ["graph"]:
                size = (float(words[2]), float(words[3]))
            case ["stop"]:
                yield _placement(size, nodes, edges)
                nodes, edges = [], []


def _placement(size: tuple[float, float], nodes: Sequence[list[str]], edges: Sequence[list[str]]) -> Placement:
    width, height = size
    corners = {
        int(name[1:]): (
            round((float(x) - float(box_width) / 2) * _PIXELS),
            round((height - float(y) - float(box_height) / 2) * _PIXELS),
        )
        for _, name, x, y, box_width, box_height, *_ in nodes
    }
    curves = {(int(words[1][1:]), int(words[2][1:])): _curve(words, height) for words in edges}
    return Placement(
        round(width * _PIXELS),
        round(height * _PIXELS),
        tuple(corners[number] for number in sorted(corners)),
        curves,
    )


def _curve(words: Sequence[str], height: float) -> tuple[Point, ...]:
    count = int(words[3])
    numbers = map(float, words[4 : 4 + 2 * count])
    return tuple((round(x * _PIXELS), round((height - y) * _PIXELS)) for x, y in zip(numbers, numbers, strict=True))
