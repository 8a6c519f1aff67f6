"""Whose consent counts, at which age, in which form; and that no order of answers makes it whole too early."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.contract.consents import ConsentForm, ConsentRule, Giver, GiverRule
from core.contract.dates import completed_years
from core.contract.facts import ConsentStatus
from core.contract.source import Source
from core.features.consents.rules import Answer, ConsentState, PossibleGiver, Said, givers_at, state_of, union
from core.schools.national_privacy import CONSENTS as LAW
from core.schools.national_privacy import GUIDANCE, SHARING
from plugins.loep.consents import CONSENTS as LOEP
from plugins.loket.consents import CONSENTS as LOKET

pytestmark = pytest.mark.pure

TODAY = date(2026, 11, 26)
MOTHER = PossibleGiver(guardian_id=UUID(int=1), label="moeder Anna")
FATHER = PossibleGiver(guardian_id=UUID(int=2), label="vader Bo")
UNCLE = PossibleGiver(guardian_id=UUID(int=3), label="oom Cas", authority=False)
PUPIL = PossibleGiver(guardian_id=None, label="Yara")
FAMILY = (MOTHER, FATHER, UNCLE, PUPIL)
RULES = {rule.code: rule for rule in (*LOEP, *LOKET, *LAW)}
SHARED_BY_LAW = [rule for rule in LAW if rule.code == SHARING]
PARENTS, ALONE, ALL = {"moeder Anna", "vader Bo"}, {"Yara"}, {"moeder Anna", "vader Bo", "Yara"}


def asked(code: str, age: int | None, people: tuple[PossibleGiver, ...] = FAMILY) -> set[str]:
    rule = RULES[code]
    return {person.label for person, _source in givers_at(union(rule, SHARED_BY_LAW), people, age)}


def born(years: int, days: int = 0) -> date:
    """The birth date of who becomes this old so many days after today."""
    return date(TODAY.year - years, TODAY.month, TODAY.day) + timedelta(days=days)


def said(who: PossibleGiver, answer: Answer, on: date = TODAY, form: str = "written") -> Said:
    return Said(guardian_id=who.guardian_id, answer=answer, form=form if answer is Answer.GIVEN else "", on=on)


def state(code: str, *answers: Said, age: int = 14, people: tuple[PossibleGiver, ...] = FAMILY) -> ConsentState:
    rule = RULES[code]
    return state_of(rule, givers_at(union(rule, SHARED_BY_LAW), people, age), answers, TODAY)


# purpose, and who is asked at 15, 16, 17 and 18
AGES = {
    "bespreken_ot": (ALL, ALL, ALL, ALONE),
    "meekijken_schoolarts": (ALL, ALL, ALL, ALONE),
    "meekijken_leerplicht": (ALL, ALL, ALL, ALONE),
    "overleg_smw": (ALL, ALL, ALL, ALONE),
    "hulp_smw": (PARENTS, ALONE, ALONE, ALONE),
    "informatie_vorige_school": (PARENTS, ALL, ALL, ALONE),
    "bespreken_vot": (PARENTS, ALL, ALL, ALL),
    "swv_betrokken": (PARENTS, ALL, ALL, ALL),
    SHARING: (PARENTS, ALONE, ALONE, ALONE),
    GUIDANCE: (PARENTS, PARENTS, PARENTS, ALONE),
}


def test_every_purpose_of_both_schools_and_the_law_stands_in_the_table() -> None:
    assert set(AGES) == set(RULES)


@pytest.mark.parametrize("code", AGES)
@pytest.mark.parametrize(
    ("age", "column"),
    [(born(15, 1), 0), (born(15), 0), (born(15, -1), 0), (born(16, 1), 0), (born(16), 1), (born(16, -1), 1),
     (born(17, 1), 1), (born(17), 2), (born(17, -1), 2), (born(18, 1), 2), (born(18), 3), (born(18, -1), 3)],
    ids=["dag voor 15", "wordt 15", "dag na 15", "dag voor 16", "wordt 16", "dag na 16",
         "dag voor 17", "wordt 17", "dag na 17", "dag voor 18", "wordt 18", "dag na 18"],
)  # fmt: skip
def test_who_is_asked_changes_on_the_birthday_itself(code: str, age: date, column: int) -> None:
    assert asked(code, completed_years(age, TODAY)) == AGES[code][column]


def test_an_unknown_age_asks_everybody() -> None:
    assert asked("hulp_smw", None) == ALL
    assert asked(SHARING, None) == ALL


def test_who_has_no_authority_is_never_asked() -> None:
    assert not [code for code in RULES for age in (None, *range(4, 21)) if "oom Cas" in asked(code, age)]


def test_each_giver_stands_once_with_the_source_that_asks_first() -> None:
    givers = givers_at(union(RULES["bespreken_ot"], SHARED_BY_LAW), FAMILY, 14)
    assert [person.label for person, _source in givers] == ["moeder Anna", "vader Bo", "Yara"]
    assert {source.document for _person, source in givers} == {"SOP Loket"}
    law = dict(givers_at(union(RULES["bespreken_vot"], SHARED_BY_LAW), FAMILY, 16))
    assert law[PUPIL].document == "UAVG"


Yes, No, Back, Ask = Answer.GIVEN, Answer.REFUSED, Answer.WITHDRAWN, Answer.ASKED
G, W, R, C, X, N = (
    ConsentStatus.GIVEN, ConsentStatus.WAITING, ConsentStatus.REFUSED, ConsentStatus.CONFLICT, ConsentStatus.WITHDRAWN,
    ConsentStatus.NOT_ASKED,
)  # fmt: skip


@pytest.mark.parametrize(
    ("answers", "status", "missing", "against"),
    [
        ((), N, ALL, set()),
        (((MOTHER, Ask),), W, ALL, set()),
        (((MOTHER, Yes),), W, {"vader Bo", "Yara"}, set()),
        (((MOTHER, Yes), (FATHER, Yes)), W, {"Yara"}, set()),
        (((MOTHER, Yes), (FATHER, Yes), (PUPIL, Yes)), G, set(), set()),
        (((MOTHER, No),), R, {"vader Bo", "Yara"}, {"moeder Anna"}),
        (((MOTHER, Yes), (FATHER, No)), C, {"Yara"}, {"vader Bo"}),
        (((MOTHER, Yes), (FATHER, No), (PUPIL, Yes)), C, set(), {"vader Bo"}),
        (((MOTHER, Yes), (FATHER, Yes), (PUPIL, No)), R, set(), {"Yara"}),
        (((MOTHER, No), (FATHER, No), (PUPIL, Yes)), R, set(), {"moeder Anna", "vader Bo"}),
        (((MOTHER, Yes), (FATHER, Yes), (PUPIL, Yes), (FATHER, Back)), X, set(), {"vader Bo"}),
        (((MOTHER, Yes), (FATHER, Yes), (PUPIL, Yes), (PUPIL, Back)), X, set(), {"Yara"}),
        (((MOTHER, No), (MOTHER, Yes), (FATHER, Yes), (PUPIL, Yes)), G, set(), set()),
        (((FATHER, Yes), (FATHER, Back), (FATHER, Yes), (MOTHER, Yes), (PUPIL, Yes)), G, set(), set()),
        (((MOTHER, Yes), (FATHER, Yes), (PUPIL, Yes), (MOTHER, Ask)), W, {"moeder Anna"}, set()),
        (((UNCLE, No), (MOTHER, Yes), (FATHER, Yes), (PUPIL, Yes)), G, set(), set()),
    ],
    ids=["niets", "gevraagd", "een", "ouders, leerling niet", "allen", "een nee", "ouders oneens, leerling zwijgt",
         "ouders oneens", "leerling nee", "ouders nee", "vader trekt in", "leerling trekt in", "nee wordt ja",
         "in, uit, in", "opnieuw gevraagd", "wie geen gezag heeft"],
)  # fmt: skip
def test_the_state_of_consent(
    answers: tuple[tuple[PossibleGiver, Answer], ...], status: ConsentStatus, missing: set[str], against: set[str]
) -> None:
    fact = state("bespreken_ot", *(said(who, answer) for who, answer in answers)).fact
    assert (fact.status, set(fact.missing), set(fact.refused_by)) == (status, missing, against)
    assert (fact.since == TODAY) == (status is G)


@pytest.mark.parametrize(("code", "counts"), [("bespreken_ot", False), ("overleg_smw", True), ("bespreken_vot", True)])
def test_spoken_consent_counts_only_where_the_school_says_so(code: str, counts: bool) -> None:
    spoken = [said(who, Yes, form="oral") for who in (MOTHER, FATHER, PUPIL)]
    found = state(code, *spoken)
    assert (found.fact.status is G) is counts
    if not counts:
        assert "Mondeling telt hier niet" in found.fact.explanation
        on_paper = [said(who, Yes) for who in (MOTHER, FATHER, PUPIL)]
        assert state(code, *spoken, *on_paper).fact.status is G
        assert state(code, *on_paper, *spoken).fact.status is not G


def test_one_parent_with_authority_is_enough_where_there_is_one() -> None:
    people = (MOTHER, PossibleGiver(guardian_id=FATHER.guardian_id, label="vader Bo", authority=False), PUPIL)
    whole = state("bespreken_ot", said(MOTHER, Yes), said(PUPIL, Yes), people=people)
    assert whole.fact.status is G
    assert whole.fact.explanation.startswith("Gegeven door moeder Anna")


@pytest.mark.parametrize("code", ["bespreken_ot", "hulp_smw", "bespreken_vot", SHARING, GUIDANCE])
@pytest.mark.parametrize("people", [(PUPIL,), (UNCLE, PUPIL)], ids=["geen ouder", "niemand met gezag"])
def test_a_child_whose_parents_are_unknown_cannot_consent_alone(code: str, people: tuple[PossibleGiver, ...]) -> None:
    """Whoever must be asked and is not known, is missing: the pupil's own yes does not stand in for it."""
    found = state(code, said(PUPIL, Yes), age=14, people=people)
    assert found.fact.status is not G
    assert "Vul eerst de ouders met gezag in" in found.fact.explanation


def test_who_is_of_age_needs_no_parents() -> None:
    assert state("bespreken_ot", said(PUPIL, Yes), age=18, people=(PUPIL,)).fact.status is G


def test_an_answer_of_tomorrow_does_not_count_today() -> None:
    tomorrow = TODAY + timedelta(days=1)
    answers = [said(MOTHER, Yes), said(FATHER, Yes), said(PUPIL, Yes, tomorrow)]
    assert state("bespreken_ot", *answers).fact.status is W


ANSWERS = st.builds(
    Said,
    guardian_id=st.sampled_from([who.guardian_id for who in FAMILY]),
    answer=st.sampled_from(list(Answer)),
    form=st.sampled_from(["written", "oral", ""]),
    on=st.integers(-3, 3).map(lambda days: TODAY + timedelta(days=days)),
)
PEOPLE = st.lists(st.sampled_from(FAMILY[:3]), unique=True).map(lambda people: (*people, PUPIL))


@settings(max_examples=600, deadline=None)
@given(
    code=st.sampled_from(sorted(RULES)),
    age=st.none() | st.integers(3, 20),
    people=PEOPLE,
    answers=st.lists(ANSWERS, max_size=14),
)
def test_no_order_of_answers_makes_consent_whole_too_early(
    code: str, age: int | None, people: tuple[PossibleGiver, ...], answers: list[Said]
) -> None:
    rule = RULES[code]
    rules = union(rule, SHARED_BY_LAW)
    wanted = {giver for giver in rules if age is None or giver.holds_at(age)}
    holders = [who for who in people if who.guardian_id is not None and who.authority]
    found = state_of(rule, givers_at(rules, people, age), answers, TODAY).fact
    if found.status is not G:
        return
    accepted = {form.value for form in rule.forms}
    needed = [PUPIL] if any(giver.giver is Giver.PUPIL for giver in wanted) else []
    needed += holders if any(giver.giver is Giver.EVERY_HOLDER for giver in wanted) else []
    assert needed
    assert holders or not any(giver.giver is Giver.EVERY_HOLDER for giver in wanted)
    for who in needed:
        own = [one for one in answers if one.guardian_id == who.guardian_id and one.on <= TODAY]
        assert own, f"{who.label} said nothing"
        assert own[-1].answer is Yes
        assert own[-1].form in accepted
    assert (found.missing, found.refused_by) == ((), ())


@given(answers=st.lists(ANSWERS, min_size=1, max_size=8), extra=ANSWERS)
def test_what_an_unasked_person_says_changes_nothing(answers: list[Said], extra: Said) -> None:
    uncle = Said(guardian_id=UNCLE.guardian_id, answer=extra.answer, form=extra.form, on=extra.on)
    assert state("bespreken_ot", *answers).fact == state("bespreken_ot", *answers, uncle).fact


@pytest.mark.planted
def test_a_rule_that_asks_one_parent_only_is_found() -> None:
    """The property above, on a rule that forgets the father, has something to say."""
    source = Source(document="planted", section="1")
    lax = ConsentRule(
        code="planted", label="planted", source=source, givers=(GiverRule(giver=Giver.PUPIL, source=source),),
        forms=(ConsentForm.WRITTEN,),
    )  # fmt: skip
    found = state_of(lax, givers_at(lax.givers, FAMILY, 14), [said(PUPIL, Yes)], TODAY)
    assert found.fact.status is G
    assert asked("bespreken_ot", 14) - {giver.giver.label for giver in found.givers} == PARENTS
