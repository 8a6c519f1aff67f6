"""What is asked follows from the declared rules alone: each question once, with every rule that needs it."""

import pytest

from core.contract.limits import Limits
from core.contract.partners import AdmissionRule
from core.contract.requirements import (
    AdviceIn,
    AllOf,
    ConsentFor,
    FlagSet,
    HumanVerdict,
    OnlyIf,
    Recorded,
    ReportPresent,
    Softened,
)
from core.contract.source import Source
from core.features.admissions.questions import AskedKind, asked_facts, verdicts

pytestmark = pytest.mark.pure
SOURCE = Source(document="SOP Haven", section="5")
FLAG = FlagSet(flag="anker", label="{leerling} draagt een anker.", source=SOURCE)
ASKED = HumanVerdict(code="zeebenen", question="Zeebenen?", by=("kapitein",), source=SOURCE)


def a_rule(code: str, requirement: object, limits: Limits | None = None) -> AdmissionRule:
    return AdmissionRule(code=code, label=code, requirement=requirement, limits=limits, source=SOURCE)  # type: ignore[arg-type]


def test_a_fact_that_two_rules_need_is_asked_once_with_both_as_the_reason() -> None:
    rules = (a_rule("een", FLAG), a_rule("twee", OnlyIf(when=FLAG, then=ASKED, source=SOURCE)))
    (fact,) = asked_facts(rules, None)
    assert (fact.kind, fact.key) == (AskedKind.FLAG, "flag.anker")
    assert [because.label for because in fact.because] == ["een", "twee"]


def test_a_rule_for_another_year_asks_nothing() -> None:
    rules = (a_rule("hoog", FLAG, Limits(first_year=3)),)
    assert [asked_facts(rules, year) for year in (2,)] == [()]
    assert len(asked_facts(rules, 3)) == 1


def test_a_report_beside_a_consent_may_only_be_asked_with_that_consent() -> None:
    consent = ConsentFor(purpose="praten", label="praten", source=SOURCE)
    report = ReportPresent(kind="logboek", label="Het logboek", source=SOURCE)
    facts = {f.key: f for f in asked_facts((a_rule("samen", AllOf(parts=(consent, report), source=SOURCE)),), None)}
    assert facts["report.logboek"].purposes == ("praten",)
    assert facts["consent.praten"].purposes == ()


def test_the_advices_that_rules_name_are_the_choices() -> None:
    rules = tuple(a_rule(name, AdviceIn(advices=(name, "c"), source=SOURCE)) for name in ("a", "b"))
    assert [fact.options for fact in asked_facts(rules, None)] == [("a", "c", "b")]


def test_something_that_happens_is_no_question_and_a_softened_question_is_still_one() -> None:
    noted = Recorded(kind="application", about="verhuizing", label="Verhuisd.", source=SOURCE)
    rules = (a_rule("weg", noted), a_rule("zacht", Softened(part=ASKED, source=SOURCE)))
    assert [fact.kind for fact in asked_facts(rules, None)] == [AskedKind.NOTED]
    assert set(verdicts(rules)) == {"zeebenen"}
