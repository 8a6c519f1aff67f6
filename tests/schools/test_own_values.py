"""What a school may set itself, within its bounds, and what it may not."""

from datetime import date
from decimal import Decimal

import pytest

from core.contract.teams import RhythmUnit
from core.schools.problems import ProblemKind
from core.schools.profile import OWN_VALUE
from core.schools.registry import Registry
from tests.schools.harbour import HEAD, Quay, changed, unremarked
from tests.third_school import Haven

pytestmark = pytest.mark.pure


EVERYTHING = """
[niveaus.bries]
naam = "Stevige bries"
[rollen.kapitein]
naam = "Schipper"
telefoon = "010 000 00 00"
[overleg.bemanning]
naam = "Voltallige bemanning"
minimum = 4
[termijnen.sein_beantwoorden]
lengte = 5
[termijnen.opp_zes_weken]
lengte = 5
[signalen.zeeziek]
getal = 1.5
[formulieren.noodsein]
inleiding = "Rustig aan."
[hoofdstukken.p1]
tekst = "Nieuwe tekst."
[woorden]
pupil_group = "vloot"
pupil = "matroos"
[partners.reddingboot]
nieuw = true
naam = "Reddingboot"
diensten = ["redden"]
contactpersonen = [{ naam = "Mees Mast" }]
[partners.loodswezen]
contactpersonen = [{ naam = "Lies Loods", gepubliceerd = true }]
"""


def test_everything_a_school_may_change(quay: Quay) -> None:
    profile = quay.profile(EVERYTHING)
    assert profile.level("bries").label == "Stevige bries"
    assert (profile.role("kapitein").label, profile.role("kapitein").phone) == ("Schipper", "010 000 00 00")
    rhythm = profile.team("bemanning").rhythm
    assert (rhythm.unit, rhythm.number) == (RhythmUnit.PER_SCHOOL_YEAR, 4)
    assert (profile.deadline("sein_beantwoorden").length, profile.deadline("opp_zes_weken").length) == (5, 5)
    assert profile.thresholds[0].number == Decimal("1.5")
    assert profile.intake_forms[0].intro == "Rustig aan."
    assert profile.chapters[0].text == "Nieuwe tekst."
    assert (profile.word("pupil_group", ""), profile.word("pupil", "")) == ("vloot", "matroos")
    assert profile.partner("reddingboot").services == ("redden",)
    assert [(c.name, c.published) for c in profile.partner("loodswezen").contacts] == [("Lies Loods", True)]
    assert not profile.partner("reddingboot").contacts[0].published
    assert profile.origin["staff_roles/kapitein"] == OWN_VALUE
    assert profile.origin["partners/reddingboot"] == OWN_VALUE
    assert profile.origin["staff_roles/maat"] == "haven"


def test_what_is_off_is_not_offered_but_can_still_be_read(quay: Quay) -> None:
    profile = quay.profile("[voorzieningen.hangmat]\nuit = true\n[signalen.zeeziek]\nuit = true\n")
    assert not profile.provisions
    assert not profile.thresholds
    assert [value.code for _hook, value in profile.retired] == ["zeeziek", "hangmat"]


def test_a_retired_partner_is_found_by_code(quay: Quay) -> None:
    assert quay.profile("[partners.loodswezen]\nuit = true\n").partner("loodswezen").retired


@pytest.mark.parametrize(
    ("own", "sentence"),
    [
        pytest.param(
            "[termijnen.sein_beantwoorden]\nlengte = 6",
            "lengte: 6 mag hier niet: kies 1 tot en met 5.",
            id="boven de grens",
        ),
        pytest.param(
            "[termijnen.sein_beantwoorden]\nlengte = 0",
            "termijnen.sein_beantwoorden.lengte: Het getal moet ten minste 1 zijn.",
            id="nul",
        ),
        pytest.param(
            "[termijnen.opp_zes_weken]\nlengte = 7",
            "Langer mag niet van de wet (wet: WVO 2020 2.44).",
            id="langer dan de wet",
        ),
        pytest.param(
            "[termijnen.opp_zes_weken]\nuit = true",
            "termijnen.opp_zes_weken.uit: Dit staat in de wet en kan niet uit.",
            id="wet uit",
        ),
        pytest.param(
            "[plichten.schoolgids_ondersteuning]\nuit = true",
            "Dit staat in de wet en kan niet uit.",
            id="plicht van de wet uit",
        ),
        pytest.param(
            "[toestemmingen.aan_boord]\nuit = true",
            "toestemmingen.aan_boord.uit: Deze sleutel bestaat niet",
            id="toestemming uit",
        ),
        pytest.param(
            "[rollen.maat]\npermissions = ['setup.read']",
            "rollen.maat.permissions: Deze sleutel bestaat niet",
            id="rechten",
        ),
        pytest.param(
            "[rollen.mat]\nnaam = 'Mat'",
            "rollen.mat: Deze school heeft geen rol met de code mat. Bedoel je maat?",
            id="tikfout",
        ),
        pytest.param(
            "[niveaus.orkaan]\nnaam = 'Orkaan'", "niveaus.orkaan: Deze school heeft geen zorgniveau", id="nieuw niveau"
        ),
        pytest.param("[overleg.bemanning]\ndagen = 7", "Dit overleg heeft geen ritme in dagen.", id="geen dagen"),
        pytest.param(
            "[partners.nieuwe]\nnieuw = true",
            "partners.nieuwe.naam: Een nieuwe partner heeft een naam nodig.",
            id="partner zonder naam",
        ),
        pytest.param(
            "[partners.loodswezen]\nnieuw = true",
            "partners.loodswezen.nieuw: De plugin kent loodswezen al.",
            id="partner bestaat al",
        ),
        pytest.param(
            "[partners.loodswezen]\ncontactpersonen = [{ naam = 'A', gepubliceerd = 'ja' }]",
            "contactpersonen.0.gepubliceerd: Dit is niet de goede soort waarde.",
            id="ja is niet waar",
        ),
        pytest.param(
            "[partners.loodswezen]\ncontactpersonen = [{ telefoon = '1' }]",
            "contactpersonen.0.naam: Deze sleutel is verplicht.",
            id="contact zonder naam",
        ),
        pytest.param(
            "[woorden]\npupil = ''", "woorden.pupil: De tekst moet 1 tot 60 tekens lang zijn.", id="leeg woord"
        ),
        pytest.param("[kleuren]\nrand = 'rood'", "kleuren: Deze sleutel bestaat niet", id="onbekende tabel"),
        pytest.param("rollen = 3", "rollen: Dit is niet de goede soort waarde.", id="geen tabel"),
        pytest.param("[rollen]\nmaat = 'x'", "rollen.maat: Hier hoort een tabel.", id="geen tabel binnenin"),
    ],
)
def test_what_a_school_may_not(quay: Quay, own: str, sentence: str) -> None:
    registry = quay.load(own)
    assert registry.quarantined == {"haven"}
    assert any(sentence in f"{problem.key}: {problem.says}" for problem in registry.problems("haven")), sentence


def test_a_hard_signal_cannot_be_switched_off(quay: Quay) -> None:
    (hard,) = Haven().thresholds()
    object.__setattr__(hard, "soft", False)
    problems = quay.problems("[signalen.zeeziek]\nuit = true\n", changed(thresholds=[hard]))
    assert problems == ["signalen.zeeziek.uit: Dit signaal is een harde regel van de school en kan niet uit."]


def test_what_is_off_may_not_be_used_elsewhere(quay: Quay) -> None:
    problems = quay.problems("[systemen.logboek]\nuit = true\n")
    assert problems == [
        "document_templates/noodsein/reference_to: Systeem logboek staat uit, maar wordt hier nog gebruikt."
    ]


def test_what_a_page_only_shows_may_be_off(quay: Quay) -> None:
    registry = quay.load("[partners.loodswezen]\nuit = true\n")
    found = [(p.key, p.kind) for p in unremarked(registry.problems("haven"))]
    assert found == [
        ("admission_rules/elf_jaar/refers_to", ProblemKind.NOTE),
        ("provisions/hangmat/partners", ProblemKind.NOTE),
    ]


def test_a_school_fills_in_the_sections_of_a_guide(quay: Quay) -> None:
    profile = quay.profile('[wijzers.man_overboord.teksten]\neerst = "Gooi een boei."\n')
    assert [section.text for section in profile.guides[0].sections] == ["Gooi een boei."]


def test_a_section_that_a_guide_does_not_have_is_refused(quay: Quay) -> None:
    problems = quay.problems('[wijzers.man_overboord.teksten]\nlater = "Zwem."\n')
    assert problems == ["wijzers.man_overboord.teksten.later: Deze wijzer heeft geen deel later. Wel: eerst."]


def test_a_school_says_when_its_goals_begin(quay: Quay) -> None:
    assert quay.profile("[doelen.droog]\nbegint = 2027-08-01\n").goals[0].starts == date(2027, 8, 1)
    (problem,) = quay.problems('[doelen.droog]\nbegint = "augustus"\n')
    assert problem.endswith("Schrijf hier een datum als 2026-08-01, zonder aanhalingstekens.")


def test_all_problems_come_at_once_with_file_and_key(quay: Quay) -> None:
    registry = quay.load("[rollen.mat]\nnaam = 'Mat'\n[termijnen.sein_beantwoorden]\nlengte = 9\n")
    assert [problem.key for problem in unremarked(registry.problems("haven"))] == [
        "rollen.mat",
        "termijnen.sein_beantwoorden.lengte",
    ]
    assert all(problem.where.endswith("haven.toml") for problem in unremarked(registry.problems("haven")))


def test_a_later_folder_goes_over_an_earlier_one(quay: Quay) -> None:
    quay.write('[rollen.maat]\nnaam = "Bootsman"\nkort = "bm"\n')
    demo = quay.place / "demo"
    (demo / "schools").mkdir(parents=True)
    (demo / "schools" / "haven.toml").write_text('[rollen.maat]\nnaam = "Stuurman"\n')
    registry = Registry.load(quay.place, demo, plugins={"haven": Haven()})
    role = registry.profile("haven").role("maat")
    assert (role.label, role.short) == ("Stuurman", "bm")


def test_own_values_do_not_reach_another_school(quay: Quay) -> None:
    quay.write('[rollen.maat]\nnaam = "Bootsman"\n')
    quay.write(slug="kade", head=HEAD.replace("Zeevaartschool Haven", "Kadeschool"))
    registry = Registry.load(quay.place, plugins={"haven": Haven()})
    assert [registry.profile(slug).role("maat").label for slug in ("haven", "kade")] == ["Bootsman", "Maat"]
    assert registry.profile("haven").digest != registry.profile("kade").digest
