"""An application as loaded: what happened, consent, the facts of today, and what the school's rules say of them."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from uuid import UUID

from sqlalchemy import select

from core.access.school import judge, profile
from core.access.scope import scope
from core.contract.facts import Facts, Happening, PupilFacts
from core.contract.requirements import Recorded
from core.db.engine import session
from core.features.admissions import rules
from core.features.admissions.models import AdmissionEvent, Application
from core.features.admissions.questions import YES_OR_NO, AskedFact, AskedKind, asked_facts, leaves
from core.features.admissions.record import events_of
from core.features.consents.answers import Subject, state_with
from core.features.consents.rules import Answer, ConsentState, PossibleGiver, Said
from core.web.problems import NotFound

_NOT_FACTS = frozenset({"application", "consent"})
YES, NO = "yes", "no"
UNDONE = "verdict_undone"
"""The kind of a row by which an answer was taken back."""


@dataclass(frozen=True)
class ApplicationFile:
    """An application with everything the rules look at. Made anew after each change."""

    application: Application
    events: tuple[AdmissionEvent, ...]
    consents: tuple[ConsentState, ...]
    facts: Facts

    @property
    def name(self) -> str:
        """The child's first name."""
        return self.application.first_name

    @cached_property
    def asked(self) -> tuple[AskedFact, ...]:
        """What the school's rules need to know of a child for this year."""
        return asked_facts(profile().admission_rules, self.application.year_rank)

    @cached_property
    def judged(self) -> tuple[rules.JudgedRule, ...]:
        """Every rule with its findings."""
        return rules.judged(profile().admission_rules, self.facts, self.application.first_day, judge)

    @property
    def unanswered(self) -> tuple[AskedFact, ...]:
        """The questions about the child to which there is no answer: a rule that was never asked stops nobody."""
        return tuple(fact for fact in self.asked if not is_answered(self.application, fact))

    def fact(self, key: str) -> AskedFact:
        """The asked fact of an address; NotFound otherwise."""
        found = next((fact for fact in self.asked if fact.key == key), None)
        if found is None:
            raise NotFound()
        return found


def is_answered(application: Application, fact: AskedFact) -> bool:
    """Whether a question about the child has an answer; what happens later is no question."""
    if fact.kind in YES_OR_NO:
        return fact.key in application.answers
    if fact.kind is AskedKind.BORN:
        return application.birth_date is not None
    return True


def application_of(application_id: UUID) -> Application:
    """The application of this school; NotFound otherwise."""
    found = session().scalars(select(Application).where(Application.id == application_id)).one_or_none()
    if found is None:
        raise NotFound()
    return found


def load(application_id: UUID) -> ApplicationFile:
    """The application with its facts, in two statements."""
    return file_of(application_of(application_id))


def file_of(application: Application) -> ApplicationFile:
    """The file of an application that was loaded already."""
    session().flush()
    events = events_of(application)
    consents = _consents(application, events, scope().today)
    return ApplicationFile(application, events, consents, _facts(application, events, consents))


def _facts(application: Application, events: tuple[AdmissionEvent, ...], said: tuple[ConsentState, ...]) -> Facts:
    yes = {key for key, answer in application.answers.items() if answer == YES}
    flags = frozenset(key.partition(".")[2] for key in yes if key.startswith(f"{AskedKind.FLAG}."))
    return Facts(
        today=scope().today,
        call_name=application.first_name,
        pupil=PupilFacts(
            born=application.birth_date,
            year=application.year_rank,
            in_netherlands_since=application.in_netherlands_since,
            flags=flags,
            advice=application.advice,
            advice_in_doubt=f"{AskedKind.DOUBT}.advice_in_doubt" in yes,
        ),
        happenings=(*_received(application, yes), *standing(events)),
        consents=tuple(state.fact for state in said),
        documents=tuple({e.about: e.outcome for e in events if e.kind == "document"}.items()),
    )


def _received(application: Application, yes: set[str]) -> tuple[Happening, ...]:
    """The application itself on the day of receipt, with what was so then."""
    noted = sorted(key.partition(".")[2] for key in yes if key.startswith(f"{AskedKind.NOTED}."))
    on = application.received_on
    whole = Happening(kind="application", outcome="received", on=on)
    return (whole, *(Happening(kind="application", about=about, on=on) for about in noted))


def standing(events: tuple[AdmissionEvent, ...]) -> tuple[Happening, ...]:
    """What happened and still stands: an answer that was taken back counts no more."""
    found: list[Happening] = []
    for event in events:
        if event.kind == UNDONE:
            found = [one for one in found if (one.kind, one.about) != ("verdict", event.about)]
        elif event.kind not in _NOT_FACTS:
            found.append(happening(event))
    return tuple(found)


def happening(event: AdmissionEvent) -> Happening:
    """A row of what happened, as a rule sees it."""
    return Happening(
        kind=event.kind,
        on=event.on,
        about=event.about,
        roles=frozenset(event.roles),
        outcome=event.outcome,
        reference=event.reference,
        reason=event.reason,
        by=str(event.by_id or ""),
    )


def _consents(application: Application, events: tuple[AdmissionEvent, ...], today: date) -> tuple[ConsentState, ...]:
    asked = asked_facts(profile().admission_rules, application.year_rank)
    return tuple(consent_on(application, events, fact.code, today) for fact in asked if fact.kind is AskedKind.CONSENT)


def consent_on(application: Application, events: tuple[AdmissionEvent, ...], purpose: str, on: date) -> ConsentState:
    """The state of consent for a purpose on a day, by what each parent (and a child of the age) said."""
    said = [
        Said(
            guardian_id=UUID(event.reference) if event.reference else None,
            answer=Answer(event.outcome),
            form="written" if "written" in event.roles else "oral",
            on=event.on,
        )
        for event in events
        if event.kind == "consent" and event.about == purpose
    ]
    return state_with(profile(), profile().consent_rule(purpose), subject_of(application), said, on)


def subject_of(application: Application) -> Subject:
    """Whose consent is asked: every parent that was named, and the child."""
    people = [
        PossibleGiver(
            guardian_id=UUID(one["id"]), label=f"{one['relation']} {one['name']}", authority=bool(one["authority"])
        )
        for one in application.guardians
    ]
    people.append(PossibleGiver(guardian_id=None, label=application.first_name))
    return Subject(
        case_id=application.id,
        pupil_id=application.id,
        call_name=application.first_name,
        born=application.birth_date,
        people=tuple(people),
    )


def recorded_abouts(kind: str) -> tuple[str, ...]:
    """What the rules of the school call a happening of this kind (a search, a place that was found)."""
    found = (part for rule in profile().admission_rules for part in leaves(rule.requirement))
    return tuple(dict.fromkeys(part.about for part in found if isinstance(part, Recorded) and part.kind == kind))
