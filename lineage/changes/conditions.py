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
from lineage.specs.project import artifact_ref

if TYPE_CHECKING:
    from collections.abc import Callable

    from lineage.changes.compare import Raw
    from lineage.changes.facts import Fact
    from lineage.changes.reach import Reach
    from lineage.changes.scene import Scene

Condition: TypeAlias = "Callable[[Raw, Scene, Reach], bool]"

_ENDORSEMENTS = ("promoted", "certified", "master-data")


def _always(_raw: Raw, _scene: Scene, _reach: Reach) -> bool:
    return True


def _relied_on(raw: Raw, scene: Scene, _reach: Reach) -> bool:
    return any(True for _ in scene.relying(raw, INPUTS))


def _runs_others(raw: Raw, scene: Scene, _reach: Reach) -> bool:
    return any(True for _ in scene.relying(raw, CONTROL))


def _used(raw: Raw, scene: Scene, _reach: Reach) -> bool:
    return any(True for _ in scene.relying(raw, EVERY_PLANE))


def _dangling(raw: Raw, scene: Scene, _reach: Reach) -> bool:
    return raw.was is not None and raw.was.ref in scene.left_behind


def _certified(raw: Raw, scene: Scene, reach: Reach) -> bool:
    sides = ((raw.was, scene.base), (raw.now, scene.head))
    artifacts = (side.project.artifacts.get(artifact_ref(fact.ref)) for fact, side in sides if fact is not None)
    return reach.certified or any(each is not None and each.endorsement in CERTIFIED for each in artifacts)


def _champion(raw: Raw, _scene: Scene, _reach: Reach) -> bool:
    return raw.said.ref.partition("@")[2] == "champion"


def _followed(raw: Raw, scene: Scene, _reach: Reach) -> bool:
    assert raw.was is not None  # noqa: S101 - an alias that moved was somewhere
    version = scene.base.project.aliases[raw.was.ref]
    return any(source == version for source, _ in scene.joined.led)


def _column_link(raw: Raw, _scene: Scene, _reach: Reach) -> bool:
    return "#" in raw.said.ref and "#" in (raw.said.other or "")


def _still_joined(raw: Raw, scene: Scene, _reach: Reach) -> bool:
    said = raw.said
    graph = scene.head.graph
    sources = kin([scene.names.head(said.other or "")], graph.project)
    targets = kin([scene.names.head(said.ref)], graph.project)
    return any(
        each.target in targets and each.plane is _joint(said).plane
        for source in sources
        for each in graph.by_source.get(source, ())
    )


def _control(raw: Raw, _scene: Scene, _reach: Reach) -> bool:
    return _joint(raw.said).plane is Plane.CONTROL


def _fewer_columns(raw: Raw, _scene: Scene, _reach: Reach) -> bool:
    return raw.was is not None and raw.now is not None and _joint(raw.now).narrow > _joint(raw.was).narrow


def _joint(fact: Fact) -> Joint:
    assert isinstance(fact.value, Joint)  # noqa: S101 - the condition is for relationships only
    return fact.value


def _access_lost(raw: Raw, scene: Scene, _reach: Reach) -> bool:
    return raw.was is not None and bool(scene.rights.missed(raw.was))


def _access_gained(raw: Raw, scene: Scene, _reach: Reach) -> bool:
    return raw.now is not None and scene.rights.gained(raw.now)


def _still_owns(raw: Raw, scene: Scene, _reach: Reach) -> bool:
    return raw.said.ref in scene.owners


def _nobody_left(raw: Raw, scene: Scene, _reach: Reach) -> bool:
    workspace = scene.head.project.workspaces.get(scene.names.head(raw.said.ref))
    return workspace is not None and not workspace.contacts


def _lowered(raw: Raw, scene: Scene, _reach: Reach) -> bool:
    if raw.was is None or raw.now is None:
        return raw.now is None
    if raw.said.subject == "setting":
        return rank_of_setting(raw.now) < rank_of_setting(raw.was)
    order = scene.head.project.scale if raw.said.subject == "sensitivity" else _ENDORSEMENTS
    known = {word: rank for rank, word in enumerate(order)}
    return known.get(str(raw.now.value), -1) < known.get(str(raw.was.value), -1)


def _in_use(raw: Raw, scene: Scene, _reach: Reach) -> bool:
    name = raw.said.ref.partition(":")[2]
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
    When.STILL_OWNS: _still_owns,
    When.NOBODY_LEFT: _nobody_left,
    When.LOWERED: _lowered,
    When.IN_USE: _in_use,
}
