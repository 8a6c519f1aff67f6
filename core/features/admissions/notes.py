"""What happened for an application, written down: reports and documents, consent per giver, talks."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from core.access.scope import scope
from core.contract.facts import ConsentStatus
from core.features.admissions.acts import check_undecided
from core.features.admissions.application_facts import ApplicationFile, consent_on
from core.features.admissions.questions import AskedFact, AskedKind
from core.features.admissions.record import Event, happened, logged
from core.features.consents.rules import Answer
from core.web.dates import day_long
from core.web.language import _
from core.web.problems import Invalid, NotFound

PARENTS_TALK = "overleg_ouders"
"""The talk with the parents that the law asks before a refusal (WPO 40 lid 4)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """What happened, on which day: `text` tells it in a sentence; `asked`: it was asked for and is not there yet."""

    on: date
    text: str = ""
    asked: bool = False
    people: tuple[UUID | None, ...] = ()
    written: bool = True
    answer: Answer = Answer.GIVEN


def note(file: ApplicationFile, fact: AskedFact, new: Noted) -> None:
    """Write down that something happened which a rule of the school asks. Consent has givers, each apart."""
    check_undecided(file)
    _check_day(new.on)
    if fact.kind is AskedKind.CONSENT:
        _consent(file, fact, new)
        return
    _check_consent(file, fact, new.on)
    if not new.asked and not new.text.strip():
        raise Invalid(_("Niet alles klopt nog."), errors={"text": [_("Schrijf in een zin op wat er gebeurde.")]})
    kind = "asked" if new.asked else fact.kind.value
    said = _("%(wat)s: gevraagd.", wat=fact.label) if new.asked else f"{fact.label}: {new.text}"
    happened(
        file.application,
        file.name,
        Event(
            kind=kind,
            about=fact.about if fact.roles else fact.code,
            on=new.on,
            roles=frozenset(fact.roles),
            outcome="made" if fact.kind is AskedKind.DOCUMENT and not new.asked else "",
            reason=new.text,
            summary=said[:400],
        ),
    )
    logged(file.application, "application.note", about=fact.key)


def talk_with_parents(file: ApplicationFile, on: date, text: str) -> None:
    """The talk with the parents about what the school cannot do, and about other schools."""
    _check_day(on)
    if not text.strip():
        raise Invalid(_("Niet alles klopt nog."), errors={"text": [_("Schrijf op wat er besproken is.")]})
    said = _("Gesprek met de ouders op %(dag)s.", dag=day_long(on))
    happened(
        file.application, file.name, Event(kind="conversation", about=PARENTS_TALK, on=on, reason=text, summary=said)
    )
    logged(file.application, "application.talk")


def _consent(file: ApplicationFile, fact: AskedFact, new: Noted) -> None:
    if not new.people:
        raise Invalid(_("Niet alles klopt nog."), errors={"people": [_("Kies wie dit zei.")]})
    for person in _named(file, new.people):
        said = {
            Answer.GIVEN: _("%(wat)s: ja, van %(wie)s."),
            Answer.REFUSED: _("%(wat)s: nee, van %(wie)s."),
            Answer.WITHDRAWN: _("%(wat)s: ingetrokken door %(wie)s."),
            Answer.ASKED: _("%(wat)s: gevraagd aan %(wie)s."),
        }[new.answer]
        happened(
            file.application,
            file.name,
            Event(
                kind="consent",
                about=fact.code,
                on=new.on,
                outcome=new.answer.value,
                reference=person[0],
                roles=frozenset({"written"}) if new.written else frozenset(),
                reason=new.text,
                summary=(said % {"wat": fact.label, "wie": person[1]})[:400],
            ),
        )
    logged(file.application, "application.consent", purpose=fact.code)


def _named(file: ApplicationFile, people: Iterable[UUID | None]) -> list[tuple[str, str]]:
    known = {one["id"]: f"{one['relation']} {one['name']}" for one in file.application.guardians}
    found = [
        (str(one), known[str(one)]) if one else ("", file.name) for one in people if one is None or str(one) in known
    ]
    if not found:
        raise NotFound()
    return found


def _check_consent(file: ApplicationFile, fact: AskedFact, on: date) -> None:
    """Asking somebody else for a report rests on consent that lived on that very day."""
    for purpose in fact.purposes:
        state = consent_on(file.application, file.events, purpose, on)
        if state.fact.status is not ConsentStatus.GIVEN:
            said = _("Op %(dag)s was er nog geen toestemming voor %(doel)s.", dag=day_long(on), doel=state.rule.label)
            raise Invalid(said, errors={"on": [said]})


def _check_day(on: date) -> None:
    if on > scope().today:
        said = _("Kies vandaag of een eerdere dag.")
        raise Invalid(said, errors={"on": [said]})
