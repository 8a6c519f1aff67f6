"""The pages of settings: at the alliance from value to version, at the school from value to proposal."""

from datetime import date

import html5lib
import pytest
from flask.testing import FlaskClient

from core.features.revisions import drafts, publishing
from tests.features.revisions.conftest import LENGTH, SIGNAL, Board
from tests.page_checker import check_page, words

TERM = "waarde/termijnen/zorgmelding_op_agenda"


@pytest.fixture
def wil(board: Board, client: FlaskClient) -> FlaskClient:
    """A browser of the first administrator."""
    return board.sign_in(client)


@pytest.fixture
def coordinator(board: Board) -> FlaskClient:
    """A browser of the school's coordinator."""
    return board.world.sign_in(board.world.app.test_client(), board.world.loket.person("zorgcoordinator"))


def told(client: FlaskClient, path: str, status: int = 200) -> str:
    """The words of a page."""
    answer = client.get(path)
    assert answer.status_code == status, answer.text[:500]
    check_page(answer.text)
    return words(html5lib.parse(answer.text, namespaceHTMLElements=False))


def hidden(client: FlaskClient, path: str) -> dict[str, str]:
    """The token and the key of a form of a page."""
    page = html5lib.parse(client.get(path).text, namespaceHTMLElements=False)
    fields = (field for field in page.iter("input") if field.get("type") == "hidden")
    return {str(field.get("name")): str(field.get("value")) for field in fields if field.get("name") != "waarde"}


def send(client: FlaskClient, path: str, **typed: str) -> tuple[int, str]:
    """Post a form of a page; the status and where it leads."""
    answer = client.post(path, data={**hidden(client, path), **typed})
    return answer.status_code, answer.location or answer.text


def test_every_value_is_listed_and_can_be_sought(board: Board, wil: FlaskClient) -> None:
    whole = told(wil, board.path)
    for part in ("Termijnen", "Signalen", "Partners", "Je hebt geen concept", "Er is nog niets gepubliceerd"):
        assert part in whole
    one = told(wil, f"{board.path}?q=zorgmelding_op_agenda")
    assert "14 dagen" in one
    assert "Signalen" not in one
    assert "Geen waarde past hierbij" in told(wil, f"{board.path}?q=bestaatniet")
    chapter = told(wil, f"{board.path}?hoofdstuk=3")
    assert "§ 3.2" in chapter
    assert "§ 2.3" not in chapter
    assert "Geen waarde past hierbij" in told(wil, f"{board.path}?eigen=ja")


def test_a_value_says_who_says_what_and_what_may_be(board: Board, wil: FlaskClient) -> None:
    page = told(wil, f"{board.path}/{TERM}")
    for part in ("Plugin van de school", "14 dagen", "1 tot en met 14 dagen", "§ 3.2", "nog geen"):
        assert part in page
    law = told(wil, f"{board.path}/waarde/termijnen/opp_zes_weken")
    for part in ("Wet", "6 weken", "WVO 2020 2.44", "Dit staat in de wet en kan niet uit."):
        assert part in law


def test_the_whole_way_through_the_pages(board: Board, wil: FlaskClient) -> None:
    status, place = send(wil, f"{board.path}/{TERM}", lengte="10", naam="Zet {leerling} op de agenda van het OT")
    assert status == 303
    page = told(wil, place)
    assert "14 dagen" in page
    assert "10 dagen" in page
    assert "Nog nodig" in page or "nog nodig" in page
    assert send(wil, place, ingaat="26-11-2026", reden="Ouders vinden twee weken lang.")[0] == 303
    assert wil.post(f"{place}/proef", data=hidden(wil, place)).status_code == 303
    assert "De proef wacht op een werker" in told(wil, place)
    board.work()
    assert "besluiten opnieuw bekeken" in told(wil, place)
    assert wil.post(f"{place}/klaar", data=hidden(wil, place)).status_code == 303
    assert "Je kunt je eigen wijziging niet publiceren" in told(wil, place)
    bas = board.sign_in(board.world.app.test_client(), "bas")
    assert "Genomen besluiten en lopende termijnen houden hun eigen versie" in told(bas, place)
    assert bas.post(f"{place}/publiceer", data=hidden(bas, place)).status_code == 303
    assert "gepubliceerd" in told(wil, place)
    assert "Ouders vinden twee weken lang." in told(wil, f"{board.path}/versies")
    version = told(wil, f"{board.path}/versies/1")
    for part in ("Wil van het verband", "Bas van het verband", "10 dagen"):
        assert part in version
    between = told(wil, f"{board.path}/versies?van=25-11-2026&tot=26-11-2026")
    assert "14 dagen" in between
    assert "10 dagen" in between


@pytest.mark.parametrize("typed", ["15", "0", "tien", "-1"])
def test_a_wrong_number_keeps_what_was_typed_and_says_the_bound(board: Board, wil: FlaskClient, typed: str) -> None:
    status, page = send(wil, f"{board.path}/{TERM}", lengte=typed, naam="Zet {leerling} op de agenda van het OT")
    assert status == 422
    check_page(page)
    assert f'value="{typed}"' in page
    assert "1 tot en met 14" in page
    assert "§ 3.2" in page


def test_what_is_the_same_again_is_no_change(board: Board, wil: FlaskClient) -> None:
    _status, place = send(wil, f"{board.path}/{TERM}", lengte="10", naam="Zet {leerling} op de agenda van het OT")
    send(wil, f"{board.path}/{TERM}", lengte="14", naam="Zet {leerling} op de agenda van het OT")
    assert "Kies een waarde bij de instellingen." in told(wil, place)


def test_every_value_page_opens_and_saves_nothing_by_itself(board: Board, wil: FlaskClient) -> None:
    """What the form shows is what holds: sending it as it stands changes nothing. One of each kind of value."""
    with board.acting():
        fields = drafts.revising_of("loket").fields({})
    first = {field.hook: field for field in reversed(fields)}
    for field in first.values():
        table, code = field.path.split(".")[:2]
        path = f"{board.path}/waarde/{table}/{code}"
        page = html5lib.parse(wil.get(path).text, namespaceHTMLElements=False)
        form = next(one for one in page.iter("form") if one.get("method") == "post")
        typed = {str(one.get("name")): str(one.get("value") or "") for one in form.iter("input") if _sent(one)}
        typed |= {str(one.get("name")): (one.text or "") for one in form.iter("textarea")}
        answer = wil.post(path, data=typed)
        assert answer.status_code == 303, (path, answer.text[:3000])
    with board.acting():
        (row,) = drafts.drafts("loket")
        assert row.changes == {}


def _sent(field: object) -> bool:
    kind = field.get("type")  # type: ignore[attr-defined]
    return kind != "checkbox" or field.get("checked") is not None  # type: ignore[attr-defined]


def test_contact_persons_are_rows(board: Board, wil: FlaskClient) -> None:
    path = f"{board.path}/waarde/partners/jong_jgz"
    rows = {"contactpersonen-0-naam": "Pim Papaver", "contactpersonen-0-gepubliceerd": "ja"}
    page = html5lib.parse(wil.get(path).text, namespaceHTMLElements=False)
    kept = {str(one.get("name")): str(one.get("value") or "") for one in page.iter("input") if _sent(one)}
    kept |= {str(one.get("name")): (one.text or "") for one in page.iter("textarea")}
    answer = wil.post(path, data={**kept, **rows})
    assert answer.status_code == 303, answer.text
    with board.acting():
        (row,) = drafts.drafts("loket")
        assert row.changes == {"partners.jong_jgz.contactpersonen": [{"naam": "Pim Papaver", "gepubliceerd": True}]}


def test_a_partner_that_the_plugin_does_not_know(board: Board, wil: FlaskClient) -> None:
    status, place = send(wil, f"{board.path}/nieuwe-partner", naam="Stichting De Brug")
    assert (status, place) == (303, f"{board.path}/waarde/partners/stichting_de_brug")
    assert "Stichting De Brug" in told(wil, place)
    status, page = send(wil, f"{board.path}/nieuwe-partner", naam="Stichting de brug")
    assert status == 422
    assert "al een partner die zo heet" in page


def test_putting_a_version_back(board: Board, wil: FlaskClient) -> None:
    board.publish({LENGTH: 10})
    board.publish({LENGTH: 9})
    path = f"{board.path}/versies/1"
    answer = wil.post(f"{path}/terugzetten", data=hidden(wil, path))
    assert answer.status_code == 303
    page = told(wil, answer.location)
    assert "Terug naar versie 1." in page
    assert "9 dagen" in page
    assert "10 dagen" in page


def test_two_versions_of_one_value_are_both_shown(board: Board, wil: FlaskClient) -> None:
    draft_id = board.draft({LENGTH: 9})
    other = board.draft({LENGTH: 10}, who="bas")
    board.lay_ready(other, "bas")
    with board.acting("wil"):
        publishing.publish(board.row(other))
    page = told(wil, f"{board.path}/wijzigingen/{draft_id}")
    for part in ("Intussen anders gepubliceerd", "9 dagen", "10 dagen", "Ga uit van versie 1"):
        assert part in page


def test_the_school_proposes_and_sees_what_came_of_it(board: Board, wil: FlaskClient, coordinator: FlaskClient) -> None:
    path = f"/loket/instellingen/{TERM}"
    status, place = send(
        coordinator, path, lengte="10", naam="Zet {leerling} op de agenda van het OT", reden="Twee weken is lang."
    )
    assert (status, place) == (303, "/loket/instellingen/voorstellen")
    assert "Twee weken is lang." in told(coordinator, place)
    assert "voorgesteld" in told(wil, board.path)
    with board.acting():
        (row,) = drafts.drafts("loket")
    draft = f"{board.path}/wijzigingen/{row.id}"
    assert "Neem in behandeling" in told(wil, draft)
    assert send(wil, f"{draft}/afwijzen", antwoord="Dit schooljaar niet.")[0] == 303
    page = told(coordinator, place)
    assert "Dit schooljaar niet." in page
    assert "afgewezen" in page


def test_a_refusal_without_a_reason(board: Board, wil: FlaskClient) -> None:
    draft_id = board.draft({LENGTH: 10})
    status, page = send(wil, f"{board.path}/wijzigingen/{draft_id}/afwijzen", antwoord="")
    assert status == 422
    assert "Schrijf op waarom" in page


def test_settings_of_a_school_of_another_alliance_are_not_there(board: Board, wil: FlaskClient) -> None:
    for rest in ("", f"/{TERM}", "/versies", "/versies/1"):
        assert wil.get(f"/swv/{board.alliance_id}/scholen/loep/instellingen{rest}").status_code == 404
    assert wil.get(f"{board.path}/waarde/termijnen/bestaatniet").status_code == 404
    assert wil.get(f"{board.path}/waarde/kleuren/rood").status_code == 404
    assert wil.get(f"{board.path}/versies/7").status_code == 404


def test_who_may_not_see_the_settings_proposes_nothing(board: Board) -> None:
    coach = board.world.sign_in(board.world.app.test_client(), board.world.loket.person("coach"))
    assert coach.get(f"/loket/instellingen/{TERM}").status_code == 403
    assert coach.get("/loket/instellingen/voorstellen").status_code == 403


def test_a_planned_version_says_so(board: Board, wil: FlaskClient) -> None:
    board.publish({SIGNAL: "2"}, date(2027, 1, 4))
    assert "nog niet" in told(wil, f"{board.path}/versies")
    assert "Laat versie 1 niet doorgaan" in told(wil, f"{board.path}/versies/1")
