"""The doors of a school, through pages only: a child from a file, a partner by a link, and what leaves on paper.

The school imports its file and invites a BPO; the BPO takes the seat, sees what consent allows and no more, becomes
regiehouder, and loses sight when consent is withdrawn: on screen and on paper.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from playwright.sync_api import APIResponse, Page, expect

from core.demo.stage import Actor, Child
from tests.browser.stage import Theatre, choose, named_on
from tests.browser.test_journey_access import choose_password
from tests.browser.test_journey_loket import Cast, from_vandaag_to_the_agenda, hold_the_item, report, withdraw
from tests.browser.test_journey_partner import gives_a_seat, invited, is_director, loses_sight
from tests.factories_exchange import edexml, group_xml, pupil_xml
from tests.papers import do_all, words_of
from tests.photos import TRACES, jpeg, opened

WIDTHS = (1280, 360)
HEIGHT = 900
FORGIVEN = "status of (403|404|422)"
FIRST, FAMILY = "Twijg", "Wilgenroosje"
CHILD = f"{FIRST} {FAMILY}"
NUMBER = "999999990"
PARTNER, MAIL = "Puk Pimpernel", "puk@partner.example"
SECRET = "Alleen de zorgcoördinator mag dit lezen: kruisbes."
PICTURE = "werk van woensdag.jpg"

Look = Callable[[Page, str], None]


@dataclass(frozen=True, kw_only=True)
class Papers:
    """Addresses of what was printed for the partner while consent lived: the agenda, and the dossier."""

    agenda: str
    dossier: str


def test_from_the_file_to_the_end_of_consent_on_screen_and_on_paper(
    theatre: Theatre,
    served: str,
    visit: Callable[..., Page],
    page_at: Callable[..., Page],
    accessible: Callable[..., None],
) -> None:
    look = in_both_widths(accessible)
    cast, partner, owner = come_in(theatre, served, visit, page_at, look)
    agenda = owner.url.partition("#")[0].partition("?")[0]
    writes_what_is_sealed(owner, cast.child)
    takes_the_seat(partner, served)
    paper = prints_the_agenda(owner, agenda, theatre, look)
    owner.goto(agenda)
    hold_the_item(owner, cast, lambda *_names: None)
    is_director(partner, served, cast, accessible)
    sees_no_more_than_consent_allows(partner, look)
    owner.get_by_role("link", name="Naar het dossier").click()
    papers = Papers(agenda=paper, dossier=prints_the_dossier(owner, theatre, look))
    owner.get_by_role("link", name=CHILD).first.click()
    withdraw(owner, cast, lambda *_names: None)
    loses_sight(partner, served, cast, accessible)
    finds_the_item_closed(partner, agenda, look)
    finds_the_papers_closed(owner, agenda, papers, theatre)


def come_in(
    theatre: Theatre, served: str, visit: Callable[..., Page], page_at: Callable[..., Page], look: Look
) -> tuple[Cast, Page, Page]:
    """The child from the file, the partner by the link, both at one meeting; the pages of partner and owner."""
    stage = theatre.loket
    coach = stage.children[0].mentor
    clerk = visit(stage.first("zorgcoordinator"), 1280, FORGIVEN)
    imports_the_file(clerk, theatre, look)
    child = completes_the_child(clerk, served, coach)
    partner = page_at(360, FORGIVEN)
    choose_password(partner, invited(visit(stage.first("beheerder")), look, PARTNER, MAIL))
    reporter = visit(coach, 360)
    report(reporter, child)
    bpo = Actor(person_id=UUID(int=1), membership_id=UUID(int=1), name=PARTNER, email=MAIL, role="bpo")
    cast = Cast(child=child, owner=named_on(reporter, stage.cast["zorgcoordinator"]), bpo=bpo)
    adds_a_picture(reporter, look)
    owner = visit(cast.owner, 1280, FORGIVEN)
    from_vandaag_to_the_agenda(owner, cast, lambda *_names: None)
    gives_a_seat(owner, PARTNER)
    return cast, partner, owner


def in_both_widths(accessible: Callable[..., None]) -> Look:
    """`look(page, name)`: judged at 1280 and at 360, and put back as wide as it was."""

    def look(page: Page, name: str) -> None:
        size = page.viewport_size
        assert size is not None
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": HEIGHT})
            accessible(page, name)
        page.set_viewport_size(size)

    return look


def the_file() -> bytes:
    """An administration with one child whom the school does not know yet; the number of the person must not stay."""
    pupil = pupil_xml("doors-1", FIRST, FAMILY, geboortedatum="2013-03-04", groep="u", bsn=NUMBER)
    return edexml(pupil, groups=group_xml("u", "2W", "12"))


def imports_the_file(clerk: Page, theatre: Theatre, look: Look) -> None:
    clerk.get_by_role("link", name="Leerlingen").first.click()
    clerk.get_by_role("link", name="Lees een bestand in").click()
    look(clerk, "inlezen")
    clerk.get_by_role("link", name="Kies een bestand").click()
    look(clerk, "kies")
    upload = {"name": "leerlingen.xml", "mimeType": "application/xml", "buffer": the_file()}
    clerk.locator("input[type=file]").set_input_files(upload)  # type: ignore[arg-type]  # what a payload is
    clerk.get_by_label("EDEXML").check()
    clerk.get_by_role("button", name="Lees het bestand").click()
    expect(clerk.get_by_role("progressbar")).to_be_visible()
    do_all(theatre.app)
    expect(clerk.get_by_role("table")).to_contain_text(CHILD)  # the page looks by itself how far it is
    expect(clerk.locator("main")).to_contain_text("persoonsnummers (BSN, onderwijsnummer): 1")
    expect(clerk.locator("body")).not_to_contain_text(NUMBER)
    look(clerk, "verslag")
    clerk.get_by_role("link", name="Ga naar doorvoeren").click()
    look(clerk, "doorvoeren")
    for tick in clerk.get_by_role("main").get_by_role("checkbox").all():
        tick.check()
    clerk.get_by_role("button", name="Voer door").click()
    do_all(theatre.app)
    expect(clerk.locator("main")).to_contain_text("1 ingeschreven, 0 bijgewerkt, 0 van school")
    look(clerk, "doorgevoerd")


def completes_the_child(clerk: Page, served: str, coach: Actor) -> Child:
    """The file knows no parents and no coach: the school adds them."""
    clerk.goto(f"{served}/loket/leerlingen?q={FAMILY}")
    clerk.get_by_role("link", name=CHILD).click()
    for name, relation in (("Roos Wilgenroosje", "moeder"), ("Ilex Wilgenroosje", "vader")):
        clerk.get_by_role("link", name="Voeg een ouder of voogd toe").click()
        clerk.get_by_label("Naam", exact=True).fill(name)
        choose(clerk, "Wat is deze persoon van de leerling?", relation)
        clerk.get_by_label("Heeft gezag").check()
        clerk.get_by_role("main").get_by_role("button").last.click()
        expect(clerk.locator("main")).to_contain_text(f"Deze ouder of voogd van {CHILD} staat erbij.")
    clerk.get_by_role("link", name=re.compile("^Kies een ")).click()
    choose(clerk, "Wie?", coach.name)
    clerk.get_by_label("Eerste dag").fill("2026-11-26")
    clerk.get_by_role("main").get_by_role("button").last.click()
    expect(clerk.get_by_role("complementary")).to_contain_text(coach.name)
    found = clerk.url.partition("?")[0].rpartition("/")[2]
    return Child(id=UUID(found), name=CHILD, year=2, mentor=coach)


def adds_a_picture(reporter: Page, look: Look) -> None:
    reporter.get_by_role("link", name="Voeg een bijlage toe").click()
    look(reporter, "bijlage-toevoegen")
    payload = {"name": PICTURE, "mimeType": "image/jpeg", "buffer": jpeg()}
    reporter.locator("input[type=file]").set_input_files(payload)  # type: ignore[arg-type]
    reporter.get_by_label("Wat is het?").fill("Het werk van woensdag")
    reporter.get_by_role("button", name="Bewaar bijlage").click()
    expect(reporter.get_by_role("table")).to_contain_text(PICTURE)
    look(reporter, "bijlagen")
    address = reporter.get_by_role("link", name=PICTURE, exact=True).get_attribute("href") or ""
    kept = fetched(reporter, address).body()
    assert opened(kept).size == opened(jpeg()).size
    assert not [trace for trace in TRACES if trace in kept]


def writes_what_is_sealed(owner: Page, child: Child) -> None:
    owner.get_by_role("table").first.get_by_role("link", name=child.name).click()
    owner.get_by_role("link", name="Naar het dossier").click()
    owner.get_by_role("link", name="Notitie", exact=True).click()
    owner.get_by_label("Wat is er gezegd of gezien?").fill(SECRET)
    owner.get_by_label("Scherm dit af").check()
    owner.get_by_role("button", name="Bewaar notitie").click()
    expect(owner.locator("main")).to_contain_text(SECRET)


def takes_the_seat(partner: Page, served: str) -> None:
    partner.goto(f"{served}/loket/")
    partner.get_by_role("main").get_by_role("link", name=re.compile("ondersteuningsteam", re.I)).first.click()
    expect(partner.locator("main")).to_contain_text(CHILD)
    partner.get_by_role("link", name="Geef antwoord").first.click()
    partner.get_by_label(re.compile("^Ja")).check()
    partner.get_by_role("button", name="Geef antwoord").click()
    expect(partner.get_by_text("Het antwoord is bewaard.")).to_be_visible()


def prints_the_agenda(owner: Page, agenda: str, theatre: Theatre, look: Look) -> str:
    """The address of the partner's own agenda, on which the child stands."""
    address = prints_for_the_partner(owner, agenda, theatre)
    look(owner, "afdrukken")
    said = words_of(fetched(owner, address).body())
    assert CHILD in said
    assert SECRET not in said
    return address


def prints_for_the_partner(owner: Page, agenda: str, theatre: Theatre) -> str:
    owner.goto(f"{agenda}/afdrukken")
    for tick in owner.get_by_role("main").get_by_role("checkbox").all():
        tick.uncheck()
    owner.get_by_role("checkbox", name=re.compile(PARTNER)).check()
    owner.get_by_role("button", name="Maak de afdrukken").click()
    expect(owner.locator("#afdrukken")).to_contain_text("wordt gemaakt")
    do_all(theatre.app)
    link = owner.get_by_role("link", name=f"Haal op (PDF) voor {PARTNER}").first  # comes by itself when it is made
    expect(link).to_be_visible(timeout=20_000)
    return link.get_attribute("href") or ""


def fetched(page: Page, address: str) -> APIResponse:
    """What this person gets there."""
    start = page.url.partition("/loket/")[0]
    return page.context.request.get(address if address.startswith("http") else f"{start}{address}")


def sees_no_more_than_consent_allows(partner: Page, look: Look) -> None:
    """The dossier, of which the partner is regiehouder: open, but not what is sealed, nor the rest of the school."""
    main = partner.locator("main")
    expect(main).not_to_contain_text("kruisbes")
    partner.get_by_role("link", name=re.compile("^Alle bijlagen")).click()
    look(partner, "bijlagen-partner")
    home = partner.url.partition("/loket/")[0]
    for path in ("leerlingen", "leerlingen/inlezen", "medewerkers"):
        answer = partner.goto(f"{home}/loket/{path}")
        assert answer is not None
        assert answer.status == 403, path
    partner.goto(f"{home}/loket/")
    main.locator("#leerlingen ~ ul, section[aria-labelledby=leerlingen]").first.get_by_role("link", name=CHILD).click()


def prints_the_dossier(owner: Page, theatre: Theatre, look: Look) -> str:
    """The address of the dossier as it was printed for the partner."""
    owner.get_by_role("link", name="Druk af voor …").click()
    look(owner, "dossier-afdrukken")
    choose_recipient(owner)
    owner.get_by_label(re.compile("Waarom|Reden")).first.fill("Voorbereiding van het gesprek")
    owner.get_by_role("button", name="Maak de afdruk").click()
    expect(owner.locator("#afdrukken")).to_contain_text("wordt gemaakt")
    do_all(theatre.app)
    link = owner.get_by_role("link", name=re.compile(f"^Haal op .*{PARTNER}")).first
    expect(link).to_be_visible(timeout=20_000)
    address = link.get_attribute("href") or ""
    said = words_of(fetched(owner, address).body())
    assert CHILD in said
    assert "kruisbes" not in said
    return address


def choose_recipient(owner: Page) -> None:
    radio = owner.get_by_role("radio", name=re.compile(PARTNER))
    if radio.count():
        radio.check()
    else:
        choose(owner, "Voor wie?", PARTNER)


def finds_the_item_closed(partner: Page, agenda: str, look: Look) -> None:
    """The seat stays, and the agenda with it; of the child there is no name and no content."""
    answer = partner.goto(agenda)
    assert answer is not None
    assert answer.status == 200
    expect(partner.locator("main")).to_contain_text("Dicht voor u")
    expect(partner.locator("body")).not_to_contain_text(FIRST)
    look(partner, "agenda-dicht")


def finds_the_papers_closed(owner: Page, agenda: str, papers: Papers, theatre: Theatre) -> None:
    """What was printed before is no longer given out; what is printed now says nothing of the child."""
    assert fetched(owner, papers.agenda).status == 404
    dossier = fetched(owner, papers.dossier)
    assert dossier.status == 404 or "Deze afdruk is ingetrokken." in dossier.text()
    assert "pdf" not in dossier.headers["content-type"]
    owner.goto(re.sub("/[^/]+$", "", dossier.url.partition("?")[0]) if dossier.status == 404 else dossier.url)
    row = owner.get_by_role("row").filter(has_text=PARTNER)
    expect(row).to_contain_text("ingetrokken")
    expect(row.get_by_role("link", name=re.compile("^Haal op"))).to_have_count(0)
    new = prints_for_the_partner(owner, agenda, theatre)
    said = words_of(fetched(owner, new).body())
    assert "Dicht voor u" in said
    assert FIRST not in said
    assert PARTNER in said
