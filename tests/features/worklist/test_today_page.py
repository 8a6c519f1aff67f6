"""The page Vandaag: what it says, what it leaves out, and how few statements it needs."""

from datetime import date, timedelta
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from core.access.ledger import LedgerEntry
from core.db.engine import session
from core.features.cases.models import CaseEvent
from core.features.consents.models import ConsentAnswer
from core.features.mail.service import NewNotice, tell
from core.features.meetings.models import AgendaItem, Meeting, MeetingSeat
from tests.clock import FixedClock
from tests.databases import StatementCount
from tests.factories_duties import QUOTE, TODAY, make_case, make_duty
from tests.world import World

BUDGET = 8


@pytest.fixture
def filled(world: World, clock: FixedClock) -> World:
    """A school in which everything of the page has something to say to `kc`."""
    kc, teacher = world.loep.membership("kc"), world.loep.membership("leerkracht")
    with world.as_system("loep"):
        for number, due in enumerate((date(2026, 11, 20), TODAY, date(2026, 11, 27), None, date(2026, 12, 7))):
            child = world.loep.pupils[number]
            case_id = make_case(child, teacher.id, owner_id=kc.id)
            make_duty(f"Doe ding {number}", "kc", case_id=case_id, pupil_id=child.id, due_on=due)
            _event(case_id, clock, teacher.id, f"Gesprek {number} met de ouders.")
            _meeting(clock, kc.id, number, case_id)
        _asked(world, case_id, clock)
        tell([kc.id], NewNotice(kind="task", text="De leerkracht vroeg je iets.", link="/loep/leerlingen"))
    with world.acting("loep", "kc"):
        make_duty("Vraag het de leerkracht", "leerkracht", kind="task", owner_id=teacher.id)
    return world


def _event(case_id: Any, clock: FixedClock, by: Any, summary: str, **columns: Any) -> None:
    columns = {"on": TODAY, "recorded_at": clock.now(), "kind": "conversation", **columns}
    session().add(CaseEvent(case_id=case_id, by_id=by, summary=summary, **columns))


def _meeting(clock: FixedClock, member: Any, days: int, case_id: Any) -> None:
    starts = clock.now() + timedelta(days=7 * days, hours=1)
    meeting = Meeting(team_code="vot", starts_at=starts, ends_at=starts + timedelta(hours=1))
    session().add(meeting)
    session().flush()
    session().add(MeetingSeat(meeting_id=meeting.id, role_code="kc", label="KC", membership_id=member))
    session().add(AgendaItem(meeting_id=meeting.id, case_id=case_id, place=1, about="Lezen"))


def _asked(world: World, case_id: Any, clock: FixedClock) -> None:
    values: dict[str, Any] = {"purpose": "bespreken_vot", "on": date(2026, 11, 20), "recorded_at": clock.now()}
    mother, father = world.loep.pupils[4].guardian_ids
    by = world.loep.membership("kc").id
    for guardian, answer in ((mother, "asked"), (father, "asked"), (father, "given")):
        session().add(ConsentAnswer(case_id=case_id, guardian_id=guardian, answer=answer, recorded_by=by, **values))
        session().flush()


def _page(world: World, client: FlaskClient, key: str = "kc", query: str = "") -> str:
    return world.sign_in(client, world.loep.person(key)).get(f"/loep/{query}").text


def test_de_bladzijde_vertelt_wat_er_voor_mij_is(filled: World, client: FlaskClient) -> None:
    page = _page(filled, client)
    assert "donderdag 26 november 2026 · 4 dingen voor jou, 1 daarvan is te laat" in page
    for words in ("Te laat", "Zonder datum", "Doe ding 0", QUOTE, "§ 3.2", "Niet voor mij? Draag over"):
        assert words in page
    assert page.index("Doe ding 0") < page.index("Doe ding 1") < page.index("Doe ding 2") < page.index("Doe ding 3")
    assert "Doe ding 4" not in page
    assert '<b class="is-late">6 dagen<span class="visually-hidden"> te laat</span></b> ·' in page
    assert "vr 20 nov" in page
    assert 'Vandaag <span class="dk-count">3</span></a>' in page


def test_de_zijkant_vertelt_van_overleg_en_nieuws(filled: World, client: FlaskClient) -> None:
    aside = _page(filled, client).partition("<aside")[2]
    assert "vandaag 10.00" in aside
    assert "eerste van ten minste 6 dit jaar" in aside
    assert "derde van ten minste 6 dit jaar" in aside
    assert "vierde" not in aside
    assert aside.count("1 punt wacht op toestemming") == 1
    assert "De leerkracht vroeg je iets." in aside
    assert "Gesprek 0 met de ouders." in aside


def test_waarop_ik_wacht_noemt_ook_de_toestemming(filled: World, client: FlaskClient) -> None:
    page = _page(filled, client, query="?lijst=wachten")
    assert "Vraag het de leerkracht" in page
    assert "dag 6" in page
    assert "Antwoord van moeder" in page
    assert "Antwoord van vader" not in page
    assert 'Ik wacht op een ander <span class="dk-count">2</span>' in page


@pytest.mark.parametrize("query", ["", "?lijst=wachten", "?lijst=later", "?lijst=collegas", "?lijst=onzin"])
def test_elke_lijst_blijft_binnen_acht_opdrachten(filled: World, client: FlaskClient, query: str) -> None:
    filled.sign_in(client, filled.loep.person("kc"))
    with StatementCount(filled.app) as count:
        assert client.get(f"/loep/{query}").status_code == 200
    read = [said for said in count.statements if "INSERT INTO ledger_entry" not in said]
    assert len(read) <= BUDGET, read


def test_de_lege_bladzijde_noemt_het_eerste_dat_komt(world: World, client: FlaskClient) -> None:
    with world.as_system("loep"):
        child = world.loep.pupils[0]
        case_id = make_case(child, world.loep.membership("leerkracht").id)
        for day in (9, 7):
            make_duty(f"Dag {day}", "kc", case_id=case_id, pupil_id=child.id, due_on=date(2026, 12, day))
    world.sign_in(client, world.loep.person("kc"))
    with StatementCount(world.app) as count:
        page = client.get("/loep/").text
    assert len([said for said in count.statements if "INSERT INTO ledger_entry" not in said]) <= BUDGET
    assert "Er is nu niets dat op jou wacht" in page
    assert "Dag 7" in page
    assert "maandag 7 december 2026" in page
    assert "Dag 9" not in page
    assert "Bekijk wat later komt (2)" in page
    assert 'class="dk-filter"' not in page


@pytest.mark.parametrize("key", ["leerkracht", "schoolleider", "beheerder", "both"])
def test_iedereen_heeft_een_vandaag(world: World, client: FlaskClient, key: str) -> None:
    assert "Er is nu niets dat op jou wacht" in _page(world, client, key)


@pytest.mark.parametrize("query", ["?lijst=wachten", "?lijst=later", "?lijst=collegas"])
def test_een_lege_lijst_zegt_wat_er_komt(world: World, client: FlaskClient, query: str) -> None:
    assert "Hier verschijnt wat" in _page(world, client, query=query)


def test_collegas_staat_alleen_bij_wie_de_zorg_draagt(world: World, client: FlaskClient) -> None:
    assert "Collega’s" in _page(world, client, "kc", "?lijst=later")
    assert "Collega’s" not in _page(world, client, "leerkracht", "?lijst=later")


def test_wie_het_dossier_niet_mag_zien_leest_nergens_een_naam(filled: World, client: FlaskClient) -> None:
    for key in ("leerkracht2", "jos", "partner_both"):
        for query in ("", "?lijst=wachten", "?lijst=later", "?lijst=collegas"):
            page = _page(filled, client, key, query)
            assert not [child for child in filled.loep.pupils if child.full_name in page]
            assert "Doe ding" not in page
            assert "Gesprek" not in page


def test_de_andere_school_leest_niets_van_deze(filled: World, client: FlaskClient) -> None:
    page = filled.sign_in(client, filled.loket.person("both")).get("/loket/").text
    assert filled.loep.canary not in page


def test_het_logboek_noemt_geen_namen(filled: World, client: FlaskClient) -> None:
    _page(filled, client)
    with filled.as_system("loep"):
        row = session().scalars(select(LedgerEntry).where(LedgerEntry.action == "worklist.read")).one()
        assert row.detail == {"list": "mij", "lines": 4}


def test_oud_nieuws_en_eigen_werk_staan_er_niet(world: World, client: FlaskClient, clock: FixedClock) -> None:
    kc, teacher = world.loep.membership("kc"), world.loep.membership("leerkracht")
    with world.as_system("loep"):
        case_id = make_case(world.loep.pupils[0], teacher.id, owner_id=kc.id)
        _event(case_id, clock, kc.id, "Eigen werk.")
        _event(case_id, clock, teacher.id, "Eergisteren.", recorded_at=clock.now() - timedelta(hours=34))
        _event(case_id, clock, teacher.id, "Gistermorgen.", recorded_at=clock.now() - timedelta(hours=32))
    page = _page(world, client)
    assert "Gistermorgen." in page
    assert "gisteren 1.00" in page
    assert "Eergisteren." not in page
    assert "Eigen werk." not in page
