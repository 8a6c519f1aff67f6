"""A concern at Loep, from the teacher to two approvals (SC-LOEP-08, SC-LOEP-13, SC-LOEP-16): through pages only."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from core.demo.stage import Actor, Child
from tests.browser.stage import Theatre, choose, named_on

REFUSED = "status of 422"
PARTS = ("Stimulerende factoren", "Belemmerende factoren", "Onderwijsbehoeften", "Overzicht van ingezette zorg")
NOW = "26 november"


def test_sc_loep_16_a_concern_reaches_the_ot_and_two_people_approve(
    theatre: Theatre, visit: Callable[..., Page], accessible: Callable[..., None]
) -> None:
    stage, child = theatre.loep, theatre.fresh("loep")
    teacher = visit(child.mentor, 360)
    share(teacher, child, accessible)
    kc = visit(named_on(teacher, stage.cast["kc"]), 1280, REFUSED)
    open_from_vandaag(kc, child)
    dossier = kc.url
    to_the_talk_with_parents(kc, child)
    sc_loep_08_parents_are_missing(kc, child, dossier, accessible)
    sc_loep_13_growth_document_in_four_parts(kc, dossier, accessible)
    to_the_vot(kc, child, dossier, accessible)
    from_the_vot_to_the_ot(kc, child, dossier, accessible)
    sc_loep_16_the_ot(kc, child, stage.first("leerrechtambtenaar"), dossier, accessible)
    leader = visit(stage.first("schoolleider"))
    approve(leader, child, "schoolleider", accessible)
    expect(leader.locator("main")).to_contain_text("wacht op")
    board = visit(stage.first("bestuur"))
    approve(board, child, "bestuur", accessible)
    expect(board.locator("main")).not_to_contain_text("wacht op")
    kc.goto(dossier)
    kc.get_by_role("link", name="Waarop rustte dit besluit?").first.click()
    expect(kc.locator("main")).to_contain_text("Toestemming voor een arrangement")
    for actor in (stage.first("schoolleider"), stage.first("bestuur")):
        expect(kc.locator("main")).to_contain_text(actor.name)
    accessible(kc, "besluit")


def first_name(child: Child) -> str:
    return child.name.partition(" ")[0]


def share(teacher: Page, child: Child, accessible: Callable[..., None]) -> None:
    teacher.get_by_role("link", name=re.compile("^(Zorg melden|Zorg delen)")).click()
    choose(teacher, "Over wie gaat het?", child.name)
    teacher.get_by_label("Leren (didactisch)").check()
    teacher.get_by_label("Wat zie je?").fill("Lezen blijft achter bij de groep.")
    teacher.get_by_label("Wat helpt, en wat is al geprobeerd?").fill("Acht weken extra leestijd in een kleine kring.")
    accessible(teacher, "zorg-delen")
    teacher.get_by_role("button", name="Deel je zorg").click()
    expect(teacher.get_by_text(f"Je zorg om {first_name(child)} is gedeeld.")).to_be_visible()


def open_from_vandaag(kc: Page, child: Child) -> None:
    news = kc.get_by_role("complementary").get_by_role("link", name=child.name)
    expect(news.first).to_be_visible()
    news.first.click()
    expect(kc.get_by_role("heading", level=1)).to_have_text(child.name)


def talk(page: Page, dossier: str, kind: str, who: tuple[str, ...], outcome: str = "") -> None:
    page.goto(dossier)
    page.get_by_role("link", name="Leg een gesprek vast").click()
    choose(page, "Wat voor gesprek?", kind)
    for role in who:
        page.get_by_role("group", name="Wie waren erbij?").get_by_label(role, exact=True).check()
    if outcome:
        page.get_by_label(outcome).check()
    page.get_by_label("Wat is er gezegd of gezien?").fill("We spraken over wat helpt.")
    page.get_by_role("button", name="Leg gesprek vast").click()
    expect(page.get_by_text("Het staat in de tijdlijn van")).to_be_visible()


def take_step(page: Page, dossier: str, verb: str) -> None:
    page.goto(dossier)
    page.locator("main").get_by_role("link", name=verb, exact=True).click()
    page.get_by_role("button", name=verb).click()
    expect(page.get_by_text("staat nu op de nieuwe stap.")).to_be_visible()


def to_the_talk_with_parents(kc: Page, child: Child) -> None:
    dossier = kc.url
    take_step(kc, dossier, "Leerlingbespreking houden")
    talk(
        kc, dossier, "Leerlingbespreking", ("Kwaliteitcoördinator", "Leerkracht"), "Leerlingbespreking: Er zijn zorgen"
    )
    take_step(kc, dossier, "Bespreken in het leerteam")
    talk(kc, dossier, "Leerteam", ("Leerkracht",), "Leerteam: Geen oplossing gevonden")
    take_step(kc, dossier, "Gesprek met ouders voeren")


def sc_loep_08_parents_are_missing(kc: Page, child: Child, dossier: str, accessible: Callable[..., None]) -> None:
    """Without the parents the step stays shut and says so; with them the child comes to level 3."""
    talk(kc, dossier, "Gesprek met KC", ("Kwaliteitcoördinator", "Leerkracht"))
    page_of_step = kc.url.partition("?")[0] + "/stap/schoolniveau"
    kc.goto(page_of_step)
    expect(kc.locator("main")).to_contain_text("kan hier nog niet heen: er moet nog 1 ding gebeuren")
    finding = kc.locator(".dk-find .is-unmet, .dk-find.is-unmet, li.is-unmet").first
    expect(finding).to_contain_text("De KC, de leerkracht en de ouders")
    expect(finding).to_contain_text(
        re.compile("de ouders (waren|ontbreken|nog)|zonder de ouders|niet.*de ouders", re.I)
    )
    expect(kc.get_by_role("main").get_by_role("button")).to_have_count(0)
    accessible(kc, "ouders-ontbreken")
    talk(kc, dossier, "Gesprek met KC", ("Kwaliteitcoördinator", "Leerkracht", "Ouders"))
    take_step(kc, dossier, "Extra zorg op schoolniveau inzetten")
    expect(kc.locator("main")).to_contain_text(
        re.compile(rf"Extra zorg op schoolniveau door interne deskundige\s*·\s*hier is {first_name(child)}")
    )


def sc_loep_13_growth_document_in_four_parts(kc: Page, dossier: str, accessible: Callable[..., None]) -> None:
    kc.goto(dossier)
    kc.get_by_role("link", name="Begin: Groeidocument").click()
    for part in PARTS:
        expect(kc.locator("main li").filter(has_text=part)).to_be_visible()
    expect(kc.locator("main li")).to_have_count(len(PARTS))
    kc.get_by_role("button", name="Begin dit document").click()
    expect(kc.get_by_role("textbox")).to_have_count(len(PARTS))
    expect(kc.get_by_label(PARTS[-1])).to_have_value(re.compile("november 2026: Naar de stap"))
    for part in PARTS[:-2]:
        kc.get_by_label(part).fill(f"{part}: in gewone woorden.")
    kc.get_by_role("button", name="Maak dit document af").click()
    expect(kc.locator("#fouten")).to_contain_text("Onderwijsbehoeften")
    accessible(kc, "groeidocument-fout")
    kc.get_by_label(PARTS[2]).fill("Acht weken extra leestijd.")
    kc.get_by_role("button", name="Maak dit document af").click()
    expect(kc.locator("main")).to_contain_text("gemaakt")
    for part in PARTS:
        expect(kc.get_by_role("heading", name=part)).to_be_visible()
    accessible(kc, "groeidocument")


def give_consent(page: Page, dossier: str, purpose: str, how: str) -> None:
    """Every parent with authority answers yes."""
    page.goto(dossier)
    page.get_by_role("link", name="Vraag of wijzig toestemming").click()
    ask = page.get_by_role("link", name=re.compile(f"Leg antwoord vast van .* voor {purpose}$"))
    for number in range(ask.count()):
        ask.nth(number).click()
        page.get_by_label("Ja, geeft toestemming").check()
        page.get_by_label(how).check()
        page.get_by_label("Waar ligt het bewijs?").fill("Gebeld.")
        page.get_by_role("main").get_by_role("button").click()
        expect(page.get_by_text("Het antwoord staat vast")).to_be_visible()


def to_the_vot(kc: Page, child: Child, dossier: str, accessible: Callable[..., None]) -> None:
    kc.goto(dossier)
    finding = kc.locator(".is-ask").filter(has_text="hulp van buiten nodig").first
    finding.get_by_role("link", name=re.compile("oordeel")).click()
    kc.get_by_label("Ja", exact=True).check()
    kc.get_by_label("Waarom?").fill("De hulp op school is niet genoeg.")
    accessible(kc, "oordeel")
    kc.get_by_role("button", name="Geef dit oordeel").click()
    give_consent(kc, dossier, "bespreken in het VOT", "mondeling")
    take_step(kc, dossier, "Voorleggen aan het VOT")


def to_item(kc: Page, child: Child, dossier: str, team: str) -> None:
    """From the dossier to the agenda, and on to the item."""
    kc.goto(dossier)
    kc.get_by_role("link", name=f"Naar de agenda van het {team} van {NOW}").click()
    kc.get_by_role("button", name=re.compile(f"^Zet op de agenda.*{child.name}")).click()
    kc.get_by_role("table").first.get_by_role("link", name=child.name).click()


def from_the_vot_to_the_ot(kc: Page, child: Child, dossier: str, accessible: Callable[..., None]) -> None:
    """The VOT may bring the child to the OT once the parents let the partnership in."""
    to_item(kc, child, dossier, "VOT")
    item = kc.url
    expect(kc.locator("main")).to_contain_text("Verder in het OT kan nog niet.")
    expect(kc.locator("main")).to_contain_text("Alleen het OT geeft toestemming voor een arrangement.")
    accessible(kc, "vot")
    give_consent(kc, dossier, "betrekken van het samenwerkingsverband en het OT", "op papier")
    kc.goto(item)
    kc.get_by_label("Wat is de zorg?").fill("Lezen blijft achter.")
    kc.get_by_label("Welke interventies zijn mogelijk?").fill("Een arrangement met extra begeleiding.")
    choose(kc, "Wat leverde het op?", "Verder in het OT")
    kc.get_by_role("checkbox", name="Verder in het OT").check()
    kc.get_by_role("button", name=re.compile("^Sluit punt")).click()
    expect(kc.get_by_text("Het punt is afgesloten.")).to_be_visible()


def sc_loep_16_the_ot(kc: Page, child: Child, guest: Actor, dossier: str, accessible: Callable[..., None]) -> None:
    """The officer for the right to learn comes for a reason only; the OT decides on the arrangement."""
    to_item(kc, child, dossier, "OT")
    item = kc.url
    kc.locator(".dk-head").get_by_role("link", name=re.compile("ndersteuningsteam")).click()
    kc.get_by_role("link", name="Nodig iemand uit").click()
    choose(kc, "Wie komt erbij?", guest.name)
    kc.get_by_role("button", name="Nodig uit").click()
    expect(kc.locator("#fouten")).to_be_focused()
    accessible(kc, "zonder-reden")
    kc.get_by_label("Wat voegt deze persoon toe?").fill("Kent de school waar het kind vandaan komt.")
    kc.get_by_role("button", name="Nodig uit").click()
    expect(kc.get_by_role("complementary")).to_contain_text("Reden: Kent de school waar het kind vandaan komt.")
    accessible(kc, "ot")
    kc.goto(item)
    kc.get_by_label(f"Wat heeft {first_name(child)} nodig?").fill("Begeleiding bij het lezen.")
    kc.get_by_label("Is een arrangement of een TLV nodig?").fill("Een arrangement.")
    choose(kc, "Wat leverde het op?", "Een arrangement")
    kc.get_by_role("checkbox", name="Toestemming voor een arrangement").check()
    kc.get_by_label("Toelichting bij het besluit").fill("De school kan dit niet alleen.")
    kc.get_by_role("button", name=re.compile("^Sluit punt")).click()
    expect(kc.get_by_text("Het punt is afgesloten.")).to_be_visible()
    expect(kc.locator("main")).to_contain_text("wacht op")
    accessible(kc, "ot-dicht")


def approve(page: Page, child: Child, role: str, accessible: Callable[..., None]) -> None:
    line = page.locator(".dk-line").filter(has_text=child.name)
    expect(line.first).to_be_visible()
    line.first.get_by_role("link").first.click()
    if "/besluiten/" not in page.url:
        page.get_by_role("link", name=re.compile("akkoord", re.I)).first.click()
    page.get_by_label("Ja, ik geef akkoord").check()
    accessible(page, f"akkoord-{role}")
    page.get_by_role("button", name="Leg mijn antwoord vast").click()
    expect(page.get_by_text("Je akkoord staat vast.")).to_be_visible()
