"""A partner from invitation to the end of consent, on screen: a link, a password, a seat, a case, and then nothing.

The school invites a BPO by link; the BPO lands on a home of their own, takes the seat, sees what consent allows and no
more, becomes regiehouder, and loses sight the moment a parent withdraws (design 10.4, SC-LOKET-13).
"""

import re
from collections.abc import Callable
from uuid import UUID

from playwright.sync_api import Page, expect

from core.demo.stage import Actor
from tests.browser.stage import Theatre, choose, named_on
from tests.browser.test_journey_access import choose_password
from tests.browser.test_journey_loket import Cast, from_vandaag_to_the_agenda, hold_the_item, report, withdraw

NOT_HERE = "status of 40[34]"
REFUSED = "status of 422"
NAME, MAIL = "Bo Bosbes", "bo@partner.example"


def test_a_bpo_comes_in_by_link_sees_what_consent_allows_and_loses_it_with_consent(
    theatre: Theatre,
    served: str,
    visit: Callable[..., Page],
    page_at: Callable[..., Page],
    accessible: Callable[..., None],
) -> None:
    stage = theatre.loket
    child = theatre.fresh("loket")
    partner = page_at(360, NOT_HERE)
    choose_password(partner, invited(visit(stage.first("beheerder")), accessible))
    lands_on_an_empty_home(partner, accessible)
    coach = visit(child.mentor)
    report(coach, child)
    bpo = Actor(person_id=UUID(int=1), membership_id=UUID(int=1), name=NAME, email=MAIL, role="bpo")
    cast = Cast(child=child, owner=named_on(coach, stage.cast["zorgcoordinator"]), bpo=bpo)
    owner = visit(cast.owner, 1280, REFUSED)
    from_vandaag_to_the_agenda(owner, cast, lambda *_names: None)
    gives_a_seat(owner)
    others = [one.name for one in stage.children if one is not child]
    sees_the_meeting_and_only_what_is_open(partner, served, cast, others, accessible)
    hold_the_item(owner, cast, lambda *_names: None)
    is_director(partner, served, cast, accessible)
    owner.get_by_role("link", name="Naar het dossier").click()
    withdraw(owner, cast, lambda *_names: None)
    loses_sight(partner, served, cast, accessible)


def invited(admin: Page, accessible: Callable[..., None], name: str = NAME, mail: str = MAIL) -> str:
    """The one-time link, as the administrator sees it once."""
    admin.get_by_role("link", name="Medewerkers").click()
    admin.get_by_role("link", name="Voeg iemand toe").click()
    admin.get_by_label("Naam", exact=True).fill(name)
    admin.get_by_label("E-mailadres").fill(mail)
    admin.get_by_label("een andere organisatie").check()
    admin.get_by_label("Organisatie", exact=True).fill("Samenwerkingsverband Dordrecht")
    admin.get_by_role("checkbox", name=re.compile("Begeleider passend onderwijs")).check()
    admin.get_by_role("button", name="Voeg toe").click()
    expect(admin.get_by_role("heading", level=1)).to_have_text(f"{name} is toegevoegd")
    link = admin.get_by_label("Eenmalige link").input_value()
    admin.get_by_role("link", name=f"Naar {name}").click()
    expect(admin.locator("main")).to_contain_text("link werkt nog")
    accessible(admin, "medewerker")
    return link


def lands_on_an_empty_home(partner: Page, accessible: Callable[..., None]) -> None:
    expect(partner.get_by_role("heading", level=1)).to_have_text("Overzicht")
    expect(partner.locator("main")).to_contain_text("Er wacht nu niets op u")
    links = partner.get_by_role("navigation", name="Hoofdmenu").get_by_role("link")
    expect(links).to_have_count(1)
    accessible(partner, "leeg")


def gives_a_seat(owner: Page, name: str = NAME) -> None:
    """On the agenda where the child now stands."""
    agenda = owner.url
    owner.get_by_role("link", name="Nodig iemand uit").first.click()
    choose(owner, "Wie komt erbij?", name)
    owner.get_by_role("button", name="Nodig uit").click()
    expect(owner.locator("main")).to_contain_text(name)
    owner.goto(agenda)


def sees_the_meeting_and_only_what_is_open(
    partner: Page, served: str, cast: Cast, others: list[str], accessible: Callable[..., None]
) -> None:
    partner.goto(f"{served}/loket/")
    main = partner.locator("main")
    expect(main).to_contain_text(cast.child.name)
    expect(main).to_contain_text("U zit aan tafel bij het overleg.")
    accessible(partner, "overzicht")
    main.get_by_role("link", name=re.compile("ondersteuningsteam", re.I)).first.click()
    expect(main).to_contain_text(cast.child.name)
    accessible(partner, "agenda")
    partner.goto(f"{served}/loket/")
    expect(main).to_contain_text(cast.child.name)
    for name in others:
        expect(main).not_to_contain_text(name)
    for path in ("leerlingen", "medewerkers", "wie-keek-waar"):
        answer = partner.goto(f"{served}/loket/{path}")
        assert answer is not None
        assert answer.status == 403
        expect(main).to_contain_text("Dit is niet voor u open")


def is_director(partner: Page, served: str, cast: Cast, accessible: Callable[..., None]) -> None:
    partner.goto(f"{served}/loket/")
    main = partner.locator("main")
    expect(main).to_contain_text("U bent regiehouder.")
    expect(main).to_contain_text("Open zolang de toestemming er is.")
    accessible(partner, "regiehouder")
    main.locator("#leerlingen ~ ul, section[aria-labelledby=leerlingen]").first.get_by_role(
        "link", name=cast.child.name
    ).click()
    expect(partner.get_by_role("heading", level=1)).to_have_text(cast.child.name)
    accessible(partner, "dossier")


def loses_sight(partner: Page, served: str, cast: Cast, accessible: Callable[..., None]) -> None:
    """The page that is open, the home, and the agenda: nothing of the child is left."""
    answer = partner.reload()
    assert answer is not None
    assert answer.status == 404
    expect(partner.locator("main")).to_contain_text("niets voor u")
    expect(partner.locator("body")).not_to_contain_text(cast.child.name)
    accessible(partner, "dicht")
    partner.get_by_role("link", name="Naar het overzicht").click()
    expect(partner.get_by_role("heading", level=1)).to_have_text("Overzicht")
    expect(partner.locator("main").get_by_role("link", name=cast.child.name)).to_have_count(0)
    expect(partner.locator(".dk-stack")).not_to_contain_text("Uw leerlingen")
    accessible(partner, "na-intrekken")
