"""What would have been different: exactly the expected ones, naming nobody, with flat work."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select

from core.access.school import fresh_registry, profile, registry
from core.contract.requirements import AgeBetween
from core.contract.source import Source
from core.db.engine import session
from core.features.cases.facts import load
from core.features.cases.models import CaseEvent, Decision
from core.features.duties.models import Duty
from core.features.revisions import publishing, trial_work, trials
from core.features.revisions.models import TrialDifference
from core.features.revisions.rules import TrialState
from core.schools.versions import profile_of
from tests.clock import FixedClock
from tests.databases import StatementCount
from tests.factories_cases import build_case, open_case
from tests.features.receipts.stage import keep
from tests.features.revisions.conftest import LENGTH, SIGNAL, Board
from tests.page_checker import check_page

START = date(2026, 9, 1)
DAYS = (0, 9, 10, 11, 14, 15, 20)


def _terms(board: Board) -> dict[UUID, int]:
    """Terms that were met after so many days, by their id."""
    with board.world.as_system("loket"):
        rows = [
            Duty(
                kind="deadline",
                rule="zorgmelding_op_agenda",
                label="Zet Kind op de agenda",
                owner_role="zorgcoordinator",
                started_on=START,
                due_on=START + timedelta(days=14),
                met_on=START + timedelta(days=days),
                closed_on=START + timedelta(days=days),
            )
            for days in DAYS
        ]
        session().add_all(rows)
        session().flush()
        return {row.id: days for row, days in zip(rows, DAYS, strict=True)}


def _found(board: Board, kind: str = "") -> list[TrialDifference]:
    with board.acting():
        rows = session().scalars(select(TrialDifference).order_by(TrialDifference.id)).all()
        return [row for row in rows if not kind or row.kind == kind]


@pytest.mark.parametrize(
    ("length", "late"),
    [
        pytest.param(10, {11, 14}, id="tien dagen"),
        pytest.param(9, {10, 11, 14}, id="negen dagen"),
        pytest.param(13, {14}, id="dertien dagen"),
        pytest.param(14, set(), id="hetzelfde"),
    ],
)
def test_another_length_gives_exactly_the_terms_that_would_be_late(board: Board, length: int, late: set[int]) -> None:
    days = _terms(board)
    board.try_out(board.draft({LENGTH: length, SIGNAL: "3"} if length == 14 else {LENGTH: length}))
    assert {days[row.about] for row in _found(board, "term")} == late
    for row in _found(board, "term"):
        assert (row.before, row.after) == ("op tijd", _late(days[row.about] - length))


def _late(days: int) -> str:
    return "1 dag te laat" if days == 1 else f"{days} dagen te laat"


def test_how_many_were_late_before_and_after(board: Board) -> None:
    _terms(board)
    trial_id = board.try_out(board.draft({LENGTH: 10}))
    with board.acting():
        (rule,) = trials.rules_of(trials.trial_of("loket", trial_id))
    assert (rule.rule, rule.total, rule.before, rule.after) == ("zorgmelding_op_agenda", 7, 2, 4)


def test_another_threshold_gives_exactly_the_cases_with_another_signal(board: Board) -> None:
    """Counts of 1 a day in two cases and two school years; at 3 the signal, at 2 a day sooner."""
    world = board.world
    cases = [open_case(world, world.loket, world.loket.pupils[place], f"t{place}") for place in (0, 16)]
    days = {cases[0]: (1, 2, 3, 4), cases[1]: (1,)}
    with world.as_system("loket"):
        for case_id, counted in days.items():
            session().add_all(_count(case_id, date(2026, 10, day)) for day in counted)
        session().add(_count(cases[1], date(2026, 7, 1)))  # the school year before: it does not count along
    board.try_out(board.draft({SIGNAL: "2"}))
    (row,) = _found(board, "signal")
    assert (row.rule, row.on) == ("oa_3", date(2026, 10, 2))
    assert (row.before, row.after) == ("signaal op 3 oktober 2026", "signaal op 2 oktober 2026")
    board.try_out(board.draft({SIGNAL: "5"}, who="bas"), "bas")
    assert {(one.before, one.after) for one in _found(board, "signal")[1:]} == {
        ("signaal op 3 oktober 2026", "geen signaal")
    }


def _count(case_id: UUID, on: date) -> CaseEvent:
    return CaseEvent(case_id=case_id, kind="counter", about="oa", on=on, amount=Decimal(1), recorded_at=_moment())


def _moment() -> Any:
    from core.db.clock import now

    return now()


def test_a_name_changes_nothing_that_was_decided(board: Board) -> None:
    _terms(board)
    build_case(board.world, board.world.loket, board.world.loket.pupils[0], "naam")
    trial_id = board.try_out(board.draft({"rollen.coach.naam": "Begeleider"}))
    assert _found(board) == []
    with board.acting():
        assert trials.trial_of("loket", trial_id).told == {"rules": [], "decisions": 1}


def _older() -> AgeBetween:
    """A condition that nobody meets."""
    return AgeBetween(source=Source(document="OP", section="9.9"), least=30)


def _other_rules(board: Board, monkeypatch: pytest.MonkeyPatch) -> str:
    """A draft under which the first decision asks one thing more; own values cannot do that, a later schema might."""
    real = trial_work.sides

    def sides(trial: Any) -> Any:
        found = real(trial)
        assert found is not None
        right = found[1].decision_rights[0]
        harder = replace(right, guards=(*right.guards, _older()))
        return found[0], replace(found[1], decision_rights=(harder, *found[1].decision_rights[1:]))

    monkeypatch.setattr(trial_work, "sides", sides)
    with board.world.as_system("loket"):
        return profile().decision_rights[0].code


def test_a_decision_that_would_have_been_judged_otherwise(board: Board, monkeypatch: pytest.MonkeyPatch) -> None:
    kind = _other_rules(board, monkeypatch)
    world = board.world
    cases = [build_case(world, world.loket, world.loket.pupils[place], f"b{place}") for place in (0, 16)]
    with world.acting("loket", "zorgcoordinator"):
        other = next(right.code for right in profile().decision_rights[1:] if not right.routes)
        keep(load(cases[0].id), profile(), other)
    board.try_out(board.draft({LENGTH: 10}))
    found = _found(board, "decision")
    assert {row.about for row in found} == {case.decision_id for case in cases}
    assert {row.rule for row in found} == {kind}
    assert all("§ 9.9" in row.after and row.weighs for row in found)
    assert {row.before for row in found} == {"wordt niet gevraagd"}


def test_nothing_that_is_found_names_anybody(board: Board, monkeypatch: pytest.MonkeyPatch) -> None:
    _other_rules(board, monkeypatch)
    pupil = board.world.loket.pupils[0]
    case = build_case(board.world, board.world.loket, pupil, "geheim")
    trial_id = board.try_out(board.draft({LENGTH: 10}))
    client = board.sign_in(board.world.app.test_client())
    page = client.get(f"{board.path}/proeven/{trial_id}")
    assert page.status_code == 200
    check_page(page.text)
    assert "§ 9.9" in page.text
    with board.world.as_system("loket"):
        name = load(case.id).pupil.first_name
    assert name not in page.text
    assert "geheim" not in page.text
    assert all(name not in row.before + row.after for row in _found(board))


def test_the_school_sees_whom_it_is_about_where_the_wall_lets_it(
    board: Board, monkeypatch: pytest.MonkeyPatch, client: FlaskClient
) -> None:
    _other_rules(board, monkeypatch)
    pupil = board.world.loket.pupils[0]
    case = build_case(board.world, board.world.loket, pupil, "geheim")
    trial_id = board.try_out(board.draft({LENGTH: 10}))
    board.world.sign_in(client, board.world.loket.person("zorgcoordinator"))
    page = client.get(f"/loket/instellingen/proeven/{trial_id}")
    assert page.status_code == 200
    check_page(page.text)
    with board.world.as_system("loket"):
        assert load(case.id).pupil.first_name in page.text


def test_a_failed_draft_fails_its_trial(board: Board) -> None:
    draft_id = board.draft({LENGTH: 10})
    with board.acting():
        trial_id = trials.ask(board.row(draft_id)).id
    with board.acting():
        board.row(draft_id).changes = {LENGTH: 99}
    board.work()
    with board.acting():
        assert trials.trial_of("loket", trial_id).state == TrialState.FAILED


def test_a_job_that_begins_again_finds_each_thing_once(board: Board) -> None:
    _terms(board)
    trial_id = board.try_out(board.draft({LENGTH: 10}))
    before = len(_found(board))
    with board.acting():
        trials.trial_of("loket", trial_id).state = TrialState.RUNNING
    with board.world.as_system("loket"):
        trial_work.work({"trial": str(trial_id)})
    assert len(_found(board)) == before


def test_the_work_grows_by_pages_and_not_by_rows(board: Board) -> None:
    """Twice as many terms and decisions within a page ask as many statements."""

    def statements() -> int:
        draft_id = board.draft({LENGTH: 10})
        with board.acting():
            trial_id = trials.ask(board.row(draft_id)).id
        with board.world.as_system("loket"):
            fresh_registry()
            with StatementCount(board.world.app) as count:
                trial_work.work({"trial": str(trial_id)})
            return count.number

    _terms(board)
    first = statements()
    _terms(board)
    assert statements() <= first + 2


@contextmanager
def decided(board: Board, case_id: UUID, kind: str) -> Iterator[UUID]:
    with board.world.acting("loket", "zorgcoordinator"):
        fresh_registry()
        yield keep(load(case_id), profile(), kind)


def test_each_receipt_tells_the_rule_of_its_day(board: Board, clock: FixedClock) -> None:
    """Published, decided, put back, decided again: each decision points to the rules of its own day."""
    case_id = open_case(board.world, board.world.loket, board.world.loket.pupils[0], "bon")
    with board.world.as_system("loket"):
        kind = profile().decision_rights[0].code
    board.publish({LENGTH: 10})
    with decided(board, case_id, kind) as first:
        pass
    clock.advance(days=1)
    with board.acting("wil"):
        draft_id = publishing.restore("loket", 0).id
    board.lay_ready(draft_id)
    with board.acting("bas"):
        publishing.publish(board.row(draft_id))
    board.notice()
    with decided(board, case_id, kind) as second:
        pass
    with board.world.as_system("loket"):
        digests = dict(session().execute(select(Decision.id, Decision.profile_digest)).all())
        lengths = [profile_of(digests[one]).deadline("zorgmelding_op_agenda").length for one in (first, second)]
        assert session().scalar(select(func.count()).select_from(Decision)) == 2
    assert lengths == [10, 14]


def test_a_term_that_runs_keeps_its_own_day(board: Board) -> None:
    """What began under 14 days ends after 14 days, also when 10 is published the next minute."""
    case_id = open_case(board.world, board.world.loket, board.world.loket.pupils[0], "loopt")
    board.publish({LENGTH: 10})
    other = open_case(board.world, board.world.loket, board.world.loket.pupils[16], "nieuw")
    with board.world.as_system("loket"):
        wanted = select(Duty).where(Duty.kind == "deadline", Duty.rule == "zorgmelding_op_agenda")
        due = {duty.case_id: (duty.due_on - duty.started_on).days for duty in session().scalars(wanted) if duty.due_on}
        assert registry().profile("loket").deadline("zorgmelding_op_agenda").length == 10
    assert due == {case_id: 14, other: 10}
