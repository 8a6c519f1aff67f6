"""Which decisions the team may take when it closes this item, which not yet and why, and who decides the rest."""

from dataclasses import dataclass, replace

from core.access.school import profile
from core.access.scope import scope
from core.contract.decisions import DecisionRight
from core.contract.findings import Finding, Kind
from core.contract.requirements import HumanVerdict
from core.contract.requirements.base import enumerated
from core.features.cases import decisions, verdicts
from core.features.cases import rules as case_rules
from core.features.cases.facts import CaseFile
from core.features.meetings import directors
from core.features.meetings.foresight import Coming, answerable, at_closing, in_one_sentence
from core.features.meetings.models import Meeting
from core.features.meetings.planning import day_of
from core.features.meetings.readiness import chain_of
from core.web.language import _


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A decision of this team. `possible` when it can be ticked; `why_not` says everything that stops it;
    `overridable` when this reader may go on with a reason; `note` what closing itself still brings."""

    right: DecisionRight
    findings: tuple[Finding, ...]
    possible: bool
    why_not: str
    overridable: bool
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """Everything the minutes offer: choices, what others decide, and the verdicts asked of this reader here."""

    choices: tuple[Choice, ...]
    elsewhere: tuple[DecisionRight, ...]
    questions: tuple[HumanVerdict, ...]


def outlook(file: CaseFile, meeting: Meeting) -> Outlook:
    """Judged as it will be at closing: the meeting held, the step that follows entered, a director chosen."""
    then = replace(file, facts=at_closing(file.facts, coming(file, meeting)))
    options = decisions.options(then, meeting.team_code)
    questions = _asked_here(then, options)
    codes, by_choice = frozenset(question.code for question in questions), _wait_for_director(file, meeting)
    return Outlook(
        choices=tuple(_choice(file, option, codes, option.right.code in by_choice) for option in options),
        elsewhere=decisions.elsewhere(then, meeting.team_code),
        questions=questions,
    )


def coming(file: CaseFile, meeting: Meeting) -> Coming:
    """What closing an item of this meeting brings to the case."""
    route = profile().route(file.case.route_code)
    step = case_rules.step_after_meeting(route, file.case.step_code, chain_of(meeting.team_code))
    level = step.level if step else ""
    return Coming(
        team=meeting.team_code,
        on=day_of(meeting),
        meeting=str(meeting.id),
        step=step.code if step else "",
        level=level,
        level_rank=profile().level(level).rank if level else 0,
        director=directors.is_needed(meeting.team_code),
    )


def _asked_here(file: CaseFile, options: tuple[decisions.Option, ...]) -> tuple[HumanVerdict, ...]:
    """The open questions of these decisions that this reader may answer, each once."""
    asked = {f.asks for option in options for f in option.findings if f.kind is Kind.ASK}
    known = verdicts.questions(file)
    return tuple(q for code, q in known.items() if code in asked and scope().roles & set(q.by))


def _wait_for_director(file: CaseFile, meeting: Meeting) -> frozenset[str]:
    """The decisions that need the director who is chosen in the same minutes."""
    if file.facts.director:
        return frozenset()
    alone = replace(file, facts=at_closing(file.facts, replace(coming(file, meeting), director=False)))
    return frozenset(
        option.right.code
        for option in decisions.options(alone, meeting.team_code)
        if any(finding.act == "director" and finding.stops for finding in option.findings)
    )


def _choice(file: CaseFile, option: decisions.Option, codes: frozenset[str], chosen_here: bool) -> Choice:
    stops = [finding for finding in option.findings if finding.stops]
    rest = tuple(finding for finding in stops if not answerable(finding, codes))
    return Choice(
        right=option.right,
        findings=option.findings,
        possible=not rest,
        why_not=in_one_sentence(rest, file.pupil.first_name),
        overridable=bool(rest) and case_rules.may_override(rest, scope().roles),
        note=_note(option.right, bool(stops) and not rest, chosen_here),
    )


def _note(right: DecisionRight, asks: bool, chosen_here: bool) -> str:
    said = []
    if asks:
        said.append(_("na jullie oordeel hieronder"))
    if chosen_here:
        said.append(_("de %(word)s wordt hier gekozen", word=directors.word()))
    if right.approvers:
        said.append(_("vraagt daarna akkoord van %(wie)s", wie=enumerated(party.label for party in right.approvers)))
    return ", ".join(said)
