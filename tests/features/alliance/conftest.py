"""Two alliances with an administrator and a second one each, beside the schools of the world."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

import pytest
from flask.testing import FlaskClient

from core.access.alliance_members import AllianceMembership
from core.access.alliance_scope import working_for
from core.access.people import Person
from core.access.signed_in import cookie_name
from core.db.clock import now
from core.db.engine import session
from core.db.ids import new_id
from tests.factories import make_sign_in
from tests.page_checker import CheckedClient
from tests.world import World

VO, PO = "noordelijke-drechtsteden", "onderwijs-dat-past"
LONG_AGO = date(2024, 8, 1)


@dataclass(frozen=True, kw_only=True)
class Administrator:
    """Somebody of an alliance, signed in."""

    person_id: UUID
    membership_id: UUID
    name: str
    email: str
    client: FlaskClient


@dataclass(frozen=True, kw_only=True)
class Alliances:
    """The people of both alliances: `first[VO]`, `second[PO]`."""

    world: World
    first: dict[str, Administrator]
    second: dict[str, Administrator]


def administrator(world: World, alliance_id: str, role: str, name: str) -> Administrator:
    """A new administrator with a password, and a browser in which they are signed in."""
    email = f"{name.split(maxsplit=1)[0].lower()}-{role[:3]}@{alliance_id}.example"
    with world.app.app_context():
        person = Person(id=new_id(), name=name, email=email, password_hash="x", created_at=now())
        session().add(person)
        session().commit()
    with working_for(world.app, alliance_id, "test"):
        held = AllianceMembership(person_id=person.id, role=role, starts_on=LONG_AGO)
        session().add(held)
    client = CheckedClient(world.app)
    with world.app.app_context():
        token = make_sign_in(person.id)
        session().commit()
        client.set_cookie(cookie_name(), token)
    return Administrator(person_id=person.id, membership_id=held.id, name=name, email=email, client=client)


@pytest.fixture
def alliances(world: World) -> Alliances:
    """Both alliances of the configuration."""
    return Alliances(
        world=world,
        first={
            one: administrator(world, one, "administrator", f"{name} van {one}")
            for one, name in ((VO, "Wobke"), (PO, "Sieme"))
        },
        second={
            one: administrator(world, one, "second_administrator", f"{name} van {one}")
            for one, name in ((VO, "Tjitte"), (PO, "Roelke"))
        },
    )
