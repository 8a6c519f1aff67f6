"""Texts that a school fills in itself: from its file to the profile, the public page, the open data and the paper."""

from pathlib import Path

import pytest
from flask import Flask

from core.features.library import rules
from core.features.publication import paper
from core.schools.profile import OWN_VALUE, SchoolProfile
from core.schools.profile_wire import profile_from_wire, profile_to_wire
from tests.features.library.texts import OWN
from tests.features.publication.papers import words_on
from tests.schools.harbour import Quay

pytestmark = pytest.mark.pure


@pytest.fixture
def quay(tmp_path: Path) -> Quay:
    """An empty folder of settings."""
    return Quay(place=tmp_path / "quay")


@pytest.fixture
def haven(quay: Quay) -> SchoolProfile:
    """The third school with its own texts."""
    return quay.profile(OWN)


def test_own_texts_and_own_guides_stand_in_the_profile(haven: SchoolProfile) -> None:
    overboard, seasick, knots = haven.guides
    assert overboard.place == "aan de mast"
    assert overboard.sections[0].text.startswith("Gooi een boei.")
    assert (seasick.kind, seasick.about, seasick.owner, seasick.supplied) == ("protocol", "zeeziek", "kapitein", True)
    assert [(one.code, one.label, one.text) for one in seasick.sections] == [
        ("eerst", "Wat doe je eerst?", "Geef een emmer.")
    ]
    assert (knots.place, knots.sections, knots.supplied) == ("in het ruim", (), False)


def test_it_is_said_whose_text_it_is(quay: Quay, haven: SchoolProfile) -> None:
    overboard, seasick, _knots = haven.guides
    assert haven.origin["guides/man_overboord"] == haven.origin["guides/zeeziekte"] == OWN_VALUE
    assert rules.is_own_text(haven, overboard, overboard.sections[0])
    assert (rules.is_own(overboard), rules.is_own(seasick)) == (False, True)
    renamed = Quay(quay.place / "b").profile('[wijzers.man_overboord]\nnaam = "Man te water"\n')
    (guide,) = renamed.guides
    assert renamed.origin["guides/man_overboord"] == OWN_VALUE
    assert not rules.is_own_text(renamed, guide, guide.sections[0])


def test_own_texts_survive_the_way_to_json_and_back(haven: SchoolProfile) -> None:
    back = profile_from_wire(profile_to_wire(haven))
    assert back.guides == haven.guides
    assert back.origin["guides/man_overboord/eerst"] == OWN_VALUE


def test_a_text_changes_the_version_of_the_profile(quay: Quay, haven: SchoolProfile) -> None:
    assert haven.digest != Quay(quay.place / "b").profile().digest


@pytest.mark.parametrize(
    ("own", "sentence"),
    [
        pytest.param(
            "[wijzers.nieuwe]\nnieuw = true\nnaam = 'N'",
            "wijzers.nieuwe.soort: Een nieuwe wijzer heeft een naam en een soort nodig.",
            id="zonder soort",
        ),
        pytest.param(
            "[wijzers.man_overboord]\nnieuw = true",
            "wijzers.man_overboord.nieuw: De plugin kent man_overboord al.",
            id="bestaat al",
        ),
        pytest.param(
            "[wijzers.man_overboord]\nover = 'iets'",
            "wijzers.man_overboord.over: Dit staat vast.",
            id="onderwerp van de plugin",
        ),
        pytest.param(
            "[wijzers.man_overboord]\neigenaar = 'piraat'",
            "guides/man_overboord/owner: Rol piraat bestaat niet.",
            id="onbekende eigenaar",
        ),
        pytest.param(
            "[wijzers.boek]\nnieuw = true\nnaam = 'B'\nsoort = 'boek'\n[wijzers.boek.teksten]\neerst = 'x'",
            "wijzers.boek.teksten.eerst: Deze wijzer heeft geen deel eerst. Wel: tekst.",
            id="deel dat er niet is",
        ),
        pytest.param(
            "[wijzers.man_overboord.teksten]\neerst = 3",
            "wijzers.man_overboord.teksten.eerst: Dit is niet de goede soort waarde.",
            id="geen tekst",
        ),
        pytest.param(
            "[wijzers.onbekend.teksten]\ntekst = 'x'",
            "wijzers.onbekend: Deze school heeft geen wijzer of protocol met de code onbekend.",
            id="onbekende wijzer",
        ),
        pytest.param(
            "[partners.boot]\nnieuw = true\nnaam = 'B'\nbereik = 'maan'",
            "partners.boot.bereik: Kies uit: school, wijk, bestuur, swv, regio.",
            id="bereik",
        ),
    ],
)
def test_what_does_not_fit_is_refused_with_its_key(quay: Quay, own: str, sentence: str) -> None:
    registry = quay.load(own)
    told = [f"{problem.key}: {problem.says}" for problem in registry.problems("haven")]
    assert any(sentence in line for line in told), told
    assert registry.quarantined == {"haven"}


def test_a_guide_that_is_only_named_can_be_given_one_whole_text(quay: Quay) -> None:
    named = "[wijzers.boek]\nnieuw = true\nnaam = 'Boek'\nsoort = 'boek'\n[wijzers.boek.teksten]\ntekst = 'Lees mij.'\n"
    guide = quay.profile(named).guides[-1]
    assert [(one.code, one.text) for one in guide.sections] == [("tekst", "Lees mij.")]
    assert guide.supplied


def test_an_own_partner_says_how_near_it_is_and_how_it_goes(quay: Quay) -> None:
    own = "[partners.boot]\nnieuw = true\nnaam = 'B'\nbereik = 'wijk'\ngebieden = ['zee']\nzo_gaat_het = 'Zwaai.'\n"
    boat = quay.profile(own).partner("boot")
    assert (boat.scope, boat.domains, boat.reach) == ("wijk", ("zee",), "Zwaai.")


def test_page_and_data_hold_the_texts(harbour: Flask) -> None:
    page = harbour.test_client().get("/profiel/haven")
    assert page.status_code == 200
    for said in ("Gooi een boei.", "Blijf kijken.", "Wat te doen bij zeeziekte", "Geef een emmer.", "Knopenboek"):
        assert said in page.text
    data = harbour.test_client().get("/profiel/haven.json").get_json()
    found = {guide["code"]: guide for guide in data["guides"]}
    assert found["zeeziekte"]["origin"] == OWN_VALUE
    assert found["man_overboord"]["sections"][0]["text"].startswith("Gooi een boei.")
    assert found["man_overboord"]["place"] == "aan de mast"


@pytest.mark.world  # making a paper takes seconds
def test_the_paper_holds_the_texts(haven: SchoolProfile, harbour: Flask) -> None:
    with harbour.test_request_context():
        told = words_on(paper.pdf(haven))
    for said in ("Gooi een boei.", "Wat te doen bij zeeziekte", "Geef een emmer."):
        assert said in told
