"""Who administers an alliance: inviting, linking, ending, and that somebody always remains."""

import re
from datetime import date, timedelta
from uuid import uuid4

import pytest
from sqlalchemy import select

from core.access.alliance_ledger import AllianceLedgerEntry
from core.access.alliance_members import AllianceMembership
from core.access.alliance_scope import working_for
from core.access.people import Person
from core.db.engine import session
from core.features.alliance.rules import Held, leaves_nobody
from core.features.staff import links
from tests.features.alliance.conftest import PO, VO, Alliances

TODAY = date(2026, 11, 26)
NEW = {"naam": "Eelke Nieuw", "mail": "eelke@swv.example", "rol": "second_administrator"}


def acts(alliances: Alliances, alliance_id: str = VO) -> list[str]:
    with working_for(alliances.world.app, alliance_id, "test"):
        return list(session().scalars(select(AllianceLedgerEntry.action).order_by(AllianceLedgerEntry.id)))


def test_an_invited_administrator_chooses_a_password_and_lands_there(alliances: Alliances) -> None:
    page = alliances.first[VO].client.post(f"/swv/{VO}/beheerders/nieuw", data=NEW)
    assert page.status_code == 200
    (link,) = re.findall(r"http://[^<\s]+/uitnodiging/[\w-]+", page.text)
    browser = alliances.world.app.test_client()
    secret = "vier gewone woorden achter elkaar"
    chosen = browser.post(link, data={"wachtwoord": secret, "nogmaals": secret})
    assert chosen.status_code == 303, chosen.text
    assert browser.get("/scholen").location == f"/swv/{VO}"
    assert browser.get(f"/swv/{VO}").status_code == 200
    assert browser.get(f"/swv/{VO}/beheerders").status_code == 403
    assert browser.get(f"/swv/{PO}").status_code == 404
    assert "administrator.invite" in acts(alliances)


def test_what_was_typed_is_kept_when_something_is_wrong(alliances: Alliances) -> None:
    client = alliances.first[VO].client
    page = client.post(f"/swv/{VO}/beheerders/nieuw", data={**NEW, "mail": "geen adres"})
    assert page.status_code == 422
    assert "Eelke Nieuw" in page.text
    twice = client.post(f"/swv/{VO}/beheerders/nieuw", data={**NEW, "mail": alliances.second[VO].email})
    assert twice.status_code == 422
    assert "is hier al beheerder" in twice.text


def test_an_account_of_a_school_gets_no_link_of_an_alliance_and_the_other_way_round(alliances: Alliances) -> None:
    world = alliances.world
    member = world.loket.person("zorgcoordinator")
    page = alliances.first[VO].client.post(f"/swv/{VO}/beheerders/nieuw", data={**NEW, "mail": member.email})
    assert "/uitnodiging/" not in page.text
    with working_for(world.app, VO, "test"):
        held = session().scalars(select(AllianceMembership).where(AllianceMembership.person_id == member.id)).one()
    refused = alliances.first[VO].client.post(f"/swv/{VO}/beheerders/{held.id}/link")
    assert "hoort ook bij een school" in refused.text
    with world.acting("loket", "zorgcoordinator"):
        person = session().get(Person, member.id)
        assert person is not None
        assert not links.may_be_linked(person)


def test_ending_closes_the_gate_at_once_and_says_why_in_the_ledger(alliances: Alliances) -> None:
    second, client = alliances.second[VO], alliances.first[VO].client
    path = f"/swv/{VO}/beheerders/{second.membership_id}/beeindig"
    version = re.search(r'name="version"[^>]*value="(\d+)"', client.get(path).text)
    assert version
    assert client.post(path, data={"version": version[1], "reden": ""}).status_code == 422
    ended = client.post(path, data={"version": version[1], "reden": "Andere baan"})
    assert ended.location == f"/swv/{VO}/beheerders?gedaan=weg"
    assert second.client.get(f"/swv/{VO}").status_code == 404
    assert "Andere baan" in client.get(f"/swv/{VO}/logboek").text
    assert "Tjitte" in client.get(f"/swv/{VO}/beheerders").text
    assert "veranderde dit" in client.post(path, data={"version": version[1], "reden": "weer"}).text
    again = client.post(f"/swv/{VO}/beheerders/nieuw", data={**NEW, "mail": second.email})
    assert again.status_code == 200
    assert second.client.get(f"/swv/{VO}").status_code == 200


def test_nobody_ends_themselves_nor_somebody_of_another_alliance(alliances: Alliances) -> None:
    own, client = alliances.first[VO], alliances.first[VO].client
    path = f"/swv/{VO}/beheerders/{own.membership_id}/beeindig"
    assert "eigen toegang niet" in client.post(path, data={"version": "1", "reden": "x"}).text
    for other in (alliances.first[PO].membership_id, uuid4()):
        for verb in ("beeindig", "link"):
            assert client.get(f"/swv/{VO}/beheerders/{other}/{verb}").status_code == 404
            assert client.post(f"/swv/{VO}/beheerders/{other}/{verb}").status_code == 404


def test_the_last_administrator_cannot_be_ended(alliances: Alliances) -> None:
    client = alliances.first[VO].client
    client.post(f"/swv/{VO}/beheerders/nieuw", data={**NEW, "rol": "administrator"})
    with working_for(alliances.world.app, VO, "test"):
        from core.features.alliance import administrators
        from core.web.problems import Problem

        with pytest.raises(Problem, match="geen beheerder meer"):
            administrators.end(alliances.first[VO].membership_id, 1, "test")


@pytest.mark.parametrize(
    ("other", "nobody"),
    [
        ({}, False),
        ({"role": "second_administrator"}, True),
        ({"signs_in": False}, True),
        ({"starts_on": TODAY + timedelta(days=1)}, True),
        ({"starts_on": TODAY}, False),
        ({"ends_on": TODAY}, True),
        ({"ends_on": TODAY - timedelta(days=1)}, True),
    ],
    ids=["nog een", "tweede", "geen wachtwoord", "begint morgen", "begint vandaag", "laatste dag", "weg"],
)
def test_who_counts_as_somebody_that_remains(other: dict[str, object], nobody: bool) -> None:
    gone = Held(id=uuid4(), role="administrator", starts_on=date(2024, 1, 1), ends_on=None)
    stays = Held(**{"id": uuid4(), "role": "administrator", "starts_on": date(2024, 1, 1), "ends_on": None, **other})
    assert leaves_nobody([gone, stays], gone.id, TODAY) is nobody


def test_the_command_invites_the_first_administrator(alliances: Alliances) -> None:
    from core.features.alliance.commands import alliance

    runner = alliances.world.app.test_cli_runner()
    done = runner.invoke(alliance, ["invite", "--alliance", PO, "--name", "Hidde", "--email", "hidde@swv.example"])
    assert done.exit_code == 0, done.output
    assert "/uitnodiging/" in done.output
    told = runner.invoke(alliance, ["list", "--alliance", PO])
    assert "hidde@swv.example" in told.output
    assert "Beheerders: 3." in told.output
    wrong = runner.invoke(alliance, ["list", "--alliance", "nergens"])
    assert wrong.exit_code == 1
    assert "Er is geen samenwerkingsverband nergens." in wrong.output
