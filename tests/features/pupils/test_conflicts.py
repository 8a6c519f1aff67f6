"""Two people at one pupil: both texts are shown, neither is lost, the choice is what is saved."""

from collections.abc import Callable
from html.parser import HTMLParser

import pytest

from core.features.pupils import guardians, service
from tests.page_checker import CheckedClient
from tests.world import World

SignedIn = Callable[..., CheckedClient]


class Sent(HTMLParser):
    """What a browser would send of the form in main, with the first of each radio."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.fields: dict[str, str] = {}
        self.feed(html.partition("<main")[2])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        name = given.get("name")
        if tag == "input" and name and (given.get("type") not in ("radio", "checkbox") or "checked" in given):
            self.fields[name] = given.get("value") or ""


def typed(world: World, **change: str) -> dict[str, str]:
    pupil = world.loket.pupils[0]
    standard = {
        "voornaam": pupil.first_name,
        "achternaam": pupil.full_name.split()[-1],
        "geboren": pupil.birth_date.isoformat(),
        "leerjaar": str(pupil.year_rank),
        "groep": str(pupil.group_id),
        "ingeschreven": "2026-08-01",
        "nummer": "kanarie-loket-nr-00",
        "version": "1",
    }
    return {**standard, **change}


@pytest.fixture
def both(world: World, signed_in: SignedIn) -> tuple[CheckedClient, str, dict[str, str]]:
    """The second writer, the address, and what the conflict page would send."""
    address = f"/loket/leerlingen/{world.loket.pupils[0].id}/wijzigen"
    first, second = signed_in("loket", "zorgcoordinator2"), signed_in("loket", "zorgcoordinator")
    early = typed(world, voornaam="Eerder", groep=str(world.loket.group_ids[1]), geboren="2013-05-06")
    assert first.post(address, data=early).status_code == 303
    late = typed(world, voornaam="Later", groep=str(world.loket.group_ids[2]), weg="2027-07-31")
    page = second.post(address, data=late)
    assert page.status_code == 409
    for text in ("Eerder", "Later", "6 mei 2013", "31 juli 2027", world.loket.person("zorgcoordinator2").name):
        assert text in page.text
    return second, address, Sent(page.text).fields


def test_my_text(world: World, both: tuple[CheckedClient, str, dict[str, str]]) -> None:
    client, address, fields = both
    assert client.post(address, data=fields).status_code == 303
    with world.as_system("loket"):
        pupil = service.pupil_of(world.loket.pupils[0].id)
        assert pupil.first_name == "Later"
        assert pupil.group_id == world.loket.group_ids[2]
        assert pupil.birth_date == world.loket.pupils[0].birth_date
        assert str(pupil.left_on) == "2027-07-31"


def test_their_text(world: World, both: tuple[CheckedClient, str, dict[str, str]]) -> None:
    client, address, fields = both
    theirs = {name: "hun" if name.startswith("keuze~") else text for name, text in fields.items()}
    assert client.post(address, data=theirs).status_code == 303
    with world.as_system("loket"):
        pupil = service.pupil_of(world.loket.pupils[0].id)
        assert pupil.first_name == "Eerder"
        assert pupil.group_id == world.loket.group_ids[1]
        assert str(pupil.birth_date) == "2013-05-06"
        assert pupil.left_on is None
        assert pupil.number == "kanarie-loket-nr-00"


def test_a_third_writer_in_between_is_seen_again(
    world: World, both: tuple[CheckedClient, str, dict[str, str]], signed_in: SignedIn
) -> None:
    client, address, fields = both
    third = signed_in("loket", "zorgcoordinator2")
    assert third.post(address, data=typed(world, voornaam="Nogeens", version="2")).status_code == 303
    assert client.post(address, data=fields).status_code == 409


def test_a_guardian_with_ticks(world: World, signed_in: SignedIn) -> None:
    pupil = world.loket.pupil_apart.id
    with world.as_system("loket"):
        tie = guardians.contacts_of(pupil)[0]
    address = f"/loket/leerlingen/{pupil}/ouders/{tie.id}"
    one = {"naam": tie.name, "relatie": "moeder", "version": str(tie.version)}
    first, second = signed_in("loket", "zorgcoordinator2"), signed_in("loket", "zorgcoordinator")
    assert first.post(address, data={**one, "adres": "Nieuw 1"}).status_code == 303
    page = second.post(address, data={**one, "gezag": "ja", "apart": "ja", "relatie": "voogd", "telefoon": "06-9"})
    assert page.status_code == 409
    assert second.post(address, data=Sent(page.text).fields).status_code == 303
    with world.as_system("loket"):
        found = next(contact for contact in guardians.contacts_of(pupil) if contact.id == tie.id)
    assert (found.authority, found.lives_apart, found.relation, found.phone) == (True, True, "voogd", "06-9")


def test_flags_chosen_on_an_old_page_are_asked_again(world: World, signed_in: SignedIn) -> None:
    place = f"/loket/leerlingen/{world.loket.pupils[0].id}"
    with world.as_system("loket"):
        service.pupil_of(world.loket.pupils[0].id).flags = ["eigen_leerlijn"]
    client = signed_in("loket", "zorgcoordinator")
    page = client.post(f"{place}/kenmerken", data={"kenmerken": "eigen_leerlijn", "version": "1"})
    assert page.status_code == 422
    assert "Klopt je keuze nog?" in page.text
    assert client.post(f"{place}/kenmerken", data=Sent(page.text).fields).status_code == 303
