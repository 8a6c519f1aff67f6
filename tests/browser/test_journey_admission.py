"""From application to a place, here or elsewhere, on screen: at Loep and at Loket, by the people whose work it is."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.stage import Theatre, choose

REFUSED = "status of 4(22|09|04)"
Accessible = Callable[..., None]


def apply(page: Page, first: str, born: str, year: str, starts: str) -> None:
    """A new application, up to the questions of the school."""
    page.get_by_role("link", name="Aanmeldingen").first.click()
    page.get_by_role("link", name="Nieuwe aanmelding").click()
    page.get_by_label("Roepnaam").fill(first)
    page.get_by_label("Achternaam").fill("Luchtballon")
    page.get_by_label("Geboortedatum").fill(born)
    page.get_by_label("Ontvangen op").fill("2026-11-20")
    choose(page, "Voor welk leerjaar?", year)
    page.get_by_label("Eerste schooldag").fill(starts)
    page.get_by_label("Ouder of voogd", exact=True).fill("Mare Luchtballon")
    page.get_by_label("Adres voor de brief").fill("Regenboogpad 1, Nergens")
    page.get_by_role("button", name="Naar de vragen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Vragen over {first}")


def answer_questions(page: Page, **yes: bool) -> None:
    """Every yes-or-no question is answered with no, but for the field names in `yes`."""
    for group in page.locator("fieldset.dk-field").all():
        name = group.locator("input").first.get_attribute("name") or ""
        if "__" in name and not name.startswith("advice"):
            group.get_by_label("Ja" if yes.get(name.partition("__")[2]) else "Nee", exact=True).check()
    page.get_by_role("button", name="Bewaar de antwoorden").click()
    expect(page.get_by_role("heading", name="Wat de regels zeggen")).to_be_visible()


def judge(page: Page, question: str, yes: bool) -> None:
    """Answer one question of the school from the page of the application or the placement."""
    line = page.locator("li.dk-find", has_text=question).first
    line.get_by_role("link", name="Beantwoord deze vraag").click()
    page.get_by_label("Ja" if yes else "Nee", exact=True).check()
    page.get_by_label("Waarom?").fill("Dat bleek uit het gesprek.")
    page.get_by_role("button", name=re.compile("Leg")).click()


def decide(page: Page, yes: bool, reason: str = "Het kan.") -> None:
    page.get_by_role("link", name="Leg het besluit vast").click()
    page.get_by_label("Toegelaten" if yes else re.compile("Niet toelaatbaar")).check()
    page.get_by_label("Reden").fill(reason)


def test_sc_loep_01_05_07_09_a_child_of_four_comes_and_gets_a_place(
    theatre: Theatre, visit: Callable[..., Page], accessible: Accessible
) -> None:
    page = visit(theatre.loep.first("kc"), 1280, REFUSED)
    apply(page, "Wolkje", "2022-11-25", "groep 1", "2026-11-24")
    accessible(page, "vragen")
    answer_questions(page)
    for question in ("visie", "informatie over de ontwikkeling", "zindelijk", "nodig heeft"):
        judge(page, question, True)
    expect(page.get_by_role("region", name="Wat nog open staat")).to_contain_text("jonger dan 4")
    accessible(page, "aanmelding")
    page.get_by_role("link", name="Verbeter de gegevens").click()
    page.get_by_label("Eerste schooldag").fill("2026-11-25")
    page.get_by_role("button", name="Bewaar").click()
    expect(page.get_by_role("heading", name="Wat nog open staat")).to_have_count(0)
    decide(page, True)
    accessible(page, "besluit")
    page.get_by_role("button", name="Leg het besluit vast").click()
    page.get_by_role("link", name="Naar de leerling").click()
    page.get_by_role("link", name="Voorwaarden worden bekeken").click()
    places(page, accessible)


def places(page: Page, accessible: Accessible) -> None:
    """The seven conditions, the agreement on paper, a place, and a criterion that falls away."""
    for question in (
        "eigen groep",
        "ruimte in de groep",
        "Kan de groep dit aan",
        "zelfstandigheid",
        "aantal zorgleerlingen",
        "deskundigheid",
    ):
        judge(page, question, True)
    page.get_by_role("link", name=re.compile("^Plaats ")).click()
    page.get_by_label("Plaatsing zonder proef").check()
    choose(page, "Groep", "groep 1")
    page.get_by_role("button", name="Leg vast").click()
    expect(page.get_by_role("alert")).to_contain_text("schriftelijk vastgelegd")
    page.get_by_role("link", name=re.compile("Luchtballon")).click()
    page.get_by_role("link", name="Leg vast").click()
    page.get_by_label("Wat gebeurde er?").fill("Het verslag is getekend.")
    page.get_by_role("button", name="Leg vast").click()
    page.get_by_role("link", name=re.compile("^Plaats ")).click()
    page.get_by_label("Plaatsing zonder proef").check()
    choose(page, "Groep", "groep 1")
    page.get_by_role("button", name="Leg vast").click()
    expect(page.get_by_text("definitief geplaatst", exact=True)).to_be_visible()
    page.get_by_role("link", name="Zijn de ouders betrokken en medeverantwoordelijk?").click()
    page.get_by_label("Nee", exact=True).check()
    page.get_by_label("Waarom?").fill("De ouders willen niet meer meewerken.")
    page.get_by_role("button", name="Leg vast").click()
    expect(page.get_by_text("Handelingsverlegen sinds 26 november 2026.").first).to_be_visible()
    accessible(page, "handelingsverlegen")
    page.get_by_role("link", name="Samenstelling van de groep").click()
    page.get_by_label("homogeen", exact=True).check()
    page.get_by_role("button", name="Bewaar").click()
    expect(page.get_by_role("alert")).to_contain_text("maakt de school niet voor deze leerjaren")
    accessible(page, "groep")


def test_sc_loep_03_04_a_move_waits_for_the_hand_over_and_a_no_opens_the_search(
    theatre: Theatre, visit: Callable[..., Page], accessible: Accessible
) -> None:
    page = visit(theatre.loep.first("kc"), 360, REFUSED)
    apply_on_phone(page)
    answer_questions(page, verhuizing=True, swv_al_betrokken=True)
    judge(page, "Kan Loep, na deze overdracht", False)
    expect(page.get_by_role("alert")).to_contain_text("contact geweest met de vorige school")
    accessible(page, "overdracht-eerst")
    page.get_by_role("link", name=re.compile("Luchtballon")).first.click()
    judge(page, "contact geweest met de vorige school", True)
    judge(page, "Kan Loep, na deze overdracht", False)
    for question in ("visie", "informatie over de ontwikkeling", "zindelijk", "Kan Loep voldoen aan wat"):
        judge(page, question, True)
    decide(page, False, "Loep kan niet voldoen aan wat nodig is.")
    page.get_by_label(re.compile("Weigeren kan alleen")).check()
    page.get_by_role("button", name="Leg het besluit vast").click()
    expect(page.get_by_role("main")).to_contain_text("Overleg eerst met het samenwerkingsverband.")
    page.get_by_role("link", name=re.compile("Luchtballon")).first.click()
    for party in ("het samenwerkingsverband", "de ouders", "de school"):
        page.locator("li.dk-find", has_text=f"Overleg eerst met {party}").get_by_role("link").last.click()
        page.get_by_label("Wat gebeurde er?").fill("Samen gekeken naar een plek.")
        page.get_by_role("button", name="Leg vast").click()
    decide(page, False, "Loep kan niet voldoen aan wat nodig is.")
    page.get_by_label(re.compile("Weigeren kan alleen")).check()
    page.get_by_role("button", name="Leg het besluit vast").click()
    page.get_by_role("link", name="Bekijk de zoektocht").click()
    page.get_by_role("link", name="Er is een plek").click()
    page.get_by_role("button", name="Leg de plek vast").click()
    expect(page.get_by_role("alert")).to_be_visible()
    page.get_by_label("Op welke school is er een plek?").fill("De Wolkenschool")
    page.get_by_role("button", name="Leg de plek vast").click()
    expect(page.get_by_role("main")).to_contain_text("Er is een plek op De Wolkenschool")
    accessible(page, "zoektocht")


def apply_on_phone(page: Page) -> None:
    page.goto(page.url.split("/loep")[0] + "/loep/aanmeldingen")
    apply(page, "Stip", "2020-05-04", "groep 3", "2027-01-11")


def test_sc_loket_01_02_05_the_committee_decides_and_the_letter_waits_for_another_school(
    theatre: Theatre, visit: Callable[..., Page], accessible: Accessible
) -> None:
    page = visit(theatre.loket.cast["zorgcoordinator"][0], 1280, REFUSED)
    apply(page, "Sok", "2013-05-04", "leerjaar 2", "2027-01-11")
    page.get_by_label("vso", exact=True).check()
    answer_questions(page, zij_instroom=True, lwoo_advies=True)
    main = page.get_by_role("main")
    expect(main).to_contain_text("De didactische gegevens (toetsen) ontbreekt.")
    note(page, "De informatie van de vorige school", "2026-11-19", asked=True)
    expect(page.get_by_role("alert")).to_contain_text("nog geen toestemming")
    page.get_by_role("link", name=re.compile("Luchtballon")).first.click()
    page.locator("li.dk-find", has_text="Er is toestemming voor").get_by_role("link").last.click()
    page.get_by_label("ouder Mare Luchtballon").check()
    page.get_by_label("Op welke dag?").fill("2026-11-20")
    page.get_by_role("button", name="Leg vast").click()
    for what in (
        "De informatie van de vorige school",
        "Het lwoo-advies",
        "De didactische gegevens",
        "Het capaciteitsonderzoek",
    ):
        note(page, what, "2026-11-24")
    for question, yes in (
        ("zwaarte", True),
        ("ruimte in de klassen", True),
        ("alle gegevens", True),
        ("Kan Loket bieden", False),
    ):
        judge(page, question, yes)
    accessible(page, "loket-aanmelding")
    decide(page, False, "Het advies van de vorige school is vso.")
    page.get_by_label("Advies van de vorige school").check()
    page.get_by_role("button", name="Leg het besluit vast").click()
    expect(page.get_by_role("alert")).to_contain_text("dat doet de plaatsingscommissie")
    page.get_by_label(re.compile("bij elkaar")).fill("2026-11-26")
    page.get_by_label("Wie waren erbij?").fill("Ans Akelei, Otto Olm")
    accessible(page, "commissie")
    page.get_by_role("button", name="Leg het besluit vast").click()
    expect(main).to_contain_text("Nog geen andere school is bereid")
    letter(page, accessible)


def note(page: Page, condition: str, day: str, *, asked: bool = False) -> None:
    page.locator("li.dk-find", has_text=condition).get_by_role("link").last.click()
    page.get_by_label("Op welke dag?").fill(day)
    page.get_by_label("Wat gebeurde er?").fill("Het stuk is er.")
    if asked:
        page.get_by_label("Het is gevraagd").check()
    page.get_by_role("button", name="Leg vast").click()


def letter(page: Page, accessible: Accessible) -> None:
    page.get_by_role("link", name="Bekijk de zoektocht").click()
    page.get_by_label("Welke school?").fill("De Duinroos")
    page.get_by_label("is bereid het kind toe te laten").check()
    page.get_by_role("button", name="Leg vast").click()
    page.get_by_role("link", name="Naar de aanmelding").click()
    page.get_by_role("link", name="Leg het gesprek met de ouders vast").click()
    page.get_by_label("Wat gebeurde er?").fill("Besproken wat de school niet kan.")
    page.get_by_role("button", name="Leg het gesprek vast").click()
    page.get_by_role("link", name="Maak de brief").click()
    expect(page.get_by_role("main")).to_contain_text("De Duinroos is bereid Sok toe te laten.")
    accessible(page, "brief")
    page.get_by_role("button", name="Maak de brief").click()
    expect(page.get_by_role("main")).to_contain_text("De brief wordt gemaakt.")
    page.get_by_role("link", name="Aanmeldingen").first.click()
    accessible(page, "lijst")
