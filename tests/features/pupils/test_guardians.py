"""Guardians: authority on a day, and an address that hardly anybody sees."""

from collections.abc import Iterator
from dataclasses import asdict, replace
from datetime import date

import pytest
from sqlalchemy import select

from core.access.gate import Refused
from core.access.ledger import LedgerEntry
from core.contract.permissions import Permission
from core.db.engine import session
from core.features.pupils import guardians, history, service
from core.features.pupils.guardians import Contact, GuardianInput
from core.features.pupils.models import Guardian
from core.web.problems import Conflict, Invalid, NotFound, StaleVersion
from tests.world import World


@pytest.fixture
def as_kc(world: World) -> Iterator[World]:
    with world.acting("loep", "kc"):
        yield world


def input_of(contact: Contact) -> GuardianInput:
    kept = {name: value for name, value in asdict(contact).items() if name in GuardianInput.__slots__}
    return GuardianInput(**kept)


def secret_contact(world: World) -> Contact:
    found = guardians.contacts_of(world.loep.pupil_secret.id)
    return next(contact for contact in found if contact.secret_address)


def test_who_they_are_today(as_kc: World) -> None:
    apart = service.guardians_of(as_kc.loep.pupil_apart.id)
    assert [(view.relation, view.authority, view.lives_apart) for view in apart] == [
        ("moeder", True, True),
        ("vader", True, True),
    ]
    alone = service.guardians_of(as_kc.loep.pupil_one_holder.id)
    assert [(view.relation, view.authority) for view in alone] == [("moeder", True), ("vader", False)]


def test_from_the_day_it_ended_it_no_longer_counts(as_kc: World) -> None:
    pupil = as_kc.loep.pupil_together.id
    tie = guardians.contacts_of(pupil)[0]
    guardians.end_guardianship(pupil, tie.id, date(2026, 11, 20), "Uitspraak van de rechter")
    assert len(service.guardians_of(pupil, date(2026, 11, 19))) == 2
    assert len(service.guardians_of(pupil, date(2026, 11, 20))) == 1
    assert len(service.guardians_of(pupil)) == 1
    contacts = guardians.contacts_of(pupil)
    assert [contact.ended_on for contact in contacts] == [None, date(2026, 11, 20)]
    assert history.changes_of(pupil, contacts)[0].reason == "Uitspraak van de rechter"
    with pytest.raises(Conflict):
        guardians.end_guardianship(pupil, tie.id, date(2026, 11, 21), "nog eens")
    with pytest.raises(Invalid):
        guardians.end_guardianship(pupil, contacts[0].id, date(2026, 11, 27), "straks")


def test_a_secret_address_is_in_no_list_and_no_history(as_kc: World) -> None:
    contact = secret_contact(as_kc)
    assert contact.address == ""
    guardians.edit_guardian(
        as_kc.loep.pupil_secret.id, contact.id, replace(input_of(contact), address="Elders 9"), contact.version
    )
    session().flush()
    lines = history.changes_of(as_kc.loep.pupil_secret.id, guardians.contacts_of(as_kc.loep.pupil_secret.id))
    assert lines[0].was == ("adres",)
    assert "Geheimpad" not in str(lines)


def test_every_look_at_a_secret_address_is_written_down(as_kc: World) -> None:
    pupil, contact = as_kc.loep.pupil_secret.id, secret_contact(as_kc)
    assert guardians.show_secret_address(pupil, contact.id).startswith("Geheimpad")
    guardians.show_secret_address(pupil, contact.id)
    session().flush()
    entries = session().scalars(select(LedgerEntry)).all()
    assert [(entry.action, entry.pupil_id) for entry in entries] == [("guardian.secret_address", pupil)] * 2


def test_without_the_right_there_is_no_secret_address(world: World) -> None:
    with world.as_system("loep"):
        contact = secret_contact(world)
    with world.acting("loep", "leerkracht"), pytest.raises(Refused):
        guardians.show_secret_address(world.loep.pupil_secret.id, contact.id)


def test_only_who_sees_a_secret_may_lift_it(world: World) -> None:
    pupil = world.loep.pupil_secret.id
    clerk = frozenset({Permission.PUPILS_READ, Permission.PUPILS_EDIT})
    with world.acting("loep", "onderwijsassistent", permissions=clerk):
        contact = secret_contact(world)
        with pytest.raises(Invalid) as caught:
            guardians.edit_guardian(
                pupil, contact.id, replace(input_of(contact), secret_address=False), contact.version
            )
        assert set(caught.value.errors) == {"secret_address"}
        guardians.edit_guardian(pupil, contact.id, replace(input_of(contact), phone="06-5"), contact.version)
        session().flush()
        kept = session().get_one(Guardian, ("loep", contact.guardian_id))
        assert kept.address.startswith("Geheimpad")
        assert kept.phone == "06-5"
    with world.acting("loep", "kc"):
        contact = secret_contact(world)
        guardians.edit_guardian(pupil, contact.id, replace(input_of(contact), secret_address=False), contact.version)
        assert session().get_one(Guardian, ("loep", contact.guardian_id)).secret_address is False


def test_contacts_only_for_who_sees_the_facts(world: World) -> None:
    mine = next(pupil for pupil in world.loket.pupils if pupil.mentor == "coach")
    other = next(pupil for pupil in world.loket.pupils if pupil.mentor == "coach2")
    with world.acting("loket", "coach"):
        assert len(guardians.contacts_of(mine.id)) == 2
        assert guardians.contacts_of(other.id) == ()
        with pytest.raises(NotFound):
            guardians.contact_of(other.id, mine.id)


def test_who_saves_second_hears_so(as_kc: World) -> None:
    pupil = as_kc.loep.pupil_together.id
    contact = guardians.contacts_of(pupil)[0]
    guardians.edit_guardian(pupil, contact.id, replace(input_of(contact), phone="06-7"), contact.version)
    session().flush()
    with pytest.raises(StaleVersion) as caught:
        guardians.edit_guardian(pupil, contact.id, replace(input_of(contact), phone="06-8"), contact.version)
    assert caught.value.version == contact.version + 1


def test_the_same_guardian_twice_is_refused(as_kc: World) -> None:
    pupil = as_kc.loep.pupil_together.id
    wanted = input_of(guardians.contacts_of(pupil)[0])
    with pytest.raises(Invalid):
        guardians.add_guardian(pupil, wanted)
    guardians.add_guardian(pupil, replace(wanted, name="Oma Zonnebloem", relation="grootouder", authority=False))
    session().flush()
    assert len(service.guardians_of(pupil)) == 3


def test_a_guardian_of_another_pupil_is_not_reached_through_this_one(as_kc: World) -> None:
    tie = guardians.contacts_of(as_kc.loep.pupil_apart.id)[0]
    with pytest.raises(NotFound):
        guardians.contact_of(as_kc.loep.pupil_together.id, tie.id)
    with pytest.raises(NotFound):
        guardians.show_secret_address(as_kc.loep.pupil_together.id, tie.id)
