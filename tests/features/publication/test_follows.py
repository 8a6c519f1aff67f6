"""Change one value, and page, paper, data, form and rule follow: nothing is typed twice."""

from dataclasses import replace
from datetime import date

import html5lib
import pytest
from flask import Flask

from core.contract.consents import Giver, GiverRule
from core.contract.facts import Facts, PupilFacts
from core.contract.findings import State
from core.contract.partners import AdmissionRule, Partner
from core.contract.requirements import AgeBetween
from core.contract.routes import RouteStep, SupportRoute
from core.contract.school import CareLevel
from core.features.cases.concern_schema import concern_schema, giver_options
from core.features.publication import paper
from core.features.publication.guide import guide_chapter
from core.schools.problems import errors
from core.schools.profile import SchoolProfile
from core.schools.profile_difference import differences
from core.schools.publication import published
from core.schools.trace import resolves
from tests.features.publication.conftest import Harbour
from tests.features.publication.papers import words_on
from tests.page_checker import words
from tests.schools.harbour import changed
from tests.third_school import STEPS, Haven, at

pytestmark = pytest.mark.world  # making papers takes seconds

FACTS = Facts(today=date(2026, 11, 26), pupil=PupilFacts(born=date(2015, 6, 1)))


def haven(app: Flask) -> SchoolProfile:
    """The profile in force."""
    found: SchoolProfile = app.extensions["registry"].profile("haven")
    return found


def page(app: Flask) -> str:
    """The words of the page for anybody."""
    answer = app.test_client().get("/profiel/haven")
    assert answer.status_code == 200
    return " ".join(words_of(answer.text).split())


def words_of(html: str) -> str:
    """What a reader sees of a page."""
    return words(html5lib.parse(html, namespaceHTMLElements=False))


def printed(app: Flask) -> str:
    """The words on paper."""
    with app.test_request_context():
        content = paper.pdf(haven(app))
    return words_on(content)


def ladder(app: Flask) -> str:
    """The words of the stairs on the page."""
    whole = html5lib.parse(app.test_client().get("/profiel/haven").text, namespaceHTMLElements=False)
    rungs = [one for one in whole.iter() if "dk-ladder" in (one.get("class") or "")]
    return "".join(text for one in rungs for text in one.itertext())


def test_one_value_and_page_paper_data_form_and_rule_follow(harbour: Harbour) -> None:
    (rule,) = Haven().consent_rules()
    asked = (*rule.givers, GiverRule(giver=Giver.PUPIL, from_age=12, source=at("3")))
    before, after = harbour(), harbour(plugin=changed(consent_rules=[replace(rule, givers=asked)]))
    for tell in (page, printed):
        assert "de leerling zelf vanaf 12 jaar" not in tell(before)
        assert "de leerling zelf vanaf 12 jaar" in tell(after)
    (data,) = [one for one in published(haven(after))["consent_rules"] if one["code"] == "aan_boord"]
    assert [giver["from_age"] for giver in data["givers"]] == [None, 12]
    for age, offered in ((11, []), (12, [("leerling", "De leerling")])):
        held = haven(after).consent_rule("aan_boord").givers
        givers = frozenset(giver.giver for giver in held if giver.holds_at(age))
        assert Giver.EVERY_HOLDER in givers
        assert giver_options(givers - {Giver.EVERY_HOLDER}, None, ()) == offered


def test_a_term_of_the_schools_own_file(harbour: Harbour) -> None:
    before, after = harbour(), harbour("[termijnen.sein_beantwoorden]\nlengte = 5\n")
    assert "3 dagen" in page(before)
    for told in (page(after), printed(after)):
        assert "5 dagen" in told
        assert "3 dagen" not in told
    (data,) = [one for one in published(haven(after))["deadlines"] if one["code"] == "sein_beantwoorden"]
    assert data["length"] == 5
    assert haven(after).deadline("sein_beantwoorden").due_on(date(2026, 11, 26)) == date(2026, 12, 1)


def test_a_condition_of_the_plugin(harbour: Harbour) -> None:
    older = AgeBetween(source=at("5"), least=12)
    rule = AdmissionRule(code="elf_jaar", label="Ten minste twaalf jaar", source=at("5"), requirement=older)
    app = harbour(plugin=changed(admission_rules=[rule]))
    for told in (page(app), printed(app)):
        assert "Ten minste twaalf jaar" in told
        assert "Ten minste elf jaar" not in told
    (data,) = published(haven(app))["admission_rules"]
    assert data["requirement"]["least"] == 12
    (held,) = haven(app).admission_rules
    registry = app.extensions["registry"]
    eleven = registry.judge(haven(app), held.requirement, FACTS)
    assert [finding.state for finding in eleven] == [State.UNMET]


def test_a_question_of_a_form(harbour: Harbour) -> None:
    (form, opp) = Haven().document_templates()
    asked = tuple(replace(one, help="Ook wat je hoort.") if one.code == "wat" else one for one in form.fields)
    app = harbour(plugin=changed(document_templates=[replace(form, fields=asked), opp]))
    assert "Ook wat je hoort." in page(app)
    assert "Ook wat je hoort." in printed(app)
    (data, _opp) = published(haven(app))["document_templates"]
    assert [field["help"] for field in data["fields"] if field["code"] == "wat"] == ["Ook wat je hoort."]
    schema = concern_schema(haven(app).template("noodsein"), "Noor")
    assert schema.fields["wat"].metadata["help"] == "Ook wat je hoort."


def test_a_level_a_partner_and_a_step_more_need_nothing_of_the_core(harbour: Harbour) -> None:
    levels = [*Haven().care_levels(), CareLevel(code="orkaan", label="Orkaan", source=at("2"), rank=4, extra=True)]
    more = RouteStep(code="oog", label="Oog van de storm", source=at("4"), owners=("kapitein",), next=("ligplaats",))
    steps = (*STEPS[:2], replace(STEPS[2], next=("oog",)), more, STEPS[3])
    route = SupportRoute(code="vaart", label="Vaarroute", source=at("4"), steps=steps)
    partners = [*Haven().partners(), Partner(code="wal", label="De Wal", source=at("6"), services=("vaste grond",))]
    before = haven(harbour())
    app = harbour(plugin=changed(care_levels=levels, support_routes=[route], partners=partners))
    for told in (page(app), printed(app)):
        for name in ("Orkaan", "Oog van de storm", "De Wal", "vaste grond"):
            assert name in told
    chapter = " ".join(
        f"{one.term} {one.text}" for part in guide_chapter(haven(app), FACTS.today).parts for one in part.lines
    )
    for name in ("Orkaan", "Oog van de storm", "De Wal"):
        assert name in chapter
    assert "Orkaan" in ladder(app)
    assert {one.code for one in differences(before, haven(app))} == {"orkaan", "wal", "vaart"}
    for name in ("care_levels.orkaan", "partners.wal", "support_routes.vaart#oog"):
        assert resolves(haven(app), name)
        assert not resolves(before, name)
    assert not errors(app.extensions["registry"].problems("haven"))
    data = published(haven(app))
    assert "wal" in [partner["code"] for partner in data["partners"]]
    assert [level["code"] for level in data["care_levels"]][-1] == "orkaan"
    assert "oog" in [step["code"] for step in data["support_routes"][0]["steps"]]


@pytest.mark.parametrize("own", ['[partners.wal]\nnieuw = true\nnaam = "De Wal"\ndiensten = ["vaste grond"]\n'])
def test_a_partner_of_the_schools_own_file(harbour: Harbour, own: str) -> None:
    app = harbour(own)
    for told in (page(app), printed(app)):
        assert "De Wal" in told
        assert "vaste grond" in told
