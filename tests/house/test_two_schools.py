"""Two schools at once: the same acts, step by step side by side and at the same moment, and nothing crosses."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from core.features.cases.facts import load
from core.web.problems import NotFound
from tests.factories_cases import CaseInWorld, build_case
from tests.house.addresses import Addresses, fill, parameters, school_rules, table_of
from tests.house.pages import forms_on
from tests.house.town import Town
from tests.papers import said_by
from tests.world import SCHOOLS

OTHER = {"loep": "loket", "loket": "loep"}
NEXT_PUPIL = 8
Step = Callable[[], TestResponse]


def script(town: Town, school_id: str) -> Iterator[Step]:
    """What the people of a school do on a morning; each step is one request, and names its own school."""
    word, keys = f"kanarie-{school_id}-script", {"loep": ("leerkracht", "kc"), "loket": ("coach", "zorgcoordinator")}
    mentor, owner = (town.actor(school_id, key).client for key in keys[school_id])
    clerk, cases, home = town.actor(school_id, "beheerder").client, town.cases[school_id], f"/{school_id}"
    group = {"naam": f"Groep {word}", "leerjaar": "1"}
    pupil = {"voornaam": "Pim", "achternaam": f"Kruid-{word}", "geboren": "1-9-2014", "ingeschreven": "1-8-2026"}
    task = {
        "wat": f"Bel {word}",
        "over": "niemand",
        "wie": str(town.world.school(school_id).membership(keys[school_id][0]).id),
    }
    yield lambda: mentor.get(f"{home}/")
    yield lambda: post(mentor, f"{home}/taken/nieuw", task)
    yield lambda: post(clerk, f"{home}/groepen/nieuw", group)
    yield lambda: post(clerk, f"{home}/leerlingen/nieuw", pupil | {"leerjaar": "1"})
    yield lambda: post(owner, f"{home}/dossiers/{cases.shared.id}/notitie", {"tekst": f"Notitie {word}"})
    yield lambda: owner.post(f"{home}/concept/{word}/nieuw", json={"fields": {"tekst": [f"Concept {word}"]}})
    yield lambda: owner.get(f"{home}/dossiers/{cases.shared.id}")
    yield lambda: owner.get(f"{home}/leerlingen?zoek={word}")
    yield lambda: owner.get(f"{home}/berichten")


def post(client: FlaskClient, path: str, typed: dict[str, str]) -> TestResponse:
    """Send the form that stands on this page, with these fields filled in."""
    form = next(form for form in forms_on(client.get(path).text) if form.method == "post" and "q" not in form.names)
    return client.post(path, data={**dict(form.values), **typed})


def kept_by(town: Town, school_id: str, word: str) -> list[str]:
    """The tables in which a school holds a text."""
    return [
        table for table in town.owned_tables() for row in town.rows(school_id, table) if word in str(list(row.values()))
    ]


def test_the_same_acts_side_by_side_stay_apart(own_town: Town) -> None:
    for steps in zip(*(script(own_town, school_id) for school_id in SCHOOLS), strict=True):
        for school_id, step in zip(SCHOOLS, steps, strict=True):
            answer = step()
            assert answer.status_code in (200, 303), (answer.request.path, own_town.why(answer))
            assert f"kanarie-{OTHER[school_id]}" not in said_by(answer)
    for school_id in SCHOOLS:
        assert kept_by(own_town, school_id, f"kanarie-{school_id}-script")
        assert not kept_by(own_town, OTHER[school_id], f"kanarie-{school_id}")


def test_the_same_acts_at_the_same_moment_stay_apart(own_town: Town) -> None:
    """Both schools in threads of their own, each with its own browsers; SQLite lets one write at a time."""
    scripts = {school_id: list(script(own_town, school_id)) for school_id in SCHOOLS}

    def morning(school_id: str) -> list[TestResponse]:
        return [step() for step in scripts[school_id]]

    with ThreadPoolExecutor(2) as pool:
        answers = dict(zip(SCHOOLS, pool.map(morning, SCHOOLS), strict=True))
    for school_id, found in answers.items():
        assert {answer.status_code for answer in found} == {200, 303}, own_town.faults
        assert not [one for one in found if f"kanarie-{OTHER[school_id]}" in said_by(one)]
        assert kept_by(own_town, school_id, f"kanarie-{school_id}-script")
        assert not kept_by(own_town, OTHER[school_id], f"kanarie-{school_id}")


@pytest.mark.parametrize("school_id", SCHOOLS)
def test_no_id_of_one_school_resolves_at_the_other(own_town: Town, school_id: str) -> None:
    """Every row of every table that an address can name, asked by whoever may most here."""
    theirs, asked = Addresses(own_town, OTHER[school_id]), 0
    for rule in school_rules(own_town.app):
        names = [name for kind, name in parameters(rule) if kind == "uuid"]
        if len(names) != 1 or len(parameters(rule)) != 1 or "GET" not in rule.methods:
            continue
        may = [actor for actor in own_town.everyone(school_id) if rule.permission in actor.permissions]
        best = max(may, key=lambda actor: len(actor.permissions))
        for value in theirs.ids(table_of(names[0]))[:6]:
            path = fill(rule, school_id, {names[0]: value})
            assert best.client.get(path).status_code == 404, path
            asked += 1
    assert asked > 50


def test_one_person_with_two_tabs_works_at_both_schools(own_town: Town) -> None:
    """The same browser, one tab per school, in turn: each answer is of the school in its address."""
    member = own_town.world.loep.membership("both")
    browser = own_town.browser(member)
    for _turn in range(3):
        for school_id in SCHOOLS:
            page = browser.get(f"/{school_id}/leerlingen")
            assert page.status_code == 200
            assert f"kanarie-{school_id}" in page.text
            assert f"kanarie-{OTHER[school_id]}" not in page.text
    case = own_town.cases["loket"].shared
    assert browser.get(f"/loep/dossiers/{case.id}").status_code == 404
    assert browser.post(f"/loep/taken/nieuw?dossier={case.id}", data={"wat": "x"}).status_code in (400, 422)


def test_the_services_keep_the_schools_apart_too(own_town: Town) -> None:
    made: dict[str, CaseInWorld] = {}
    for school_id in SCHOOLS:
        school = own_town.world.school(school_id)
        pupil = school.pupils[NEXT_PUPIL]
        made[school_id] = build_case(own_town.world, school, pupil, f"{school.canary}-zaak9")
    for school_id in SCHOOLS:
        with own_town.world.acting(school_id, {"loep": "kc", "loket": "zorgcoordinator"}[school_id]):
            assert load(made[school_id].id).pupil.id == made[school_id].pupil.id
            with pytest.raises(NotFound):
                load(made[OTHER[school_id]].id)


@pytest.mark.planted
def test_a_row_that_crossed_is_found(own_town: Town) -> None:
    with own_town.world.as_system("loep"):
        from tests import factories as make

        make.make_group("Groep kanarie-loket-overgelopen", 1)
    assert kept_by(own_town, "loep", "kanarie-loket") == ["pupil_group"]
