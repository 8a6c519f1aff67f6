"""A new school without code: checked as a file is, open at once, with its first administrator."""

import re
from typing import Any

import pytest
from sqlalchemy import select

from core.access.alliance_ledger import AllianceLedgerEntry
from core.access.alliance_scope import working_for
from core.access.ledger import LedgerEntry
from core.access.scope import working_at
from core.db.engine import session
from core.features.alliance import new_school
from core.features.alliance.new_school import WantedSchool
from core.schools.kept_schools import KeptSchool
from core.schools.toml_text import toml_text
from core.web.problems import Invalid
from tests.features.alliance.conftest import PO, VO, Alliances

NEW: dict[str, Any] = {
    "naam": "De Waterlelie",
    "adres": "waterlelie",
    "brin": "12AB",
    "bestuur": "Stichting Sloot",
    "sector": "VO",
    "plugins": ["loket"],
    "accent": "#0b5a80",
    "eigen": '[woorden]\nmentor = "coach"\n',
}
FIRST = {"naam": "Fenna Eerst", "mail": "fenna@waterlelie.example", "rol": "beheerder"}
SECRET = "vier gewone woorden achter elkaar"


def add(alliances: Alliances, alliance_id: str = VO, **other: Any) -> Any:
    """What the page answers to a new school."""
    return alliances.first[alliance_id].client.post(f"/swv/{alliance_id}/scholen/nieuw", data={**NEW, **other})


def test_a_school_is_made_opened_and_handed_to_its_first_administrator(alliances: Alliances) -> None:
    client, app = alliances.first[VO].client, alliances.world.app
    assert "loket" in client.get(f"/swv/{VO}/scholen/nieuw").text
    made = add(alliances)
    assert made.location == f"/swv/{VO}/scholen/waterlelie?gedaan=nieuw", made.text
    page = client.get(made.location)
    for text in ("De Waterlelie", "12AB", "gemaakt in de browser", "Nodig de eerste beheerder uit", "is open"):
        assert text in page.text
    invited = client.post(f"/swv/{VO}/scholen/waterlelie/eerste-beheerder", data=FIRST)
    (link,) = re.findall(r"http://[^<\s]+/uitnodiging/[\w-]+", invited.text)
    browser = app.test_client()
    assert browser.post(link, data={"wachtwoord": SECRET, "nogmaals": SECRET}).status_code == 303
    assert browser.get("/scholen").location.startswith("/waterlelie/")
    assert browser.get("/waterlelie/medewerkers").status_code == 200
    assert browser.get("/loket/overleg").status_code == 404
    assert browser.get(f"/swv/{VO}").status_code == 404
    assert "coach" in browser.get("/waterlelie/instellingen").text
    with working_for(app, VO, "test"):
        told = session().scalars(select(AllianceLedgerEntry.action).order_by(AllianceLedgerEntry.id)).all()
        assert told[:2] == ["school.add", "school.first_administrator"]
    with working_at(app, "waterlelie", "test"):
        entry = session().scalars(select(LedgerEntry).where(LedgerEntry.action == "membership.add")).one()
        assert entry.organisation == "Samenwerkingsverband VO Noordelijke Drechtsteden"


def test_an_alliance_gives_access_to_a_school_once_and_never_to_one_of_another(alliances: Alliances) -> None:
    add(alliances)
    client = alliances.first[VO].client
    path = f"/swv/{VO}/scholen/waterlelie/eerste-beheerder"
    client.post(path, data=FIRST)
    for answer in (client.get(path), client.post(path, data={**FIRST, "mail": "ikzelf@swv.example"})):
        assert "heeft al een beheerder" in answer.text
        assert answer.status_code == 422
    assert "heeft al een beheerder" in client.get(f"/swv/{VO}/scholen/loket/eerste-beheerder").text
    other = alliances.first[PO].client
    for school in ("waterlelie", "loket", "nergens"):
        for verb in ("eerste-beheerder", "wijzig", "trek-in"):
            assert other.get(f"/swv/{PO}/scholen/{school}/{verb}").status_code == 404
            assert other.post(f"/swv/{PO}/scholen/{school}/{verb}", data=FIRST).status_code == 404


WRONG = [
    ({"naam": ""}, "Vul nog in: naam."),
    ({"adres": "Water Lelie"}, "2 tot 40 kleine letters"),
    ({"adres": "swv"}, "van het platform zelf"),
    ({"adres": "water--lelie"}, "Een streepje staat tussen twee woorden."),
    ({"adres": "loket"}, "Dit adres is al uitgegeven."),
    ({"adres": "loep"}, "Dit adres is al uitgegeven."),
    ({"brin": "1234"}, "Een BRIN is bijvoorbeeld 12AB"),
    ({"accent": "rood"}, "Schrijf een kleur als #0b5a80."),
    ({"plugins": ["loep"]}, ""),
    ({"plugins": []}, "Kies ten minste één plugin."),
    ({"eigen": "dit is geen toml"}, "niet te lezen als eigen waarden"),
    ({"eigen": 'plugins = ["loep"]'}, "Dit is geen eigen waarde: plugins"),
    ({"eigen": "[niveaus.onbekend]\nnaam = 'x'"}, "niveaus.onbekend"),
    ({"eigen": "[termijnen.opp_zes_weken]\nlengte = 90"}, "mag hier niet"),
    ({"zoals": "loep"}, ""),
]


@pytest.mark.parametrize(("wrong", "sentence"), WRONG, ids=[str(next(iter(wrong.items()))) for wrong, _s in WRONG])
def test_what_is_wrong_is_said_at_the_field_and_nothing_is_kept(
    alliances: Alliances, wrong: dict[str, Any], sentence: str
) -> None:
    page = add(alliances, **wrong)
    assert page.status_code == 422
    assert sentence in page.text
    assert "Stichting Sloot" in page.text
    with working_for(alliances.world.app, VO, "test"):
        assert session().scalars(select(KeptSchool)).all() == []


def test_a_plugin_of_the_other_sector_is_refused_by_the_service_too(alliances: Alliances) -> None:
    wanted = WantedSchool(name="X", board="Y", sector="VO", plugins=("loep", "nergens"))
    with pytest.raises(Invalid) as refused, working_for(alliances.world.app, VO, "test"):
        new_school.add_school("waterlelie", wanted)
    said = ["De plugin loep is voor PO.", "De plugin nergens is niet geïnstalleerd."]
    assert refused.value.errors == {"plugins": said}


def test_an_address_is_never_given_out_twice(alliances: Alliances) -> None:
    add(alliances)
    again = add(alliances, PO, sector="PO", plugins=["loep"], eigen="")
    assert "Dit adres is al uitgegeven." in again.text
    client = alliances.first[VO].client
    path = f"/swv/{VO}/scholen/waterlelie/trek-in"
    version = re.search(r'name="version"[^>]*value="(\d+)"', client.get(path).text)
    assert version
    assert client.post(path, data={"version": version[1], "reden": "Verkeerd adres"}).location == f"/swv/{VO}"
    assert client.get(f"/swv/{VO}/scholen/waterlelie").status_code == 404
    assert "Dit adres is al uitgegeven." in add(alliances).text


def test_a_school_where_people_work_is_not_taken_back(alliances: Alliances) -> None:
    add(alliances)
    client = alliances.first[VO].client
    client.post(f"/swv/{VO}/scholen/waterlelie/eerste-beheerder", data=FIRST)
    refused = client.post(f"/swv/{VO}/scholen/waterlelie/trek-in", data={"version": "1", "reden": "x"})
    assert "hebben al mensen gewerkt" in refused.text
    assert client.get(f"/swv/{VO}/scholen/loket/trek-in").status_code == 404


def test_other_settings_count_at_once_and_two_texts_do_not_overwrite(alliances: Alliances) -> None:
    add(alliances)
    client = alliances.first[VO].client
    path = f"/swv/{VO}/scholen/waterlelie/wijzig"
    page = client.get(path)
    assert "mentor = &#34;coach&#34;" in page.text
    changed = {**NEW, "naam": "De Lelie", "version": "1", "reden": "Andere naam"}
    changed.pop("adres")
    assert client.post(path, data=changed).location == f"/swv/{VO}/scholen/waterlelie?gedaan=anders"
    assert "De Lelie" in client.get(f"/swv/{VO}/scholen/waterlelie").text
    assert "Iemand anders veranderde" in client.post(path, data=changed).text
    assert "Een BRIN is" in client.post(path, data={**changed, "version": "2", "brin": "x"}).text
    assert "Andere naam" in client.get(f"/swv/{VO}/logboek?school=waterlelie").text


def test_own_values_are_taken_over_from_a_school_of_the_alliance(alliances: Alliances) -> None:
    add(alliances)
    made = add(alliances, naam="Tweede", adres="tweede", eigen="", zoals="waterlelie")
    assert made.status_code == 303, made.text
    with working_for(alliances.world.app, VO, "test"):
        row = session().scalars(select(KeptSchool).where(KeptSchool.slug == "tweede")).one()
        assert row.body["woorden"] == {"mentor": "coach"}


@pytest.mark.parametrize(
    "text",
    [
        '[woorden]\nmentor = "coach"',
        'regio = "noord"\n[termijnen.opp_zes_weken]\nlengte = 4\nuit = false',
        '[[vrije_dagen]]\nnaam = "Studiedag \\"extra\\""\nvan = 2026-10-12',
        '[partners.mee]\nnieuw = true\nnaam = "MEE"\ncontactpersonen = [{ naam = "A", gepubliceerd = true }]',
    ],
)
def test_own_values_come_back_as_they_were_typed(text: str) -> None:
    import tomllib

    data = tomllib.loads(text)
    assert tomllib.loads(toml_text(data)) == data
