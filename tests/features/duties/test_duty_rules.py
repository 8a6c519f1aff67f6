"""When a duty is due and late: the day itself, the day before and the day after (conventions D-1 to D-6)."""

from datetime import date

import pytest

from core.contract.deadlines import Deadline, Moment, Unit
from core.contract.source import Source
from core.features.duties.rules import Group, decision_asked, group_of, is_ticked_off_by_hand, was_late, week_ends

pytestmark = pytest.mark.pure

THURSDAY = date(2026, 11, 26)


def _term(length: int, unit: Unit) -> Deadline:
    return Deadline(
        code="term",
        label="Doe het",
        source=Source(document="SOP", section="1"),
        starts=Moment(kind="concern"),
        ends=Moment(kind="agenda"),
        length=length,
        unit=unit,
        owner="kc",
    )


@pytest.mark.parametrize(
    ("length", "unit", "started", "due"),
    [
        (14, Unit.DAYS, date(2026, 11, 26), date(2026, 12, 10)),
        (14, Unit.DAYS, date(2026, 12, 24), date(2027, 1, 7)),
        (0, Unit.DAYS, THURSDAY, THURSDAY),
        (6, Unit.WEEKS, date(2026, 3, 16), date(2026, 4, 27)),
        (1, Unit.MONTHS, date(2027, 1, 31), date(2027, 2, 28)),
        (1, Unit.MONTHS, date(2028, 1, 31), date(2028, 2, 29)),
        (1, Unit.YEARS, date(2028, 2, 29), date(2029, 3, 1)),
        (1, Unit.SCHOOL_YEAR_END, date(2026, 7, 31), date(2026, 7, 31)),
        (1, Unit.SCHOOL_YEAR_END, date(2026, 8, 1), date(2027, 7, 31)),
    ],
    ids=["D-3", "D-3 jaarwisseling", "dezelfde dag", "D-3 zomertijd", "D-2", "D-2 schrikkeljaar", "D-1", "D-5 laatste",
         "D-5 eerste"],
)  # fmt: skip
def test_de_laatste_dag(length: int, unit: Unit, started: date, due: date) -> None:
    assert _term(length, unit).due_on(started) == due


@pytest.mark.parametrize(
    ("due", "group"),
    [
        (date(2026, 11, 25), Group.LATE),
        (date(2026, 11, 26), Group.TODAY),
        (date(2026, 11, 27), Group.THIS_WEEK),
        (date(2026, 11, 29), Group.THIS_WEEK),
        (date(2026, 11, 30), Group.LATER),
        (None, Group.UNDATED),
    ],
    ids=["gisteren", "vandaag", "morgen", "zondag", "maandag", "zonder datum"],
)
def test_in_welke_groep(due: date | None, group: Group) -> None:
    assert group_of(due, THURSDAY) is group


def test_op_zondag_hoort_morgen_nog_bij_deze_week() -> None:
    sunday = date(2026, 11, 29)
    assert week_ends(sunday) == date(2026, 11, 30)
    assert group_of(date(2026, 11, 30), sunday) is Group.THIS_WEEK
    assert group_of(date(2026, 12, 1), sunday) is Group.LATER


@pytest.mark.parametrize(
    ("due", "met", "late"),
    [
        (date(2026, 11, 20), None, 6),
        (date(2026, 11, 26), None, 0),
        (date(2026, 11, 25), None, 1),
        (date(2026, 11, 20), date(2026, 11, 20), 0),
        (date(2026, 11, 20), date(2026, 11, 21), 1),
        (None, None, 0),
    ],
    ids=["open", "vandaag", "sinds gisteren", "op de dag", "dag erna", "zonder datum"],
)
def test_hoeveel_dagen_te_laat(due: date | None, met: date | None, late: int) -> None:
    assert was_late(due, met, THURSDAY) == late


@pytest.mark.parametrize(
    ("kind", "rule", "by_hand"),
    [
        ("task", "task", True),
        ("task", "task:1", True),
        ("task", "approval:1:ib", False),
        ("deadline", "zorgmelding_op_agenda", False),
        ("step", "step:ot", False),
    ],
)
def test_alleen_een_taak_wordt_met_de_hand_afgevinkt(kind: str, rule: str, by_hand: bool) -> None:
    assert is_ticked_off_by_hand(kind, rule) is by_hand


@pytest.mark.parametrize(("rule", "decision"), [("approval:12-ab:bestuur", "12-ab"), ("task", ""), ("opp_vast", "")])
def test_only_an_approval_names_a_decision(rule: str, decision: str) -> None:
    assert decision_asked(rule) == decision
