"""Who agreed, who spoke, who was asked, who was told, who judged."""

from datetime import date

import pytest

from core.contract.facts import ConsentFact, ConsentStatus, Happening
from core.contract.findings import Kind, Severity, State
from core.contract.requirements import (
    ApprovedBy,
    ConsentFor,
    Consulted,
    ConversationWith,
    HumanVerdict,
    Informed,
    ObservationBy,
    Party,
)
from tests.contract.cases import LEERLING, MET, OUDERS, SOURCE, UNKNOWN, UNMET, facts, happening, reason, states

pytestmark = pytest.mark.pure

CONSENT = ConsentFor(source=SOURCE, purpose="overleg", label="het overleg")
TALK = ConversationWith(source=SOURCE, parties=(OUDERS, LEERLING), about="zorggesprek")
ASKED = Consulted(source=SOURCE, parties=(OUDERS, LEERLING))
TOLD = Informed(source=SOURCE, party=OUDERS)
SEEN = ObservationBy(source=SOURCE, party=Party(role="bpo", label="de begeleider"))
DIRECTOR = Party(role="directeur", label="de directeur")
BOARD = Party(role="bestuur", label="het bestuur")
APPROVED = ApprovedBy(source=SOURCE, parties=(DIRECTOR, BOARD), about="arrangement")
VERDICT = HumanVerdict(source=SOURCE, code="zindelijk", question="Is {leerling} zindelijk?", by=("kc",))


@pytest.mark.parametrize(
    ("status", "state"),
    [
        (ConsentStatus.NOT_ASKED, UNMET),
        (ConsentStatus.WAITING, UNMET),
        (ConsentStatus.GIVEN, MET),
        (ConsentStatus.REFUSED, UNMET),
        (ConsentStatus.CONFLICT, UNMET),
        (ConsentStatus.WITHDRAWN, UNMET),
    ],
)
def test_only_given_consent_counts(status: ConsentStatus, state: State) -> None:
    fact = ConsentFact(purpose="overleg", status=status, missing=("de vader",), refused_by=("de moeder",))
    (finding,) = CONSENT.judge(facts(consents=(fact,)))
    assert finding.state is state
    assert finding.reason
    assert finding.act == ("" if state is MET else "consent")


def test_consent_for_another_purpose_does_not_count() -> None:
    given = ConsentFact(purpose="iets anders", status=ConsentStatus.GIVEN)
    assert states(CONSENT, facts(consents=(given,))) == [UNMET]


def test_the_reason_of_consent_names_who_and_when() -> None:
    waiting = ConsentFact(purpose="overleg", status=ConsentStatus.WAITING, missing=("Vader", "Moeder"))
    assert reason(CONSENT, facts(consents=(waiting,))) == "Wacht op Vader en Moeder."
    given = ConsentFact(purpose="overleg", status=ConsentStatus.GIVEN, since=date(2026, 11, 2))
    assert reason(CONSENT, facts(consents=(given,))) == "Gegeven op 2 november 2026."
    told = ConsentFact(purpose="overleg", status=ConsentStatus.REFUSED, explanation="Eigen zin.")
    assert reason(CONSENT, facts(consents=(told,))) == "Eigen zin."


def test_a_conversation_needs_every_party_at_once() -> None:
    both = happening("conversation", "zorggesprek", roles=frozenset({"ouders", "leerling", "coach"}))
    one = happening("conversation", "zorggesprek", roles=frozenset({"ouders"}))
    other = happening("conversation", "rapport", roles=frozenset({"ouders", "leerling"}))
    assert states(TALK, facts(both)) == [MET]
    assert states(TALK, facts(one)) == [UNMET]
    assert states(TALK, facts(other)) == [UNMET]
    assert states(TALK, facts()) == [UNMET]


def test_the_conversation_tells_who_was_missing() -> None:
    one = happening("conversation", "zorggesprek", on=date(2026, 11, 3), roles=frozenset({"ouders"}))
    assert reason(TALK, facts(one)) == "Bij het gesprek van 3 november 2026 ontbraken: {leerling}."


def test_a_talk_of_tomorrow_has_not_been() -> None:
    tomorrow = happening("conversation", "zorggesprek", on=date(2026, 11, 27), roles=frozenset({"ouders", "leerling"}))
    assert states(TALK, facts(tomorrow)) == [UNMET]


def test_each_party_may_be_consulted_apart_and_is_a_finding_apart() -> None:
    parents = happening("consultation", roles=frozenset({"ouders"}))
    pupil = happening("conversation", roles=frozenset({"leerling"}))
    assert states(ASKED, facts(parents)) == [MET, UNMET]
    assert states(ASKED, facts(parents, pupil)) == [MET, MET]
    assert ASKED.judge(facts(parents))[1].reason == "Overleg eerst met Milan."


def test_without_a_record_of_telling_it_is_unknown() -> None:
    assert states(TOLD, facts()) == [UNKNOWN]
    assert states(TOLD, facts(happening("information", roles=frozenset({"leerling"})))) == [UNKNOWN]
    assert states(TOLD, facts(happening("information", roles=frozenset({"ouders"})))) == [MET]
    assert TOLD.judge(facts())[0].condition == "De ouders is op de hoogte."


def test_an_observation_counts_for_its_role() -> None:
    assert states(SEEN, facts()) == [UNMET]
    assert states(SEEN, facts(happening("observation", roles=frozenset({"coach"})))) == [UNMET]
    assert states(SEEN, facts(happening("observation", roles=frozenset({"bpo"})))) == [MET]


def approval(role: str, by: str, outcome: str = "given") -> Happening:
    return happening("approval", "arrangement", roles=frozenset({role}), by=by, outcome=outcome)


def test_approvals_come_from_different_people() -> None:
    first, second = approval("directeur", "p1"), approval("bestuur", "p2")
    assert states(APPROVED, facts(first, second)) == [MET]
    assert states(APPROVED, facts(second, first)) == [MET]
    assert states(APPROVED, facts(first)) == [UNMET]
    assert reason(APPROVED, facts(first)) == "Wacht op akkoord van het bestuur."
    same = approval("bestuur", "p1")
    assert reason(APPROVED, facts(first, same)) == "Dit vraagt akkoord van twee verschillende personen."


def test_a_refused_approval_is_no_approval() -> None:
    assert states(APPROVED, facts(approval("directeur", "p1"), approval("bestuur", "p2", "refused"))) == [UNMET]


@pytest.mark.parametrize(("outcome", "state"), [("yes", MET), ("no", UNMET)])
def test_a_verdict_is_what_a_person_said(outcome: str, state: State) -> None:
    known = facts(happening("verdict", "zindelijk", outcome=outcome, reason="gezien in de klas"))
    assert states(VERDICT, known) == [state]
    assert "gezien in de klas" in reason(VERDICT, known)


def test_the_newest_verdict_counts() -> None:
    old = happening("verdict", "zindelijk", on=date(2026, 11, 1), outcome="no", reason="nog niet")
    new = happening("verdict", "zindelijk", on=date(2026, 11, 20), outcome="yes", reason="nu wel")
    assert states(VERDICT, facts(new, old)) == [MET]


def test_without_a_verdict_the_machine_asks() -> None:
    (finding,) = VERDICT.judge(facts())
    assert (finding.state, finding.kind, finding.asks) == (UNKNOWN, Kind.ASK, "zindelijk")
    assert finding.condition == "Is Milan zindelijk?"
    assert finding.severity is Severity.BLOCKS
    assert finding.stops
