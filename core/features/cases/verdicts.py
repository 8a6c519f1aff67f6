"""Answers of people to questions that no computer can answer, and other facts that are noted in one sentence."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from core.access import ledger
from core.access.school import profile
from core.access.scope import scope
from core.contract.requirements import AllOf, AnyOf, HumanVerdict, OnlyIf, Requirement, Softened
from core.features.cases.facts import CaseFile
from core.features.cases.record import Event, happened
from core.web.language import _
from core.web.problems import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class NewFact:
    """Something noted: `kind` is one of `NOTABLE`, `about` what a requirement asks for."""

    kind: str
    about: str
    on: date
    roles: frozenset[str]
    text: str


NOTABLE = frozenset({"information", "consultation", "report", "observation", "hearing"})
"""The kinds of facts that a person may note by hand; everything else is written by the act itself."""


def questions(file: CaseFile) -> dict[str, HumanVerdict]:
    """Every question that the school asks a person on this route, by code."""
    route = profile().route(file.case.route_code)
    guards = [guard for step in route.steps for guard in step.guards]
    guards += [guard for right in profile().decision_rights for guard in right.guards]
    return {verdict.code: verdict for guard in guards for verdict in _verdicts(guard)}


def answer(file: CaseFile, code: str, yes: bool, reason: str) -> None:
    """Record a verdict with its reason. Problem when the question is not asked here or not of these roles."""
    question = _asked(file, code)
    if not reason.strip():
        raise Problem(_("Een oordeel heeft een reden nodig."), errors={"reason": [_("Schrijf op waarom.")]})
    said = question.question.replace("{leerling}", file.pupil.first_name)
    summary = f"{said} {_('Ja.') if yes else _('Nee.')}"
    happened(
        file,
        Event(
            kind="verdict",
            about=code,
            on=scope().today,
            outcome="yes" if yes else "no",
            reason=reason,
            roles=scope().roles,
            summary=summary,
        ),
    )
    ledger.record(
        action="verdict",
        object_type="support_case",
        object_id=file.case.id,
        pupil_id=file.pupil.id,
        case_id=file.case.id,
        rule=code,
    )


def _asked(file: CaseFile, code: str) -> HumanVerdict:
    question = questions(file).get(code)
    if question is None:
        raise Problem(_("Deze vraag hoort niet bij dit dossier."))
    if not scope().roles & set(question.by):
        names = ", ".join(profile().role(role).label for role in question.by)
        raise Problem(_("Deze vraag beantwoordt: %(names)s.", names=names), status=403)
    return question


def note_fact(file: CaseFile, new: NewFact) -> None:
    """Note that somebody was told, asked or heard, or that a report is in."""
    if new.kind not in NOTABLE:
        raise Problem(_("Dit kun je hier niet vastleggen."))
    if new.on > scope().today:
        raise Problem(_("De datum ligt in de toekomst."), errors={"on": [_("Kies vandaag of een eerdere dag.")]})
    if not new.text.strip():
        raise Problem(_("Er staat nog geen tekst."), errors={"text": [_("Schrijf in een zin op wat er gebeurde.")]})
    summary = new.text.strip().splitlines()[0][:300]
    happened(file, Event(kind=new.kind, about=new.about, on=new.on, roles=new.roles, reason=new.text, summary=summary))


def add_reference(file: CaseFile, system: str, reference: str) -> None:
    """Note the reference that another system gave (a number in the pupil tracking system)."""
    known = profile().system(system)
    if not reference.strip():
        raise Problem(
            _("Vul het kenmerk in."),
            errors={"reference": [_("Vul het kenmerk uit %(system)s in.", system=known.label)]},
        )
    summary = _("Kenmerk in %(system)s: %(reference)s.", system=known.label, reference=reference.strip())
    happened(
        file,
        Event(kind="system_reference", about=system, on=scope().today, reference=reference.strip(), summary=summary),
    )


def _verdicts(requirement: Requirement) -> Iterator[HumanVerdict]:
    match requirement:
        case HumanVerdict():
            yield requirement
        case AllOf(parts=parts) | AnyOf(parts=parts):
            for part in parts:
                yield from _verdicts(part)
        case OnlyIf(when=when, then=then):
            yield from _verdicts(when)
            yield from _verdicts(then)
        case Softened(part=part):
            yield from _verdicts(part)
