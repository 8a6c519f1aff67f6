"""One-off guests: an account for one item that ends by itself fourteen days after it, on the boundary and beside it."""

import re
from datetime import date, datetime, timedelta
from uuid import UUID

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from core.access import members
from core.access.ledger import LedgerEntry
from core.access.people import Membership, MembershipRole, Person
from core.access.sessions import SignInSession
from core.db.clock import AMSTERDAM, now
from core.db.engine import session
from core.features.meetings import agenda, guest_accounts, items, planning
from core.features.meetings.guest_accounts import NewGuest, end_guests, invite_guest
from core.features.meetings.models import GuestMembership
from core.features.staff import service
from core.web.problems import Invalid
from tests.clock import FixedClock
from tests.factories import make_membership, make_sign_in
from tests.factories_meetings import at
from tests.features.meetings.stage import CARE, Stage
from tests.world import World

THURSDAY = date(2026, 11, 26)
LAST = date(2026, 12, 10)
DAY = timedelta(days=1)
MAIL = "logopedist@praktijk.example"


def guest(**other: str) -> NewGuest:
    values = {
        "name": "Gijs Gastblad",
        "email": MAIL,
        "organisation": "Praktijk Klaver",
        "role": "bpo",
        "reason": "Kent de leerling al.",
    }
    return NewGuest(**{**values, **other})


@pytest.fixture
def stage(world: World, clock: FixedClock) -> Stage:
    return Stage(world, clock)


def invite(stage: Stage, place: int = 0, **other: str) -> UUID:
    with stage.world.acting("loket", CARE):
        meeting = planning.meeting_of(stage.meeting_id)
        return invite_guest(items.item_of(meeting.id, stage.item_ids[place]), meeting, guest(**other)).membership.id


def person_of(world: World) -> UUID:
    with world.app.app_context():
        return session().scalars(select(Person.id).where(Person.email == MAIL)).one()


def browser(world: World) -> FlaskClient:
    client = world.app.test_client()
    token = _token(world)
    client.set_cookie("dekkend", token)
    return client


def _token(world: World) -> str:
    with world.app.app_context():
        token = make_sign_in(session().scalars(select(Person.id).where(Person.email == MAIL)).one())
        session().commit()
    return token


def on(clock: FixedClock, day: date) -> None:
    clock.set(datetime(day.year, day.month, day.day, 9, 0, tzinfo=AMSTERDAM))


@pytest.mark.parametrize(
    ("day", "status"), [(LAST - DAY, 200), (LAST, 200), (LAST + DAY, 404)], ids=["dag 13", "dag 14", "dag 15"]
)
def test_de_gast_ziet_het_punt_tot_veertien_dagen_erna(stage: Stage, clock: FixedClock, day: date, status: int) -> None:
    invite(stage)
    on(clock, day)
    client = browser(stage.world)
    for path in ("/loket/", f"/loket/dossiers/{stage.cases[0]}"):
        assert client.get(path).status_code == status, path
    assert client.get(f"/loket/dossiers/{stage.cases[1]}").status_code == 404


def test_een_gast_van_twee_punten_houdt_het_latere_einde(stage: Stage, clock: FixedClock) -> None:
    membership_id = invite(stage)
    with stage.world.acting("loket", CARE):
        starts = at(THURSDAY + 7 * DAY)
        later = planning.plan(
            planning.NewMeeting(team="breed_ot", starts_at=starts, ends_at=starts + timedelta(hours=1))
        )
        item = agenda.put_on(later, stage.cases[2])
        again = invite_guest(item, later, guest())
        assert (again.membership.id, again.token) == (membership_id, None)
        assert again.membership.ends_on == LAST + 7 * DAY
    invite(stage, 1)
    with stage.world.as_system("loket"):
        assert _ends(membership_id) == {LAST + 7 * DAY}


def _ends(membership_id: UUID) -> set[date | None]:
    """The ends of the membership and of its roles: all the same."""
    found = set(session().scalars(select(Membership.ends_on).where(Membership.id == membership_id)))
    return found | set(
        session().scalars(select(MembershipRole.ends_on).where(MembershipRole.membership_id == membership_id))
    )


def test_een_verzet_overleg_neemt_het_einde_mee(stage: Stage) -> None:
    membership_id = invite(stage)
    with stage.world.acting("loket", CARE):
        agenda.move(planning.meeting_of(stage.meeting_id), at(LAST), at(LAST, 15), "lokaal 1")
    with stage.world.as_system("loket"):
        assert end_guests() == 0
        assert _ends(membership_id) == {LAST + 14 * DAY}


def test_wat_de_beheerder_beeindigt_geeft_de_nacht_niet_terug(stage: Stage) -> None:
    membership_id = invite(stage)
    with stage.world.acting("loket", "beheerder"):
        version = session().scalars(select(Membership.version).where(Membership.id == membership_id)).one()
        service.end_membership(membership_id, version, THURSDAY + DAY)
    with stage.world.as_system("loket"):
        assert end_guests() == 0
        assert _ends(membership_id) == {THURSDAY + DAY}


def test_wie_vandaag_kwam_en_ging_kan_vandaag_weer_komen(stage: Stage) -> None:
    first = invite(stage)
    with stage.world.acting("loket", "beheerder"):
        version = session().scalars(select(Membership.version).where(Membership.id == first)).one()
        service.end_membership(first, version, None)
    assert invite(stage, 1) == first
    with stage.world.as_system("loket"):
        assert session().scalars(select(GuestMembership.closed_on)).one() is None


@pytest.mark.parametrize(("day", "ended"), [(LAST, 0), (LAST + DAY, 1)], ids=["dag 14", "dag 15"])
def test_de_nacht_sluit_en_meldt_af(stage: Stage, clock: FixedClock, day: date, ended: int) -> None:
    membership_id = invite(stage)
    on(clock, day)
    _token(stage.world)
    with stage.world.as_system("loket"):
        assert end_guests() == ended
        closed = session().scalars(select(GuestMembership.closed_on)).one()
        live = session().scalars(select(SignInSession).where(SignInSession.ended_at.is_(None))).all()
        told = session().scalars(select(LedgerEntry.object_id).where(LedgerEntry.action == "guest.end")).all()
    assert (closed, len(live), told) == ((day, 0, [membership_id]) if ended else (None, 1, []))
    with stage.world.as_system("loket"):
        assert end_guests() == 0


def test_wie_ook_bij_een_andere_school_hoort_blijft_daar_aangemeld(stage: Stage, clock: FixedClock) -> None:
    invite(stage)
    with stage.world.as_system("loep"):
        make_membership(person_of(stage.world), ("smw", None), kind="partner", organisation="Praktijk Klaver")
    on(clock, LAST + DAY)
    _token(stage.world)
    with stage.world.as_system("loket"):
        assert end_guests() == 1
        assert session().scalars(select(SignInSession).where(SignInSession.ended_at.is_(None))).one()
    with stage.world.app.app_context():
        assert members.schools_of(person_of(stage.world), now()) == ("loep",)


def test_wie_al_bij_de_school_hoort_wordt_geen_gast(stage: Stage) -> None:
    with pytest.raises(Invalid) as refused:
        invite(stage, email=stage.world.loket.person("bpo").email)
    assert set(refused.value.errors) == {"email"}
    with stage.world.as_system("loket"):
        assert session().scalars(select(GuestMembership)).all() == []


def test_een_oud_gast_kan_weer_komen(stage: Stage, clock: FixedClock) -> None:
    first = invite(stage)
    on(clock, LAST + DAY)
    with stage.world.as_system("loket"):
        end_guests()
    with stage.world.acting("loket", CARE):
        starts = at(LAST + 7 * DAY)
        later = planning.plan(
            planning.NewMeeting(team="breed_ot", starts_at=starts, ends_at=starts + timedelta(hours=1))
        )
        again = invite_guest(agenda.put_on(later, stage.cases[2]), later, guest())
    assert again.membership.id != first
    assert again.membership.ends_on == guest_accounts.last_day_after(LAST + 7 * DAY)


def test_de_pagina_nodigt_uit_en_toont_de_link_een_keer(stage: Stage, client: FlaskClient) -> None:
    care = stage.world.sign_in(client, stage.world.loket.person(CARE))
    path = f"{stage.items[0]}/gast"
    assert "De toegang houdt vanzelf op na 10 december 2026." in care.get(path).text
    assert care.get(f"{stage.items[0]}/nodig-uit").text.count(path) == 1
    sent = {"naam": "Gijs Gastblad", "mail": MAIL, "organisatie": "Praktijk Klaver", "rol": "bpo", "reden": "Kent hem."}
    assert care.post(path, data={**sent, "reden": ""}).status_code == 422
    page = care.post(path, data=sent).text
    assert re.search(r"/uitnodiging/[\w-]{43}", page)
    assert "Toegang tot en met 10 december 2026." in page
    assert stage.world.sign_in(client, stage.world.loket.person("vip_medewerker")).get(path).status_code == 403
