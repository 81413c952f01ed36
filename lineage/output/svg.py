"""Graphs as pictures: one SVG that needs nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lineage.drawing.face import marked
from lineage.drawing.layout import LayoutFailedError, find_engine, lay_out
from lineage.drawing.node_face import node_face
from lineage.drawing.picture import Arrow, Drawing, compose
from lineage.drawing.templates import environment, read_colours, read_icons, symbols_used
from lineage.errors import LineageError
from lineage.language.artifact_types import Group
from lineage.questions.states import REMOVED
from lineage.resources import resource_folder

if TYPE_CHECKING:
    from lineage.drawing.face import Face
    from lineage.drawing.templates import Icons
    from lineage.questions.rollup import Node, View
    from lineage.specs.project import Project

HOLDS = "holds"
"""What ties a part to what holds it, where both are drawn."""

_GROUPS = tuple(Group)
_HELP = "install graphviz-pure or Graphviz, or ask for --format mermaid or dot"


def graph_svg(view: View, project: Project) -> str:
    """Draw a view. Raises `LineageError` where no Graphviz works."""
    engine = find_engine()
    if engine is None:
        raise LineageError("a picture needs Graphviz, and none works here", _HELP)
    templates = resource_folder("site_templates")
    icons = read_icons(templates)
    drawing = _drawing(view, project, icons)
    try:
        picture = compose(drawing, next(lay_out([drawing.sketch], engine)))
    except LayoutFailedError as error:
        raise LineageError(str(error), _HELP) from error
    text = (
        environment(templates)
        .get_template("graph.svg")
        .render(
            picture=picture,
            title=project.settings.title or "Lineage",
            colours=read_colours(templates),
            groups=_GROUPS,
        )
    )
    return text.replace("</defs>", f"{symbols_used(text, icons)}</defs>", 1).strip() + "\n"


def _drawing(view: View, project: Project, icons: Icons) -> Drawing[Face]:
    faces = {node.ref: _face(node, project, icons) for node in view.nodes}
    numbers = {ref: number for number, ref in enumerate(sorted(faces, key=lambda ref: (_rank(faces[ref]), ref)))}
    types: dict[tuple[int, int], list[tuple[str, str]]] = {}
    for node in view.nodes:
        if node.parent in numbers:
            types[numbers[node.parent], numbers[node.ref]] = [(HOLDS, HOLDS)]
    for edge in view.edges:
        types.setdefault((numbers[edge.source], numbers[edge.target]), []).append((edge.type, edge.plane))
    arrows = tuple(Arrow(*pair, tuple(type_ for type_, _ in said), said[-1][1]) for pair, said in sorted(types.items()))
    return Drawing(tuple(faces[ref] for ref in numbers), arrows)


def _face(node: Node, project: Project, icons: Icons) -> Face:
    face = node_face(node.ref, node.type, project, icons)
    return marked(face, REMOVED) if node.removed else face


def _rank(face: Face) -> int:
    """Data comes from sources and ends in reports: where arrows go round in a circle, that says where it begins."""
    return _GROUPS.index(face.group) if face.group in _GROUPS else 0
