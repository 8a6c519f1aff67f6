"""The same work without a mouse, and without JavaScript."""

import re
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, Page, expect

from core.demo.casting import PASSWORD
from core.demo.stage import Actor, Child
from tests.browser.stage import TODAY, Theatre, choose, named_on, sign_in

FAR = 60


def tab_to(page: Page, words: str) -> None:
    """Press Tab until the focus is on what says this; it must come within a screen's worth of keys."""
    for _press in range(FAR):
        page.keyboard.press("Tab")
        told = page.evaluate(
            "() => { const e = document.activeElement; return [...(e.labels || [])].map(l => l.innerText).join(' ')"
            " || e.innerText || '' }"
        )
        if re.search(words, str(told)):
            assert page.evaluate("() => document.activeElement.matches(':focus-visible')")
            return
    pytest.fail(f"Met Tab kom je niet bij “{words}”")


def sign_in_by_keys(page: Page, served: str, actor: Actor) -> None:
    page.goto(f"{served}/aanmelden")
    tab_to(page, "E-mailadres")
    page.keyboard.type(actor.email)
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/aanmelden" not in url)


def test_vandaag_and_its_explanations_open_with_the_keyboard(
    theatre: Theatre, served: str, page_at: Callable[..., Page]
) -> None:
    page = page_at(1280)
    sign_in_by_keys(page, served, theatre.loket.first("zorgcoordinator"))
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Naar de inhoud")).to_be_focused()
    page.keyboard.press("Enter")
    explanation = page.locator("main details").filter(has=page.locator(".dk-quote")).first
    tab_to(page, re.escape(explanation.locator("summary").inner_text()))
    quote = explanation.locator(".dk-quote")
    expect(quote).to_be_hidden()
    page.keyboard.press("Enter")
    expect(quote).to_be_visible()
    expect(explanation.get_by_role("link").first).to_be_visible()


def test_the_menu_on_a_phone_opens_closes_and_leads_on_with_the_keyboard(
    theatre: Theatre, served: str, page_at: Callable[..., Page]
) -> None:
    page = page_at(360)
    sign_in_by_keys(page, served, theatre.loep.first("kc"))
    menu = page.get_by_role("navigation", name="Hoofdmenu")
    expect(menu.get_by_role("link", name="Profiel")).to_be_hidden()
    tab_to(page, "Meer")
    page.keyboard.press("Enter")
    expect(menu.get_by_role("link", name="Profiel")).to_be_visible()
    page.keyboard.press("Escape")
    expect(menu.get_by_role("link", name="Profiel")).to_be_hidden()
    page.keyboard.press("Enter")
    menu.get_by_role("link", name="Profiel").press("Enter")
    expect(page).to_have_url(re.compile("/loep/profiel"))


def test_sc_loket_12_a_concern_is_reported_with_the_keyboard(
    theatre: Theatre, served: str, page_at: Callable[..., Page]
) -> None:
    child = theatre.fresh("loket")
    page = page_at(360)
    sign_in_by_keys(page, served, child.mentor)
    tab_to(page, "^Zorg melden")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("zorg-melden"))
    tab_to(page, "Over wie gaat het")
    page.keyboard.type(child.name)
    tab_to(page, "Wat zie je")
    page.keyboard.type("Is stil.")
    page.keyboard.press("Tab")
    page.keyboard.type("Een gesprek per week. Dat helpt te weinig.")
    for _tick in range(5):
        page.keyboard.press("Tab")
        if not page.evaluate("() => document.activeElement.type === 'checkbox'"):
            page.keyboard.press("Tab")
        page.keyboard.press("Space")
    tab_to(page, "Verstuur zorgmelding")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(child.name)


@pytest.fixture
def plain(browser: Browser) -> Iterator[Page]:
    """A page of 360 pixels in a browser that runs no scripts."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, java_script_enabled=False, locale="nl-NL")
    context.set_default_timeout(10_000)
    yield context.new_page()
    context.close()


def sign_out(page: Page, served: str) -> None:
    page.goto(f"{served}/account")
    page.get_by_role("button", name="Meld af").first.click()


def send_without_consent(page: Page, child: Child) -> None:
    page.get_by_role("link", name="Zorg melden").click()
    choose(page, "Over wie gaat het?", child.name)
    page.get_by_label("Wat zie je?").fill("Is stil.")
    page.get_by_label("Wat is al geprobeerd?").fill("Een gesprek per week. Dat helpt te weinig.")
    page.get_by_role("button", name="Verstuur zorgmelding").click()


def test_without_script_a_concern_is_reported_and_seen_by_the_care_coordinator(
    theatre: Theatre, served: str, plain: Page
) -> None:
    child = theatre.fresh("loket")
    sign_in(plain, served, child.mentor.email)
    send_without_consent(plain, child)
    expect(plain).to_have_title(re.compile("^Fout"))
    expect(plain.get_by_label("Wat zie je?")).to_have_value("Is stil.")
    for tick in plain.get_by_role("checkbox").all():
        tick.check()
    plain.get_by_role("button", name="Verstuur zorgmelding").click()
    expect(plain.get_by_role("heading", level=1)).to_have_text(child.name)
    owner = named_on(plain, theatre.loket.cast["zorgcoordinator"])
    plain.get_by_role("link", name="Meer menukeuzes").click()
    plain.get_by_role("link", name="Profiel", exact=True).click()
    expect(plain.get_by_role("heading", level=1)).to_be_visible()
    sign_out(plain, served)
    sign_in(plain, served, owner.email)
    due = (TODAY + timedelta(days=14)).strftime("%Y-%m-%d")
    line = plain.locator("main li, main article, main .dk-line").filter(has_text=child.name).first
    plain.get_by_role("link", name=re.compile("^Later")).click()
    expect(line).to_contain_text("Zet")
    expect(line.locator(f"time[datetime^='{due}']")).to_be_visible()
    line.locator("summary").click()
    expect(line.locator(".dk-quote")).to_be_visible()
