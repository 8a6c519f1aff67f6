"""The place finder for who administers an alliance: its schools, by name, and of no other alliance."""

from tests.features.alliance.conftest import PO, VO, Alliances


def test_who_administers_asks_the_schools_of_the_own_alliance(alliances: Alliances) -> None:
    for people in (alliances.first, alliances.second):
        page = people[PO].client.post(f"/swv/{PO}/vind-een-plek", data={"leeftijd": "3", "toon": "loep"})
        assert page.status_code == 200
        assert "Als het kind 4 jaar is, is dit in orde." in page.text
        assert "Loket" not in page.text
        assert people[PO].client.get(f"/swv/{VO}/vind-een-plek").status_code == 404


def test_a_school_of_another_alliance_is_not_shown(alliances: Alliances) -> None:
    page = alliances.first[PO].client.post(f"/swv/{PO}/vind-een-plek", data={"toon": "loket"})
    assert "Loket" not in page.text


def test_who_is_not_signed_in_does_not_come_in(alliances: Alliances) -> None:
    assert alliances.world.app.test_client().get(f"/swv/{PO}/vind-een-plek").status_code == 303
