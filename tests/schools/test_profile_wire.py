"""A profile makes the round trip, and one of another time still loads."""

import json
from typing import Any

import pytest

from core.contract.wire import UnreadableValue
from core.schools.profile import SchoolProfile
from core.schools.profile_wire import digested, profile_from_wire, profile_to_wire, without_contacts
from tests.schools.harbour import Quay

pytestmark = pytest.mark.pure

OWN = '[partners.loodswezen]\ncontactpersonen = [{ naam = "Lies Loods" }]\n[voorzieningen.hangmat]\nuit = true\n'


@pytest.fixture
def haven(quay: Quay) -> SchoolProfile:
    return quay.profile(OWN)


@pytest.fixture
def stored(haven: SchoolProfile) -> dict[str, Any]:
    """The profile as it lies in the database."""
    return json.loads(json.dumps(profile_to_wire(haven)))  # type: ignore[no-any-return]


def test_round_trip(haven: SchoolProfile, stored: dict[str, Any]) -> None:
    read = profile_from_wire(stored)
    assert read == haven
    assert hash(read) == hash(haven)
    assert digested(read).digest == haven.digest
    assert not read.lost


def test_what_is_kept_for_ever_names_no_contact_person(haven: SchoolProfile) -> None:
    assert "Lies Loods" in json.dumps(profile_to_wire(haven))
    assert "Lies Loods" not in json.dumps(profile_to_wire(without_contacts(haven)))
    assert without_contacts(haven).digest == haven.digest == digested(without_contacts(haven)).digest


def test_a_key_of_a_newer_platform_is_dropped_and_named(stored: dict[str, Any]) -> None:
    stored["values"]["care_levels"][0]["kleur"] = "blauw"
    stored["school"]["motto"] = "Varen"
    read = profile_from_wire(stored)
    assert [level.code for level in read.care_levels] == ["kalm", "bries", "storm"]
    assert read.lost == ("care_levels/kalm: CareLevel.kleur is onbekend",)


def test_a_key_that_an_older_platform_did_not_write_gets_its_default(stored: dict[str, Any]) -> None:
    for role in stored["values"]["staff_roles"]:
        del role["phone"]
    del stored["retired"], stored["school"]["phone"]
    read = profile_from_wire(stored)
    assert (read.role("maat").phone, read.school.phone, read.lost) == ("", "", ())


def test_a_value_that_cannot_be_made_any_more_is_left_out_and_named(stored: dict[str, Any]) -> None:
    stored["values"]["deadlines"][-1]["unit"] = "lustrums"
    stored["values"]["support_routes"][0]["steps"][1]["guards"][0]["is"] = "PhaseOfMoon"
    stored["values"]["goals"][0]["years"] = "vier"
    stored["values"]["zeilen"] = [{"is": "Sail", "code": "fok"}]
    read = profile_from_wire(stored)
    assert not read.support_routes
    assert not read.goals
    assert set(read.lost) == {
        "deadlines/vaart_nabespreken: niet meer te lezen",
        "support_routes/vaart: niet meer te lezen",
        "goals/droog: niet meer te lezen",
        "zeilen: onbekend soort waarde",
    }
    assert read.digest == stored["digest"]


@pytest.mark.parametrize("data", [{}, {"school": {"id": "x"}}, {"school": {"sector": "HBO"}, "digest": "1"}])
def test_what_is_no_profile_is_refused(data: dict[str, Any]) -> None:
    with pytest.raises(UnreadableValue, match="Dit is geen bewaard profiel"):
        profile_from_wire(data)
