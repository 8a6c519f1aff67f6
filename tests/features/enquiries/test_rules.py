"""Asking, judging with holes, and what would change it: over every kind of requirement."""

from datetime import date
from decimal import Decimal
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from core.contract import requirements as kinds
from core.contract.facts import Facts
from core.contract.findings import Finding, Severity, State
from core.contract.limits import Limits
from core.contract.requirements import CountPeriod, Party, Requirement
from core.contract.school import About, Sector, Year
from core.contract.source import Source
from core.features.enquiries.asked import _ASKERS
from core.features.enquiries.changing import changes_for, sentence
from core.features.enquiries.counting import states
from core.features.enquiries.facts import facts_of, nobody
from core.features.enquiries.judged import Known, Node, judged, node_of, worst
from core.features.enquiries.rules import NO, YES, Question, counted, merged
from core.features.enquiries.sections import RuleNode
from core.features.enquiries.service import _holds
from core.schools.profile import School, SchoolProfile

pytestmark = pytest.mark.pure

TODAY = date(2026, 11, 26)
AT = Source(document="SOP", section="3.2")
SCHOOL = School(
    id="haven", name="Haven", alliance_id="kade", alliance_name="", board="", sector=Sector.VO, accent="#0b5a80"
)  # fmt: skip
YEARS = tuple(Year(code=f"klas_{n}", label=f"klas {n}", source=AT, rank=n) for n in (1, 2, 3, 4))
ABOUT = About(
    code="haven", label="Haven", source=AT, sector=Sector.VO, board="", years=YEARS, group_word="klas", document="SOP"
)
OUDERS, COACH = Party(role="ouders", label="de ouders"), Party(role="coach", label="de coach")


@cache
def rules() -> SchoolProfile:
    return SchoolProfile(school=SCHOOL, digest="a" * 64, about=(ABOUT,))


AGE = kinds.AgeBetween(source=AT, least=12, below=18)
VISION = kinds.HumanVerdict(source=AT, code="visie", question="Past de visie bij het gezin?", by=("coach",))
MOVED = kinds.FlagSet(source=AT, flag="overstap", label="{leerling} komt van een andere school.")
LEAVES: tuple[Requirement, ...] = (
    AGE,
    VISION,
    MOVED,
    kinds.AdviceIn(source=AT, advices=("kader", "basis")),
    kinds.AdviceIn(source=AT, advices=("vwo",), excluded=True),
    kinds.AdviceInDoubt(source=AT),
    kinds.ApprovedBy(source=AT, parties=(OUDERS, COACH), about="plan"),
    kinds.ConsentFor(source=AT, purpose="delen", label="delen"),
    kinds.Consulted(source=AT, parties=(OUDERS, COACH)),
    kinds.ConversationWith(source=AT, parties=(OUDERS, COACH), about="start"),
    kinds.CounterAtMost(source=AT, counter="uren", label="Uren", limit=Decimal(8), unit="uur"),
    kinds.CounterAtMost(
        source=AT, counter="weken", label="Weken", limit=Decimal(2), unit="weken", period=CountPeriod.TRAJECTORY
    ),
    kinds.DecidedIn(source=AT, decision="hulp", label="hulp", team="ot"),
    kinds.DirectorNamed(source=AT, label="regiehouder"),
    kinds.DocumentIn(source=AT, document="opp", label="OPP", states=("agreed", "made")),
    kinds.Informed(source=AT, party=OUDERS),
    kinds.InNetherlandsFor(source=AT, least=2),
    kinds.InNetherlandsFor(source=AT, below=4),
    kinds.MeetingHeld(source=AT, team="ot", label="OT"),
    kinds.ObservationBy(source=AT, party=COACH),
    kinds.OutcomeIs(source=AT, kind="conversation", about="start", label="Start", outcomes=("goed",), wanted="goed"),
    kinds.PeriodLength(source=AT, starts="begin", ends="einde", label="De proef", least=3, most=6),
    kinds.Recorded(source=AT, kind="hearing", about="", label="De leerling is gehoord.", times=2),
    kinds.ReportPresent(source=AT, kind="psycholoog", label="Het verslag"),
    kinds.WithinWindow(
        source=AT, kind="signup", label="Aanmelden", first=date(2027, 2, 1), last=date(2027, 3, 31), yearly=True
    ),
    kinds.WithinWindow(source=AT, kind="intake", label="Intake", first=date(2026, 9, 1), last=date(2026, 10, 31)),
    kinds.YearBetween(source=AT, label="klas 2 of 3", least=2, most=3),
)
LEVEL = kinds.LevelReached(source=AT, level="extra", rank=2, label="extra ondersteuning")
WHOLES: tuple[Requirement, ...] = (
    *LEAVES,
    kinds.AllOf(source=AT, parts=(AGE, VISION)),
    kinds.AnyOf(source=AT, parts=(AGE, MOVED, VISION)),
    kinds.OnlyIf(source=AT, when=MOVED, then=VISION),
    kinds.OnlyIf(source=AT, when=kinds.AnyOf(source=AT, parts=(AGE, MOVED)), then=LEAVES[8]),
    kinds.Softened(source=AT, part=VISION),
    kinds.AllOf(source=AT, parts=(kinds.OnlyIf(source=AT, when=VISION, then=AGE), kinds.Softened(source=AT, part=AGE))),
)


@cache
def nodes() -> tuple[Node, ...]:
    return tuple(node_of(whole, rules(), nobody(TODAY)) for whole in WHOLES)


@cache
def asked() -> tuple[Question, ...]:
    return merged(question for node in nodes() for question in node.questions)


def core_judge(requirement: Requirement, known: Facts) -> tuple[Finding, ...]:
    return requirement.judge(known)


def known(**answers: str) -> Known:
    told = counted(answers, {one.key: one for one in asked()})
    return Known(facts=facts_of(asked(), told, TODAY), answers=told, judge=core_judge)


def answered() -> some.SearchStrategy[dict[str, str]]:
    return some.fixed_dictionaries({}, optional={one.key: some.sampled_from(one.values) for one in asked()})


def test_elke_soort_eis_heeft_een_vraag_of_is_uit_andere_gemaakt() -> None:
    made_of_others = {kinds.AllOf, kinds.AnyOf, kinds.OnlyIf, kinds.Softened}
    assert set(_ASKERS) | made_of_others == set(kinds.REQUIREMENTS)


def test_geen_vraag_vraagt_naar_een_naam_een_geboortedag_of_een_adres() -> None:
    words = " ".join(one.label.lower() for one in asked())
    assert not [word for word in ("naam", "geboren", "geboorte", "adres", "bsn", "achternaam") if word in words]


@pytest.mark.parametrize("place", range(len(WHOLES)), ids=lambda place: type(WHOLES[place]).__name__)
def test_zonder_antwoorden_is_alles_nog_niet_bekend(place: int) -> None:
    found = judged(nodes()[place], known())
    assert found
    assert {one.finding.state for one in found} == {State.UNKNOWN}
    assert all("Nog niet bekend" in one.finding.reason for one in found)


@settings(max_examples=60, deadline=None)
@given(answered())
def test_met_alle_antwoorden_oordeelt_de_regel_zelf(answers: dict[str, str]) -> None:
    now = known(**answers)
    for node in nodes():
        if node.keys <= now.answers.keys():
            own = node.whole.judge(now.facts)
            assert [one.finding.state for one in judged(node, now)] == [one.state for one in own]


@settings(max_examples=60, deadline=None)
@given(answered())
def test_de_korte_telling_is_die_van_de_bevindingen(answers: dict[str, str]) -> None:
    now = known(**answers)
    for node in nodes():
        assert states(node, now) == tuple(one.finding.state for one in judged(node, now))


@settings(max_examples=40, deadline=None)
@given(answered())
def test_wat_het_zou_veranderen_maakt_het_echt_in_orde(answers: dict[str, str]) -> None:
    now = known(**answers)
    for node in nodes():
        for one in judged(node, now):
            changes = changes_for(one, now, asked())
            if changes:
                after = known(**{**now.answers, **{change.question.key: change.value for change in changes}})
                assert worst(judged(one.node, after)) is State.MET
                assert sentence(changes).startswith("Als ")
            else:
                assert one.finding.state is State.MET or one.node.whole not in WHOLES[:4]


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        pytest.param({"leeftijd": "11"}, "Als het kind 12 jaar is, is dit in orde.", id="een jaar te jong"),
        pytest.param({"leeftijd": "12"}, "", id="precies oud genoeg"),
        pytest.param({"leeftijd": "17"}, "", id="nog net jong genoeg"),
        pytest.param({"leeftijd": "18"}, "Als het kind 17 jaar is, is dit in orde.", id="precies te oud"),
        pytest.param({}, "Als het kind 12 jaar is, is dit in orde.", id="niet bekend"),
    ],
)
def test_de_kleinste_verandering_van_de_leeftijd(answers: dict[str, str], said: str) -> None:
    (one,) = judged(nodes()[0], known(**answers))
    assert sentence(changes_for(one, known(**answers), asked())) == said


def test_een_vraag_aan_mensen_wordt_niet_door_de_invuller_beslist() -> None:
    node = nodes()[1]
    (one,) = judged(node, known())
    assert one.finding.asks == "visie"
    assert "mens" in one.finding.reason
    assert "de school ja antwoordt" in sentence(changes_for(one, known(), asked()))


def test_een_voorwaarde_die_niet_geldt_is_in_orde_met_de_reden() -> None:
    node = next(node for node in nodes() if node.whole == WHOLES[len(LEAVES) + 2])
    moved = next(one for one in node.questions if one.label.lower().startswith("het kind komt"))
    (no,) = judged(node, known(**{moved.key: NO}))
    (yes,) = judged(node, known(**{moved.key: YES}))
    assert no.finding.state is State.MET
    assert "Niet van toepassing" in no.finding.reason
    assert yes.finding.state is State.UNKNOWN


def test_wat_een_school_streeft_blijft_een_waarschuwing() -> None:
    node = next(node for node in nodes() if isinstance(node.whole, kinds.Softened))
    (one,) = judged(node, known())
    assert one.finding.severity is Severity.WARNS


def test_een_plugin_kan_strenger_zijn_en_dan_verandert_een_antwoord_niets() -> None:
    def stricter(requirement: Requirement, facts: Facts) -> tuple[Finding, ...]:
        (found,) = requirement.judge(facts)
        return (Finding(state=State.UNMET, condition=found.condition, reason="Nooit.", source=AT, judged_by="haven"),)

    told = {"leeftijd": "14"}
    now = Known(facts=facts_of(asked(), told, TODAY), answers=told, judge=stricter)
    (one,) = judged(nodes()[0], now)
    assert (one.finding.state, one.finding.reason) == (State.UNMET, "Nooit.")
    assert changes_for(one, now, asked()) == ()


@pytest.mark.parametrize(
    ("age", "holds"),
    [("3", False), ("4", True), ("7", True), ("8", False), ("", True)],
    ids=["net te jong", "eerste jaar", "laatste jaar", "net te oud", "niet bekend"],
)
def test_voor_wie_een_regel_geldt(age: str, *, holds: bool) -> None:
    rule = RuleNode(label="", source=AT, nodes=(), limits=Limits(from_age=4, below_age=8))
    assert _holds(rule, {"leeftijd": age} if age else {}) is holds


def test_een_antwoord_dat_geen_vraag_kent_telt_niet() -> None:
    questions = {one.key: one for one in asked()}
    assert counted({"leeftijd": "99", "naam": "Jan", "leerjaar": "2", "advies": ""}, questions) == {"leerjaar": "2"}
