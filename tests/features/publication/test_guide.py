"""The chapter for the school guide: what it says, what is missing, as a page, as a file and on paper."""

from datetime import date
from pathlib import Path

import html5lib
import pytest
from flask.testing import FlaskClient

from core.features.publication import guide_paper, paper, papers
from core.features.publication.gaps import gaps
from core.features.publication.guide import guide_chapter
from core.schools.profile import SchoolProfile
from core.schools.registry import Registry
from tests.features.publication.conftest import Harbour
from tests.features.publication.papers import facts_of, words_on
from tests.page_checker import check_page, words
from tests.schools.harbour import HEAD
from tests.world import World, profile_of

CONFIG = Path(__file__).parents[3] / "config"
TODAY = date(2026, 11, 26)


def told(profile: SchoolProfile, on: date = TODAY) -> str:
    """The whole chapter in one text."""
    parts = guide_chapter(profile, on).parts
    return " ".join(f"{line.term}: {line.text}" for part in parts for line in part.lines)


def open_haven(harbour: Harbour, own: str = "") -> SchoolProfile:
    found: SchoolProfile = harbour(own).extensions["registry"].profile("haven")
    return found


@pytest.mark.parametrize(
    ("on", "year"), [(date(2026, 7, 31), "2025-2026"), (date(2026, 8, 1), "2026-2027"), (TODAY, "2026-2027")]
)
def test_het_hoofdstuk_is_van_een_schooljaar(harbour: Harbour, on: date, year: str) -> None:
    assert guide_chapter(open_haven(harbour), on).year == year


def test_het_hoofdstuk_volgt_uit_het_profiel(harbour: Harbour) -> None:
    profile = open_haven(harbour)
    text = told(profile)
    for value in (*profile.provisions, *profile.partners, *profile.care_levels, *profile.support_routes):
        assert value.label in text, value.label
    assert "iedereen met gezag" in text.casefold()


def test_een_waarde_die_verandert_staat_in_het_hoofdstuk(harbour: Harbour) -> None:
    own = '[partners.loodswezen]\nnaam = "Loodsen van de kade"\n'
    assert "Loodsen van de kade" in told(open_haven(harbour, own))


DESK = '[partners.steunpunt]\nnieuw = true\nnaam = "Ouder- en jeugdsteunpunt Kade"\n'


@pytest.mark.parametrize(("own", "asked"), [("", True), (DESK, False)])
def test_wat_ontbreekt_wordt_genoemd_en_niet_verzonnen(harbour: Harbour, own: str, asked: bool) -> None:
    profile = open_haven(harbour, own)
    labels = [gap.label for gap in gaps(profile, TODAY)]
    assert any("jeugdsteunpunt" in label for label in labels) is asked
    assert ("jeugdsteunpunt" in told(profile)) is not asked
    assert any("klacht" in label for label in labels)
    assert "klacht" not in told(profile)
    assert all(gap.source.law and gap.remedy for gap in gaps(profile, TODAY))


def test_een_paragraaf_over_klachten_vult_de_leemte(harbour: Harbour) -> None:
    code = open_haven(harbour).chapters[0].code
    own = f'[hoofdstukken.{code}]\ntekst = "Wij varen. Met een klacht gaat u naar de kapitein. Zo gaat dat."\n'
    profile = open_haven(harbour, own)
    assert not any("klacht" in gap.label for gap in gaps(profile, TODAY))
    assert "Met een klacht gaat u naar de kapitein." in told(profile)
    assert "Wij varen" not in told(profile)


@pytest.mark.parametrize("slug", ["loep", "loket"])
def test_het_hoofdstuk_van_een_echte_school_is_kort(harbour: Harbour, slug: str) -> None:
    profile = Registry.load(CONFIG).profile(slug)
    with harbour().test_request_context():
        content = guide_paper.pdf(profile, TODAY)
    facts = facts_of(content)
    assert facts["Tagged"] == "yes"
    assert 2 <= int(facts["Pages"]) <= 5
    held = words_on(content).replace(" ", "").replace("-", "")
    for value in (*profile.provisions, *profile.partners, *profile.care_levels):
        assert value.label.replace(" ", "").replace("-", "") in held, value.label


def test_anybody_reads_it_where_the_school_opens_it(harbour: Harbour) -> None:
    client = harbour().test_client()
    page = client.get("/profiel/haven/schoolgids?jaar=2027")
    check_page(page.text)
    assert "schooljaar 2027-2028" in words(html5lib.parse(page.text, namespaceHTMLElements=False))
    kept = client.get("/profiel/haven/schoolgids.html")
    assert "attachment" in kept.headers["Content-Disposition"]
    assert "class=" not in kept.text
    assert "href=" not in kept.text
    assert client.get("/profiel/haven/schoolgids.pdf").status_code == 404


@pytest.mark.parametrize("ending", ["schoolgids", "schoolgids.html", "schoolgids.pdf", "veranderd"])
def test_a_closed_profile_has_no_chapter_either(harbour: Harbour, ending: str) -> None:
    client = harbour(head=HEAD).test_client()
    for school in ("haven", "nergens"):
        assert client.get(f"/profiel/{school}/{ending}").status_code == 404


def test_who_keeps_the_set_up_sees_what_is_missing(world: World, client: FlaskClient) -> None:
    world.sign_in(client, world.loep.person("kc"))
    page = client.get("/loep/profiel/schoolgids")
    check_page(page.text)
    assert "Wat de wet vraagt en niet in het profiel staat" in page.text
    world.sign_in(client, world.loep.person("leerkracht"))
    assert "Wat de wet vraagt en niet" not in client.get("/loep/profiel/schoolgids").text


def test_the_job_makes_the_chapter_of_two_years(world: World) -> None:
    with world.as_system("loep"):
        papers.make_papers({})
    profile = profile_of(world.app, "loep")
    with world.app.app_context():
        folder = paper.place_of(profile).parent
    names = sorted(place.name for place in folder.glob("loep@*schoolgids*"))
    assert [name[-13:] for name in names] == ["2026-2027.pdf", "2027-2028.pdf"]
