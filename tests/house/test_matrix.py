"""The access matrix: every page, every method, every kind of person, both schools; expected from the rules alone."""

import pytest
from flask import Flask

from core.access.gate import ACCOUNT, PUBLIC
from core.access.rooms import PublicRoom, SchoolRoom, endpoints_without_rule, rules
from core.contract.permissions import Permission
from tests.house.addresses import Addresses, fill, parameters, school_rules, table_of, words_of
from tests.house.cells import ENTERS, HIDDEN, NARROWER, REFUSED, TO_SIGN_IN, cells_of_school, faults, is_right
from tests.house.town import FORMER, Town
from tests.world import SCHOOLS, profile_of

OTHER = {"loep": "loket", "loket": "loep"}
STRANGERS = {"loep": ("kc", "beheerder", "jos"), "loket": ("zorgcoordinator", "beheerder", "bpo")}
"""Whoever may most at the other school: it does not help here."""
NOWHERE = "bestaatniet"
FEWEST_CELLS = 3000
CHANGED_BY_LOOKING = {"ledger_entry", "sign_in_session", "notice"}


def everything_kept(town: Town, school_id: str) -> dict[str, int]:
    """How many rows each table holds, but for those that a look at a page fills."""
    return {name: len(town.rows(school_id, name)) for name in town.owned_tables() if name not in CHANGED_BY_LOOKING}


def test_every_page_came_in_through_a_room(house: Flask) -> None:
    assert endpoints_without_rule(house) == ()
    assert len(rules(house)) > 50


def test_every_address_has_somebody_who_knows_what_stands_in_it(house: Flask) -> None:
    """A parameter that nothing is known about would leave its page out of every test of this folder."""
    for rule in school_rules(house):
        for kind, name in parameters(rule):
            assert table_of(name) if kind == "uuid" else words_of(profile_of(house, "loep"), name), rule.rule


@pytest.mark.parametrize("school_id", SCHOOLS)
def test_every_page_of_a_school_has_addresses_that_exist(town: Town, school_id: str) -> None:
    addresses = Addresses(town, school_id)
    assert not [rule.rule for rule in school_rules(town.app) if not list(addresses.of(rule))]


@pytest.mark.parametrize("school_id", SCHOOLS)
def test_who_may_not_is_told_so_and_nothing_changes(town: Town, school_id: str) -> None:
    before = everything_kept(town, school_id)
    asked = [cell for cell in cells_of_school(town, school_id) if cell.expected != ENTERS]
    found = faults(town, asked)
    assert not found, "\n".join(found)
    assert everything_kept(town, school_id) == before
    assert {cell.expected for cell in asked} == {TO_SIGN_IN, REFUSED, HIDDEN}
    assert len(asked) > FEWEST_CELLS / 2


@pytest.mark.parametrize("school_id", SCHOOLS)
def test_who_may_look_can_look(town: Town, school_id: str) -> None:
    asked = [cell for cell in cells_of_school(town, school_id) if cell.expected == ENTERS and cell.method == "GET"]
    found = faults(town, asked)
    assert not found, "\n".join(found)
    assert len(asked) > 250


@pytest.mark.parametrize("school_id", SCHOOLS)
def test_another_school_and_no_school_get_the_same_bytes(town: Town, school_id: str) -> None:
    addresses = Addresses(town, school_id)
    strangers = [town.actor(OTHER[school_id], key) for key in STRANGERS[OTHER[school_id]]] + [town.former(school_id)]
    asked = 0
    for rule in school_rules(town.app):
        there = next(addresses.of(rule)).path
        nowhere = there.replace(f"/{school_id}/", f"/{NOWHERE}/", 1)
        for actor in strangers:
            for method in rule.methods:
                one, two = (actor.client.open(path, method=method) for path in (there, nowhere))
                assert one.status_code == two.status_code == 404, (actor.name, method, there)
                assert (one.data, list(one.headers)) == (two.data, list(two.headers)), (actor.name, method, there)
                asked += 1
    assert asked > 400


def test_who_works_at_both_schools_has_the_rights_of_the_school_in_the_address(town: Town) -> None:
    for key in ("both", "partner_both"):
        client = town.actor("loep", key).client
        for school_id in SCHOOLS:
            rights = town.actor(school_id, key).permissions
            for rule in school_rules(town.app):
                if not parameters(rule) and "GET" in rule.methods and rule.endpoint not in NARROWER:
                    status = client.get(fill(rule, school_id, {})).status_code
                    assert status == (200 if rule.permission in rights else 403), (key, rule.rule, school_id)


def test_a_former_member_is_a_stranger_who_can_still_sign_in(town: Town) -> None:
    former = town.former("loep")
    assert former.member is not None
    assert former.member.key == FORMER
    assert former.client.get("/account").status_code == 200
    assert "Loep" not in former.client.get("/scholen").text


def test_pages_outside_a_school_ask_to_sign_in_or_say_why_they_do_not(town: Town) -> None:
    for rule in rules(town.app).values():
        for method in rule.methods if rule.room in (ACCOUNT, PUBLIC) else ():
            path = rule.rule.replace("<slug:school>", "loep").replace("<token>", "x" * 43)
            path = path.replace("<uuid:session_id>", "01a20097-2c53-7000-9c9f-58efa3ba10a9")
            member = town.world.loep.membership("schoolvertrouwenspersoon")
            stranger, guest = (client.open(path, method=method) for client in (town.browser(), town.browser(member)))
            to_sign_in = stranger.status_code == 303 and stranger.location.startswith("/aanmelden")
            assert to_sign_in == (rule.room == ACCOUNT or rule.endpoint in ("door.front", "door.sign_out")), rule
            assert guest.status_code not in (401, 403, 405), rule
            assert rule.room == ACCOUNT or rule.public, rule


@pytest.mark.parametrize("school_id", SCHOOLS)
def test_a_post_without_a_token_or_from_elsewhere_does_nothing(
    town: Town, school_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(town.app.config, "WTF_CSRF_ENABLED", True)
    before = everything_kept(town, school_id)
    actors = town.kinds_of_people(school_id)
    addresses, asked = Addresses(town, school_id), 0
    for rule in school_rules(town.app):
        allowed = [actor for actor in actors if rule.permission in actor.permissions]
        for address in addresses.of(rule, 1) if "POST" in rule.methods else ():
            best = max(allowed, key=lambda actor: len(actor.permissions))
            assert best.client.post(address.path).status_code == 400, address.path
            elsewhere = best.client.post(address.path, headers={"Sec-Fetch-Site": "cross-site"})
            assert elsewhere.status_code == 403, address.path
            asked += 1
    assert asked > 20
    assert everything_kept(town, school_id) == before


def test_the_matrix_cannot_become_empty(town: Town) -> None:
    cells = [cell for school_id in SCHOOLS for cell in cells_of_school(town, school_id)]
    assert len(cells) > FEWEST_CELLS
    assert len({(cell.address.rule.endpoint, cell.method) for cell in cells}) == sum(
        len(rule.methods) for rule in school_rules(town.app)
    )


@pytest.mark.planted
def test_a_page_without_a_room_and_a_page_without_a_permission_are_found(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    bare = Flask("planted")
    room = PublicRoom("planted", __name__)
    room.get("/open", public="planted")(lambda: "")
    bare.register_blueprint(room)
    bare.add_url_rule("/planted", "planted", lambda: "")
    assert endpoints_without_rule(bare) == ("planted",)
    with pytest.raises(TypeError, match="recht"):
        SchoolRoom("planted", __name__).get("/open", purpose="test")


@pytest.mark.planted
def test_one_flipped_rule_turns_cells_red(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    """The gate forgets the permission of one page; the policy forgets who mentors whom."""
    from core.access import gate, members

    everything = frozenset(Permission)
    monkeypatch.setattr(members, "_permissions", lambda *_given: everything)
    assert gate.members is members
    asked = [cell for cell in cells_of_school(town, "loket") if cell.method == "GET" and cell.expected != ENTERS][::7]
    red = [cell for cell in asked if not is_right(cell, cell.ask())]
    assert {cell.expected for cell in red} >= {REFUSED, HIDDEN}
