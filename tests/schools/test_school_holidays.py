"""Holidays in files: the national ones per region, what a school changes, and every mistake with file and key."""

from datetime import date
from pathlib import Path

import pytest

from core.contract.dates import school_year_label
from core.contract.holidays import Region, SchoolCalendar
from core.schools.registry import Registry
from tests.schools.harbour import Quay
from tests.third_school import Haven

pytestmark = pytest.mark.pure

NATIONAL = """
bron = "Rooster"
[2026-2027.herfst]
naam = "herfstvakantie"
vast = false
bevestigd = false
noord = [2026-10-10, 2026-10-18]
midden = [2026-10-17, 2026-10-25]
zuid = [2026-10-17, 2026-10-25]
[2026-2027.kerst]
naam = "kerstvakantie"
vast = true
noord = [2026-12-19, 2027-01-03]
midden = [2026-12-19, 2027-01-03]
zuid = [2026-12-19, 2027-01-03]
"""
AUTUMN = date(2026, 10, 12)


def with_national(quay: Quay, own: str = "", national: str = NATIONAL) -> Registry:
    """The registry of Haven with these national holidays beside it."""
    quay.write(own)
    (quay.place / "holidays.toml").write_text(national, encoding="utf-8")
    return Registry.load(quay.place, plugins={"haven": Haven()})


def said(registry: Registry) -> list[tuple[str, str]]:
    """Key and sentence of every error."""
    return [(problem.key, problem.says) for problem in registry.problems() if problem.is_error]


def free(calendar: SchoolCalendar, day: date) -> str:
    found = calendar.free_on(day)
    return found.label if found else ""


@pytest.mark.parametrize(
    ("own", "label"), [('regio = "noord"\n', "herfstvakantie"), ('regio = "midden"\n', ""), ("", "")]
)
def test_the_region_says_which_weeks_are_free(quay: Quay, own: str, label: str) -> None:
    calendar = with_national(quay, own).calendar("haven")
    assert free(calendar, AUTUMN) == label
    assert free(calendar, date(2026, 12, 21)) == "kerstvakantie"


def test_the_alliance_says_the_region_for_its_schools(quay: Quay) -> None:
    quay.write()
    alliance = quay.place / "alliances" / "kade.toml"
    alliance.write_text(alliance.read_text(encoding="utf-8") + 'regio = "noord"\n', encoding="utf-8")
    (quay.place / "holidays.toml").write_text(NATIONAL, encoding="utf-8")
    assert free(Registry.load(quay.place, plugins={"haven": Haven()}).calendar("haven"), AUTUMN) == "herfstvakantie"


def test_a_school_has_other_dates_and_free_days_of_its_own(quay: Quay) -> None:
    own = """
regio = "midden"
[[vrije_dagen]]
naam = "studiedag"
van = 2026-11-11
[[vrije_dagen]]
naam = "kampweek"
van = 2027-06-07
tot_en_met = 2027-06-09
[vakanties.2026-2027]
herfst = { van = 2026-10-10, tot_en_met = 2026-10-18 }
kerst = { van = 2026-12-18, tot_en_met = 2027-01-03 }
"""
    registry = with_national(quay, own)
    calendar = registry.calendar("haven")
    assert not said(registry)
    assert [free(calendar, date(2026, 11, day)) for day in (10, 11, 12)] == ["", "studiedag", ""]
    assert [free(calendar, date(2027, 6, day)) for day in (6, 7, 9, 10)] == ["", "kampweek", "kampweek", ""]
    assert [free(calendar, date(2026, 10, day)) for day in (9, 12, 19)] == ["", "herfstvakantie", ""]
    assert [free(calendar, date(2026, 12, day)) for day in (17, 18)] == ["", "kerstvakantie"]


@pytest.mark.parametrize(
    ("own", "key", "words"),
    [
        ('regio = "oost"\n', "regio", "Kies noord, midden of zuid."),
        ('[[vrije_dagen]]\nnaam = "x"\nvan = "morgen"\n', "vrije_dagen.0.van", "Schrijf een dag als 2026-10-17"),
        ("[[vrije_dagen]]\nvan = 2026-11-11\n", "vrije_dagen.0.naam", "verplicht"),
        (
            '[[vrije_dagen]]\nnaam = "x"\nvan = 2026-11-11\ntot_en_met = 2026-11-10\n',
            "vrije_dagen.1.tot_en_met",
            "voor de eerste",
        ),
        ('[[vrije_dagen]]\nnaam = "x"\nvan = 2026-11-11\nwaarom = "y"\n', "vrije_dagen.0.waarom", "bestaat niet"),
        (
            "[vakanties.2026-2027]\nkerst = { van = 2026-12-21, tot_en_met = 2027-01-03 }\n",
            "vakanties.2026-2027.kerst",
            "landelijk vast: 19 december 2026 tot en met 3 januari 2027",
        ),
        (
            "[vakanties.2026-2027]\nijs = { van = 2027-01-12, tot_en_met = 2027-01-13 }\n",
            "vakanties.2026-2027.ijs",
            "bestaat landelijk niet",
        ),
        ("[vakanties.dit-jaar]\nherfst = { van = 2026-10-10, tot_en_met = 2026-10-18 }\n", "vakanties", "2026-2027"),
    ],
)
def test_a_mistake_names_its_key(quay: Quay, own: str, key: str, words: str) -> None:
    registry = with_national(quay, own)
    assert registry.quarantined == {"haven"}
    assert any(found.startswith(key) and words in sentence for found, sentence in said(registry)), said(registry)


@pytest.mark.parametrize(
    ("line", "key", "words"),
    [
        ("midden = [2026-10-17, 2026-10-25]", "2026-2027.herfst.midden", "twee dagen"),
        ("noord = [2026-10-10, 2026-10-18]", "2026-2027.herfst.noord", "voor de eerste"),
        ("vast = true", "2026-2027.kerst.vast", "goede soort"),
    ],
)
def test_a_mistake_in_the_national_dates_is_told(quay: Quay, line: str, key: str, words: str) -> None:
    other = {"midden": "midden = [2026-10-17]", "noord ": "noord = [2026-10-18, 2026-10-10]", "vast =": 'vast = "ja"'}
    changed = next(text for start, text in other.items() if line.startswith(start.strip()))
    registry = with_national(quay, national=NATIONAL.replace(line, changed))
    assert any(found == key and words in sentence for found, sentence in said(registry)), said(registry)


def test_the_platform_knows_three_school_years_of_every_region() -> None:
    calendars = Registry.load(Path("config"))
    for school in ("loep", "loket"):
        holidays = calendars.calendar(school).holidays
        years = {school_year_label(one.first) for one in holidays}
        assert {"2025-2026", "2026-2027", "2027-2028"} <= years
        assert all(one.first.weekday() == 5 and one.last.weekday() == 6 for one in holidays)
    assert {region.value for region in Region} == {"noord", "midden", "zuid"}
