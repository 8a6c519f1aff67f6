"""Who sees which case, written out by hand for both schools: on the pages of a case and on every page that lists."""

import re

import pytest

from core.access import policy, policy_sql, wall
from core.access.conditions import Holds
from core.contract.permissions import Permission
from tests.house.addresses import Addresses, fill, parameters, school_rules
from tests.house.town import Actor, Town
from tests.papers import said_by
from tests.world import SCHOOLS

SHARED = {
    "loep": {
        "kc": "R1", "kc2": "R1", "schoolleider": "R1", "leerkracht": "mentor and reporter",
        "jos": "at the table with consent", "jeugdverpleegkundige": "at the table with consent",
        "smw": "at the table with consent",
    },
    "loket": {
        "zorgcoordinator": "R1", "zorgcoordinator2": "R1", "directeur": "R1", "coach": "mentor and reporter",
        "vip_medewerker": "at the table, staff", "bpo": "at the table with consent", "smw": "at the table with consent",
        "jeugdteamprofessional": "at the table with consent",
    },
}  # fmt: skip
HIDDEN = {
    "loep": {"kc": "R1", "kc2": "R1", "schoolleider": "R1", "leerkracht2": "mentor and reporter"},
    "loket": {"zorgcoordinator": "R1", "zorgcoordinator2": "R1", "directeur": "R1", "coach2": "mentor and reporter"},
}
SEALED = {"loep": {"kc", "kc2", "schoolleider"}, "loket": {"zorgcoordinator", "zorgcoordinator2", "directeur"}}
AT_THE_SAME_SEAT = {"loep": {"kc2"}, "loket": {"vip_medewerker2"}}
"""A second holder of a seat may sit at the table too; who exactly is for the tests of meetings."""


def who_sees(town: Town, school_id: str, case: str) -> set[str]:
    """The keys of those for whom the dossier opens; for everybody else it does not exist."""
    case_id, found = getattr(town.cases[school_id], case).id, set()
    for actor in town.everyone(school_id):
        answer = actor.client.get(f"/{school_id}/dossiers/{case_id}")
        assert answer.status_code in (200, 404), (actor.name, town.why(answer))
        if answer.status_code == 200:
            assert actor.member is not None
            found.add(actor.member.key)
    return found


def tokens_of(text: str) -> set[str]:
    """The tokens of cases in a text: `kanarie-loket-zaak2`."""
    return set(re.findall(r"kanarie-(?:loep|loket)-zaak\d", text))


def may_read(town: Town, actor: Actor) -> set[str]:
    cases = town.cases[actor.school_id]
    return {case.token for case in (cases.shared, cases.hidden) if case.id in actor.sees}


@pytest.mark.parametrize("school_id", SCHOOLS)
@pytest.mark.parametrize(("case", "expected"), [("shared", SHARED), ("hidden", HIDDEN)], ids=["shared", "hidden"])
def test_a_dossier_opens_for_these_people_and_nobody_else(
    town: Town, school_id: str, case: str, expected: dict[str, dict[str, str]]
) -> None:
    found = who_sees(town, school_id, case)
    assert found - AT_THE_SAME_SEAT[school_id] == set(expected[school_id]) - AT_THE_SAME_SEAT[school_id]


@pytest.mark.parametrize("school_id", SCHOOLS)
def test_the_policy_says_the_same_as_the_list_above(town: Town, school_id: str) -> None:
    hidden = town.cases[school_id].hidden.id
    by_policy = {actor.member.key for actor in town.everyone(school_id) if actor.member and hidden in actor.sees}
    assert by_policy == set(HIDDEN[school_id])


@pytest.mark.parametrize("school_id", SCHOOLS)
def test_every_page_of_a_case_is_404_for_who_may_not_see_it(town: Town, school_id: str) -> None:
    addresses, asked = Addresses(town, school_id), 0
    for rule in school_rules(town.app):
        if "case_id" not in rule.rule or "GET" not in rule.methods:
            continue
        for case in (town.cases[school_id].shared, town.cases[school_id].hidden):
            address = next(addresses.of_case(rule, case.id)).path
            for actor in town.kinds_of_people(school_id):
                if case.id in actor.sees or rule.permission not in actor.permissions:
                    continue
                answer = actor.client.get(address)
                assert answer.status_code == 404, (actor.name, address, town.why(answer))
                assert not tokens_of(said_by(answer))
                asked += 1
    assert asked > 150


@pytest.mark.parametrize("school_id", SCHOOLS)
def test_a_list_never_names_a_case_that_its_reader_may_not_see(town: Town, school_id: str) -> None:
    told = set()
    for actor in town.kinds_of_people(school_id):
        for rule in school_rules(town.app):
            if parameters(rule) or "GET" not in rule.methods or rule.permission not in actor.permissions:
                continue
            answer = actor.client.get(fill(rule, school_id, {}))
            assert tokens_of(said_by(answer)) <= may_read(town, actor), (actor.name, rule.rule)
            told |= tokens_of(said_by(answer))
    assert told == {f"kanarie-{school_id}-zaak1", f"kanarie-{school_id}-zaak2"}


@pytest.mark.parametrize("school_id", SCHOOLS)
def test_what_is_sealed_is_read_by_its_author_and_the_care_owners(town: Town, school_id: str) -> None:
    case = town.cases[school_id].shared
    address, readers = f"/{school_id}/dossiers/{case.id}/notities/{case.sealed_id}", set()
    for actor in town.everyone(school_id):
        pages = [actor.client.get(address), actor.client.get(f"/{school_id}/dossiers/{case.id}")]
        pages.append(actor.client.get(f"/{school_id}/dossiers/{case.id}/geschiedenis"))
        if any(f"{case.token}-verzegeld" in said_by(page) for page in pages):
            assert actor.member is not None
            readers.add(actor.member.key)
    assert readers == SEALED[school_id]


@pytest.mark.parametrize("school_id", SCHOOLS)
def test_somebody_from_outside_finds_no_pupils(town: Town, school_id: str) -> None:
    for actor in town.everyone(school_id):
        if actor.kind == "partner":
            for path in ("leerlingen", "leerlingen/lijst.csv", "groepen", f"leerlingen/{town.world.loep.pupils[0].id}"):
                assert actor.client.get(f"/{school_id}/{path}").status_code == 403, (actor.name, path)


@pytest.mark.parametrize("school_id", SCHOOLS)
def test_a_partner_reads_the_names_of_the_pupils_that_were_shared_and_no_other(town: Town, school_id: str) -> None:
    named = re.compile(rf"kanarie-{school_id}-(\d\d)")
    for actor in town.kinds_of_people(school_id):
        if actor.kind != "partner":
            continue
        for rule in school_rules(town.app):
            if rule.permission in actor.permissions and "GET" in rule.methods:
                for address in Addresses(town, school_id).of(rule):
                    found = set(named.findall(said_by(actor.client.get(address.path))))
                    assert found <= ({"00"} if actor.sees else set()), (actor.name, address.path, found)


@pytest.mark.planted
def test_a_rule_that_opens_every_case_is_found(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    planted = policy.Rule(code="X", conditions=(Holds((Permission.HOME,)),), reason="planted")
    for module in (policy, policy_sql):
        monkeypatch.setattr(module, "RULES", (*policy.RULES, planted))
    monkeypatch.setattr(wall, "_need_options", wall._need_options.__wrapped__)
    assert who_sees(town, "loket", "hidden") > set(HIDDEN["loket"])
