"""How many statements a page costs: a list page at most eight, whatever it lists; no page asks once per row."""

from collections.abc import Mapping

import pytest

from tests.databases import StatementCount
from tests.factories_cases import DAY, WAYS, answer_for_everyone, build_case
from tests.house.addresses import Address, Addresses, parameters, school_rules
from tests.house.people import richest
from tests.house.town import Actor, Town
from tests.world import SCHOOLS

LIST_PAGE = 8
"""Beside transaction control and the append of the ledger (docs/decisions; design 10.11)."""
DOSSIER = 18
"""What it costs today; more than 24 would be too dear. Raise it only with a reason that a reader would accept."""
MORE: Mapping[str, tuple[int, str]] = {}
"""List pages that may cost more, with how many and why. A page that no longer needs it fails the test below."""
APPENDS = ("INSERT INTO ledger_entry",)
WRITES = ("INSERT", "UPDATE", "DELETE", "SAVEPOINT", "RELEASE")


def cost(town: Town, actor: Actor, path: str) -> int:
    """The statements of one page, without the append of the ledger. Asked twice, for what is made at first use."""
    actor.client.get(path)
    with StatementCount(town.app) as count:
        answer = actor.client.get(path)
    assert answer.status_code == 200, (path, town.why(answer))
    return len([said for said in count.statements if not said.startswith(APPENDS)])


def list_pages(town: Town, school_id: str) -> dict[str, tuple[Actor, str]]:
    """Every page without anything in its address and without a form of its own, by endpoint."""
    found = {}
    for rule in school_rules(town.app):
        if rule.methods == ("GET",) and not parameters(rule):
            found[rule.endpoint] = (richest(town, school_id, rule), rule.rule.replace("<school>", school_id))
    return found


def pages_with_ids(town: Town, school_id: str) -> dict[str, tuple[Actor, Address]]:
    """Every page about one thing that answers 200 as it is, by endpoint."""
    found = {}
    for rule in school_rules(town.app):
        if "GET" in rule.methods and parameters(rule):
            actor, address = richest(town, school_id, rule), next(Addresses(town, school_id).of(rule))
            if actor.client.get(address.path).status_code == 200:
                found[rule.endpoint] = (actor, address)
    return found


def double(town: Town, school_id: str) -> None:
    """Much more of everything: cases of others with notes, answers and tasks, on the agenda; pupils; colleagues."""
    from core.features.cases.facts import load
    from core.features.meetings.agenda import put_on
    from core.features.meetings.planning import meeting_of

    school, world = town.world.school(school_id), town.world
    made = [build_case(world, school, school.pupils[number], f"{school.canary}-zaak{number}") for number in (4, 5, 6)]
    with world.acting(school_id, WAYS[school_id].care_owner):
        for case in made:
            answer_for_everyone(load(case.id), WAYS[school_id].purpose, case.token)
            put_on(meeting_of(town.cases[school_id].meeting_id), case.id, f"{case.token}-agenda")
    from tests import factories as make

    with world.as_system(school_id):
        for number in range(24):
            pupil = make.make_pupil(
                f"Extra{number}", f"Kind-{school.canary}-{number}", birth_date=DAY, group_id=school.group_ids[0]
            )
            make.make_mentor(pupil.id, school.membership(school.pupils[0].mentor).id, "x")
    with town.app.app_context():
        people = [make.make_person(f"Nieuw {school.canary}-{n}", f"nieuw{n}@{school_id}.example").id for n in range(20)]
        make.session().commit()
    role = school.membership(WAYS[school_id].care_owner).roles[0]
    with world.as_system(school_id):
        for person_id in people:
            make.make_membership(person_id, (role, None))


@pytest.mark.parametrize("school_id", SCHOOLS)
def test_a_list_page_keeps_to_its_budget(town: Town, school_id: str) -> None:
    pages = list_pages(town, school_id)
    costs = {endpoint: cost(town, *page) for endpoint, page in pages.items()}
    dear = {endpoint: number for endpoint, number in costs.items() if number > MORE.get(endpoint, (LIST_PAGE,))[0]}
    assert not dear
    assert {"worklist.today", "pupils.index", "members.index", "mail.index", "meetings.index"} <= set(costs)
    assert not {endpoint for endpoint in MORE if endpoint in costs and costs[endpoint] <= LIST_PAGE}


@pytest.mark.parametrize("school_id", SCHOOLS)
def test_a_dossier_keeps_to_its_budget(town: Town, school_id: str) -> None:
    owner = town.actor(school_id, WAYS[school_id].care_owner)
    assert cost(town, owner, f"/{school_id}/dossiers/{town.cases[school_id].shared.id}") <= DOSSIER


@pytest.mark.parametrize("school_id", SCHOOLS)
def test_twice_as_much_costs_no_more(own_town: Town, school_id: str) -> None:
    lists = list_pages(own_town, school_id)
    things = {name: (actor, address.path) for name, (actor, address) in pages_with_ids(own_town, school_id).items()}
    before = {endpoint: cost(own_town, *page) for endpoint, page in {**lists, **things}.items()}
    double(own_town, school_id)
    after = {endpoint: cost(own_town, *page) for endpoint, page in {**lists, **things}.items()}
    grown = {name: (before[name], after[name]) for name in before if after[name] > before[name]}
    assert not grown
    assert len(before) > 30


@pytest.mark.planted
def test_a_page_that_asks_once_per_row_is_found(own_town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    from sqlalchemy import select

    from core.access import gate
    from core.db.engine import session
    from core.features.cases.models import CaseNote, SupportCase

    def once_per_row() -> str:
        for case_id in session().scalars(select(SupportCase.id)).all():
            session().scalars(select(CaseNote).where(CaseNote.case_id == case_id)).all()
        return "planted"

    rule = next(rule for rule in school_rules(own_town.app) if rule.endpoint == "roles.index")
    monkeypatch.setitem(own_town.app.view_functions, "roles.index", gate.guard(rule, once_per_row))
    owner = own_town.actor("loket", "zorgcoordinator")
    before = cost(own_town, owner, "/loket/wie-doet-wat")
    double(own_town, "loket")
    assert cost(own_town, owner, "/loket/wie-doet-wat") == before + 3
