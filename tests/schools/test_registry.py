"""A broken school is quarantined and the rest start; law, plugins and files meet in one profile."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from time import perf_counter

import pytest
import structlog.testing

from core.contract.consents import Giver, GiverRule
from core.contract.deadlines import Unit
from core.contract.permissions import Permission
from core.contract.school import Sector, StaffRole
from core.schools.assemble import strictest
from core.schools.national_terms import terms
from core.schools.registry import Registry
from tests.schools.harbour import HEAD, Quay, changed
from tests.third_school import Haven, at

pytestmark = pytest.mark.pure

CONFIG = Path(__file__).parents[2] / "config"


def load(quay: Quay) -> Registry:
    with structlog.testing.capture_logs():
        return Registry.load(quay.place, plugins={"haven": Haven()})


def test_a_broken_school_does_not_stop_the_others(quay: Quay) -> None:
    quay.write()
    quay.write(slug="lek", head=HEAD.replace('sector = "VO"', 'sector = "HBO"'))
    quay.write(slug="wrak", head="dit is geen toml")
    quay.write(slug="dolend", head=HEAD.replace("kade", "nergens"))
    quay.write(slug="kaal", head=HEAD.replace('"haven"', '"niet-geinstalleerd"'))
    registry = load(quay)
    assert [school.id for school in registry.schools()] == ["haven"]
    assert registry.quarantined == {"lek", "wrak", "dolend", "kaal"}
    for slug in registry.quarantined:
        assert registry.problems(slug), slug
        with pytest.raises(LookupError, match=f"De school {slug} kan niet starten"):
            registry.profile(slug)


def test_an_unknown_school_is_told_apart_from_a_broken_one(quay: Quay) -> None:
    quay.write()
    with pytest.raises(LookupError, match="Er is geen school elders"):
        load(quay).profile("elders")


def test_a_folder_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    (problem,) = Registry.load(tmp_path / "nergens").problems()
    assert problem.says == "Deze map met instellingen bestaat niet."


def test_a_file_name_that_cannot_be_an_address_is_refused(quay: Quay) -> None:
    quay.write(slug="De Haven!")
    assert [p.says[:44] for p in load(quay).problems()] == ["De naam van het bestand wordt het adres van "]


def test_the_head_of_a_school_file_is_read_strictly(quay: Quay) -> None:
    quay.write(head=HEAD + 'brin = "1234"\nkleur = "rood"\n')
    keys = {problem.key for problem in load(quay).problems("haven")}
    assert keys == {"brin", "kleur"}


@pytest.mark.parametrize("sector", list(Sector))
def test_terms_of_the_law_have_an_article_and_their_own_longest(sector: Sector) -> None:
    for term in terms(sector):
        assert term.source.law
        assert term.source.section
        assert term.floor == term.most == term.length
        assert term.unit is not Unit.SCHOOL_YEAR_END


def test_a_plugin_may_be_stricter_than_the_law_never_laxer(quay: Quay) -> None:
    law = next(term for term in terms(Sector.VO) if term.code == "opp_zes_weken")
    own = replace(law, source=at("4"), owner="maat", floor=None, floor_source=None, most=None)
    stricter = replace(own, length=40, unit=Unit.DAYS)
    assert quay.profile(plugin=changed(deadlines=[stricter], remarks=[])).deadline("opp_zes_weken").length == 40
    laxer = replace(own, length=2, unit=Unit.MONTHS)
    assert any(
        "Deze termijn is langer dan de wet toestaat" in line
        for line in quay.problems(plugin=changed(deadlines=[laxer], remarks=[]))
    )


def test_the_administrator_sees_no_cases_whatever_a_plugin_says(quay: Quay) -> None:
    nosy = StaffRole(
        code="beheerder",
        label="Beheerder",
        source=at("2.1"),
        permissions=frozenset({Permission.HOME, Permission.CASES_READ_ALL}),
        administers=True,
    )
    problems = quay.problems(plugin=changed(staff_roles=[*Haven().staff_roles(), nosy]))
    assert any("mag niet meer rechten krijgen: cases.read_all" in line for line in problems)


def test_a_term_of_the_law_is_not_counted_in_school_weeks(quay: Quay) -> None:
    """The law runs on through holidays: neither a term of the law nor one with a limit of the law may stand still."""
    own = next(term for term in terms(Sector.VO) if term.code == "opp_zes_weken")
    shorter = replace(own, length=1, unit=Unit.SCHOOL_WEEKS)
    found = list(quay.problems(plugin=changed(deadlines=[shorter])))
    assert any("loopt door in de vakantie" in line for line in found)
    bounded = replace(own, code="eigen", floor=6, floor_source=own.source, unit=Unit.SCHOOL_WEEKS)
    found = list(quay.problems(plugin=changed(deadlines=[bounded])))
    assert any("loopt door in de vakantie" in line for line in found)


def test_consent_for_people_outside_takes_the_ages_of_the_law_as_well(quay: Quay) -> None:
    givers = [(g.giver, g.from_age, g.source.law) for g in quay.profile().consent_rule("aan_boord").givers]
    assert givers == [(Giver.EVERY_HOLDER, None, False), (Giver.PUPIL, 16, True)]


@pytest.mark.parametrize(
    ("own", "law", "count"),
    [
        pytest.param((None, 18), (None, 16), 1, id="ruimer dan de wet"),
        pytest.param((None, 12), (None, 16), 2, id="smaller dan de wet"),
        pytest.param((None, None), (16, None), 1, id="altijd"),
        pytest.param((17, None), (16, None), 2, id="later dan de wet"),
    ],
)
def test_the_strictest_union_keeps_what_is_needed(
    own: tuple[int | None, int | None], law: tuple[int | None, int | None], count: int
) -> None:
    rules = [GiverRule(giver=Giver.PUPIL, from_age=a, below_age=b, source=at("3")) for a, b in (own, law)]
    assert len(strictest((rules[0],), (rules[1],))) == count


def test_the_digest_follows_what_decides_and_not_the_looks(quay: Quay) -> None:
    plain = quay.profile()
    assert plain.digest == quay.profile('[partners.loodswezen]\ncontactpersonen = [{ naam = "Lies" }]\n').digest
    assert plain.digest != quay.profile("[termijnen.sein_beantwoorden]\nlengte = 2\n").digest
    assert len(plain.digest) == 64


def test_a_team_takes_over_the_seats_of_the_team_it_extends(quay: Quay) -> None:
    (crew,) = Haven().team_compositions()
    wide = replace(crew, code="vloot", extends="bemanning", seats=crew.seats[:1])
    profile = quay.profile(plugin=changed(team_compositions=[crew, wide]))
    assert [seat.role for seat in profile.seats_of("vloot")] == ["kapitein", "maat", "loods", "kapitein"]


@pytest.mark.parametrize(
    ("look_up", "sentence"),
    [
        ("role", "kent geen rol met de code x"),
        ("team", "kent geen overleg met de code x"),
        ("route", "kent geen route met de code x"),
        ("level", "kent geen zorgniveau met de code x"),
        ("decision", "kent geen soort besluit met de code x"),
        ("consent_rule", "kent geen toestemming met de code x"),
        ("template", "kent geen formulier of document met de code x"),
        ("conversation_kind", "kent geen soort gesprek met de code x"),
        ("deadline", "kent geen termijn met de code x"),
        ("partner", "kent geen partner met de code x"),
        ("system", "kent geen systeem met de code x"),
    ],
)
def test_looking_up_what_is_not_there_says_so(quay: Quay, look_up: str, sentence: str) -> None:
    with pytest.raises(LookupError, match=f"Zeevaartschool Haven {sentence}"):
        getattr(quay.profile(), look_up)("x")


def test_a_year_that_is_not_there_says_so(quay: Quay) -> None:
    with pytest.raises(LookupError, match="geen leerjaar met nummer 9"):
        quay.profile().year(9)


def test_every_school_of_the_configuration_starts_quickly() -> None:
    begun = perf_counter()
    registry = Registry.load(CONFIG, CONFIG / "demo")
    took = perf_counter() - begun
    assert not [str(problem) for problem in registry.problems() if problem.is_error]
    assert len(registry.schools()) >= 10
    assert took < 10  # 0.7 s on a quiet machine; a busy one may take its time
    for alliance in registry.alliances():
        assert len([s for s in registry.schools() if s.alliance_id == alliance.id]) >= 5


def test_the_demo_shows_no_contact_person_of_a_real_document() -> None:
    real, demo = Registry.load(CONFIG), Registry.load(CONFIG, CONFIG / "demo")

    def names(registry: Registry) -> set[str]:
        profiles = [registry.profile(school.id) for school in registry.schools()]
        return {contact.name for p in profiles for partner in p.partners for contact in partner.contacts}

    assert names(real)
    assert not names(real) & names(demo)


def test_no_contact_person_of_a_real_document_is_published() -> None:
    registry = Registry.load(CONFIG)
    contacts = [c for s in registry.schools() for p in registry.profile(s.id).partners for c in p.contacts]
    assert contacts
    assert not any(contact.published for contact in contacts)


def test_two_real_schools_are_in_two_alliances() -> None:
    registry = Registry.load(CONFIG)
    assert {school.sector for school in registry.schools()} == set(Sector)
    assert len({school.alliance_id for school in registry.schools()}) == len(registry.schools()) == 2
    due = {registry.profile(s.id).deadline("opp_zes_weken").due_on(date(2026, 11, 26)) for s in registry.schools()}
    assert due == {date(2027, 1, 7)}
