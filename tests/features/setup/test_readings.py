"""Readings of the document: listed for the school, confirmed or not, with who and when."""

from dataclasses import replace

import html5lib
import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from core.access.ledger import LedgerEntry
from core.db.engine import session
from core.features.setup import readings
from core.features.setup.models import CONFIRMED, OTHERWISE, ReadingAnswer
from core.schools.readings import readings as chosen
from core.web.problems import NotFound, Problem
from tests.page_checker import check_page, words
from tests.world import World, profile_of


@pytest.fixture
def coordinator(world: World, client: FlaskClient) -> FlaskClient:
    """A browser of Loep's coordinator, who may read the set-up."""
    return world.sign_in(client, world.loep.person("kc"))


def shown(client: FlaskClient, path: str) -> str:
    """The words of a page."""
    answer = client.get(path)
    assert answer.status_code == 200
    check_page(answer.text)
    return words(html5lib.parse(answer.text, namespaceHTMLElements=False))


def test_every_reading_of_the_profile_is_listed_with_the_schools_text(world: World, coordinator: FlaskClient) -> None:
    told = shown(coordinator, "/loep/instellingen/lezingen")
    found = chosen(profile_of(world.app, "loep"))
    assert len(found) > 10
    assert [one.mark for one in found if one.mark not in told] == []
    assert f"0 van {len(found)} bevestigd." in told
    one = next(one for one in found if one.matter)
    assert one.matter is not None
    page = shown(coordinator, f"/loep/instellingen/lezingen/{one.mark.lower()}")
    for text in (one.matter.label, one.matter.says, one.matter.chosen, one.source.quote):
        assert " ".join(text.split()) in page


def test_the_school_confirms_with_who_and_when(world: World, coordinator: FlaskClient) -> None:
    mark = chosen(profile_of(world.app, "loep"))[0].mark
    path = f"/loep/instellingen/lezingen/{mark.lower()}"
    page = html5lib.parse(coordinator.get(path).text, namespaceHTMLElements=False)
    hidden = {field.get("name"): field.get("value") for field in page.iter("input") if field.get("type") == "hidden"}
    answer = coordinator.post(path, data={**hidden, "klopt": CONFIRMED})
    assert (answer.status_code, answer.location) == (303, "/loep/instellingen/lezingen")
    told = shown(coordinator, "/loep/instellingen/lezingen")
    assert world.loep.membership("kc").name in told
    assert "26 november 2026" in told
    assert "bevestigd" in told
    with world.as_system("loep"):
        row = session().scalars(select(ReadingAnswer)).one()
        assert (row.mark, row.outcome, row.membership_id) == (mark, CONFIRMED, world.loep.membership("kc").id)
        assert "reading.answer" in session().scalars(select(LedgerEntry.action)).all()


def test_reading_it_otherwise_asks_how(world: World) -> None:
    with world.acting("loep", "kc"):
        line = readings.reading_lines()[0]
        with pytest.raises(Problem, match="Kies hoe jullie het lezen"):
            readings.answer(line, OTHERWISE, "  ")
        with pytest.raises(Problem, match="Kies of de lezing klopt"):
            readings.answer(line, "misschien", "")
        readings.answer(line, OTHERWISE, "Wij tellen vanaf de eerste schooldag.")
        again = readings.reading_line(line.key)
        assert again.answer is not None
        assert (again.confirmed, again.answer.words) == (False, "Wij tellen vanaf de eerste schooldag.")


def test_an_answer_to_another_reading_is_not_taken_for_this_one(world: World) -> None:
    with world.acting("loep", "kc"):
        line = readings.reading_lines()[0]
        readings.answer(line, CONFIRMED, "")
        assert readings.reading_line(line.key).confirmed
        session().flush()
        readings.answer(_otherwise(line), CONFIRMED, "")
        again = readings.reading_line(line.key)
        assert (again.stale, again.confirmed) == (True, False)


def _otherwise(line: readings.ReadingLine) -> readings.ReadingLine:
    return replace(line, chosen="Wij lezen het zoals vroeger.")


def test_an_unknown_reading_is_nowhere(world: World) -> None:
    with world.acting("loep", "kc"), pytest.raises(NotFound):
        readings.reading_line("a-999")


@pytest.mark.parametrize("key", ["leerkracht", "smw"])
def test_readings_are_not_for_everybody(world: World, client: FlaskClient, key: str) -> None:
    world.sign_in(client, world.loep.person(key))
    assert client.get("/loep/instellingen/lezingen").status_code == 403
    assert client.post("/loep/instellingen/lezingen/a-01", data={"klopt": CONFIRMED}).status_code in (400, 403)


def test_the_school_chooses_another_reading_and_gets_its_lines(world: World, coordinator: FlaskClient) -> None:
    path = "/loep/instellingen/lezingen/a-22"
    page = html5lib.parse(coordinator.get(path).text, namespaceHTMLElements=False)
    hidden = {field.get("name"): field.get("value") for field in page.iter("input") if field.get("type") == "hidden"}
    answer = coordinator.post(path, data={**hidden, "klopt": OTHERWISE, "keuze": "besluit_na_vier"})
    assert (answer.status_code, answer.location) == (303, path)
    told = shown(coordinator, path)
    for text in ("nog niet van kracht", "[lezingen.a_22]", 'keuze = "besluit_na_vier"', "getal = 4"):
        assert text in told
    assert "anders gekozen, nog niet van kracht" in shown(coordinator, "/loep/instellingen/lezingen")


def test_a_reading_that_only_the_plugin_can_change_says_so(world: World, coordinator: FlaskClient) -> None:
    with world.acting("loep", "kc"):
        line = readings.reading_line("a-16")
        readings.answer(line, OTHERWISE, "", "op_de_startdag")
    assert "wijziging van de plugin" in shown(coordinator, "/loep/instellingen/lezingen/a-16")
    assert "biedt hier geen andere keuze" in shown(coordinator, "/loep/instellingen/lezingen/a-02")


def test_an_alternative_that_does_not_exist_is_refused(world: World) -> None:
    with world.acting("loep", "kc"), pytest.raises(Problem, match="Deze keuze is er niet"):
        readings.answer(readings.reading_line("a-22"), OTHERWISE, "", "verzonnen")
