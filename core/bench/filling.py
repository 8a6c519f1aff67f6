"""Filling a database in bulk: rows that look like those of a school year, straight into the tables.

Not through the services: those are measured elsewhere (the demonstration builds its cases through them). Everything
is derived from the number of the school, so that two runs fill the same.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from flask import Flask
from sqlalchemy import Connection

from core.access.ledger import LedgerEntry
from core.access.people import Membership, MembershipRole, Person
from core.bench.setting import Setting
from core.contract.dates import school_year
from core.contract.school import RoleKind
from core.db import migrate
from core.db.clock import now
from core.db.engine import db
from core.db.ids import new_id
from core.features.cases.models import CaseEvent, CaseNote, StepPassage, SupportCase
from core.features.consents.models import ConsentAnswer
from core.features.duties.models import Duty
from core.features.meetings.models import Meeting, MeetingSeat
from core.features.pupils.models import Guardian, Guardianship, Pupil, PupilGroup, PupilMentor
from core.features.pupils.names import folded
from core.schools.profile import SchoolProfile
from core.schools.registry import Registry

Rows = dict[type[Any], list[dict[str, Any]]]
ORDER = (
    Person, Membership, MembershipRole, PupilGroup, Pupil, PupilMentor, Guardian, Guardianship, SupportCase,
    StepPassage, CaseNote, CaseEvent, ConsentAnswer, Duty, Meeting, MeetingSeat, LedgerEntry,
)  # fmt: skip
FIRST = ("Anna", "Bram", "Cato", "Dirk", "Elin", "Fien", "Guus", "Hatice", "Imre", "Jade", "Kofi", "Lotte", "Mees")
FAMILY = ("Zonnebloem", "Hagelwit", "Regenboog", "Klaproos", "Dauwdruppel", "Sterrenwacht", "Wilgenroos", "IJsvogel")
TEACHERS = 24


def fill(app: Flask, setting: Setting) -> None:
    """Migrate an empty database and fill every school of the application."""
    migrate.upgrade(app)
    registry: Registry = app.extensions["registry"]
    with app.app_context():
        moment = now()
        for place, school in enumerate(registry.schools()):
            with db.engine.begin() as connection:
                _write(connection, _School(registry.profile(school.id), place, moment).rows(setting))
        _settle(app)


def _write(connection: Connection, rows: Rows) -> None:
    for model in ORDER:
        table: Any = model.__table__
        alike: dict[tuple[str, ...], list[dict[str, Any]]] = {}
        for row in rows.get(model, []):
            alike.setdefault(tuple(row), []).append(row)
        for some in alike.values():
            connection.execute(table.insert(), some)


def _settle(app: Flask) -> None:
    """Let the database know how its tables look, as it does by itself after some hours of work."""
    with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("ANALYZE")


class _School:
    """The rows of one school, in the order in which they need one another."""

    def __init__(self, profile: SchoolProfile, place: int, moment: datetime) -> None:
        self.profile, self.place, self.moment = profile, place, moment.astimezone(UTC)
        self.id, self.today = profile.school.id, moment.date()
        self.found: Rows = {}
        self.staff: dict[str, list[UUID]] = {}
        self.people: dict[UUID, UUID] = {}

    def rows(self, setting: Setting) -> Rows:
        """Everything of this school, by model."""
        self._staff()
        pupils = [self._pupil(number) for number in range(setting.pupils)]
        for number in range(setting.cases):
            self._case(number, pupils[number * setting.pupils // setting.cases])
        self._meetings()
        return self.found

    def add(self, model: type[Any], **values: Any) -> UUID:
        """One more row; its id."""
        made = new_id()
        row = {"school_id": self.id, "id": made, **values}
        if hasattr(model, "version"):
            row["version"] = 1
        self.found.setdefault(model, []).append(row)
        return made

    def _staff(self) -> None:
        since = self.today - timedelta(days=400)
        for role in self.profile.staff_roles:
            if role.kind is RoleKind.FAMILY:
                continue
            for number in range(TEACHERS if role.mentors else 2 if role.owns_care else 1):
                self._member(role.code, role.kind.value, number, since)

    def _member(self, role: str, kind: str, number: int, since: date) -> None:
        person = new_id()
        name, mail = f"{FIRST[number % 13]} {role} {number + 1}", f"{role}{number + 1}@{self.id}.example"
        self.found.setdefault(Person, []).append(
            {"id": person, "name": name, "email": mail, "password_hash": None, "created_at": self.moment}
        )
        member = self.add(Membership, person_id=person, kind=kind, starts_on=since)
        part = self.profile.role(role).ranges
        code = part[number % len(part)].code if part else None
        self.add(MembershipRole, membership_id=member, role_code=role, range_code=code, starts_on=since)
        self.staff.setdefault(role, []).append(member)
        self.people[member] = person

    def _pupil(self, number: int) -> UUID:
        years = self.profile.years
        year = years[number % len(years)]
        first, family = FIRST[(number * 7 + self.place) % 13], f"{FAMILY[number % 8]} {number}"
        pupil = self.add(
            Pupil,
            first_name=first,
            family_name=family,
            sort_name=folded(f"{family} {first}"),
            search_name=folded(f"{first} {family}"),
            birth_date=self.today - timedelta(days=365 * (4 + year.rank) + number % 300),
            year_rank=year.rank,
            group_id=self._group(year.rank, number),
            enrolled_on=self.today - timedelta(days=300),
        )
        for role in self.profile.mentor_roles:
            member = self.staff[role][number % len(self.staff[role])]
            self.add(PupilMentor, pupil_id=pupil, membership_id=member, role_code=role, starts_on=self.today)
        for relation in ("moeder", "vader"):
            guardian = self.add(Guardian, name=f"{relation} {family}")
            self.add(Guardianship, pupil_id=pupil, guardian_id=guardian, relation=relation)
        return pupil

    def _group(self, rank: int, number: int) -> UUID:
        groups = self.found.setdefault(PupilGroup, [])
        label = f"{rank}{'abc'[number % 3]}"
        known = next((row["id"] for row in groups if row["label"] == label), None)
        first, last = school_year(self.today)
        year = f"{first.year}-{last.year}"
        return known or self.add(PupilGroup, label=label, year_rank=rank, school_year=year)

    def _case(self, number: int, pupil: UUID) -> None:
        route = self.profile.support_routes[number % len(self.profile.support_routes)]
        step = route.steps[number % max(1, len(route.steps) - 1)]
        opened = self.today - timedelta(days=20 + number % 180)
        owner = self.staff[self.profile.care_owner_roles[0]][number % 2]
        reporter = self.staff[self.profile.mentor_roles[0]][number % TEACHERS]
        case = self.add(
            SupportCase,
            pupil_id=pupil,
            route_code=route.code,
            step_code=step.code,
            level_code=self.profile.care_levels[min(1, number % 2)].code,
            question="Wat heeft deze leerling nodig om verder te kunnen?",
            reporter_id=reporter,
            owner_id=owner,
            opened_on=opened,
            closed_on=self.today - timedelta(days=2) if number % 5 > 2 else None,
            profile_digest=self.profile.digest,
        )
        for at, passed in enumerate(route.steps[: route.place(step.code)]):
            self._passage(case, passed.code, opened + timedelta(days=at), owner)
        for at in range(5):
            self._note(case, opened + timedelta(days=3 * at), reporter)
        self._owed(case, pupil, number, owner)
        self._looks(case, pupil, owner)

    def _passage(self, case: UUID, step: str, on: date, by: UUID) -> None:
        at = datetime(on.year, on.month, on.day, 9, tzinfo=UTC)
        digest = self.profile.digest
        self.add(
            StepPassage, case_id=case, step_code=step, entered_on=on, recorded_at=at, by_id=by, profile_digest=digest
        )
        said = "Naar de volgende stap."
        self.add(CaseEvent, case_id=case, kind="step", about=step, on=on, summary=said, by_id=by, recorded_at=at)

    def _note(self, case: UUID, on: date, by: UUID) -> None:
        at = datetime(on.year, on.month, on.day, 15, tzinfo=UTC)
        note = self.add(CaseNote, case_id=case, kind="note", on=on, body="Wat er gezien is. " * 12, author_id=by)
        self.add(
            CaseEvent, case_id=case, kind="note", on=on, summary="Notitie.", note_id=note, by_id=by, recorded_at=at
        )

    def _owed(self, case: UUID, pupil: UUID, number: int, owner: UUID) -> None:
        for at, done in ((0, True), (1, number % 3 == 0)):
            self.add(
                Duty,
                kind="task",
                rule="task",
                label="Bel met de ouders over de afspraken",
                owner_role=self.profile.care_owner_roles[0],
                owner_id=owner,
                case_id=case,
                pupil_id=pupil,
                started_on=self.today - timedelta(days=20),
                due_on=self.today + timedelta(days=(number + at) % 40 - 4),
                closed_on=self.today if done else None,
            )
        purpose = self.profile.consent_rules[0].code
        self.add(
            ConsentAnswer,
            case_id=case,
            purpose=purpose,
            answer="given",
            form="written",
            on=self.today - timedelta(days=9),
            recorded_by=owner,
            recorded_at=self.moment,
        )

    def _looks(self, case: UUID, pupil: UUID, owner: UUID) -> None:
        for at in range(4):
            self.add(
                LedgerEntry,
                at=self.moment - timedelta(days=at, hours=2),
                person_id=self.people[owner],
                membership_id=owner,
                person_name="Anna",
                roles=[self.profile.care_owner_roles[0]],
                purpose="begeleiding",
                action="case.read",
                object_type="support_case",
                object_id=case,
                pupil_id=pupil,
                case_id=case,
                outcome="done",
                request_id=str(at),
            )

    def _meetings(self) -> None:
        for team in self.profile.team_compositions[:3]:
            for week in self._weeks():
                starts = self.moment + timedelta(weeks=week)
                state = "held" if week < 0 else "planned"
                meeting = self.add(
                    Meeting, team_code=team.code, starts_at=starts, ends_at=starts + timedelta(hours=1), state=state
                )
                for seat in team.seats:
                    member = next(iter(self.staff.get(seat.role, [])), None)
                    self.add(
                        MeetingSeat, meeting_id=meeting, role_code=seat.role, label=seat.label, membership_id=member
                    )

    @staticmethod
    def _weeks() -> Iterator[int]:
        yield from range(-12, 12)
