"""Answers of people about a placement; a criterion that falls away after the final placement starts the search."""

from datetime import date

from core.access.school import profile
from core.access.scope import scope
from core.contract.requirements import HumanVerdict
from core.features.admissions import placement_rules as rules
from core.features.admissions import searches
from core.features.admissions.application_facts import UNDONE
from core.features.admissions.placement_facts import PlacementFile
from core.features.admissions.placement_rules import PlacementState
from core.features.admissions.questions import AskedFact, AskedKind, verdicts
from core.features.admissions.record import Event, happened, logged
from core.web.dates import day_long
from core.web.language import _
from core.web.problems import Conflict, Invalid, NotFound, Problem


def question_of(file: PlacementFile, code: str) -> HumanVerdict:
    """The question of a placement rule; NotFound where the school does not ask it now."""
    asked = rules.conditions(profile().placement_rules, on_trial=True)
    if file.placement.state != PlacementState.OPEN:
        asked = rules.criteria(profile().placement_rules)
    if code not in rules.codes_of(asked):
        raise NotFound()
    return verdicts(profile().placement_rules)[code][0]


def judge_question(file: PlacementFile, code: str, yes: bool, reason: str) -> None:
    """Record the answer of a person. A criterion that falls away after the final placement starts the search."""
    question, placement = question_of(file, code), file.placement
    if placement.state == PlacementState.CLOSED:
        raise Conflict(_("Deze plaatsing is afgesloten."))
    if not scope().roles & set(question.by):
        asked = ", ".join(profile().role(role).label for role in question.by)
        raise Problem(_("Deze vraag beantwoordt: %(wie)s.", wie=asked), status=403)
    if not reason.strip():
        raise Invalid(_("Een oordeel heeft een reden nodig."), errors={"reason": [_("Schrijf op waarom.")]})
    said = question.question.replace("{leerling}", file.name)
    event = Event(
        kind="verdict",
        about=code,
        on=scope().today,
        outcome="yes" if yes else "no",
        reason=reason,
        roles=scope().roles,
        summary=f"{said} {_('Ja.') if yes else _('Nee.')}"[:400],
    )
    happened(placement, file.name, event)
    logged(placement, "placement.verdict", question=code)
    if placement.state == PlacementState.FINAL and not yes:
        _unable(file)


def _unable(file: PlacementFile) -> None:
    placement = file.placement
    placement.state, placement.unable_since = PlacementState.UNABLE, scope().today
    said = _("De school is handelingsverlegen sinds %(dag)s.", dag=day_long(scope().today))
    happened(placement, file.name, Event(kind="state", about="unable", on=scope().today, summary=said))
    searches.open_search(placement, scope().today)


def take_back(file: PlacementFile, code: str, reason: str) -> None:
    """Take an answer back before it counted: the question stands open again."""
    question_of(file, code)
    if file.placement.state not in (PlacementState.OPEN, PlacementState.TRIAL):
        raise Conflict(_("Dit antwoord telde al mee."))
    event = Event(kind=UNDONE, about=code, on=scope().today, reason=reason, summary=_("Antwoord ingetrokken."))
    happened(file.placement, file.name, event)
    logged(file.placement, "placement.verdict_undone", question=code)


def note(file: PlacementFile, fact: AskedFact, on: date, text: str) -> None:
    """Write down an agreement on paper, or that somebody was consulted."""
    if on > scope().today:
        raise Invalid(_("Niet alles klopt nog."), errors={"on": [_("Kies vandaag of een eerdere dag.")]})
    if not text.strip():
        raise Invalid(_("Niet alles klopt nog."), errors={"text": [_("Schrijf in een zin op wat er gebeurde.")]})
    event = Event(
        kind=fact.kind.value,
        about=fact.about if fact.roles else fact.code,
        on=on,
        roles=frozenset(fact.roles),
        outcome="made" if fact.kind is AskedKind.DOCUMENT else "",
        reason=text,
        summary=f"{fact.label}: {text}"[:400],
    )
    happened(file.placement, file.name, event)
    logged(file.placement, "placement.note", about=fact.key)
