"""Plain functions that make rows for tests. Each works in the current scope and flushes nothing by itself.

Shared rows (person, sign-in session) need no scope. Everything else takes its school from the scope; a feature adds
its own functions in `tests/factories_<feature>.py`.
"""

from datetime import date, datetime, timedelta
from functools import cache
from typing import Any
from uuid import UUID

from argon2 import PasswordHasher

from core.access.people import Membership, MembershipRole, Person
from core.access.sessions import SignInSession, new_token, token_hash
from core.db.clock import now
from core.db.engine import session
from core.db.ids import new_id
from core.features.pupils import names
from core.features.pupils.models import Guardian, Guardianship, Pupil, PupilGroup, PupilMentor

PASSWORD = "Regenboog-boven-Loep-26"
"""The password of every person in tests."""

LONG_AGO = date(2020, 8, 1)
SCHOOL_YEAR = "2026-2027"


@cache
def password_hash() -> str:
    """The hash of PASSWORD, made once per run with the cheapest parameters."""
    return PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)


def make_person(name: str, email: str, **columns: Any) -> Person:
    """A person who can sign in with PASSWORD."""
    columns = {"id": new_id(), "password_hash": password_hash(), "created_at": now(), **columns}
    person = Person(name=name, email=email, **columns)
    session().add(person)
    return person


def make_membership(person_id: UUID, *roles: tuple[str, str | None], **columns: Any) -> Membership:
    """A membership since long ago, with roles as pairs of code and range (or None)."""
    columns = {"kind": "staff", "starts_on": LONG_AGO, "days_per_week": 4.0, **columns}
    membership = Membership(person_id=person_id, **columns)
    session().add(membership)
    for role, range_code in roles:
        session().add(
            MembershipRole(membership_id=membership.id, role_code=role, range_code=range_code, starts_on=LONG_AGO)
        )
    return membership


def make_group(label: str, year_rank: int | None = None, **columns: Any) -> PupilGroup:
    """A group of this school year."""
    group = PupilGroup(label=label, year_rank=year_rank, **{"school_year": SCHOOL_YEAR, **columns})
    session().add(group)
    return group


def make_pupil(first_name: str, family_name: str, infix: str = "", **columns: Any) -> Pupil:
    """A pupil, enrolled long ago; search and sort names follow from the name."""
    name = names.Name(first=first_name, infix=infix, family=family_name)
    pupil = Pupil(
        first_name=first_name,
        infix=infix,
        family_name=family_name,
        sort_name=names.sort_name(name),
        search_name=names.search_name(name),
        **{"enrolled_on": LONG_AGO, "flags": [], **columns},
    )
    session().add(pupil)
    return pupil


def make_guardian(name: str, **columns: Any) -> Guardian:
    """A guardian who is not yet tied to a pupil."""
    guardian = Guardian(name=name, **columns)
    session().add(guardian)
    return guardian


def make_guardianship(pupil: Pupil, guardian: Guardian, relation: str, **columns: Any) -> Guardianship:
    """Tie a guardian to a pupil; with authority unless said otherwise."""
    tie = Guardianship(pupil_id=pupil.id, guardian_id=guardian.id, relation=relation, **columns)
    session().add(tie)
    return tie


def make_mentor(pupil_id: UUID, membership_id: UUID, role_code: str, **columns: Any) -> PupilMentor:
    """Make a member the mentor of a pupil, since long ago."""
    columns = {"starts_on": LONG_AGO, **columns}
    mentor = PupilMentor(pupil_id=pupil_id, membership_id=membership_id, role_code=role_code, **columns)
    session().add(mentor)
    return mentor


def make_sign_in(person_id: UUID, moment: datetime | None = None) -> str:
    """A live sign-in session; returns the token for the cookie."""
    token, moment = new_token(), moment or now()
    row = SignInSession(
        token_hash=token_hash(token), person_id=person_id, started_at=moment - timedelta(minutes=1), last_seen_at=moment
    )
    session().add(row)
    return token
