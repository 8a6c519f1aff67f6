"""Facts of an invented case at Loket, on the clock of the scenarios."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from core.contract.facts import ConsentFact, ConsentStatus, Facts, Happening

WEDNESDAY = date(2026, 11, 25)


def happening(kind: str, about: str = "", *roles: str, on: date = WEDNESDAY, outcome: str = "") -> Happening:
    return Happening(kind=kind, on=on, about=about, roles=frozenset(roles), outcome=outcome)


def consented(status: ConsentStatus = ConsentStatus.GIVEN, *missing: str) -> ConsentFact:
    return ConsentFact(purpose="bespreken_ot", status=status, missing=missing, since=WEDNESDAY)


@pytest.fixture
def ready_for_concern() -> Facts:
    """Everything that a zorgmelding needs is there."""
    return Facts(
        today=WEDNESDAY,
        call_name="Milan",
        route="zorgroute",
        step="overleg_vooraf",
        level="basis",
        level_rank=1,
        happenings=(
            happening("verdict", "basis_niet_genoeg", "coach", outcome="yes"),
            happening("consultation", "", "leerling"),
            happening("consultation", "", "ouders"),
            happening("consultation", "", "leerlingcoordinator"),
        ),
        consents=(consented(),),
    )


@pytest.fixture
def ready_for_arrangement() -> Facts:
    """Everything that an arrangement needs is there."""
    return Facts(
        today=WEDNESDAY,
        call_name="Yara",
        route="zorgroute",
        step="opp",
        level="extra",
        level_rank=2,
        director="iemand uit het OT",
        happenings=(
            happening("meeting", "ot", on=date(2026, 10, 29)),
            happening("document", "opp", on=date(2026, 11, 12), outcome="made"),
            happening("conversation", "opp_gesprek", "leerling", on=date(2026, 11, 19)),
            happening("conversation", "opp_gesprek", "ouders", on=date(2026, 11, 20)),
            happening("hearing", "opp", "leerling", on=date(2026, 11, 19)),
            happening("verdict", "vraag_overstijgt_basis", "zorgcoordinator", outcome="yes"),
        ),
        consents=(consented(),),
    )


@pytest.fixture
def without() -> Callable[[Facts, Callable[[Happening], bool]], Facts]:
    """Facts without the happenings of which something is true."""

    def leave_out(facts: Facts, is_it: Callable[[Happening], bool]) -> Facts:
        return replace(facts, happenings=tuple(h for h in facts.happenings if not is_it(h)))

    return leave_out


@pytest.fixture
def hours_used() -> Callable[[Facts, str], Facts]:
    """Facts with these hours of arrangements used this school year."""

    def use(facts: Facts, amount: str) -> Facts:
        used = Happening(kind="counter", about="arrangementuren", on=WEDNESDAY, amount=Decimal(amount))
        return replace(facts, happenings=(*facts.happenings, used))

    return use
