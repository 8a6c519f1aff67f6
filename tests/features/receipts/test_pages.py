"""The pages of receipts: who reads one, what stands on it, the list with its filters, and the paper."""

from uuid import UUID

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from core.access.admission import admit_job
from core.access.ledger import LedgerEntry
from core.access.school import profile
from core.db.engine import session
from core.db.worker import Worker
from core.features.cases import notes
from core.features.cases.facts import load
from core.features.cases.models import CaseNote
from core.features.cases.record import NewNote, add_note
from core.features.receipts import papers
from core.features.receipts.models import DecisionReceipt
from core.features.receipts.receipt import receipt_of
from tests.clock import FixedClock
from tests.factories_cases import WAYS, open_case
from tests.features.receipts.stage import DAY, keep
from tests.features.receipts.test_service import SCHOOL, other, right_of
from tests.papers import words_of
from tests.world import World

OWNER = WAYS[SCHOOL].care_owner
SECRET = "Iets dat later niemand mag lezen"


@pytest.fixture
def case_id(world: World) -> UUID:
    school = world.school(SCHOOL)
    return open_case(world, school, school.pupils[0], "zaak")


@pytest.fixture
def decision_id(world: World, case_id: UUID) -> UUID:
    """Taken under rules by which everybody has to be ninety; those of now do not ask that."""
    with world.acting(SCHOOL, OWNER):
        return keep(load(case_id), other(profile()), right_of(profile()).code, "Dit helpt het meest.")


def signed_in(world: World, client: FlaskClient, who: str = OWNER) -> FlaskClient:
    return world.sign_in(client, world.school(SCHOOL).person(who))


def actions(world: World) -> list[str]:
    with world.as_system(SCHOOL):
        return [row.action for row in session().scalars(select(LedgerEntry).order_by(LedgerEntry.id))]


def test_een_verantwoording_toont_feiten_regels_en_versie_van_die_dag(
    world: World, client: FlaskClient, decision_id: UUID
) -> None:
    page = signed_in(world, client).get(f"/{SCHOOL}/besluiten/{decision_id}").get_data(as_text=True)
    with world.as_system(SCHOOL):
        then = other(profile())
    assert "ten minste 90 jaar" in page
    assert "Dit helpt het meest." in page
    assert then.digest[:8] in page
    assert "Nu geldt een andere versie." in page
    assert "komt hetzelfde eruit" in page
    assert "Nu: deze voorwaarde is er niet meer." in page
    assert "Leeftijd" in page
    assert "decision.read" in actions(world)


def test_wie_het_dossier_niet_mag_zien_ziet_ook_het_besluit_niet(
    world: World, client: FlaskClient, decision_id: UUID
) -> None:
    stranger = world.school(SCHOOL).pupils[16].mentor
    client = signed_in(world, client, stranger)
    assert client.get(f"/{SCHOOL}/besluiten/{decision_id}").status_code == 404
    assert client.post(f"/{SCHOOL}/besluiten/{decision_id}/afdruk", data={"key": str(decision_id)}).status_code == 404
    assert client.get(f"/{SCHOOL}/besluiten").status_code == 403


@pytest.mark.parametrize(
    ("asked", "there"),
    [
        ("", True),
        ("?anders=ja", True),
        ("?van=2026-11-26&tot=2026-11-26", True),
        ("?van=2026-11-27", False),
        ("?tot=2026-11-25", False),
        ("?team=geen", False),
        ("?na=dit-is-geen-plaats", True),
        ("?na=2026-11-26_00000000000000000000000000000000", False),
    ],
    ids=["alles", "anders", "op de dag", "een dag later", "een dag eerder", "buiten een team", "vals", "na"],
)
def test_de_lijst_met_haar_filters(
    world: World, client: FlaskClient, decision_id: UUID, asked: str, *, there: bool
) -> None:
    page = signed_in(world, client).get(f"/{SCHOOL}/besluiten{asked}")
    assert (str(decision_id) in page.get_data(as_text=True)) is there
    assert "decision.list" in actions(world)


def test_alleen_wat_nu_anders_is_laat_de_rest_weg(world: World, client: FlaskClient, case_id: UUID) -> None:
    with world.acting(SCHOOL, OWNER):
        same = keep(load(case_id), profile(), right_of(profile()).code)
    page = signed_in(world, client).get(f"/{SCHOOL}/besluiten?anders=ja").get_data(as_text=True)
    assert str(same) not in page
    assert str(same) in client.get(f"/{SCHOOL}/besluiten").get_data(as_text=True)


def test_een_versie_die_er_niet_is_wordt_gezegd(world: World, client: FlaskClient, decision_id: UUID) -> None:
    page = signed_in(world, client).get(f"/{SCHOOL}/besluiten?versie={'0' * 64}")
    assert page.status_code == 422
    assert "Kies een van de mogelijkheden." in page.get_data(as_text=True)


def test_bladeren_laat_geen_besluit_weg_en_toont_er_geen_twee_keer(
    world: World, client: FlaskClient, case_id: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("core.features.receipts.listing.SIZE", 2)
    with world.acting(SCHOOL, OWNER):
        ids = {str(keep(load(case_id), profile(), right_of(profile()).code)) for _number in range(5)}
    seen: list[str] = []
    address = f"/{SCHOOL}/besluiten"
    client = signed_in(world, client)
    for _page in range(3):
        text = client.get(address).get_data(as_text=True)
        seen += [one for one in ids if one in text]
        address = text.partition('" rel="next"')[0].rpartition('href="')[2].replace("&amp;", "&")
    assert sorted(seen) == sorted(ids)


def sealed_later(world: World, case_id: UUID) -> None:
    """The conversation is sealed by its author after the decision."""
    with world.acting(SCHOOL, world.school(SCHOOL).pupils[0].mentor):
        note = session().scalars(select(CaseNote).where(CaseNote.case_id == case_id)).one()
        notes.correct(load(case_id), note, version=note.version, body=note.body, sealed=True)


def talked(world: World, case_id: UUID) -> None:
    with world.acting(SCHOOL, world.school(SCHOOL).pupils[0].mentor):
        about, outcome = WAYS[SCHOOL].talk
        add_note(load(case_id), NewNote(kind="conversation", about=about, outcome=outcome, on=DAY, body=SECRET))


def test_wat_later_is_afgeschermd_staat_niet_op_papier(world: World, app: Flask, case_id: UUID) -> None:
    talked(world, case_id)
    with world.acting(SCHOOL, OWNER):
        decision_id = keep(load(case_id), profile(), right_of(profile()).code)
        row_id = papers.ask(receipt_of(decision_id)).id
        assert receipt_of(decision_id, paper=True).hidden == 0
    sealed_later(world, case_id)
    with world.as_system(SCHOOL):
        html = papers.written(row_id)
        assert SECRET not in html
        assert receipt_of(decision_id, paper=True).hidden == 1


def test_een_afdruk_komt_van_de_pers_en_alleen_bij_wie_hem_vroeg(
    world: World, app: Flask, client: FlaskClient, decision_id: UUID
) -> None:
    client = signed_in(world, client)
    place = f"/{SCHOOL}/besluiten/{decision_id}"
    assert client.post(f"{place}/afdruk", data={"key": str(decision_id)}).status_code == 303
    while Worker(app, admit_job).run_once():
        pass
    with world.as_system(SCHOOL):
        row = session().scalars(select(DecisionReceipt)).one()
    answer = client.get(f"{place}/afdruk/{row.id}")
    assert answer.mimetype == "application/pdf"
    told = " ".join(words_of(answer.data).split())
    assert "Dit helpt het meest." in told
    assert "ten minste 90 jaar" in told
    other_client = signed_in(world, app.test_client(), f"{OWNER}2")
    assert other_client.get(place).status_code == 200
    assert other_client.get(f"{place}/afdruk/{row.id}").status_code == 404
    assert [one for one in actions(world) if one.startswith("receipt.")] == [
        "receipt.ask", "receipt.make", "receipt.hand_out",
    ]  # fmt: skip


def test_een_afdruk_wordt_ingetrokken_als_er_iets_is_afgeschermd(
    world: World, client: FlaskClient, case_id: UUID
) -> None:
    talked(world, case_id)
    with world.acting(SCHOOL, OWNER):
        decision_id = keep(load(case_id), profile(), right_of(profile()).code)
        row_id = papers.ask(receipt_of(decision_id)).id
    with world.as_system(SCHOOL):
        papers.keep_made(row_id, b"%PDF-1.4 met geheim")
    sealed_later(world, case_id)
    place = f"/{SCHOOL}/besluiten/{decision_id}"
    answer = signed_in(world, client).get(f"{place}/afdruk/{row_id}")
    assert answer.status_code == 303
    assert "ingetrokken" in client.get(answer.location).get_data(as_text=True)
    assert client.get(f"{place}/afdruk/{row_id}").status_code == 404


@pytest.mark.parametrize(("days", "erased"), [(13, 0), (14, 0), (15, 1)], ids=["net niet", "op de dag", "erna"])
def test_een_afdruk_wordt_na_veertien_dagen_gewist(
    world: World, clock: FixedClock, decision_id: UUID, days: int, erased: int
) -> None:
    with world.acting(SCHOOL, OWNER):
        row_id = papers.ask(receipt_of(decision_id)).id
        papers.keep_made(row_id, b"%PDF-1.4")
    clock.advance(days=days)
    with world.as_system(SCHOOL):
        assert papers.forget_receipts() == erased


def test_feiten_lezen_als_nederlands_zonder_tekst_van_notities(world: World, case_id: UUID) -> None:
    talked(world, case_id)
    with world.acting(SCHOOL, OWNER):
        receipt = receipt_of(keep(load(case_id), profile(), right_of(profile()).code))
        told = " ".join(f"{term} {value}" for group in receipt.facts for term, value in group.lines)
    assert SECRET not in told
    assert "{leerling}" not in told
    assert "coachgesprek" in told.lower()
    assert "bespreken_ot" not in told
    assert "bespreken in het ot" in told.lower()
