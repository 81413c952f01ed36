"""What a project says beside its artifacts: workspaces, people, roles, policies, settings."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, cast

from lineage.changes.facts import Fact, plain
from lineage.language.roles import BUILT_IN_ROLES
from lineage.language.severities import ROWS, ChangeSeverity
from lineage.rules.registry import RULES
from lineage.text.diagnostic import Severity
from lineage.wording.flow_style import in_flow_style

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from lineage.language.artifact_types import ArtifactType
    from lineage.language.roles import Role
    from lineage.specs.model import Policy, Principal, Settings, Workspace
    from lineage.specs.project import Project
    from lineage.text.source import Text

PROJECT = "kind:Project"
"""What a fact about the `Project` document is said of; no workspace can be called so."""


def workspace_facts(workspace: Workspace, roles: Mapping[str, Role]) -> Iterator[Fact]:
    """All that is said of a workspace itself."""
    name = workspace.name
    ref = str(name)
    fact = Fact("workspace", ref, name)
    yield fact
    yield from plain(workspace, ("title", "description", "domain"), ref, name, fact.key)
    for contact in workspace.contacts:
        yield Fact("contact", ref, contact, other=str(contact), holder=fact.key)
    given: dict[str, list[Text]] = {}
    place: dict[str, Text] = {}
    for grant in workspace.grants:
        for principal in grant.principals:
            given.setdefault(principal, []).append(grant.role)
            place.setdefault(principal, principal)
    for holder, names in given.items():
        held = frozenset(_highest(names, roles))
        yield Fact("role", ref, place[holder], held, ", ".join(sorted(held)), str(holder), fact.key)


def _highest(names: Iterable[str], roles: Mapping[str, Role]) -> Iterator[str]:
    """The roles that allow something which no other of them does; of two that allow the same, the first by name."""
    names = sorted(set(map(str, names)))
    for name in names:
        role = roles.get(name)
        others = [roles[other] for other in names if other != name and other in roles]
        if role is None or not any(
            set(role.may) < set(other.may) or (role.may == other.may and other.name < name) for other in others
        ):
            yield name


def principal_facts(principal: Principal) -> Iterator[Fact]:
    """All that is said of a user, a group or an app."""
    ref, name = principal.ref, principal.name
    fact = Fact("principal", ref, name)
    yield fact
    yield from plain(principal, ("title", "description", "email"), ref, name, fact.key)
    for member in principal.members:
        yield Fact("member", ref, member, other=str(member), holder=fact.key)


def role_facts(role: Role) -> Iterator[Fact]:
    """What a role of the project's own allows."""
    if role.name in BUILT_IN_ROLES:
        return
    ref, name = f"role:{role.name}", cast("Text", role.name)
    fact = Fact("role-definition", ref, name, role.may, ", ".join(role.may))
    yield fact
    yield from plain(role, ("title", "description"), ref, name, fact.key)


def type_facts(own: ArtifactType) -> Iterator[Fact]:
    """What a type of the project's own is."""
    ref, name = f"type:{own.name}", cast("Text", own.name)
    fact = Fact("type-definition", ref, name, own.group, own.group.value)
    yield fact
    yield from plain(own, ("title", "description", "icon"), ref, name, fact.key)


def policy_facts(policy: Policy) -> Iterator[Fact]:
    """What a policy asks for."""
    ref = f"policy:{policy.id}"
    asked: dict[str, object] = {
        "severity": policy.severity or Severity.ERROR.value,
        "select": policy.select,
        "require": policy.require,
        "forbid": policy.forbid,
    }
    value = frozenset((field, _unordered(each)) for field, each in asked.items())
    fact = Fact("policy", ref, policy.id, value, in_flow_style(_data({k: v for k, v in asked.items() if v})))
    yield fact
    yield from plain(policy, ("description",), ref, policy.id, fact.key)


def _unordered(value: object) -> object:
    """A condition without the order in which it was written."""
    if is_dataclass(value):
        return frozenset((field.name, _unordered(getattr(value, field.name))) for field in fields(value))
    return frozenset(map(_unordered, value)) if isinstance(value, tuple) else value


def _data(value: object) -> object:
    """A condition as data to be written."""
    if isinstance(value, dict):
        return {key: _data(each) for key, each in value.items()}
    if is_dataclass(value):
        said = {field.name: getattr(value, field.name) for field in fields(value)}
        return {key: _data(each) for key, each in said.items() if each not in {None, ()}}
    if isinstance(value, tuple):
        return sorted((_data(each) for each in value), key=str)
    return str(value) if isinstance(value, str) else value


def settings_facts(project: Project) -> Iterator[Fact]:
    """What the `Project` document says for the whole tree, where it is not what would hold without it."""
    settings = project.settings
    yield from plain(settings, ("title", "description", "repository"), PROJECT, settings.declared)
    yield Fact(
        "scale", PROJECT, next(iter(settings.scale), settings.declared), project.scale, " < ".join(project.scale)
    )
    if settings.look is not None:
        yield Fact("site", PROJECT, settings.declared, settings.look, in_flow_style(_data(settings.look)))
    yield from _levels(settings)
    yield from _overrides(settings)


def _levels(settings: Settings) -> Iterator[Fact]:
    """How much rules matter. A rule may be called by its code or by its name; the code goes first."""
    said = {str(name): (name, level) for name, level in settings.rules}
    for rule in RULES.values():
        name, level = said.get(rule.code) or said.get(rule.name) or (settings.declared, rule.severity.value)
        yield Fact("setting", f"rule:{rule.name}", name, level, level)


def _overrides(settings: Settings) -> Iterator[Fact]:
    said = {str(name): (name, severity) for name, severity in settings.changes}
    for row in ROWS.values():
        name, severity = said.get(row.name, (settings.declared, row.severity.value))
        yield Fact("setting", f"change:{row.name}", name, severity, severity)


_LEVELS = ("off", *Severity)


def rank_of_setting(fact: Fact) -> int:
    """How much a rule or a row counts by what is set; greater is more."""
    level = str(fact.value)
    return _LEVELS.index(level) if level in _LEVELS else ChangeSeverity(level).rank
