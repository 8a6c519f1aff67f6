"""Who may hold which role, from when, with how many; and that a school keeps an administrator. No database."""

from dataclasses import replace
from datetime import date
from uuid import UUID, uuid4

import pytest

from core.contract.findings import Severity, stopping
from core.contract.school import RoleKind, StaffRole, YearRange
from core.contract.source import Source
from core.features.staff.cover import first_day_without, leaves_no_administrator, shortened
from core.features.staff.member_rules import wrong_person, wrong_terms
from core.features.staff.rules import Asked, Holder, Period, findings, wrong_fields

pytestmark = pytest.mark.pure

SOURCE = Source(document="SOP", section="3.2")
TODAY = date(2026, 11, 26)
ANS, BEA, CAS = uuid4(), uuid4(), uuid4()
LOW = YearRange(code="laag", label="groep 1 t/m 4", first=1, last=4, source=SOURCE)
HIGH = YearRange(code="hoog", label="groep 5 t/m 8", first=5, last=8, source=SOURCE)
COORDINATOR = StaffRole(code="kc", label="kwaliteitcoördinator", source=SOURCE, capacity=2, ranges=(LOW, HIGH))
TEACHER = StaffRole(code="leerkracht", label="leerkracht", source=SOURCE)
EVER = Period(starts_on=date(2020, 8, 1))


def _held(who: UUID, name: str, range_code: str | None = "laag", period: Period = EVER, role: str = "kc") -> Holder:
    return Holder(id=uuid4(), membership_id=who, name=name, role_code=role, range_code=range_code, period=period)


def _asked(role: StaffRole = COORDINATOR, range_code: str | None = "laag", **other: object) -> Asked:
    base = Asked(
        membership_id=CAS, kind="staff", member=EVER, role=role, period=Period(starts_on=TODAY), range_code=range_code
    )
    return replace(base, **other)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "asked", "field"),
    [
        ("rol van de familie", _asked(replace(TEACHER, kind=RoleKind.FAMILY), None), "role"),
        ("rol van een partner", _asked(replace(TEACHER, kind=RoleKind.PARTNER), None), "role"),
        ("rol van de school voor een partner", _asked(TEACHER, None, kind="partner"), "role"),
        ("deel vergeten", _asked(range_code=None), "range"),
        ("deel bestaat niet", _asked(range_code="midden"), "range"),
        ("deel bij een rol zonder delen", _asked(TEACHER, "laag"), "range"),
        ("voor de eerste werkdag", _asked(member=Period(starts_on=date(2026, 11, 27))), "starts_on"),
        (
            "na de laatste werkdag",
            _asked(member=Period(starts_on=EVER.starts_on, ends_on=date(2026, 11, 25))),
            "starts_on",
        ),
        ("einde voor begin", _asked(period=Period(starts_on=TODAY, ends_on=date(2026, 11, 25))), "ends_on"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_wat_niet_past_staat_bij_het_veld(name: str, asked: Asked, field: str) -> None:
    assert list(wrong_fields(asked, ())) == [field]
    assert wrong_fields(asked, ())[field][0].endswith(".")


@pytest.mark.parametrize(
    "asked",
    [
        _asked(),
        _asked(TEACHER, None),
        _asked(period=Period(starts_on=TODAY, ends_on=TODAY)),
        _asked(member=Period(starts_on=TODAY, ends_on=TODAY)),
    ],
    ids=["met deel", "zonder delen", "één dag", "op de laatste werkdag"],
)
def test_wat_past(asked: Asked) -> None:
    assert wrong_fields(asked, ()) == {}


def test_dezelfde_rol_twee_keer_tegelijk() -> None:
    own = _held(CAS, "Cas")
    assert "role" in wrong_fields(_asked(), [own])
    assert wrong_fields(_asked(range_code="hoog"), [own]) == {}
    earlier = _held(CAS, "Cas", period=Period(starts_on=EVER.starts_on, ends_on=date(2026, 11, 25)))
    assert wrong_fields(_asked(), [earlier]) == {}


def test_een_derde_kc_wordt_geweigerd() -> None:
    held = [_held(ANS, "Ans"), _held(BEA, "Bea", "hoog")]
    (stop,) = stopping(findings(_asked(), held))
    assert "Ten hoogste 2" in stop.condition
    assert "Ans en Bea" in stop.reason
    assert stop.source == SOURCE


def test_wie_twee_delen_heeft_telt_als_een() -> None:
    held = [_held(ANS, "Ans"), _held(ANS, "Ans", "hoog")]
    assert stopping(findings(_asked(), held)) == ()


def test_wie_de_rol_zelf_al_heeft_telt_niet_als_een_ander() -> None:
    held = [_held(CAS, "Cas"), _held(BEA, "Bea", "hoog")]
    assert stopping(findings(_asked(range_code="hoog"), held)) == ()


@pytest.mark.parametrize(
    ("last", "starts", "stops"),
    [
        (date(2026, 11, 25), TODAY, False),
        (date(2026, 11, 26), TODAY, True),
        (date(2026, 11, 26), date(2026, 11, 27), False),
    ],
    ids=["gisteren was de laatste dag", "vandaag is de laatste dag", "morgen beginnen"],
)
def test_alleen_wie_op_die_dag_de_rol_heeft_telt(last: date, starts: date, stops: bool) -> None:
    held = [_held(ANS, "Ans"), _held(BEA, "Bea", "hoog", Period(starts_on=EVER.starts_on, ends_on=last))]
    assert bool(stopping(findings(_asked(period=Period(starts_on=starts)), held))) is stops


def test_wie_later_begint_telt_mee_vanaf_die_dag() -> None:
    held = [_held(ANS, "Ans"), _held(BEA, "Bea", "hoog", Period(starts_on=date(2027, 1, 4)))]
    (stop,) = stopping(findings(_asked(), held))
    assert "4 januari 2027" in stop.reason
    short = Period(starts_on=TODAY, ends_on=date(2027, 1, 3))
    assert stopping(findings(_asked(period=short), held)) == ()


def test_een_deel_dubbel_waarschuwt_alleen() -> None:
    (found,) = findings(_asked(), [_held(ANS, "Ans")])
    assert found.severity is Severity.WARNS
    assert "Ans" in found.reason
    assert findings(_asked(range_code="hoog"), [_held(ANS, "Ans")]) == ()


def test_voorwaarden_van_een_lidmaatschap() -> None:
    assert wrong_terms("staff", "", 7) == {}
    assert wrong_terms("staff", "", None) == {}
    assert list(wrong_terms("staff", "", 7.5)) == ["days_per_week"]
    assert list(wrong_terms("partner", "", 2)) == ["organisation"]


@pytest.mark.parametrize(
    ("name", "email", "wrong"),
    [
        ("Bo", "bo@school.nl", []),
        (" ", "bo@school.nl", ["name"]),
        ("Bo", "bo", ["email"]),
        ("Bo", "bo@school", ["email"]),
        ("Bo", "b o@school.nl", ["email"]),
        ("Bo", "b" * 250 + "@school.nl", ["email"]),
    ],
)
def test_naam_en_adres_van_wie_nieuw_is(name: str, email: str, wrong: list[str]) -> None:
    assert list(wrong_person(name, email)) == wrong


def _admin(who: UUID, last: date | None = None, start: date = EVER.starts_on, signs_in: bool = True) -> Holder:
    held = _held(who, "A", None, Period(starts_on=start, ends_on=last), "beheerder")
    return replace(held, signs_in=signs_in)


@pytest.mark.parametrize(
    ("administrators", "day"),
    [
        ([], TODAY),
        ([_admin(ANS)], None),
        ([_admin(ANS, signs_in=False)], TODAY),
        ([_admin(ANS, date(2026, 11, 25))], TODAY),
        ([_admin(ANS, TODAY)], date(2026, 11, 27)),
        ([_admin(ANS, TODAY), _admin(BEA, start=date(2026, 11, 27))], None),
        ([_admin(ANS, TODAY), _admin(BEA, start=date(2026, 11, 28))], date(2026, 11, 27)),
        ([_admin(ANS, date(2026, 12, 1)), _admin(BEA, date(2026, 12, 9))], date(2026, 12, 10)),
    ],
    ids=["niemand", "een", "nooit ingelogd", "gisteren weg", "vandaag de laatste dag", "opvolger sluit aan",
         "een dag ertussen", "de langste telt"],
)  # fmt: skip
def test_eerste_dag_zonder_beheerder(administrators: list[Holder], day: date | None) -> None:
    assert first_day_without(administrators, TODAY) == day


def test_de_laatste_beheerder_kan_niet_weg() -> None:
    ans, bea = _admin(ANS), _admin(BEA)
    yesterday = date(2026, 11, 25)
    assert leaves_no_administrator([ans], shortened([ans], [ans.id], yesterday), TODAY) == TODAY
    both = [ans, bea]
    assert leaves_no_administrator(both, shortened(both, [ans.id], yesterday), TODAY) is None


def test_een_einde_dat_al_vaststond_houdt_een_ander_niet_tegen() -> None:
    end = date(2027, 7, 31)
    before = [_admin(ANS, end), _admin(BEA, end)]
    assert leaves_no_administrator(before, shortened(before, [before[0].id], TODAY), TODAY) is None
