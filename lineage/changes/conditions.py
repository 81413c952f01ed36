"""The conditions of the table of severities, as functions of a change, both sides, and what the change reaches."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from lineage.changes.facts_around import rank_of_setting
from lineage.changes.joints import Joint
from lineage.changes.reach import CERTIFIED
from lineage.changes.reliance import CONTROL, EVERY_PLANE, INPUTS
from lineage.language.relationship_types import Plane
from lineage.language.severities import When
from lineage.questions.answer import kin
from lineage.specs.project import artifact_ref, workspace_name

if TYPE_CHECKING:
    from collections.abc import Callable

    from lineage.changes.difference import Difference
    from lineage.changes.facts import Fact
    from lineage.changes.reach import Reach
    from lineage.changes.scene import Scene

Condition: TypeAlias = "Callable[[Difference, Scene, Reach], bool]"

_ENDORSEMENTS = ("promoted", "certified", "master-data")


def _always(_difference: Difference, _scene: Scene, _reach: Reach) -> bool:
    return True


def _relied_on(difference: Difference, scene: Scene, _reach: Reach) -> bool:
    return any(True for _ in scene.relying(difference, INPUTS))


def _runs_others(difference: Difference, scene: Scene, _reach: Reach) -> bool:
    return any(True for _ in scene.relying(difference, CONTROL))


def _used(difference: Difference, scene: Scene, _reach: Reach) -> bool:
    return any(True for _ in scene.relying(difference, EVERY_PLANE))


def _dangling(difference: Difference, scene: Scene, _reach: Reach) -> bool:
    return difference.was is not None and difference.was.ref in scene.left_behind


def _certified(difference: Difference, scene: Scene, reach: Reach) -> bool:
    sides = ((difference.was, scene.base), (difference.now, scene.head))
    artifacts = (side.project.artifacts.get(artifact_ref(fact.ref)) for fact, side in sides if fact is not None)
    return reach.certified or any(each is not None and each.endorsement in CERTIFIED for each in artifacts)


def _champion(difference: Difference, _scene: Scene, _reach: Reach) -> bool:
    return difference.said.ref.partition("@")[2] == "champion"


def _followed(difference: Difference, scene: Scene, _reach: Reach) -> bool:
    assert difference.was is not None  # noqa: S101 - an alias that moved was somewhere
    version = scene.base.project.aliases[difference.was.ref]
    return any(source == version for source, _ in scene.joined.led)


def _column_link(difference: Difference, _scene: Scene, _reach: Reach) -> bool:
    return "#" in difference.said.ref and "#" in (difference.said.other or "")


def _still_joined(difference: Difference, scene: Scene, _reach: Reach) -> bool:
    said = difference.said
    graph = scene.head.graph
    sources = kin([scene.names.head(said.other or "")], graph.project)
    targets = kin([scene.names.head(said.ref)], graph.project)
    return any(
        each.target in targets and each.plane is _joint(said).plane
        for source in sources
        for each in graph.by_source.get(source, ())
    )


def _control(difference: Difference, _scene: Scene, _reach: Reach) -> bool:
    return _joint(difference.said).plane is Plane.CONTROL


def _fewer_columns(difference: Difference, _scene: Scene, _reach: Reach) -> bool:
    return (
        difference.was is not None
        and difference.now is not None
        and _joint(difference.now).narrow > _joint(difference.was).narrow
    )


def _joint(fact: Fact) -> Joint:
    assert isinstance(fact.value, Joint)  # noqa: S101 - the condition is for relationships only
    return fact.value


def _access_lost(difference: Difference, scene: Scene, _reach: Reach) -> bool:
    return difference.was is not None and bool(scene.rights.missed(difference.was))


def _access_gained(difference: Difference, scene: Scene, _reach: Reach) -> bool:
    return difference.now is not None and scene.rights.gained(difference.now)


def _opened(difference: Difference, scene: Scene, _reach: Reach) -> bool:
    if difference.was is None or difference.now is None:
        return False
    return scene.rights.opened(workspace_name(difference.was.ref), workspace_name(difference.now.ref))


def _still_owns(difference: Difference, scene: Scene, _reach: Reach) -> bool:
    return difference.said.ref in scene.owners


def _nobody_left(difference: Difference, scene: Scene, _reach: Reach) -> bool:
    workspace = scene.head.project.workspaces.get(scene.names.head(difference.said.ref))
    return workspace is not None and not workspace.contacts


def _lowered(difference: Difference, scene: Scene, _reach: Reach) -> bool:
    if difference.was is None or difference.now is None:
        return difference.now is None
    if difference.said.subject == "setting":
        return rank_of_setting(difference.now) < rank_of_setting(difference.was)
    order = scene.head.project.scale if difference.said.subject == "sensitivity" else _ENDORSEMENTS
    known = {word: rank for rank, word in enumerate(order)}
    return known.get(str(difference.now.value), -1) < known.get(str(difference.was.value), -1)


def _in_use(difference: Difference, scene: Scene, _reach: Reach) -> bool:
    name = difference.said.ref.partition(":")[2]
    return any(each.type == name for each in scene.head.project.artifacts.values())


CONDITIONS: dict[When, Condition] = {
    When.ALWAYS: _always,
    When.RELIED_ON: _relied_on,
    When.RUNS_OTHERS: _runs_others,
    When.DANGLING: _dangling,
    When.USED: _used,
    When.CERTIFIED: _certified,
    When.CHAMPION: _champion,
    When.FOLLOWED: _followed,
    When.COLUMN_LINK: _column_link,
    When.STILL_JOINED: _still_joined,
    When.CONTROL: _control,
    When.FEWER_COLUMNS: _fewer_columns,
    When.ACCESS_LOST: _access_lost,
    When.ACCESS_GAINED: _access_gained,
    When.OPENED: _opened,
    When.STILL_OWNS: _still_owns,
    When.NOBODY_LEFT: _nobody_left,
    When.LOWERED: _lowered,
    When.IN_USE: _in_use,
}
