"""The forms of a case, sent as people send them: right, wrong, twice, and too late."""

from uuid import UUID

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from core.contract.facts import ConsentStatus
from core.db.engine import session
from core.features.cases.facts import load
from core.features.cases.models import CaseDocument, CaseNote
from core.features.consents.models import Disclosure
from tests.features.cases.test_pages import case_id as case_id
from tests.world import World

TODAY = "26-11-2026"


@pytest.fixture
def owner(world: World, client: FlaskClient) -> FlaskClient:
    """A browser in which the care coordinator is signed in."""
    return world.sign_in(client, world.loket.person("zorgcoordinator"))


def address(case_id: UUID, rest: str) -> str:
    return f"/loket/dossiers/{case_id}/{rest}"


def test_a_conversation_is_kept_and_shown(world: World, owner: FlaskClient, case_id: UUID) -> None:
    sent = {"soort": "opp_gesprek", "datum": TODAY, "wie": ["ouders", "leerling"], "tekst": "Thuis gaat het beter."}
    assert owner.post(address(case_id, "gesprek"), data=sent).status_code == 303
    assert "Thuis gaat het beter." in owner.get(f"/loket/dossiers/{case_id}").text


def test_a_wrong_conversation_keeps_what_was_typed(world: World, owner: FlaskClient, case_id: UUID) -> None:
    answer = owner.post(address(case_id, "gesprek"), data={"datum": "31-12-2026", "tekst": "Straks pas."})
    assert answer.status_code == 422
    assert "Straks pas." in answer.text
    assert "vandaag of een eerdere dag" in answer.text


def test_the_same_form_sent_twice_is_one_note(world: World, owner: FlaskClient, case_id: UUID) -> None:
    sent = {"key": "01a20079-8640-7003-808e-b420a3c943cf", "datum": TODAY, "tekst": "Een keer."}
    for _again in range(2):
        assert owner.post(address(case_id, "notitie"), data=sent).status_code == 303
    with world.as_system("loket"):
        assert len(session().scalars(select(CaseNote)).all()) == 1


def test_a_verdict_needs_a_reason_and_the_right_role(world: World, owner: FlaskClient, case_id: UUID) -> None:
    refused = owner.post(address(case_id, "oordeel/vraag_overstijgt_basis"), data={"antwoord": "ja"})
    assert refused.status_code == 422
    assert "reden" in refused.text
    whole = {"antwoord": "ja", "reden": "De hulp in de klas is niet genoeg."}
    assert owner.post(address(case_id, "oordeel/vraag_overstijgt_basis"), data=whole).status_code == 303
    world.sign_in(owner, world.loket.person("coach"))
    mine = owner.post(address(case_id, "oordeel/vraag_overstijgt_basis"), data=whole)
    assert mine.status_code in (403, 422)
    assert owner.get(address(case_id, "oordeel/bestaat_niet")).status_code == 404


def test_a_fact_is_noted_with_who_was_there(world: World, owner: FlaskClient, case_id: UUID) -> None:
    sent = {"datum": TODAY, "wie": ["leerling"], "tekst": "Zei wat zij zelf wil: rust."}
    assert owner.post(address(case_id, "vastleggen/hearing?over=opp"), data=sent).status_code == 303
    with world.acting("loket", "zorgcoordinator"):
        heard = load(case_id).facts.latest("hearing", "opp")
    assert heard is not None
    assert owner.post(address(case_id, "vastleggen/decision"), data=sent).status_code == 404


def test_a_document_of_an_older_version_shows_both_texts(world: World, owner: FlaskClient, case_id: UUID) -> None:
    started = owner.post(address(case_id, "documenten/plan_van_aanpak/beginnen"))
    assert started.status_code == 303
    with world.as_system("loket"):
        found = session().scalars(select(CaseDocument).where(CaseDocument.template_code == "plan_van_aanpak")).one()
        document_id, version = found.id, found.version
        part = next(field.code for field in _template(world).fields)
    place = address(case_id, f"documenten/{document_id}/schrijven")
    typed = {"fields": {part: ["Tegelijk."]}, "basis": "", "version": version}
    assert owner.post(f"/loket/concept/document/{document_id}", json=typed).status_code == 200
    first = owner.post(place, data={"version": version, part: "Eerst."})
    assert first.status_code == 303, first.text
    heard = owner.post(f"/loket/concept/document/{document_id}", json=typed)
    assert (heard.status_code, "bewaarde dit om" in heard.json["line"]) == (409, True)
    second = owner.post(place, data={"version": version, part: "Tegelijk."})
    assert second.status_code == 409
    assert "Eerst." in second.text
    assert "Tegelijk." in second.text


def _template(world: World):  # type: ignore[no-untyped-def]
    return world.app.extensions["registry"].profile("loket").template("plan_van_aanpak")


def test_withdrawing_consent_asks_first_and_then_closes(world: World, owner: FlaskClient, case_id: UUID) -> None:
    mother = world.loket.pupils[0].guardian_ids[0]
    place = address(case_id, f"toestemming/bespreken_ot/{mother}")
    sent = {"antwoord": "withdrawn", "datum": TODAY, "toelichting": "Wil eerst zelf praten."}
    asked = owner.post(place, data=sent)
    assert asked.status_code == 200
    assert "Trek in" in asked.text
    with world.acting("loket", "zorgcoordinator"):
        assert load(case_id).facts.consent("bespreken_ot").status is ConsentStatus.GIVEN
    assert owner.post(place, data={**sent, "zeker": "ja"}).status_code == 303
    with world.acting("loket", "zorgcoordinator"):
        assert load(case_id).facts.consent("bespreken_ot").status is ConsentStatus.WITHDRAWN
    with world.as_system("loket"):
        live = session().scalars(select(Disclosure).where(Disclosure.withdrawn_at.is_(None))).all()
        assert [row for row in live if row.ground == "consent"] == []


def test_an_oral_yes_does_not_count_where_paper_is_asked(world: World, owner: FlaskClient, case_id: UUID) -> None:
    mother = world.loket.pupils[0].guardian_ids[0]
    place = address(case_id, f"toestemming/meekijken_schoolarts/{mother}")
    assert owner.post(place, data={"antwoord": "given", "vorm": "oral", "datum": TODAY}).status_code == 303
    assert "Telt niet: het moet op papier" in owner.get(address(case_id, "toestemming")).text


def test_a_step_that_is_not_mine_says_whose_it_is(world: World, owner: FlaskClient, case_id: UUID) -> None:
    page = owner.get(address(case_id, "stap/plan_van_aanpak"))
    assert page.status_code == 200
    assert "neemt het besluit" in page.text
    refused = owner.post(address(case_id, "stap/plan_van_aanpak"), data={"toelichting": "Toch maar."})
    assert refused.status_code == 422


def test_closing_asks_a_reason_and_names_the_child(world: World, owner: FlaskClient, case_id: UUID) -> None:
    page = owner.get(address(case_id, "sluiten"))
    assert world.loket.pupils[0].full_name in page.text
    assert owner.post(address(case_id, "sluiten"), data={}).status_code == 422
    assert owner.post(address(case_id, "sluiten"), data={"reden": "Het gaat goed."}).status_code == 303
    assert "Gesloten op" in owner.get(f"/loket/dossiers/{case_id}").text
    assert owner.post(address(case_id, "heropenen"), data={"reden": "De zorg is terug."}).status_code == 303


def test_the_reference_of_the_other_system_is_noted(world: World, owner: FlaskClient, case_id: UUID) -> None:
    assert owner.post(address(case_id, "kenmerk/somtoday"), data={"kenmerk": "SOM-4471"}).status_code == 303
    assert "SOM-4471" in owner.get(f"/loket/dossiers/{case_id}").text
    assert owner.post(address(case_id, "kenmerk/onbekend"), data={"kenmerk": "x"}).status_code == 404
