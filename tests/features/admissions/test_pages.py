"""The pages of admission at both schools: what is asked, what is refused, and the road to a place or a letter."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.test import TestResponse

from core.db.engine import session
from core.features.admissions import letters
from core.features.admissions.models import Application, PlaceSearch, RefusalLetter
from core.features.pupils.models import Pupil
from tests.papers import do_all
from tests.world import World

Send = Callable[..., TestResponse]
DATA = {
    "voornaam": "Wolkje", "achternaam": "Zonnebloem", "geboren": "2022-11-25", "ontvangen": "2026-11-20",
    "leerjaar": "1", "startdag": "2027-01-04", "ouder_1": "Mare Zonnebloem", "relatie_1": "moeder", "gezag_1": "ja",
    "adres": "Regenboogpad 1, Nergens", "version": "0",
}  # fmt: skip
LEADERS = {"loep": "kc", "loket": "zorgcoordinator"}


@pytest.fixture
def send(world: World, client: FlaskClient) -> Send:
    """`send(school, path, **form)`: the answer for whoever handles applications there."""

    def ask(school: str, path: str, key: str = "", /, **form: Any) -> TestResponse:
        world.sign_in(client, world.school(school).person(key or LEADERS[school]))
        path = path if path.startswith(f"/{school}/") else f"/{school}/{path}"
        return client.post(path, data=form) if form else client.get(path)

    return ask


def apply(send: Send, school: str, answers: dict[str, str], **data: str) -> str:
    """Make an application through the pages; its address."""
    made = send(school, "aanmeldingen/nieuw", **{**DATA, **data})
    assert made.status_code == 303, made.text
    asked = send(school, made.location)
    assert "Waarom vragen we dit?" in asked.text
    version = asked.text.partition('name="version" value="')[2].partition('"')[0]
    kept = send(school, made.location, version=version, **answers)
    assert kept.status_code == 303, kept.text
    return kept.location.partition("?")[0]


def judge(send: Send, school: str, place: str, **answers: str) -> None:
    for code, answer in answers.items():
        done = send(school, f"{place}/oordeel/{code}", antwoord=answer, reden="Dat bleek uit het gesprek.")
        assert done.status_code == 303, done.text


LOEP_NO = {"flag__sbo_indicatie": "no", "application__verhuizing": "no", "application__swv_al_betrokken": "no"}


def test_loep_asks_and_decides_and_the_child_is_a_pupil(world: World, send: Send) -> None:
    place = apply(send, "loep", LOEP_NO)
    page = send("loep", place)
    assert "Beantwoord deze vraag" in page.text
    assert "1 januari 2027" in page.text
    judge(send, "loep", place, visie="yes", informatieplicht="yes", zindelijk="yes", onderwijsbehoefte="yes")
    done = send("loep", f"{place}/besluit", besluit="admitted", reden="Het kan.")
    assert done.status_code == 303, done.text
    assert "toegelaten" in send("loep", done.location).text
    with world.acting("loep", "kc"):
        assert session().scalars(select(Pupil).where(Pupil.first_name == "Wolkje")).one().year_rank == 1


def test_loep_and_loket_ask_what_their_own_rules_ask(send: Send) -> None:
    loep = send("loep", send("loep", "aanmeldingen/nieuw", **DATA).location).text
    loket = send("loket", send("loket", "aanmeldingen/nieuw", **{**DATA, "geboren": "2015-05-04"}).location).text
    assert "s(b)o-indicatie" in loep
    assert "s(b)o-indicatie" not in loket
    assert "zij-instroom" in loket
    assert "zij-instroom" not in loep
    assert "praktijkonderwijs" in loket


def test_what_does_not_fit_is_said_and_what_was_typed_stays(send: Send) -> None:
    wrong = send("loep", "aanmeldingen/nieuw", **{**DATA, "ontvangen": "2026-11-27", "ouder_1": ""})
    assert wrong.status_code == 422
    assert "Wolkje" in wrong.text
    late = send("loep", "aanmeldingen/nieuw", **{**DATA, "ontvangen": "2026-11-27"})
    assert "niet later dan vandaag ontvangen" in late.text


def test_the_list_searches_filters_and_tells_what_is_empty(send: Send) -> None:
    assert "Er is nu geen aanmelding in behandeling" in send("loep", "aanmeldingen").text
    apply(send, "loep", LOEP_NO)
    found = send("loep", "aanmeldingen?q=zonn").text
    assert "Wolkje Zonnebloem" in found
    assert "nog 36 dagen" in found
    assert "Geen aanmelding gevonden" in send("loep", "aanmeldingen?q=nergens").text
    assert "Wolkje Zonnebloem" not in send("loep", "aanmeldingen?stand=klaar").text


def test_standing_still_and_moving_on_the_pages(send: Send) -> None:
    place = apply(send, "loep", LOEP_NO)
    form = {"ontbreekt": "Een verslag", "brief": "2026-11-24", "uiterlijk": "2026-12-08"}
    assert send("loep", f"{place}/aanvullen", **form).status_code == 303
    assert "staat stil sinds" in send("loep", place).text.lower()
    assert send("loep", f"{place}/besluit", besluit="admitted", reden="x").status_code == 409
    assert send("loep", f"{place}/compleet", compleet="2026-11-26").status_code == 303
    assert "3 januari 2027" in send("loep", place).text
    too_far = send("loep", f"{place}/uitstellen", tot="2027-02-01", reden="Observatie")
    assert "tot en met 31 januari 2027" in too_far.text
    assert send("loep", f"{place}/uitstellen", tot="2027-01-31", reden="Observatie").status_code == 303


def test_loket_committee_search_and_letter(world: World, send: Send) -> None:
    answers = {"flag__zij_instroom": "yes", "doubt__advice_in_doubt": "no"}
    answers |= {"flag__lwoo_advies": "no", "advice__advice": "vso"}
    place = apply(send, "loket", answers, geboren="2013-05-04", leerjaar="2")
    early = send(
        "loket", f"{place}/vastleggen/report.informatie_vorige_school", dag="2026-11-20", wat="Vraag", gevraagd="ja"
    )
    assert "Op 20 november 2026 was er nog geen toestemming" in early.text
    with world.acting("loket", "zorgcoordinator"):
        mother = session().scalars(select(Application)).one().guardians[0]["id"]
    consent = {"wie": mother, "antwoord": "given", "dag": "2026-11-20", "op_papier": "ja"}
    assert send("loket", f"{place}/vastleggen/consent.informatie_vorige_school", **consent).status_code == 303
    report = f"{place}/vastleggen/report.informatie_vorige_school"
    assert send("loket", report, dag="2026-11-25", wat="Dossier ontvangen.").status_code == 303
    judge(send, "loket", place, zwaarte="yes", ruimte="yes", met_gegevens="yes", ondersteuningsbehoefte="no")
    _committee_declines(send, place)
    _letter_waits_for_the_law(world, send, place)


def _committee_declines(send: Send, place: str) -> None:
    alone = send("loket", f"{place}/besluit", besluit="refused", gronden="advies_vorige_school", reden="Zie advies.")
    assert "dat doet de plaatsingscommissie" in alone.text
    board = {"dag": "2026-11-26", "wie": "Ans Akelei, Otto Olm"}
    done = send(
        "loket",
        f"{place}/besluit",
        besluit="refused",
        gronden="advies_vorige_school",
        reden="Het advies is vso.",
        **board,
    )
    assert done.status_code == 303, done.text


def _letter_waits_for_the_law(world: World, send: Send, place: str) -> None:
    page = send("loket", place).text
    assert "Nog geen andere school is bereid" in page
    assert send("loket", f"{place}/brief", ja="1").status_code in (400, 422)
    with world.acting("loket", "zorgcoordinator"):
        search = session().scalars(select(PlaceSearch.id)).one()
    asked = send("loket", f"zoektochten/{search}", school="De Duinroos", dag="2026-11-26", antwoord="ready")
    assert asked.status_code == 303, asked.text
    assert send("loket", f"{place}/gesprek", dag="2026-11-26", wat="Ouders begrijpen het.").status_code == 303
    assert "Bent u het er niet mee eens?" in send("loket", f"{place}/brief").text
    assert send("loket", f"{place}/brief", ja="1").status_code == 303
    _made_letter(world, send, place)
    closed = send("loket", f"zoektochten/{search}/plek", school="De Duinroos", dag="2026-11-26")
    assert closed.status_code == 303


def _made_letter(world: World, send: Send, place: str) -> None:
    with world.acting("loket", "zorgcoordinator"):
        letter = session().scalars(select(RefusalLetter)).one()
        html, letter_id = letters.written(letter.id), letter.id
        said = html.replace("\n", " ")
        for part in (
            "De Duinroos",
            "Het advies is vso.",
            "binnen 6 weken",
            "7 januari 2027",
            "binnen 4 weken",
            "§ 4.1",
        ):
            assert part in said, part
    assert send("loket", f"{place}/brief/{letter_id}").status_code == 404
    do_all(world.app)
    paper = send("loket", f"{place}/brief/{letter_id}")
    assert (paper.status_code, paper.mimetype) == (200, "application/pdf")
    assert paper.data.startswith(b"%PDF")


def test_the_exam_secretary_sees_one_question_and_nothing_else(world: World, send: Send) -> None:
    answers = {"flag__zij_instroom": "yes", "flag__start_tijdens_schooljaar": "yes", "doubt__advice_in_doubt": "no"}
    answers |= {"flag__lwoo_advies": "no", "advice__advice": "anders", "ander_advies": "vmbo kader"}
    place = apply(send, "loket", answers, geboren="2012-05-04", leerjaar="3")
    question = f"{place}/oordeel/pta_leerjaar_3"
    assert "Zet de vraag op de lijst van de examensecretaris" in send("loket", question).text
    assert send("loket", f"{question}/vraag", ja="1").status_code == 303
    other = "examensecretaris"
    assert send("loket", place, other).status_code == 403
    assert send("loket", f"{place}/oordeel/zwaarte", other).status_code == 404
    assert "/oordeel/pta_leerjaar_3" in send("loket", "", other).text
    assert send("loket", question, other, antwoord="yes", reden="Het PTA past.").status_code == 303
    assert send("loep", f"aanmeldingen/{UUID(int=1)}", "leerkracht").status_code == 403
