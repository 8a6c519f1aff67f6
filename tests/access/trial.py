"""A house in miniature: two schools, five tables about cases, and pages in each kind of room."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any
from uuid import UUID

from flask import Flask
from sqlalchemy import Date, MetaData, event
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, registry, relationship

from core.access import policy_sql
from core.access.alliance_members import AllianceMembership
from core.access.alliance_permissions import permissions_of
from core.access.alliance_scope import AllianceScope, working_for, working_in
from core.access.people import Membership, MembershipRole, Person
from core.access.scope import Scope, working_as, working_at
from core.contract.permissions import Permission
from core.db.base import (
    NAMING,
    AboutSchool,
    AllianceOwned,
    Base,
    CaseBound,
    SchoolOwned,
    Sealable,
    Versioned,
    belongs_to,
    owned_by,
    owned_by_alliance,
)
from core.db.clock import now
from core.db.engine import session
from core.db.ids import new_id
from core.db.types import PlainText, UtcDateTime, Uuid, WholeNumber, check_on_assignment


class TrialBase(DeclarativeBase):
    """Tables of these tests only; apart from the real ones, with which they share names."""

    registry = registry(
        metadata=MetaData(naming_convention=NAMING),
        type_annotation_map={str: PlainText(), int: WholeNumber(), datetime: UtcDateTime(), UUID: Uuid()},
    )


event.listen(TrialBase, "attribute_instrument", check_on_assignment, propagate=True)


class Pupil(SchoolOwned, Versioned, TrialBase):
    __tablename__ = "pupil"
    name: Mapped[str] = mapped_column(PlainText(80))
    number: Mapped[int | None]


class Case(SchoolOwned, Versioned, TrialBase):
    __tablename__ = "support_case"
    __table_args__ = (owned_by("pupil", "pupil_id"),)
    pupil_id: Mapped[UUID] = mapped_column(Uuid())
    question: Mapped[str] = mapped_column(PlainText(200))
    reporter_id: Mapped[UUID | None] = mapped_column(Uuid())
    director_id: Mapped[UUID | None] = mapped_column(Uuid())
    closed_on: Mapped[date | None] = mapped_column(Date)
    pupil: Mapped[Pupil] = belongs_to("Pupil")
    notes: Mapped[list["Note"]] = relationship(viewonly=True)


class Mentor(SchoolOwned, TrialBase):
    __tablename__ = "pupil_mentor"
    __table_args__ = (owned_by("pupil", "pupil_id"),)
    pupil_id: Mapped[UUID] = mapped_column(Uuid())
    membership_id: Mapped[UUID] = mapped_column(Uuid())
    starts_on: Mapped[date] = mapped_column(Date)
    ends_on: Mapped[date | None] = mapped_column(Date)


class Disclosure(CaseBound, TrialBase):
    __tablename__ = "disclosure"
    membership_id: Mapped[UUID] = mapped_column(Uuid())
    from_date: Mapped[date] = mapped_column(Date)
    until_date: Mapped[date | None] = mapped_column(Date)
    withdrawn_at: Mapped[datetime | None] = mapped_column(UtcDateTime())


class Absence(SchoolOwned, TrialBase):
    __tablename__ = "absence"
    absent_id: Mapped[UUID] = mapped_column(Uuid())
    substitute_id: Mapped[UUID] = mapped_column(Uuid())
    starts_on: Mapped[date] = mapped_column(Date)
    ends_on: Mapped[date] = mapped_column(Date)


class Note(CaseBound, Sealable, Versioned, TrialBase):
    __tablename__ = "case_note"
    body: Mapped[str] = mapped_column(PlainText(2000))


class Tag(SchoolOwned, TrialBase):
    """Without a version, so that ORM-wide changes are allowed on it."""

    __tablename__ = "tag"
    label: Mapped[str] = mapped_column(PlainText(40))


class Plan(AllianceOwned, Versioned, TrialBase):
    """Something of an alliance alone."""

    __tablename__ = "plan"
    title: Mapped[str] = mapped_column(PlainText(80))


class Wish(AboutSchool, Versioned, TrialBase):
    """Something that goes between a school and its alliance."""

    __tablename__ = "wish"
    __table_args__ = (owned_by_alliance("plan", "plan_id"),)
    title: Mapped[str] = mapped_column(PlainText(80))
    plan_id: Mapped[UUID | None] = mapped_column(Uuid())


TABLES = policy_sql.CaseTables(
    case=Case.__table__, mentor=Mentor.__table__, disclosure=Disclosure.__table__, absence=Absence.__table__
)
OWN_TABLES = (
    "person", "sign_in_session", "sign_in_attempt", "invitation", "membership", "membership_role",
    "ledger_entry", "change", "job", "alliance_membership", "alliance_ledger_entry", "alliance_change",
    "about_school_change", "platform_version",
)  # fmt: skip


def all_tables() -> MetaData:
    """The tables of `core.db` and `core.access` with those of the trial."""
    merged = MetaData(naming_convention=NAMING)
    for name in OWN_TABLES:
        Base.metadata.tables[name].to_metadata(merged)
    for table in TrialBase.metadata.sorted_tables:
        table.to_metadata(merged)
    return merged


LONG_AGO = date(2024, 8, 1)
COORDINATOR = frozenset(
    {Permission.HOME, Permission.CASES_READ_ALL, Permission.CASES_WORK, Permission.CASES_SEAL, Permission.STAFF_MANAGE}
)
TEACHER = frozenset({Permission.HOME, Permission.CASES_READ_OWN, Permission.CASES_WORK})
OUTSIDER = frozenset({Permission.HOME, Permission.CASES_READ_DISCLOSED})
ROLES = {"coordinator": COORDINATOR, "teacher": TEACHER, "outsider": OUTSIDER, "nobody": frozenset[Permission]()}


class TrialRole:
    """What the gate asks of a role."""

    def __init__(self, permissions: frozenset[Permission]) -> None:
        self.permissions = permissions


class TrialProfile:
    """The same roles at every school."""

    def role(self, code: str) -> TrialRole:
        if code not in ROLES:
            raise LookupError(code)
        return TrialRole(ROLES[code])


class TrialRegistry:
    """Two schools."""

    def profile(self, school_id: str) -> TrialProfile:
        if school_id not in {"loep", "loket"}:
            raise LookupError(school_id)
        return TrialProfile()

    quarantined: frozenset[str] = frozenset()

    def keep_up(self, number: int) -> None:
        self.number = number

    def alliance(self, alliance_id: str) -> str:
        if alliance_id not in {"noord", "zuid"}:
            raise LookupError(alliance_id)
        return alliance_id

    def alliance_of(self, school_id: str) -> str:
        return {"loep": "noord", "loket": "zuid"}.get(school_id, "")


class Trial:
    """Makes rows, and works in the scope of who is asked for."""

    def __init__(self, app: Flask) -> None:
        self.app = app

    def scope(self, school_id: str = "loep", role: str = "coordinator", **other: Any) -> Scope:
        """A scope with the permissions of a role and a membership that need not exist."""
        with self.app.app_context():
            moment = now()
        values: dict[str, Any] = {
            "school_id": school_id,
            "person_id": new_id(),
            "membership_id": new_id(),
            "person_name": f"{role} van {school_id}",
            "kind": "partner" if role == "outsider" else "staff",
            "roles": frozenset({role}),
            "permissions": ROLES[role],
            "purpose": "test",
            "now": moment,
        }
        return Scope(**{**values, **other})

    def alliance_scope(self, alliance_id: str = "noord", role: str = "administrator") -> AllianceScope:
        """A scope at an alliance, with a membership that need not exist."""
        with self.app.app_context():
            moment = now()
        return AllianceScope(
            alliance_id=alliance_id,
            person_id=new_id(),
            membership_id=new_id(),
            person_name=f"{role} van {alliance_id}",
            roles=frozenset({role}),
            permissions=permissions_of({role}),
            purpose="test",
            now=moment,
        )

    @contextmanager
    def administering(self, alliance_id: str = "noord") -> Iterator[AllianceScope]:
        """A context of its own in the scope of an administrator; committed at the end."""
        with working_in(self.app, self.alliance_scope(alliance_id)) as entered:
            yield entered

    def administrator(self, person: Person, alliance_id: str = "noord", **columns: Any) -> AllianceMembership:
        """A membership of an alliance."""
        columns = {"role": "administrator", "starts_on": LONG_AGO, **columns}
        return self.add_for(alliance_id, AllianceMembership(person_id=person.id, **columns))

    def add_for(self, alliance_id: str, *rows: Any) -> Any:
        """Keep rows as the program itself at an alliance; returns the first."""
        with working_for(self.app, alliance_id, "test"):
            session().add_all(rows)
        return rows[0]

    @contextmanager
    def acting(self, scope: Scope) -> Iterator[Scope]:
        """A context of its own in this scope; committed at the end."""
        with working_as(self.app, scope):
            yield scope

    def add(self, school_id: str, *rows: Any) -> Any:
        """Keep rows as the program itself at a school; returns the first."""
        with working_at(self.app, school_id, "test"):
            session().add_all(rows)
        return rows[0]

    def case(self, school_id: str = "loep", **columns: Any) -> Case:
        """A case of a new pupil."""
        pupil = Pupil(name=f"Kind van {school_id}")
        case = Case(pupil_id=pupil.id, question=f"Vraag van {school_id}", **columns)
        self.add(school_id, pupil, case)
        return case

    def note(self, case: Case, **columns: Any) -> Note:
        """A note in a case."""
        note = Note(case_id=case.id, **{"body": f"Tekst van {case.school_id}", **columns})
        self.add(case.school_id, note)
        return note

    def person(self, name: str = "Ina de Vries", email: str = "ina@loep.example", **columns: Any) -> Person:
        """An account."""
        with self.app.app_context():
            person = Person(id=new_id(), name=name, email=email, created_at=now(), **columns)
            session().add(person)
            session().commit()
        return person

    def member(self, person: Person, school_id: str = "loep", role: str = "coordinator", **columns: Any) -> Membership:
        """A membership with one role."""
        columns = {"kind": "staff", "starts_on": LONG_AGO, **columns}
        membership = Membership(person_id=person.id, **columns)
        held = MembershipRole(membership_id=membership.id, role_code=role, starts_on=LONG_AGO)
        self.add(school_id, membership, held)
        return membership
