"""The world of the tests: two real schools with people in every role, pupils, guardians and mentors.

    def test_x(world):
        with world.acting("loket", "coach"):          # a service, in the real scope of that person
            pupils.pupil_of(world.loket.pupils[0].id)

    def test_y(world, client):
        world.sign_in(client, world.loep.person("kc"))
        assert client.get("/loep/leerlingen").status_code == 200

Keys of people: the code of the role (`kc`, `coach`); the second holder, where the role has ranges, a capacity of two
or mentors pupils, has a 2 behind it (`kc2`). Further `both` (works at both schools, in other roles) and `partner_both`.
Everything a school wrote holds its canary (`world.loep.canary`); no answer to the other school may contain it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import pytest
from flask import Flask
from flask.testing import FlaskClient

from core.access.scope import Scope, working_as, working_at
from core.access.signed_in import cookie_name
from core.contract.permissions import PARTNER_PERMISSIONS, Permission
from core.db.clock import now
from core.db.engine import session
from core.schools.profile import SchoolProfile
from tests.factories import PASSWORD as PASSWORD
from tests.factories import make_sign_in
from tests.world_builder import (
    MembershipInWorld,
    PersonInWorld,
    PupilInWorld,
    SchoolInWorld,
    build_school,
    shared_people,
)

SCHOOLS = ("loep", "loket")


@dataclass(frozen=True, kw_only=True)
class World:
    """Both schools, and the ways to act in them."""

    app: Flask
    loep: SchoolInWorld
    loket: SchoolInWorld

    def school(self, school_id: str) -> SchoolInWorld:
        """A school by its slug."""
        return {"loep": self.loep, "loket": self.loket}[school_id]

    @property
    def schools(self) -> tuple[SchoolInWorld, ...]:
        """Loep and Loket."""
        return (self.loep, self.loket)

    def scope(self, membership: MembershipInWorld, **other: Any) -> Scope:
        """The scope in which this member works; `other` replaces values (purpose, now, permissions)."""
        with self.app.app_context():
            moment = now()
        values: dict[str, Any] = {
            "school_id": membership.school_id,
            "person_id": membership.person_id,
            "membership_id": membership.id,
            "person_name": membership.name,
            "kind": membership.kind,
            "roles": frozenset(membership.roles),
            "permissions": permissions_of(profile_of(self.app, membership.school_id), membership),
            "purpose": "test",
            "now": moment,
            "organisation": membership.organisation,
        }
        return Scope(**{**values, **other})

    @contextmanager
    def acting(self, school_id: str, key: str | MembershipInWorld, **other: Any) -> Iterator[Scope]:
        """An application context in the scope of a member; committed at the end, rolled back when something raises."""
        member = self.school(school_id).membership(key) if isinstance(key, str) else key
        with working_as(self.app, self.scope(member, **other)) as entered:
            yield entered

    @contextmanager
    def as_system(self, school_id: str) -> Iterator[Scope]:
        """An application context in the scope of the program itself at one school."""
        with working_at(self.app, school_id, "test") as entered:
            yield entered

    def sign_in(self, client: FlaskClient, person: PersonInWorld | MembershipInWorld) -> FlaskClient:
        """Give the client a live sign-in session, without the sign-in page."""
        person_id: UUID = person.id if isinstance(person, PersonInWorld) else person.person_id
        with self.app.app_context():
            token = make_sign_in(person_id)
            session().commit()
            name = cookie_name()
        client.set_cookie(name, token)
        return client


def profile_of(app: Flask, school_id: str) -> SchoolProfile:
    """The profile as the application's registry has it."""
    with app.app_context():
        found: SchoolProfile = app.extensions["registry"].profile(school_id)
    return found


def permissions_of(profile: SchoolProfile, member: MembershipInWorld) -> frozenset[Permission]:
    """What the roles of a member give, as the gate computes it."""
    given = frozenset(right for code in member.roles for right in profile.role(code).permissions)
    return given & PARTNER_PERMISSIONS if member.kind == "partner" else given


def build_world(app: Flask) -> World:
    """Fill the empty database of an application with the world."""
    profiles = {school_id: profile_of(app, school_id) for school_id in SCHOOLS}
    with app.app_context():
        shared = shared_people()
        session().commit()
    made = {}
    for school_id, profile in profiles.items():
        with working_at(app, school_id, "test"):
            made[school_id] = build_school(profile, shared)
    return World(app=app, **made)


@pytest.fixture
def world(app: Flask) -> World:
    """Two schools with people, groups and pupils, in the empty database of this test."""
    return build_world(app)


__all__ = [
    "PASSWORD",
    "SCHOOLS",
    "MembershipInWorld",
    "PersonInWorld",
    "PupilInWorld",
    "SchoolInWorld",
    "World",
    "build_world",
    "world",
]
