"""Facts of a case, read in three statements: the case with pupil and guardians, what happened, and consent."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import and_, select

from core.access.school import profile
from core.access.scope import scope
from core.contract.facts import Facts, Happening, PupilFacts
from core.db.engine import session
from core.features.cases.models import CaseEvent, SupportCase
from core.features.consents.answers import Subject, states
from core.features.consents.rules import ConsentState, PossibleGiver
from core.features.pupils.models import Guardian, Guardianship, Pupil, flags_of
from core.web.problems import NotFound


@dataclass(frozen=True, slots=True, kw_only=True)
class Kin:
    """A guardian of the pupil with how they stand to the pupil."""

    guardian: Guardian
    tie: Guardianship

    @property
    def label(self) -> str:
        """As in a sentence: `moeder Anna Zonnebloem`."""
        return f"{self.tie.relation} {self.guardian.name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFile:
    """A case as loaded: with pupil, kin, everything that happened, consent per purpose, and the facts of today."""

    case: SupportCase
    pupil: Pupil
    kin: tuple[Kin, ...]
    events: tuple[CaseEvent, ...]
    consents: tuple[ConsentState, ...]
    facts: Facts

    @property
    def subject(self) -> Subject:
        """Whose consent is asked."""
        return subject_of(self.case.id, self.pupil, self.kin)


def load(case_id: UUID) -> CaseFile:
    """The case with its facts on the day of the scope; NotFound where the reader may not see it."""
    case, pupil, kin = _case(case_id)
    events = tuple(
        session().scalars(
            select(CaseEvent)
            .where(CaseEvent.case_id == case_id)
            .order_by(CaseEvent.on, CaseEvent.recorded_at, CaseEvent.id)
        )
    )
    found = states(subject_of(case_id, pupil, kin), scope().today)
    return CaseFile(
        case=case, pupil=pupil, kin=kin, events=events, consents=found, facts=facts_of(case, pupil, events, found)
    )


def facts_of(case: SupportCase, pupil: Pupil, events: tuple[CaseEvent, ...], said: tuple[ConsentState, ...]) -> Facts:
    """What the rules may know: the pupil by first name only, no address and no number.

    Not nameless: consent says who still has to answer ("moeder Anna Zonnebloem"), and the reason of a happening is what
    a person typed. So plugins that judge read names.
    """
    return Facts(
        today=scope().today,
        call_name=pupil.first_name,
        pupil=PupilFacts(
            born=pupil.birth_date,
            year=pupil.year_rank,
            in_netherlands_since=pupil.in_netherlands_since,
            flags=flags_of(pupil),
        ),
        route=case.route_code,
        step=case.step_code,
        level=case.level_code,
        level_rank=profile().level(case.level_code).rank,
        director=str(case.director_id or ""),
        happenings=tuple(happening(event) for event in events),
        consents=tuple(state.fact for state in said),
        documents=_documents(events, scope().today),
    )


def happening(event: CaseEvent) -> Happening:
    """A row of what happened, as a rule sees it."""
    return Happening(
        kind=event.kind,
        on=event.on,
        about=event.about,
        roles=frozenset(event.roles),
        outcome=event.outcome,
        reference=event.reference,
        reason=event.reason,
        amount=event.amount,
        by=str(event.by_id or ""),
    )


def subject_of(case_id: UUID, pupil: Pupil, kin: tuple[Kin, ...]) -> Subject:
    """Who may have to consent: every guardian, and the pupil."""
    people = [PossibleGiver(guardian_id=one.guardian.id, label=one.label, authority=one.tie.authority) for one in kin]
    people.append(PossibleGiver(guardian_id=None, label=pupil.first_name))
    return Subject(
        case_id=case_id, pupil_id=pupil.id, call_name=pupil.first_name, born=pupil.birth_date, people=tuple(people)
    )


def kin_of(pupil_id: UUID) -> tuple[Kin, ...]:
    """The guardians of a pupil, for a case that is about to be opened."""
    rows = session().execute(
        select(Guardianship, Guardian)
        .join(Guardian, and_(Guardian.school_id == Guardianship.school_id, Guardian.id == Guardianship.guardian_id))
        .where(Guardianship.pupil_id == pupil_id, Guardianship.ended_on.is_(None))
        .order_by(Guardian.name)
    )
    return tuple(Kin(guardian=guardian, tie=tie) for tie, guardian in rows)


def _case(case_id: UUID) -> tuple[SupportCase, Pupil, tuple[Kin, ...]]:
    rows = (
        session()
        .execute(
            select(SupportCase, Pupil, Guardianship, Guardian)
            .join(Pupil, and_(Pupil.school_id == SupportCase.school_id, Pupil.id == SupportCase.pupil_id))
            .outerjoin(
                Guardianship,
                and_(
                    Guardianship.school_id == Pupil.school_id,
                    Guardianship.pupil_id == Pupil.id,
                    Guardianship.ended_on.is_(None),
                ),
            )
            .outerjoin(
                Guardian, and_(Guardian.school_id == Guardianship.school_id, Guardian.id == Guardianship.guardian_id)
            )
            .where(SupportCase.id == case_id)
            .order_by(Guardian.name)
        )
        .all()
    )
    if not rows:
        raise NotFound()
    return rows[0][0], rows[0][1], tuple(_kin((row[2], row[3]) for row in rows))


def _kin(rows: Iterable[tuple[Guardianship | None, Guardian | None]]) -> Iterator[Kin]:
    """Nobody where the pupil has no guardians: an outer join gives one empty row then."""
    for tie, guardian in rows:
        if tie is not None and guardian is not None:
            yield Kin(guardian=guardian, tie=tie)


def _documents(events: tuple[CaseEvent, ...], today: date) -> tuple[tuple[str, str], ...]:
    """The state of each document: what was last said of it."""
    return tuple(
        {event.about: event.outcome for event in events if event.kind == "document" and event.on <= today}.items()
    )
