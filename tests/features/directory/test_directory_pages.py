"""The list, one partner, and both for a case: what stands there, for whom, and what it leaves in the ledger."""

import csv
import io
import re

import html5lib
import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from core.access.ledger import LedgerEntry
from core.contract.offers import Standing
from core.db.engine import session
from tests.factories_cases import build_case
from tests.factories_directory import keep_partners
from tests.page_checker import check_page, words
from tests.world import World, profile_of

OWNER = {"loep": "kc", "loket": "zorgcoordinator"}


def shown(client: FlaskClient, path: str) -> str:
    """The words of a page that is in order."""
    answer = client.get(path)
    assert answer.status_code == 200, (path, answer.status_code)
    check_page(answer.text)
    return words(html5lib.parse(answer.text, namespaceHTMLElements=False))


def owner(world: World, client: FlaskClient, school_id: str) -> FlaskClient:
    """A browser of who owns the care."""
    return world.sign_in(client, world.school(school_id).person(OWNER[school_id]))


def names_in(client: FlaskClient, path: str) -> list[str]:
    """The partners of a list, in order."""
    found = html5lib.parse(client.get(path).text, namespaceHTMLElements=False)
    return [cell.findtext("a") for cell in found.iter("th") if cell.get("scope") == "row"]


@pytest.mark.parametrize(("school_id", "number"), [("loep", 20), ("loket", 12 + 2)], ids=["loep", "loket"])
def test_every_partner_of_the_profile_is_listed(world: World, client: FlaskClient, school_id: str, number: int) -> None:
    """Loep's 20; Loket's 12, and 2 committees of the partnership (G-38): AT-VO and PTC."""
    partners = profile_of(world.app, school_id).partners
    assert f"{number} partners" in shown(owner(world, client, school_id), f"/{school_id}/sociale-kaart")
    assert sorted(names_in(client, f"/{school_id}/sociale-kaart")) == sorted(one.label for one in partners)
    assert {one.code for one in partners} >= ({"at_vo", "ptc"} if school_id == "loket" else {"swv_odp", "enver"})


def test_loket_names_no_contact_person_and_diverz_is_under_investigation(world: World, client: FlaskClient) -> None:
    told = shown(owner(world, client, "loket"), "/loket/sociale-kaart")
    assert told.count("geen contactpersoon") == 14
    (diverz,) = [one for one in profile_of(world.app, "loket").partners if one.code == "diverz"]
    assert diverz.standing is Standing.INVESTIGATED
    assert names_in(client, "/loket/sociale-kaart?stand=investigated") == ["Diverz"]
    assert "wordt onderzocht" in shown(client, "/loket/sociale-kaart/partners/diverz")


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        pytest.param("q=klaver", [], id="niemand"),
        pytest.param("q=DANIELLE", ["Auris"], id="contactpersoon zonder accent"),
        pytest.param("q=gezinsspecialist", ["Jeugdprofessional op school (JOS)"], id="andere naam"),
        pytest.param("q=logopedie&bereik=school", ["Praktijk Speek"], id="zoeken en bereik"),
        pytest.param("leeftijd=8&aanmelden=cjg", [], id="Enver vanaf 8"),
        pytest.param("leeftijd=7&aanmelden=cjg", ["Enver"], id="Enver tot en met 7"),
        pytest.param("hulpvraag=discipline", ["Yets"], id="hulpvraag"),
        pytest.param("niveau=niveau_3", ["Praktijk Cesartherapie Vlaardingen", "Praktijk Speek"], id="niveau"),
        pytest.param("bereik=school&leerjaar=3&hulpvraag=gehoor", [], id="niets past bij alles"),
    ],
)
def test_search_and_filters_work_together(world: World, client: FlaskClient, asked: str, found: list[str]) -> None:
    page = owner(world, client, "loep").get(f"/loep/sociale-kaart?{asked}")
    assert names_in(client, f"/loep/sociale-kaart?{asked}") == found
    check_page(page.text)
    assert ("Geen partner gevonden" in page.text) is not bool(found)


def test_a_choice_that_does_not_exist_is_said_and_shows_everything(world: World, client: FlaskClient) -> None:
    answer = owner(world, client, "loep").get("/loep/sociale-kaart?gebied=maan&leeftijd=x")
    assert answer.status_code == 422
    assert "Kies een van de mogelijkheden." in client.get("/loep/sociale-kaart?gebied=maan").text
    assert len(names_in(client, "/loep/sociale-kaart?gebied=maan")) == 20


def test_from_near_to_far(world: World, client: FlaskClient) -> None:
    found = names_in(owner(world, client, "loep"), "/loep/sociale-kaart?volgorde=bereik")
    assert found[:4] == [
        "CJG (Centrum voor Jeugd en Gezin)",
        "Jeugdprofessional op school (JOS)",
        "Praktijk Cesartherapie Vlaardingen",
        "Praktijk Speek",
    ]
    assert found[4] == "Mevis"


def test_a_partner_says_what_must_happen_first_with_the_paragraph(world: World, client: FlaskClient) -> None:
    told = shown(owner(world, client, "loep"), "/loep/sociale-kaart/partners/enver")
    for said in (
        "De leerling is 7 jaar of jonger.",
        "Er is overlegd met de SMW’er.",
        "CJG of Mevis meldt aan, niet de school.",
        "CJG (Centrum voor Jeugd en Gezin) of Mevis",
        "tot en met 7 jaar",
    ):
        assert said in told
    assert "#p-6-3" in client.get("/loep/sociale-kaart/partners/enver").text
    assert client.get("/loep/sociale-kaart/partners/maan").status_code == 404


def test_for_a_case_each_condition_is_judged_and_says_what_to_do(world: World, client: FlaskClient) -> None:
    case = build_case(world, world.loep, world.loep.pupils[0], "kanarie-loep-zaak1")
    owner(world, client, "loep")
    page = client.get(f"/loep/sociale-kaart/partners/enver/voor/{case.id}")
    told = words(html5lib.parse(page.text, namespaceHTMLElements=False))
    check_page(page.text)
    assert "Niet voldaan" in told or "Onbekend" in told
    assert "Er is overlegd met de SMW’er" in told
    assert f"/loep/dossiers/{case.id}/vastleggen/consultation" in page.text
    with world.as_system("loep"):
        row = session().scalars(select(LedgerEntry).where(LedgerEntry.action == "partner.look_up")).one()
        assert (row.case_id, row.pupil_id, row.object_id) == (case.id, case.pupil.id, case.id)


def test_the_list_for_a_case_puts_first_who_can_be_called_in_now(world: World, client: FlaskClient) -> None:
    case = build_case(world, world.loep, world.loep.pupils[-1], "kanarie-loep-zaak1")
    told = shown(owner(world, client, "loep"), f"/loep/sociale-kaart/voor/{case.id}")
    states = re.findall(r"kan nu|geen voorwaarde genoemd|eerst nog \d+ ding(?:en)?|niet mogelijk", told)
    rank = {"kan nu": 0, "geen voorwaarde genoemd": 0, "niet mogelijk": 2}
    assert [rank.get(state, 1) for state in states] == sorted(rank.get(state, 1) for state in states)
    assert len(states) == 20
    names = names_in(client, f"/loep/sociale-kaart/voor/{case.id}")
    closed = [name for name, state in zip(names, states, strict=True) if state == "niet mogelijk"]
    assert {"Enver", "Wereldschool"} <= set(closed)


def test_the_dossier_leads_to_the_partners_and_a_closed_one_does_not(world: World, client: FlaskClient) -> None:
    case = build_case(world, world.loket, world.loket.pupils[0], "kanarie-loket-zaak1")
    owner(world, client, "loket")
    assert f"/loket/sociale-kaart/voor/{case.id}" in client.get(f"/loket/dossiers/{case.id}").text


def test_choosing_a_case_offers_only_what_the_reader_may_read(world: World, client: FlaskClient) -> None:
    case = build_case(world, world.loket, world.loket.pupils[0], "kanarie-loket-zaak1")
    hidden = build_case(world, world.loket, world.loket.pupils[16], "kanarie-loket-zaak2")
    world.sign_in(client, world.loket.person(case.mentor))
    page = client.get("/loket/sociale-kaart/voor-wie?partner=goal")
    assert f"/partners/goal/voor/{case.id}" in page.text
    assert str(hidden.id) not in page.text
    assert client.get(f"/loket/sociale-kaart/voor/{hidden.id}").status_code == 404
    found = shown(client, f"/loket/sociale-kaart/voor-wie?q={case.pupil.first_name.lower()}")
    assert case.pupil.full_name in found
    assert "Geen open dossier gevonden" in shown(client, "/loket/sociale-kaart/voor-wie?q=zzzz")


def test_who_comes_from_outside_reads_the_profile_and_no_name_note_or_check(world: World, client: FlaskClient) -> None:
    with world.acting("loep", "kc"):
        keep_partners("kanarie-loep")
    world.sign_in(client, world.loep.person("jos"))
    for path in ("sociale-kaart", "sociale-kaart/partners/swv_odp", "sociale-kaart/afdruk", "sociale-kaart/lijst.csv"):
        told = client.get(f"/loep/{path}").text
        assert "Samenwerkingsverband Onderwijs Dat Past" in told
        for hidden in ("Valstar", "kanarie-loep-notitie", "kanarie-loep-contact", "nagekeken op", "op 26 november"):
            assert hidden not in told, (path, hidden)
    assert names_in(client, "/loep/sociale-kaart?q=valstar") == []
    assert client.get("/loep/sociale-kaart/partners/swv_odp/geschiedenis").status_code == 403


@pytest.mark.planted
def test_names_that_reach_somebody_from_outside_are_found(
    world: World, client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    from core.features.directory import kept

    world.sign_in(client, world.loep.person("jos"))
    assert "Valstar" not in client.get("/loep/sociale-kaart").text
    monkeypatch.setattr(kept, "is_own", lambda: True)
    assert names_in(client, "/loep/sociale-kaart?q=valstar") == ["Samenwerkingsverband Onderwijs Dat Past (ODP)"]


def test_the_file_holds_what_was_asked_and_leaves_a_row(world: World, client: FlaskClient) -> None:
    answer = owner(world, client, "loep").get("/loep/sociale-kaart/lijst.csv?bereik=regio&q=auris")
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="sociale-kaart-loep-2026-11-26')
    head, row = csv.reader(io.StringIO(answer.text.lstrip("\ufeff")), delimiter=";")
    line = dict(zip(head, row, strict=True))
    assert (line["Partner"], line["Hoe dichtbij"], line["Paragraaf"]) == ("Auris", "in de regio", "§ 6.3")
    assert line["Contactpersonen"] == "Daniëlle Buys-van Dijk; Ineke Kokke"
    with world.as_system("loep"):
        row = session().scalars(select(LedgerEntry).where(LedgerEntry.action == "partner.export")).one()
        assert row.detail == {"count": 1}


def test_the_sheet_prints_what_was_asked(world: World, client: FlaskClient) -> None:
    told = shown(owner(world, client, "loep"), "/loep/sociale-kaart/afdruk?q=enver")
    assert "van 20" in told
    assert "Er is overlegd met de SMW’er." in told
