"""The judgement of a requirement by the core and by the school's plugins. A plugin may prevent, never grant."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from core.contract.facts import Facts
from core.contract.findings import Finding, Severity, State, in_order
from core.contract.requirements import Requirement
from core.contract.requirements.combined import AllOf, AnyOf, OnlyIf, Softened
from core.contract.source import Source
from core.schools.answers import misfits
from core.schools.relay import Answer

_STRICTNESS = {State.MET: 0, State.UNKNOWN: 1, State.UNMET: 2}

Judge = Callable[[Requirement, Facts], tuple[Finding, ...]]
"""Every finding of a requirement on these facts."""

Ask = Callable[[Requirement, Facts], tuple[Answer, ...]]
"""Asks the plugins of the school about one requirement."""

Blame = Callable[[Answer, str], None]
"""Tells that a plugin misbehaved, with a sentence."""


Known = Callable[[Source], bool]
"""Whether the school's document has this paragraph."""


class Bench:
    """Judges for one school: `ask` reaches its plugins, `blame` is told of the one that misbehaves, `known` knows the
    paragraphs that a finding may name."""

    def __init__(self, ask: Ask, blame: Blame, known: "Known" = lambda source: True) -> None:
        self._ask = ask
        self._blame = blame
        self._known = known

    def judge(self, requirement: Requirement, facts: Facts) -> tuple[Finding, ...]:
        """Every finding, in the order in which they are shown."""
        return in_order(self._judge(requirement, facts))

    def _judge(self, requirement: Requirement, facts: Facts) -> tuple[Finding, ...]:
        found = self._core(requirement, facts)
        for answer in self._ask(requirement, facts):
            found = self._stricter(requirement, facts, found, answer)
        return found

    def _core(self, requirement: Requirement, facts: Facts) -> tuple[Finding, ...]:
        """The core's judgement, with the plugins asked about each part as well."""
        match requirement:
            case AllOf(parts=parts):
                return tuple(finding for part in parts for finding in self._judge(part, facts))
            case AnyOf(parts=parts):
                return self._any(parts, facts)
            case OnlyIf(when=when, then=then) if _worst(when.judge(facts)) is State.MET:
                # Plugins are not asked about `when`: denying it would switch the condition off.
                return self._judge(then, facts)
            case Softened(part=part):
                return tuple(replace(finding, severity=Severity.WARNS) for finding in self._judge(part, facts))
        return requirement.judge(facts)

    def _any(self, parts: tuple[Requirement, ...], facts: Facts) -> tuple[Finding, ...]:
        judged = [self._judge(part, facts) for part in parts]
        whole = next((findings for findings in judged if _worst(findings) is State.MET), None)
        return whole if whole is not None else tuple(finding for findings in judged for finding in findings)

    def _stricter(
        self, requirement: Requirement, facts: Facts, found: tuple[Finding, ...], answer: Answer
    ) -> tuple[Finding, ...]:
        said = answer.value
        wrong = _what_is_wrong(answer, lambda source: source == requirement.source or self._known(source))
        if wrong:
            self._blame(answer, wrong)
            said = unjudged(requirement, facts, answer.plugin)
        if said is None or _STRICTNESS[said.state] <= _STRICTNESS[_worst(found)]:
            return found
        said = _bounded(said, requirement, answer.plugin)
        return (*(finding for finding in found if finding.state is not State.MET), said)


def unjudged(requirement: Requirement, facts: Facts, plugin: str) -> Finding:
    """What is shown where a plugin should have judged and could not: unknown, so it never grants."""
    return Finding(
        state=State.UNKNOWN,
        condition=requirement.condition(facts),
        reason="De eigen regel van de school kon dit niet beoordelen. De beheerder ziet waarom.",
        source=requirement.source,
        severity=_severity(requirement),
        override=requirement.override,
        judged_by=plugin,
    )


def _severity(requirement: Requirement) -> Severity:
    return Severity.WARNS if isinstance(requirement, Softened) else requirement.severity


def _bounded(said: Finding, requirement: Requirement, plugin: str) -> Finding:
    """A plugin's finding within what the requirement allows: its severity (D-8), its roles that may override."""
    severity = _severity(requirement)
    override = tuple(role for role in said.override if role in requirement.override)
    return replace(said, severity=severity, override=override, judged_by=plugin)


def _worst(findings: tuple[Finding, ...]) -> State:
    return max((finding.state for finding in findings), key=_STRICTNESS.__getitem__, default=State.MET)


def _what_is_wrong(answer: Answer, known: Known) -> str:
    """A sentence about a misbehaving plugin; empty when its answer is a finding with a source, or None."""
    said: Any = answer.value
    if isinstance(answer.error, TimeoutError):
        return f"De plugin hangt: {answer.error}."
    if answer.error is not None:
        return f"De plugin gaf een fout: {type(answer.error).__name__}: {answer.error}"
    if said is None:
        return ""
    if not isinstance(said, Finding):
        return f"De plugin gaf een {type(said).__name__} terug, geen bevinding."
    wrong = next(misfits(said, Finding, ""), None)
    if wrong is not None:
        return f"De bevinding van de plugin klopt niet ({wrong[0]}): {wrong[1]}"
    if not known(said.source):
        return f"De bevinding noemt een bron die er niet is: {said.source.document} {said.source.mark}."
    return ""


def parts_of(whole: Requirement) -> Iterator[Requirement]:
    """A requirement and every one inside it, the outer first."""
    yield whole
    match whole:
        case AllOf(parts=inner) | AnyOf(parts=inner):
            parts = inner
        case OnlyIf(when=first, then=then):
            parts = (first, then)
        case Softened(part=part):
            parts = (part,)
        case _:
            parts = ()
    for part in parts:
        yield from parts_of(part)
