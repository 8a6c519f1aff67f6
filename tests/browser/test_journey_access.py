"""Who comes in, and what they see: the first administrator, a colleague with a link, a role that ends, signing out."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Error, Page, expect

from core.cli import cli
from core.demo.casting import PASSWORD
from core.features.staff.commands import staff
from tests.browser.stage import Theatre

OWN_PASSWORD = "vier gewone woorden achter elkaar"  # typed in a test
NOT_HERE = "status of 40[34]"


def choose_password(page: Page, link: str) -> None:
    page.goto(link)
    page.get_by_label("Nieuw wachtwoord").fill(OWN_PASSWORD)
    page.get_by_label("Nog een keer").fill(OWN_PASSWORD)
    page.get_by_role("button", name="Kies dit wachtwoord").click()


def test_the_first_administrator_comes_in_with_the_link_that_the_command_printed(
    theatre: Theatre, served: str, page_at: Callable[..., Page], accessible: Callable[..., None]
) -> None:
    assert "staff" in cli.list_commands(None)  # type: ignore[arg-type]  # the group does not look at the context
    words = "invite --school loket --email eerste@loket.example --name Eerste --role beheerder --address"
    printed = theatre.app.test_cli_runner().invoke(staff, [*words.split(), served])
    assert printed.exit_code == 0, printed.output
    link = printed.output.strip().splitlines()[-1]
    page = page_at(1280, "status of 410")
    choose_password(page, link)
    page.get_by_role("link", name="Medewerkers").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Medewerkers")
    expect(page.get_by_role("link", name="Eerste").first).to_be_visible()
    accessible(page)
    page.goto(link)
    expect(page.get_by_role("heading", level=1)).to_have_text("Deze link werkt niet meer")


def test_a_colleague_comes_in_with_a_link_sees_what_the_role_gives_and_loses_it_at_the_next_click(
    theatre: Theatre, served: str, visit: Callable[..., Page], page_at: Callable[..., Page]
) -> None:
    admin = visit(theatre.loep.first("beheerder"))
    link = invited(admin, "Nieuwe Leerkracht", "nieuw@loep.example", "Leerkracht")
    colleague = page_at(1280, NOT_HERE)
    choose_password(colleague, link)
    expect(colleague.get_by_role("heading", level=1)).to_have_text("Vandaag")
    menu = colleague.get_by_role("navigation", name="Hoofdmenu")
    expect(menu.get_by_role("link", name="Zorg melden")).to_be_visible()
    expect(menu.get_by_role("link", name="Medewerkers")).to_have_count(0)
    assert colleague.goto(f"{served}/loep/medewerkers").status == 403  # type: ignore[union-attr]  # there is an answer
    expect(colleague.get_by_role("heading", level=1)).to_be_visible()
    assert colleague.goto(f"{served}/loket/").status == 404  # type: ignore[union-attr]
    assert colleague.goto(f"{served}/loep/leerlingen").status == 200  # type: ignore[union-attr]
    end_role(admin, "Nieuwe Leerkracht")
    assert colleague.goto(f"{served}/loep/leerlingen").status == 403  # type: ignore[union-attr]
    end_access(admin, "Nieuwe Leerkracht")
    assert colleague.goto(f"{served}/loep/leerlingen").status == 404  # type: ignore[union-attr]
    expect(colleague.locator("main")).to_be_visible()


def invited(admin: Page, name: str, email: str, role: str) -> str:
    """The link on the page, which is shown once."""
    admin.get_by_role("link", name="Medewerkers").click()
    admin.get_by_role("link", name="Voeg iemand toe").click()
    admin.get_by_label("Naam", exact=True).fill(name)
    admin.get_by_label("E-mailadres").fill(email)
    admin.get_by_label(role, exact=False).first.check()
    admin.get_by_role("button", name="Voeg toe").click()
    expect(admin.get_by_role("heading", level=1)).to_have_text(f"{name} is toegevoegd")
    link = admin.get_by_label("Eenmalige link").input_value()
    admin.get_by_role("link", name=f"Naar {name}").click()
    expect(admin.locator("main")).not_to_contain_text(link)
    here = admin.url
    with pytest.raises(Error, match="ERR_CACHE_MISS"):  # the browser kept nothing of the page with the link
        admin.go_back()
    admin.wait_for_url(re.compile("^chrome-error:"))
    admin.goto(here)
    return link


def to_member(admin: Page, name: str) -> None:
    admin.goto(re.sub(r"/medewerkers.*", "/medewerkers", admin.url))
    admin.get_by_role("link", name=name).first.click()


def end_role(admin: Page, name: str) -> None:
    to_member(admin, name)
    admin.get_by_role("link", name=re.compile("^Beëindig (?!de)")).first.click()
    expect(admin.locator("main")).to_contain_text("Je beëindigt de rol")
    admin.get_by_role("button", name="Beëindig deze rol").click()
    expect(admin.locator("main")).to_contain_text("De rol is beëindigd.")


def end_access(admin: Page, name: str) -> None:
    to_member(admin, name)
    admin.get_by_role("link", name="Beëindig de toegang").click()
    admin.get_by_role("button", name="Beëindig de toegang").click()
    expect(admin.locator("main")).to_contain_text("De toegang is beëindigd.")


def test_after_signing_out_the_back_button_and_the_old_cookie_show_the_sign_in_page(
    theatre: Theatre, served: str, visit: Callable[..., Page]
) -> None:
    page = visit(theatre.loket.first("zorgcoordinator"))
    page.get_by_role("link", name="Leerlingen").first.click()
    child = theatre.loket.children[0].name
    expect(page.locator("main")).to_contain_text(child)
    old = page.context.cookies()
    page.get_by_role("link", name=re.compile(theatre.loket.first("zorgcoordinator").name)).click()
    page.get_by_role("button", name="Meld af").first.click()
    expect(page.get_by_text("Je bent afgemeld.")).to_be_visible()
    for _step in range(2):
        page.go_back()
        expect(page.locator("body")).not_to_contain_text(child)
    page.context.add_cookies(list(old))  # type: ignore[misc, arg-type]  # as the browser gave them
    page.goto(f"{served}/loket/leerlingen")
    expect(page).to_have_url(re.compile("/aanmelden"))
    expect(page.get_by_label("Wachtwoord")).to_be_visible()


def test_who_was_sent_to_the_sign_in_page_comes_back_where_the_link_led(
    theatre: Theatre, served: str, page_at: Callable[..., Page]
) -> None:
    page = page_at(360)
    page.goto(f"{served}/loep/leerlingen")
    page.get_by_label("E-mailadres").fill(theatre.loep.first("kc").email)
    page.get_by_label("Wachtwoord").fill(PASSWORD)
    page.get_by_role("button", name="Meld aan").click()
    expect(page).to_have_url(re.compile("/loep/leerlingen$"))


@pytest.mark.parametrize("password", ["verkeerd wachtwoord", ""])
def test_a_wrong_password_is_said_in_words_and_the_address_stays(
    theatre: Theatre, served: str, page_at: Callable[..., Page], accessible: Callable[..., None], password: str
) -> None:
    page = page_at(360, "status of 422")
    page.goto(f"{served}/aanmelden")
    page.get_by_label("E-mailadres").fill("niemand@loep.example")
    page.get_by_label("Wachtwoord").fill(password)
    page.get_by_role("button", name="Meld aan").click()
    expect(page.locator("#fouten")).to_be_focused()
    expect(page.get_by_label("E-mailadres")).to_have_value("niemand@loep.example")
    accessible(page)
