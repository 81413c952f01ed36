"""Sources → compilation: everything that can be said of a spec tree. Pure: what is not a source does not exist."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, Protocol, TypeVar, cast

from lineage.graph.steps import LineageGraph
from lineage.language.repair import repair
from lineage.language.schema import faults, header_faults
from lineage.rules.registry import CHECKS, RULES
from lineage.specs.assembly import assemble
from lineage.specs.decode import Declarations, decode
from lineage.text.diagnostic import Diagnostic, Finding, Severity
from lineage.text.document import read_documents

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from lineage.language.schema import SchemaFault
    from lineage.policies.judge import Verdict
    from lineage.rules.rule import Rule
    from lineage.specs.project import Project
    from lineage.text.document import Document
    from lineage.text.source import Source

_TOO_MANY_FAULTS = "LIN019"


Result = TypeVar("Result")


class MapSources(Protocol):
    """What goes through sources as `map` does."""

    def __call__(self, function: Callable[[Source], Result], sources: Sequence[Source], /) -> Iterable[Result]:
        """Give the function's result for each source, in their order."""


@dataclass(frozen=True)
class Compilation:
    """A compiled spec tree: the project, its lineage graph, and what was wrong on the way to it.

    What else is wrong is found out when somebody asks. `today` is the day on which waivers are looked at.
    """

    project: Project
    graph: LineageGraph
    findings: tuple[Finding, ...]
    today: date | None = None

    def __repr__(self) -> str:
        """Say how large it is; what it holds would fill screens."""
        return f"<Compilation of {len(self.project.artifacts)} artifacts, {len(self.diagnostics)} diagnostics>"

    @cached_property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """All that is wrong, in file order."""
        found, _ = self._judgement
        return _diagnostics(found, self.project)

    @cached_property
    def errors(self) -> tuple[Diagnostic, ...]:
        """The errors among the diagnostics. Asked for alone, they are found without the rules that only warn."""
        if "diagnostics" in self.__dict__ or self._is_governed:
            found = self.diagnostics
        else:
            levels: dict[str, str] = dict(self.project.settings.rules)
            rules = (rule for rule in CHECKS if _level(rule, levels) == Severity.ERROR)
            found = _diagnostics(self._found_by(rules), self.project)
        return tuple(each for each in found if each.severity is Severity.ERROR)

    @property
    def verdicts(self) -> tuple[Verdict, ...]:
        """How its policies are kept."""
        _, verdicts = self._judgement
        return verdicts

    def count(self, severity: Severity) -> int:
        """How many diagnostics have a severity."""
        return sum(diagnostic.severity is severity for diagnostic in self.diagnostics)

    @cached_property
    def _judgement(self) -> tuple[tuple[Finding, ...], tuple[Verdict, ...]]:
        found = self._found_by(CHECKS)
        if not self._is_governed:
            return tuple(found), ()
        from lineage.policies.judge import judge  # noqa: PLC0415 - many trees have no policies

        judgement = judge(self.graph, found, self.today)
        return judgement.findings, judgement.verdicts

    @property
    def _is_governed(self) -> bool:
        """Whether there are policies to judge by, or waivers to heed."""
        project = self.project
        return bool(project.policies) or any(artifact.waivers for artifact in project.artifacts.values())

    def _found_by(self, rules: Iterable[Rule]) -> Iterator[Finding]:
        more = (rule.check(self.graph) for rule in rules if rule.check is not None)
        return chain(self.findings, *more)


def compile_sources(
    sources: Iterable[Source],
    unread: Iterable[Finding] = (),
    each: MapSources = map,
    *,
    today: date | None = None,
) -> Compilation:
    """Compile the files of a spec tree. Never raises for what they hold.

    `unread` are findings about files that could not become sources. `each` goes through the sources as `map` does.
    `today` is the day on which waivers are looked at; without it none has ended, and nothing is too old.
    """
    ordered = tuple(sorted(sources, key=lambda source: source.path))
    findings = list(unread)
    all_read = not findings
    declarations: list[Declarations] = []
    for source, (declared, found) in zip(ordered, each(declare, ordered), strict=True):
        declarations += declared
        findings += found
        all_read = all_read and bool(declared or not source.text.strip())
    project = assemble(declarations, ordered, all_read=all_read, intact=not findings)
    return compile_project(project, findings, today)


def compile_project(project: Project, findings: Iterable[Finding], today: date | None = None) -> Compilation:
    """Connect a project. `findings` were made on the way to it."""
    return Compilation(project, LineageGraph(project), tuple(findings), today)


def declare(source: Source) -> tuple[list[Declarations], list[Finding]]:
    """What one file declares, and what is wrong with it as such."""
    documents, findings = read_documents(source)
    declarations = []
    for document in documents:
        declared, found = declare_document(document)
        declarations.append(declared)
        findings += found
    return declarations, findings


def declare_document(document: Document) -> tuple[Declarations, list[Finding]]:
    """What one document declares: it is validated, what is faulty is taken out, and the rest is read."""
    if wrong := header_faults(document.data):
        return _unreadable(document), [_located(document, fault) for fault in wrong]
    data = cast("Mapping[str, object]", document.data)
    kind = cast("str", data["kind"])
    wrong = faults(kind, data)
    findings = [_located(document, fault) for fault in wrong]
    if wrong:
        if wrong[-1].code == _TOO_MANY_FAULTS:
            return _unreadable(document), findings  # not all that is faulty is known, so it cannot be taken out
        repair(document, wrong)
    declared, found = decode(document, kind)
    return declared, findings + found


def _unreadable(document: Document) -> Declarations:
    """What a document of no known kind or with too many faults says, is unknown; it can still name its workspace."""
    data = document.data
    if isinstance(data, dict):
        for key in ("name", "workspace"):
            if isinstance(name := data.get(key), str):
                return Declarations(document.source, whole=False, workspace=document.text(name, (key,)))
    return Declarations(document.source, whole=False)


def _located(document: Document, fault: SchemaFault) -> Finding:
    return Finding(fault.code, fault.message, document.span(fault.path, at_key=fault.at_key), fault.help)


def _diagnostics(findings: Iterable[Finding], project: Project) -> tuple[Diagnostic, ...]:
    """Name and weigh the findings as the project wants it, each once, in file order."""
    levels: dict[str, str] = dict(project.settings.rules)
    diagnostics = {}
    for finding in findings:
        rule = RULES[finding.code]
        level = _level(rule, levels)
        if level != "off":
            severity = Severity(level)
            if finding.severity is not None:  # which the project may lower, and not raise
                severity = min(severity, finding.severity, key=lambda each: each.rank)
            diagnostic = Diagnostic(
                rule.code, rule.name, severity, finding.message, finding.span, finding.help, finding.related
            )
            diagnostics[diagnostic.place, diagnostic.code, diagnostic.message] = diagnostic
    return tuple(diagnostics[key] for key in sorted(diagnostics))


def _level(rule: Rule, levels: Mapping[str, str]) -> str:
    """How much what a rule finds matters to a project: a severity, or `off`."""
    return levels.get(rule.code, levels.get(rule.name, rule.severity))
