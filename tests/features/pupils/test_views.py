"""Pages of pupils: what they show to whom, and what they do with odd input."""

from collections.abc import Callable
from datetime import date
from html import unescape

import pytest
from flask import Flask
from sqlalchemy import select

from core.access.ledger import LedgerEntry
from core.db.engine import session
from core.features.pupils import guardians, service
from core.features.pupils.models import Pupil
from core.features.pupils.panels import PanelLine, PupilPanel, add_panel
from tests import factories as make
from tests.databases import StatementCount
from tests.page_checker import CheckedClient
from tests.world import PupilInWorld, World

SignedIn = Callable[..., CheckedClient]
NEW = {"voornaam": "Ilja", "achternaam": "Sneeuwklok", "ingeschreven": "2026-08-01", "geboren": "2014-03-04"}


def actions(world: World, school: str) -> list[str]:
    with world.as_system(school):
        return [entry.action for entry in session().scalars(select(LedgerEntry).order_by(LedgerEntry.id))]


def number_of_pupils(world: World, school: str) -> int:
    with world.as_system(school):
        return len(session().scalars(select(Pupil.id)).all())


def first_of(world: World, key: str) -> PupilInWorld:
    return next(pupil for pupil in world.loket.pupils if pupil.mentor == key)


def test_the_list_in_at_most_eight_statements(world: World, signed_in: SignedIn, app: Flask) -> None:
    with world.as_system("loket"):
        for number in range(120):
            pupil = make.make_pupil("Bo", f"Veel{number:03d}", group_id=world.loket.group_ids[0])
            make.make_mentor(pupil.id, world.loket.membership("coach").id, "coach")
    client = signed_in("loket", "zorgcoordinator")
    for address in ("", "?volgorde=groep", "?q=veel", "?q=zonnebleom", "?q=veel001", "?mijn=ja&jaar=1"):
        with StatementCount(app) as count:
            page = client.get(f"/loket/leerlingen{address}")
        assert page.status_code == 200
        own = [text for text in count.statements if "INTO ledger_entry" not in text]
        assert len(own) <= 8, "\n\n".join(own)


def test_paging_by_links(world: World, signed_in: SignedIn) -> None:
    with world.as_system("loket"):
        for number in range(60):
            make.make_pupil("Bo", f"Veel{number:03d}")
    client = signed_in("loket", "zorgcoordinator")
    first = client.get("/loket/leerlingen?q=veel")
    assert "60 leerlingen bij deze keuze" in first.text
    assert "Veel049" in first.text
    assert "Veel050" not in first.text
    address = first.text.partition('rel="next"')[0].rpartition('href="')[2].partition('"')[0].replace("&amp;", "&")
    second = client.get(address)
    assert "Veel050" in second.text
    assert "Veel049" not in second.text
    assert client.get("/loket/leerlingen?q=veel&na=WyJrYXB1dCJd").status_code == 200


def test_an_empty_school_is_taught_what_comes_here(world: World, signed_in: SignedIn) -> None:
    with world.as_system("loep"):
        for pupil in session().scalars(select(Pupil)):
            pupil.left_on = date(2026, 10, 1)
    assert "Schrijf de eerste leerling in" in signed_in("loep", "kc").get("/loep/leerlingen").text
    other = signed_in("loep", "leerkracht").get("/loep/leerlingen").text
    assert "Hier komen de leerlingen van de school" in other
    assert "Schrijf een leerling in" not in other


@pytest.mark.parametrize(
    "address", ["?q=%00", "?groep=x", "?jaar=99999999999999999999", "?volgorde=x", f"?q={'a' * 9000}"]
)
def test_an_odd_question_gets_a_sentence(world: World, signed_in: SignedIn, address: str) -> None:
    page = signed_in("loep", "kc").get(f"/loep/leerlingen{address}")
    assert page.status_code == 422
    assert "Zo kunnen wij niet zoeken" in page.text


def test_a_coach_sees_facts_of_own_pupils_only(world: World, signed_in: SignedIn) -> None:
    client = signed_in("loket", "coach")
    own = client.get(f"/loket/leerlingen/{first_of(world, 'coach').id}").text
    other = unescape(client.get(f"/loket/leerlingen/{first_of(world, 'coach2').id}").text)
    assert "Moeder" in own
    assert "Geboren" in own
    assert first_of(world, "coach2").full_name in other
    for hidden in ("Moeder", "Geboren", "jaar ·", "Kenmerken</h2>", "Wijzig"):
        assert hidden not in other
    assert actions(world, "loket") == ["pupil.read", "pupil.read"]


@pytest.mark.parametrize("key", ["schooldecaan", "smw", "partner_both"])
def test_who_has_no_business_with_pupils_stays_out(world: World, signed_in: SignedIn, key: str) -> None:
    client = signed_in("loket", key)
    for address in ("leerlingen", f"leerlingen/{world.loket.pupils[0].id}", "groepen", "leerlingen/lijst.csv"):
        answer = client.get(f"/loket/{address}")
        assert answer.status_code == 403
        assert "kanarie-loket-00" not in answer.text


def test_only_who_may_edit_finds_the_forms(world: World, signed_in: SignedIn) -> None:
    client, pupil = signed_in("loket", "coach"), first_of(world, "coach").id
    for address in ("nieuw", f"{pupil}/wijzigen", f"{pupil}/kenmerken", f"{pupil}/ouders/nieuw", f"{pupil}/mentor"):
        assert client.get(f"/loket/leerlingen/{address}").status_code == 403
    assert client.get("/loket/groepen/nieuw").status_code == 403


def test_no_page_shows_the_other_school(world: World, signed_in: SignedIn) -> None:
    for here, there, key in (("loep", "loket", "kc"), ("loket", "loep", "zorgcoordinator"), ("loket", "loep", "both")):
        client, others = signed_in(here, key), world.school(there)
        assert client.get(f"/{here}/leerlingen/{others.pupils[0].id}").status_code in (403, 404)
        assert client.get(f"/{here}/groepen/{others.group_ids[0]}").status_code in (403, 404)
        for address in ("leerlingen", "leerlingen?q=kanarie", "groepen", "leerlingen?q=zonnebleom"):
            page = client.get(f"/{here}/{address}")
            assert f"kanarie-{there}" not in page.text


def test_a_secret_address_is_shown_only_when_asked_and_then_recorded(world: World, signed_in: SignedIn) -> None:
    pupil = world.loket.pupil_secret.id
    with world.as_system("loket"):
        tie = next(contact for contact in guardians.contacts_of(pupil) if contact.secret_address)
    place = f"/loket/leerlingen/{pupil}"
    client = signed_in("loket", "zorgcoordinator")
    for address in (place, f"{place}/ouders/{tie.id}", f"{place}/wijzigen", "/loket/leerlingen/lijst.csv"):
        assert "Geheimpad" not in client.get(address).text
    assert "Toon geheim adres" in client.get(place).text
    shown = client.post(f"{place}/ouders/{tie.id}/adres")
    assert "Geheimpad" in shown.text
    assert "no-store" in shown.headers["Cache-Control"]
    assert "guardian.secret_address" in actions(world, "loket")
    coach = signed_in("loket", "coach")
    assert "Toon geheim adres" not in coach.get(place).text
    assert coach.post(f"{place}/ouders/{tie.id}/adres").status_code == 403


@pytest.mark.planted
def test_a_page_that_forgot_the_secret_is_caught(
    world: World, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = guardians._contact

    def leaking(tie: object, guardian: object) -> guardians.Contact:
        guardian.secret_address = False  # type: ignore[attr-defined]
        return plain(tie, guardian)  # type: ignore[arg-type]

    monkeypatch.setattr(guardians, "_contact", leaking)
    page = signed_in("loket", "zorgcoordinator").get(f"/loket/leerlingen/{world.loket.pupil_secret.id}")
    assert "Geheimpad" in page.text


def test_the_file_is_for_who_sees_all_facts(world: World, signed_in: SignedIn) -> None:
    answer = signed_in("loket", "zorgcoordinator").get("/loket/leerlingen/lijst.csv?jaar=1")
    assert answer.mimetype == "text/csv"
    assert len(answer.text.splitlines()) == 9
    assert "attachment" in answer.headers["Content-Disposition"]
    refused = signed_in("loket", "coach").get("/loket/leerlingen/lijst.csv")
    assert refused.status_code == 403
    assert actions(world, "loket") == ["pupils.export", "refused"]


def test_panels_of_other_features_stand_on_the_page(world: World, signed_in: SignedIn, app: Flask) -> None:
    line = PanelLine(words="Zorgroute, stap 3", href="/loket/", meta="sinds 1 september")
    wanted = {world.loket.pupils[0].id: PupilPanel(key="proef", title="Proefdossiers", lines=(line,))}
    hung = app.extensions.get("pupil_panels", [])
    before = list(hung)
    add_panel(app, 5, wanted.get)
    client = signed_in("loket", "coach")
    assert "Zorgroute, stap 3" in client.get(f"/loket/leerlingen/{world.loket.pupils[0].id}").text
    assert "Proefdossiers" not in client.get(f"/loket/leerlingen/{world.loket.pupils[1].id}").text
    app.extensions["pupil_panels"][:] = before


def test_a_new_pupil_is_named_afterwards(world: World, signed_in: SignedIn) -> None:
    client = signed_in("loep", "kc")
    answer = client.post("/loep/leerlingen/nieuw", data=NEW)
    assert answer.status_code == 303
    assert "Ilja Sneeuwklok is ingeschreven" in client.get(answer.headers["Location"]).text


def test_a_double_is_asked_about_before_anything_is_saved(world: World, signed_in: SignedIn) -> None:
    client = signed_in("loep", "kc")
    key = "01900000-0000-7000-8000-000000000001"
    client.post("/loep/leerlingen/nieuw", data=NEW)
    typed = {**NEW, "voornaam": "Ílja", "key": key}
    asked = client.post("/loep/leerlingen/nieuw", data=typed)
    assert asked.status_code == 409
    assert "Toch een nieuwe leerling" in asked.text
    assert 'value="Ílja"' in asked.text
    assert number_of_pupils(world, "loep") == 25
    for _again in range(2):
        assert client.post("/loep/leerlingen/nieuw", data={**typed, "toch": "ja"}).status_code == 303
    assert number_of_pupils(world, "loep") == 26


BAD = {
    "lege naam": ({"voornaam": ""}, "Vul nog in: roepnaam."),
    "te lang": ({"achternaam": "a" * 100_000}, "Gebruik ten hoogste 80 tekens."),
    "NUL": ({"voornaam": "I\x00lja"}, "Deze tekst bevat een teken dat niet bewaard kan worden."),
    "alleen een plaatje": ({"voornaam": "😀"}, "Schrijf een naam met ten minste één letter."),
    "geen datum": ({"geboren": "31-02-2014"}, "Schrijf een datum als 3-12-2026."),
    "toekomst": ({"geboren": "2030-01-01"}, "De geboortedag moet nog komen."),
    "na inschrijving": ({"ingeschreven": "2014-01-01"}, "na de inschrijving geboren"),
    "weg voor begin": ({"weg": "2020-01-01"}, "De leerling kan niet weggaan vóór de dag van inschrijving."),
    "onbekend leerjaar": ({"leerjaar": "77"}, "Kies een van de mogelijkheden."),
    "groep van een ander": ({"groep": "01900000-0000-7000-8000-000000000001"}, "Kies een van de mogelijkheden."),
    "onbekend veld": ({"bsn": "123456782"}, "Dit veld hoort niet in dit formulier."),
    "groot getal": ({"leerjaar": "9" * 5000}, "Schrijf een heel getal, in cijfers."),
}


@pytest.mark.parametrize("case", list(BAD))
def test_bad_input_gets_a_sentence_and_keeps_what_was_typed(world: World, signed_in: SignedIn, case: str) -> None:
    change, sentence = BAD[case]
    client = signed_in("loep", "kc")
    page = client.post("/loep/leerlingen/nieuw", data={**NEW, "tussenvoegsel": "op 't", **change})
    assert page.status_code == 422
    assert sentence in page.text
    assert "<title>Fout: " in page.text
    assert "op &#39;t" in page.text
    assert number_of_pupils(world, "loep") == 24


def test_guardians_and_mentors_through_the_pages(world: World, signed_in: SignedIn) -> None:
    client, pupil = signed_in("loket", "zorgcoordinator"), world.loket.pupils[0].id
    place = f"/loket/leerlingen/{pupil}"
    wrong = client.post(f"{place}/ouders/nieuw", data={"naam": "Oma", "relatie": "tante", "mail": "geen adres"})
    assert wrong.status_code == 422
    assert "Schrijf een e-mailadres als naam@school.nl." in wrong.text
    assert client.post(f"{place}/ouders/nieuw", data={"naam": "Oma", "relatie": "grootouder"}).status_code == 303
    with world.as_system("loket"):
        tie = next(contact for contact in guardians.contacts_of(pupil) if contact.name == "Oma")
    edited = client.post(
        f"{place}/ouders/{tie.id}", data={"naam": "Opa", "relatie": "grootouder", "version": tie.version}
    )
    assert edited.status_code == 303
    assert "Naam en reden" not in client.get(f"{place}/ouders/{tie.id}/einde").text
    assert client.post(f"{place}/ouders/{tie.id}/einde", data={"op": "2026-11-26"}).status_code == 422
    assert client.post(f"{place}/ouders/{tie.id}/einde", data={"op": "2026-11-26", "reden": "x"}).status_code == 303
    wanted = {"wie": f"coach~{world.loket.membership('coach2').id}", "vanaf": "2026-11-26"}
    assert "Er is al een coach" in client.post(f"{place}/mentor", data=wanted).text
    assert client.post(f"{place}/mentor", data={**wanted, "vervang": "ja"}).status_code == 303
    with world.as_system("loket"):
        (mentor,) = service.mentors_of(pupil)
    assert mentor.name == world.loket.person("coach2").name
    assert client.post(f"{place}/mentor/{mentor.id}/einde", data={"op": "2026-11-30"}).status_code == 303
    assert "tot en met" in client.get(place).text


def test_groups_through_the_pages(world: World, signed_in: SignedIn) -> None:
    client, (first, second, _third) = signed_in("loket", "zorgcoordinator"), world.loket.group_ids
    made = client.post("/loket/groepen/nieuw", data={"naam": "3Z", "leerjaar": "3", "schooljaar": "2026-2027"})
    assert "3Z staat er" in client.get(made.headers["Location"]).text
    place = f"/loket/groepen/{first}"
    assert client.post(f"{place}/naam", data={"naam": "3Z", "version": "1"}).status_code == 422
    assert client.post(f"{place}/naam", data={"naam": "1Q", "version": "1"}).status_code == 303
    assert "Er zitten nog 8 leerlingen in" in client.post(f"{place}/einde", data={"version": "2"}).text
    ended = client.post(f"{place}/einde", data={"version": "2", "naar": str(second)})
    assert "is beëindigd" in client.get(ended.headers["Location"]).text
