"""Rules of the directory as tables: contact persons, checks with their days, searching, choosing, judging."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from core.contract.facts import Facts, Happening, PupilFacts
from core.contract.findings import Finding, State
from core.contract.limits import Limits
from core.contract.offers import Service, Standing
from core.contract.partners import ContactPerson, Partner
from core.contract.requirements import AgeBetween, Requirement
from core.contract.source import Source
from core.features.directory import judging
from core.features.directory.choices import UNSAID, Listed, Order, Wanted, choices, holds, in_order
from core.features.directory.judging import Fit
from core.features.directory.rules import (
    CHECKED,
    UNDONE,
    CheckLine,
    Correction,
    Freshness,
    contact_lines,
    finds,
    fingerprint,
    freshness,
    last_check,
)
from core.schools.profile import SchoolProfile
from tests.schools.harbour import Quay

pytestmark = pytest.mark.pure

AT = Source(document="SOP", section="6")
LIES, MEES = ContactPerson(name="Lies Loods", phone="1"), ContactPerson(name="Mees Mast")
DAY = date(2026, 11, 26)


def over(replaces: str = "", name: str = "Nieuw", **said: object) -> Correction:
    """A correction."""
    given = {"id": UUID(int=1), "phone": "", "mail": "", "gone": False, "by": "Ans", "on": DAY, **said}
    return Correction(replaces=replaces, name=name, **given)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("corrections", "told"),
    [
        pytest.param([], [("Lies Loods", False, False), ("Mees Mast", False, False)], id="alleen het bestand"),
        pytest.param(
            [over("Lies Loods", "Lies Loods-Wal")],
            [("Lies Loods-Wal", False, False), ("Mees Mast", False, False)],
            id="andere naam",
        ),
        pytest.param(
            [over("Mees Mast", "", gone=True)], [("Lies Loods", False, False), ("Mees Mast", True, False)], id="weg"
        ),
        pytest.param(
            [over("", "Extra")],
            [("Lies Loods", False, False), ("Mees Mast", False, False), ("Extra", False, False)],
            id="erbij",
        ),
        pytest.param(
            [over("Vroeger", "Nieuw")],
            [("Lies Loods", False, False), ("Mees Mast", False, False), ("Nieuw", False, True)],
            id="stond over iemand die niet meer in het bestand staat",
        ),
        pytest.param(
            [over("Vroeger", "", gone=True)],
            [("Lies Loods", False, False), ("Mees Mast", False, False)],
            id="weg en uit het bestand",
        ),
        pytest.param(
            [over("Vroeger", "Lies Loods", phone="1")],
            [("Lies Loods", False, False), ("Mees Mast", False, False)],
            id="het bestand zegt nu hetzelfde",
        ),
    ],
)
def test_who_is_the_contact_person_now(corrections: list[Correction], told: list[tuple[str, bool, bool]]) -> None:
    assert [(line.name, line.gone, line.lost) for line in contact_lines((LIES, MEES), corrections)] == told


def test_a_correction_keeps_what_the_file_says_and_whether_that_is_published() -> None:
    (line,) = contact_lines((replace(LIES, published=True),), [over("Lies Loods", phone="2")])
    assert (line.phone, line.published, line.was and line.was.phone) == ("2", True, "1")


def checked(on: date = DAY, by: str = "Ans", of: str = "x") -> tuple[str, CheckLine]:
    """Somebody looked."""
    return CHECKED, CheckLine(by=by, on=on, fingerprint=of)


TAKEN_BACK = (UNDONE, CheckLine(by="Ans", on=DAY, fingerprint="x"))


@pytest.mark.parametrize(
    ("said", "by"),
    [
        pytest.param([], None, id="nooit"),
        pytest.param([checked(by="Ans"), checked(by="Bea")], "Bea", id="de laatste telt"),
        pytest.param([checked(by="Ans"), checked(by="Bea"), TAKEN_BACK], "Ans", id="teruggenomen"),
        pytest.param([checked(), TAKEN_BACK, TAKEN_BACK], None, id="vaker teruggenomen dan gezegd"),
        pytest.param([checked(), TAKEN_BACK, checked(by="Cas")], "Cas", id="daarna weer nagekeken"),
    ],
)
def test_which_check_stands(said: list[tuple[str, CheckLine]], by: str | None) -> None:
    found = last_check(said)
    assert (found.by if found else None) == by


@pytest.mark.parametrize(
    ("on", "today", "months", "found"),
    [
        pytest.param(date(2025, 11, 26), date(2026, 11, 25), 12, Freshness.FRESH, id="dag ervoor"),
        pytest.param(date(2025, 11, 26), date(2026, 11, 26), 12, Freshness.FRESH, id="dag zelf"),
        pytest.param(date(2025, 11, 26), date(2026, 11, 27), 12, Freshness.OLD, id="dag erna"),
        pytest.param(date(2026, 8, 31), date(2026, 9, 30), 1, Freshness.FRESH, id="einde van een korte maand"),
        pytest.param(date(2026, 8, 31), date(2026, 10, 1), 1, Freshness.OLD, id="dag na een korte maand"),
        pytest.param(date(2028, 2, 29), date(2029, 2, 28), 12, Freshness.FRESH, id="schrikkeldag"),
        pytest.param(date(2028, 2, 29), date(2029, 3, 1), 12, Freshness.OLD, id="na de schrikkeldag"),
    ],
)
def test_from_when_data_have_to_be_looked_at(on: date, today: date, months: int, found: Freshness) -> None:
    assert freshness(CheckLine(by="Ans", on=on, fingerprint="x"), "x", today, months) is found


def test_never_looked_at_and_looked_at_other_persons_both_ask() -> None:
    assert freshness(None, "x", DAY, 12) is Freshness.NEVER
    of = fingerprint([LIES])
    assert freshness(checked(of=of)[1], fingerprint([LIES]), DAY, 12) is Freshness.FRESH
    assert freshness(checked(of=of)[1], fingerprint([replace(LIES, phone="2")]), DAY, 12) is Freshness.CHANGED
    assert [one.asks for one in Freshness] == [False, True, True, True]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        pytest.param("daniëlle", True, id="accent getypt"),
        pytest.param("DANIELLE", True, id="zonder accent, hoofdletters"),
        pytest.param("buys taal", True, id="woorden uit twee teksten"),
        pytest.param("taal sport", False, id="een woord ontbreekt"),
        pytest.param("", True, id="niets getypt"),
        pytest.param("…", True, id="alleen leestekens"),
    ],
)
def test_searching_folds_accents_and_capitals(query: str, found: bool) -> None:
    assert finds(query, ["Auris", "Taal en spraak", "Daniëlle Buys-van Dijk"]) is found


def partner(code: str = "p", **given: object) -> Partner:
    """A partner."""
    return Partner(**{"code": code, "label": code, "source": AT, **given})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("given", "wanted", "found"),
    [
        pytest.param({"limits": Limits(below_age=8)}, {"age": 7}, True, id="tot en met 7, kind van 7"),
        pytest.param({"limits": Limits(below_age=8)}, {"age": 8}, False, id="tot en met 7, kind van 8"),
        pytest.param({"before": (AgeBetween(below=8, source=AT),)}, {"age": 8}, False, id="leeftijd als voorwaarde"),
        pytest.param({"limits": Limits(first_year=7, last_year=8)}, {"year": 6}, False, id="groep 6"),
        pytest.param({"limits": Limits(first_year=7, last_year=8)}, {"year": 7}, True, id="groep 7"),
        pytest.param({}, {"age": 3, "year": 1}, True, id="geen grens"),
        pytest.param(
            {"offers": (Service(code="s", label="s", source=AT, limits=Limits(from_age=11)),)},
            {"age": 10},
            False,
            id="alleen een dienst, die een grens heeft",
        ),
        pytest.param({"domains": ("zorg",)}, {"domain": "zorg"}, True, id="gebied"),
        pytest.param({}, {"domain": "zorg"}, False, id="geen gebied"),
        pytest.param({}, {"domain": UNSAID}, True, id="gebied niet gezegd"),
        pytest.param({"registrars": ("cjg", "mevis")}, {"registrar": "mevis"}, True, id="een van twee aanmelders"),
        pytest.param({"registrars": ("cjg",)}, {"registrar": UNSAID}, False, id="wel gezegd wie"),
        pytest.param({"standing": Standing.INVESTIGATED}, {"standing": "active"}, False, id="stand"),
        pytest.param({"indications": ("taal",)}, {"need": "taal"}, True, id="hulpvraag"),
        pytest.param({"scope": "wijk"}, {"scope": "regio"}, False, id="bereik"),
        pytest.param({"aliases": ("Jos’er",)}, {"query": "joser"}, False, id="apostrof scheidt woorden"),
        pytest.param({"aliases": ("Jos’er",)}, {"query": "jos'er"}, True, id="andere apostrof"),
    ],
)
def test_what_a_filter_leaves(given: dict[str, object], wanted: dict[str, object], found: bool) -> None:
    assert holds(Wanted(**wanted), Listed(partner=partner(**given))) is found  # type: ignore[arg-type]


def test_data_to_look_at_can_be_asked_for() -> None:
    old = Listed(partner=partner(), freshness=Freshness.OLD)
    assert holds(Wanted(unchecked=True), old)
    assert not holds(Wanted(unchecked=True), Listed(partner=partner()))


def test_from_near_to_far_and_then_by_name() -> None:
    far, near = partner("a", scope="regio"), partner("z", scope="school")
    unsaid, quarter = partner("b"), partner("c", scope="wijk")
    listed = [Listed(partner=one) for one in (far, near, unsaid, quarter)]
    assert [one.partner.code for one in in_order(listed, Order.SCOPE)] == ["z", "c", "a", "b"]
    assert [one.partner.code for one in in_order(listed, Order.NAME)] == ["a", "b", "c", "z"]


def test_counts_are_what_a_choice_would_leave_beside_the_others(haven: SchoolProfile) -> None:
    listed = [
        Listed(partner=one)
        for one in (
            partner("a", domains=("zorg",), scope="wijk"),
            partner("b", domains=("zorg", "onderwijs"), scope="regio"),
            partner("c", scope="wijk"),
        )
    ]
    found = choices(haven, listed, Wanted(scope="wijk"))
    assert found["domain"] == [("onderwijs", "onderwijs", 0), ("zorg", "zorg", 1), (UNSAID, "niet gezegd", 1)]
    assert found["scope"] == [("wijk", "in de wijk", 2), ("regio", "in de regio", 1)]


@pytest.fixture
def haven(tmp_path: Path) -> SchoolProfile:
    """The third school."""
    return Quay(place=tmp_path).profile()


def judge(requirement: Requirement, facts: Facts) -> tuple[Finding, ...]:
    """The core's own judgement."""
    return requirement.judge(facts)


def at(age: int, level: int = 3, year: int = 1) -> Facts:
    """A child of this age, on a case at this level."""
    born = date(DAY.year - age, 1, 1)
    return Facts(today=DAY, call_name="Pip", level_rank=level, pupil=PupilFacts(born=born, year=year))


@pytest.mark.parametrize(
    ("given", "facts", "fit"),
    [
        pytest.param({}, at(6), Fit.NOW, id="geen voorwaarde"),
        pytest.param({"limits": Limits(below_age=8)}, at(7), Fit.NOW, id="binnen de grens"),
        pytest.param({"limits": Limits(below_age=8)}, at(8), Fit.NOT, id="te oud"),
        pytest.param({"limits": Limits(below_age=8)}, Facts(today=DAY), Fit.LATER, id="geboortedag onbekend"),
        pytest.param({"limits": Limits(first_year=2, last_year=3)}, at(8), Fit.NOT, id="te laag leerjaar"),
        pytest.param({"level": "storm"}, at(8, level=1), Fit.NOW, id="lager niveau waarschuwt alleen"),
        pytest.param({"standing": Standing.INVESTIGATED}, at(8), Fit.NOT, id="wordt nog onderzocht"),
        pytest.param({"standing": Standing.TEMPORARY}, at(8), Fit.NOW, id="tijdelijk"),
    ],
)
def test_whether_a_partner_can_be_called_in(
    haven: SchoolProfile, given: dict[str, object], facts: Facts, fit: Fit
) -> None:
    one = partner(**given)
    assert judging.judged(judging.conditions(haven, one), facts, judge, judging.closed(one)).fit is fit


def test_a_condition_of_the_partner_stands_for_its_limit_and_is_said_once(haven: SchoolProfile) -> None:
    one = partner(limits=Limits(below_age=8), before=(AgeBetween(below=8, says="Te jong voor school.", source=AT),))
    assert [asked.says for asked in judging.conditions(haven, one)] == ["Te jong voor school."]


def test_a_lower_level_warns_and_says_which(haven: SchoolProfile) -> None:
    one = partner(level="storm")
    (finding,) = judging.judged(judging.conditions(haven, one), at(8, level=1), judge).findings
    assert (finding.stops, finding.state) == (False, State.UNMET)
    assert finding.condition == "Het dossier staat op storm of hoger."


def test_a_service_asks_its_own_limits_and_its_decision(haven: SchoolProfile) -> None:
    (offer,) = haven.partner("loodswezen").offers
    asked = judging.offer_conditions(haven, offer)
    before = judging.judged(asked, at(10), judge)
    assert (before.fit, before.open) == (Fit.NOT, 2)
    taken = Happening(kind="decision", on=DAY, about="koers_wijzigen")
    assert judging.judged(asked, replace(at(12), happenings=(taken,)), judge).fit is Fit.NOW
