"""From proposal to version and back: who may do what, when, and what stands in both ledgers."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from core.access.alliance_ledger import AllianceLedgerEntry
from core.access.ledger import LedgerEntry
from core.access.school import fresh_registry, profile
from core.db.engine import session
from core.features.mail.models import Notice
from core.features.revisions import answers, drafts, proposals, publishing, trials, value_schema
from core.features.revisions.models import RevisionDraft
from core.features.revisions.rules import DraftState
from core.schools.profile import OWN_VALUE
from core.web.problems import Conflict, Invalid, NotFound, Problem
from tests.clock import FixedClock
from tests.factories_cases import open_case
from tests.features.revisions.conftest import LENGTH, SIGNAL, Board
from tests.world import World

TODAY, TOMORROW = date(2026, 11, 26), date(2026, 11, 27)


def length_now(board: Board) -> int:
    """The length of the term as a request finds it."""
    with board.world.as_system("loket"):
        fresh_registry()
        return profile().deadline("zorgmelding_op_agenda").length


def test_a_published_change_holds_at_once_for_everybody(board: Board) -> None:
    assert length_now(board) == 14
    revision = board.publish({LENGTH: 10})
    assert (revision.number, revision.author_name) == (1, "Wil van het verband")
    assert revision.publisher_name == "Bas van het verband"
    assert length_now(board) == 10
    with board.world.as_system("loket"):
        fresh_registry()
        assert profile().origin["deadlines/zorgmelding_op_agenda"] == OWN_VALUE
        assert profile().digest == revision.digest


@pytest.mark.parametrize(
    ("days", "length"),
    [pytest.param(-1, 14, id="de dag ervoor"), pytest.param(0, 10, id="op de dag"), pytest.param(1, 10, id="erna")],
)
def test_a_change_holds_from_its_day(board: Board, clock: FixedClock, days: int, length: int) -> None:
    board.publish({LENGTH: 10}, date(2026, 12, 4))
    clock.advance(days=8 + days)
    assert length_now(board) == length


def test_nobody_publishes_their_own_change(board: Board) -> None:
    draft_id = board.draft({LENGTH: 10})
    board.lay_ready(draft_id)
    with pytest.raises(Problem, match="Je kunt je eigen wijziging niet publiceren"), board.acting("wil"):
        publishing.publish(board.row(draft_id))
    assert length_now(board) == 14


def test_who_proposed_it_at_the_school_does_not_publish_it_either(board: Board) -> None:
    """The same person may work at a school and at the alliance; what they proposed another publishes."""
    proposed = _propose(board.world, "loket", 10, person_id=board.people["bas"])
    with board.acting("wil") as scope:
        row = board.row(proposed.id)
        answers.accept(row)
        drafts.set_terms(row, scope.today, "Goed idee.")
    board.lay_ready(proposed.id)
    with pytest.raises(Problem, match="eigen wijziging"), board.acting("bas"):
        publishing.publish(board.row(proposed.id))


def test_who_proposed_it_does_not_take_it_up(board: Board) -> None:
    proposed = _propose(board.world, "loket", 10, person_id=board.people["wil"])
    with pytest.raises(Problem, match="zelf voorgesteld"), board.acting("wil"):
        answers.accept(board.row(proposed.id))


@pytest.mark.parametrize(
    ("changes", "day", "reason", "says"),
    [
        pytest.param({}, TODAY, "Omdat.", "Er verandert nog niets.", id="niets"),
        pytest.param({LENGTH: 10}, TODAY, " ", "Schrijf op waarom", id="geen reden"),
        pytest.param({LENGTH: 10}, None, "Omdat.", "Kies de dag", id="geen dag"),
        pytest.param({LENGTH: 10}, date(2026, 11, 25), "Omdat.", "is voorbij", id="gisteren"),
        pytest.param({LENGTH: 15}, TODAY, "Omdat.", "1 tot en met 14", id="te lang"),
        pytest.param({LENGTH: 10}, TODAY, "Omdat.", "Probeer deze wijziging eerst", id="niet geprobeerd"),
    ],
)
def test_what_must_be_there_before_a_second_person(
    board: Board, changes: dict[str, Any], day: date | None, reason: str, says: str
) -> None:
    with board.acting() as scope:
        row = drafts.new_draft("loket", changes, effective_on=day or scope.today, reason=reason)
        row.effective_on = day
        draft_id = row.id
    with pytest.raises(Problem, match=says), board.acting():
        publishing.lay_ready(board.row(draft_id))


def test_a_day_that_passed_while_it_lay_ready(board: Board, clock: FixedClock) -> None:
    draft_id = board.draft({LENGTH: 10}, TODAY)
    board.lay_ready(draft_id)
    clock.advance(days=1)
    with pytest.raises(Problem, match="is voorbij"), board.acting("bas"):
        publishing.publish(board.row(draft_id))


def test_a_change_after_the_trial_is_tried_again(board: Board) -> None:
    draft_id = board.draft({LENGTH: 10})
    board.try_out(draft_id)
    with board.acting():
        row = board.row(draft_id)
        assert trials.is_tried(row)
        drafts.set_state(row, {LENGTH: 9}, value_schema.name_of)
        assert not trials.is_tried(row)


def test_a_wrong_value_is_refused_with_field_bound_and_paragraph(board: Board) -> None:
    draft_id = board.draft({})
    with pytest.raises(Invalid) as caught, board.acting():
        drafts.set_state(board.row(draft_id), {LENGTH: 15}, value_schema.name_of)
    (said,) = caught.value.errors["lengte"]
    assert "1 tot en met 14" in said
    assert "§ 3.2" in said


def test_only_the_writer_changes_a_draft(board: Board) -> None:
    draft_id = board.draft({LENGTH: 10})
    with pytest.raises(Problem, match="Wil van het verband schrijft dit concept"), board.acting("bas"):
        drafts.set_terms(board.row(draft_id), TODAY, "Nee, toch niet.")


def test_two_drafts_on_one_base(board: Board) -> None:
    """The second one that is published is stale: it is refused, both are shown, and it goes on from the new version."""
    first, second = board.draft({LENGTH: 10}), board.draft({LENGTH: 9, SIGNAL: "2"}, who="bas")
    board.lay_ready(first)
    with board.acting("bas"):
        publishing.publish(board.row(first))
    board.try_out(second, "bas")
    with pytest.raises(Problem, match="versie 1 gepubliceerd"), board.acting("bas"):
        publishing.lay_ready(board.row(second))
    with board.acting("bas"):
        row = board.row(second)
        assert drafts.published_since(row) == {LENGTH: 10}
        publishing.rebase(row)
        assert (row.base, row.changes) == (1, {LENGTH: 9, SIGNAL: "2"})
    board.lay_ready(second, "bas")
    with board.acting("wil"):
        assert publishing.publish(board.row(second)).number == 2
    assert length_now(board) == 9


def test_what_lay_ready_is_stale_too(board: Board) -> None:
    first, second = board.draft({LENGTH: 10}), board.draft({LENGTH: 9}, who="bas")
    board.lay_ready(first)
    board.lay_ready(second, "bas")
    with board.acting("bas"):
        publishing.publish(board.row(first))
    with pytest.raises(Problem, match="versie 1 gepubliceerd"), board.acting("wil"):
        publishing.publish(board.row(second))


def test_a_version_comes_back_as_a_new_one(board: Board) -> None:
    board.publish({LENGTH: 10})
    board.publish({LENGTH: 8, SIGNAL: "2"})
    with board.acting("wil"):
        row = publishing.restore("loket", 1)
        assert (row.changes, row.restores) == ({LENGTH: 10, SIGNAL: None}, 1)
        draft_id = row.id
    board.lay_ready(draft_id)
    with board.acting("bas"):
        assert publishing.publish(board.row(draft_id)).restores == 1
        assert [one.number for one in publishing.versions("loket")] == [3, 2, 1]
    assert length_now(board) == 10
    with board.acting("wil"), pytest.raises(Problem, match="Zo staat het nu al"):
        publishing.restore("loket", 1)


def test_before_the_first_version(board: Board) -> None:
    board.publish({LENGTH: 10})
    with board.acting():
        assert publishing.restore("loket", 0).changes == {LENGTH: None}


def test_what_is_planned_can_still_not_go_on(board: Board, clock: FixedClock) -> None:
    board.publish({LENGTH: 10}, date(2026, 12, 4))
    with board.acting("wil"):
        row = publishing.undo("loket", 1)
        assert (row.effective_on, row.changes) == (date(2026, 12, 4), {LENGTH: None})
        draft_id = row.id
    board.lay_ready(draft_id)
    with board.acting("bas"):
        publishing.publish(board.row(draft_id))
    clock.advance(days=8)
    assert length_now(board) == 14


def test_a_change_must_hold_on_every_planned_day(board: Board) -> None:
    """Today it is in order; with what is planned for next week it is not."""
    board.publish({"partners.jong_jgz.uit": True}, date(2026, 12, 4))
    with board.acting() as scope:
        fine = drafts.judged("loket", {"partners.nieuw.nieuw": True, "partners.nieuw.naam": "Nieuw"}, scope.today)
        assert not fine.refusals
        wrong = drafts.judged("loket", {"partners.jong_jgz.nieuw": True}, scope.today)
        assert wrong.refusals


def test_a_step_on_which_a_case_stands_stays(board: Board, monkeypatch: pytest.MonkeyPatch) -> None:
    """Own values cannot take a step away; should a rule ever do so, the case on it keeps it from being published."""
    draft_id = board.draft({LENGTH: 10})
    board.lay_ready(draft_id)
    with board.world.as_system("loket"):
        steps = publishing._steps(profile())
    open_case(board.world, board.world.loket, board.world.loket.pupils[0], "stap")
    monkeypatch.setattr(publishing, "lost_steps", lambda before, after: steps)
    with pytest.raises(Problem, match="staat nog 1 open dossier"), board.acting("bas"):
        publishing.publish(board.row(draft_id))


def _propose(world: World, school_id: str, length: int, **other: Any) -> RevisionDraft:
    with world.acting(school_id, "zorgcoordinator", **other):
        fresh_registry()
        return proposals.propose({LENGTH: length}, "Ouders vinden twee weken lang.", value_schema.name_of)


def test_a_proposal_of_the_school_becomes_a_version(board: Board) -> None:
    proposed = _propose(board.world, "loket", 10)
    with board.acting() as scope:
        row = board.row(proposed.id)
        assert (row.state, row.author_id) == (DraftState.PROPOSED, None)
        answers.accept(row)
        drafts.set_terms(row, scope.today, row.reason)
    board.lay_ready(proposed.id)
    with board.acting("bas"):
        revision = publishing.publish(board.row(proposed.id))
    name = board.world.loket.membership("zorgcoordinator").name
    assert revision.proposer_name == name
    with board.world.as_system("loket"):
        told = [one.text for one in session().scalars(select(Notice).order_by(Notice.at))]
    assert told == ["Je voorstel is in behandeling bij Wil van het verband.",
                    "Je voorstel is gepubliceerd. Het geldt vanaf 26 november 2026."]  # fmt: skip


def test_a_refusal_says_why(board: Board) -> None:
    proposed = _propose(board.world, "loket", 10)
    with pytest.raises(Problem, match="Schrijf op waarom"), board.acting():
        answers.refuse(board.row(proposed.id), "  ")
    with board.acting():
        answers.refuse(board.row(proposed.id), "Dit schooljaar niet meer.")
    with board.world.acting("loket", "zorgcoordinator"):
        row = proposals.proposal_of(proposed.id)
        assert (row.state, row.answer) == (DraftState.REFUSED, "Dit schooljaar niet meer.")
        with pytest.raises(Conflict):
            proposals.withdraw(row)


def test_a_proposal_is_taken_back_by_who_made_it(board: Board) -> None:
    proposed = _propose(board.world, "loket", 10)
    with pytest.raises(Problem, match="kan het intrekken"), board.world.acting("loket", "directeur"):
        proposals.withdraw(proposals.proposal_of(proposed.id))
    with board.world.acting("loket", "zorgcoordinator"):
        proposals.withdraw(proposals.proposal_of(proposed.id))
    with pytest.raises(Conflict), board.acting():
        answers.accept(board.row(proposed.id))


def test_a_proposal_that_may_not_be_is_refused_at_once(board: Board) -> None:
    with pytest.raises(Invalid) as caught:
        _propose(board.world, "loket", 15)
    assert "1 tot en met 14" in caught.value.errors["lengte"][0]


def test_another_alliance_finds_nothing(board: Board, loep_board: Board) -> None:
    draft_id = board.draft({LENGTH: 10})
    with loep_board.acting(), pytest.raises(NotFound):
        drafts.school_here("loket")
    with loep_board.acting(), pytest.raises(NotFound):
        drafts.draft_of("loket", draft_id)
    with board.world.as_system("loep"):
        assert session().scalars(select(RevisionDraft)).all() == []


def test_both_ledgers_tell_who_did_what(board: Board) -> None:
    board.publish({LENGTH: 10})
    with board.acting():
        actions = [(one.action, one.person_name) for one in session().scalars(select(AllianceLedgerEntry))]
    assert ("revision.published", "Bas van het verband") in actions
    assert ("revision.draft", "Wil van het verband") in actions
    with board.world.as_system("loket"):
        rows = session().scalars(select(LedgerEntry).where(LedgerEntry.object_type == "revision_draft")).all()
        there = [(one.action, one.person_name, (one.organisation or "")[:20]) for one in rows]
    assert ("revision.published", "Bas van het verband", "Samenwerkingsverband") in there
    assert all("10" not in str(one.detail) for one in rows)
