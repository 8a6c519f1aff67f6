"""What people do for an application: answer a question of the school, and write down what happened."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from core.access.school import profile
from core.access.scope import scope
from core.contract.facts import ConsentStatus
from core.contract.requirements import HumanVerdict
from core.features.admissions.application_facts import UNDONE, ApplicationFile, consent_on
from core.features.admissions.applications import record
from core.features.admissions.questions import AskedFact, AskedKind, leaves, verdicts
from core.features.admissions.record import Event, NewDuty, close_duties, happened, open_duty
from core.features.admissions.rules import UNDECIDED
from core.features.consents.rules import Answer
from core.web.dates import day_long
from core.web.language import _
from core.web.problems import Conflict, Invalid, NotFound, Problem

ASK = "ask"
"""The rule of a duty by which a role is asked one question (`ask-<code>:application:<id>`)."""
PARENTS_TALK = "overleg_ouders"
"""The talk with the parents that the law asks before a refusal (WPO 40 lid 4)."""


def question_of(file: ApplicationFile, code: str) -> HumanVerdict:
    """The question of the school with this code; NotFound where no rule asks it of this child now."""
    known = verdicts(profile().admission_rules)
    asked_now = {f.act_about for one in file.judged for f in one.findings if f.act == "verdict" or f.asks}
    answered = {h.about for h in file.facts.happenings if h.kind == "verdict"}
    if code not in known or code not in asked_now | answered:
        raise NotFound()
    return known[code][0]


def judge_question(file: ApplicationFile, code: str, yes: bool, reason: str) -> None:
    """Record the answer of a person to a question that no computer can answer."""
    question = question_of(file, code)
    _check_undecided(file)
    if not scope().roles & set(question.by):
        asked = ", ".join(profile().role(role).label for role in question.by)
        raise Problem(_("Deze vraag beantwoordt: %(wie)s.", wie=asked), status=403)
    if not reason.strip():
        raise Invalid(_("Een oordeel heeft een reden nodig."), errors={"reason": [_("Schrijf op waarom.")]})
    _check_first(file, code)
    said = question.question.replace("{leerling}", file.name)
    happened(
        file.application,
        file.name,
        Event(
            kind="verdict",
            about=code,
            on=scope().today,
            outcome="yes" if yes else "no",
            reason=reason,
            roles=scope().roles,
            summary=f"{said} {_('Ja.') if yes else _('Nee.')}"[:400],
        ),
    )
    close_duties(file.application, _("Beantwoord."), frozenset({f"{ASK}-{code}"}))
    record(file.application, "application.verdict", question=code)


def _check_first(file: ApplicationFile, code: str) -> None:
    """Some answers wait for another one: a judgement on a hand-over waits for the hand-over itself."""
    for one in file.judged:
        asked = [part for part in leaves(one.rule.requirement) if isinstance(part, HumanVerdict)]
        codes = [part.code for part in asked]
        if not one.rule.settled_first or not one.applies or code not in codes[1:]:
            continue
        for earlier in asked[: codes.index(code)]:
            latest = file.facts.latest("verdict", earlier.code)
            if latest is None or latest.outcome != "yes":
                said = _("Eerst dit: %(vraag)s", vraag=earlier.condition(file.facts))
                raise Invalid(said, errors={"reason": [said]})


def take_back(file: ApplicationFile, code: str, reason: str) -> None:
    """Take an answer back: the question stands open again. What was said stays in the history."""
    question = question_of(file, code)
    _check_undecided(file)
    if not scope().roles & set(question.by):
        raise Problem(_("Alleen wie de vraag mag beantwoorden, trekt het antwoord in."), status=403)
    said = question.question.replace("{leerling}", file.name)
    happened(
        file.application,
        file.name,
        Event(
            kind=UNDONE,
            about=code,
            on=scope().today,
            reason=reason,
            summary=_("Ingetrokken: %(vraag)s", vraag=said)[:400],
        ),
    )
    record(file.application, "application.verdict_undone", question=code)


def ask_role(file: ApplicationFile, code: str) -> None:
    """Put a question on the list of whoever may answer it (the exam secretary, say)."""
    question = question_of(file, code)
    _check_undecided(file)
    for role in question.by[:1]:
        said = question.question.replace("{leerling}", file.name)
        new = NewDuty(
            code=f"{ASK}-{code}",
            label=said,
            owner_role=role,
            started_on=scope().today,
            explains=_("Dit wil de school weten voor de aanmelding van %(kind)s.", kind=file.name),
        )
        open_duty(file.application, new)
    said = _("Gevraagd aan: %(wie)s.", wie=", ".join(profile().role(role).label for role in question.by[:1]))
    happened(file.application, file.name, Event(kind="asked", about=code, on=scope().today, summary=said))
    record(file.application, "application.ask", question=code)


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
    _check_undecided(file)
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
    record(file.application, "application.note", about=fact.key)


def talk_with_parents(file: ApplicationFile, on: date, text: str) -> None:
    """The talk with the parents about what the school cannot do, and about other schools."""
    _check_day(on)
    if not text.strip():
        raise Invalid(_("Niet alles klopt nog."), errors={"text": [_("Schrijf op wat er besproken is.")]})
    said = _("Gesprek met de ouders op %(dag)s.", dag=day_long(on))
    happened(
        file.application, file.name, Event(kind="conversation", about=PARENTS_TALK, on=on, reason=text, summary=said)
    )
    record(file.application, "application.talk")


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
    record(file.application, "application.consent", purpose=fact.code)


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


def _check_undecided(file: ApplicationFile) -> None:
    if file.application.state not in UNDECIDED:
        raise Conflict(_("Over deze aanmelding is al besloten."))
