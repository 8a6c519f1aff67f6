"""The pictures of docs/screens, taken from the stage of the browser tests: `script/screens`."""

import re
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from flask import Flask
from playwright.sync_api import Browser, Page, sync_playwright
from werkzeug.serving import make_server

from core.demo.stage import Actor, Child
from tests.browser.conftest import Silent, launch
from tests.browser.stage import CASES, Theatre, build, choose, sign_in

WIDTH = 1280
HEIGHTS = {"vandaag": 860, "dossier": 1000, "agenda": 900, "zorgmelding": 1000, "profiel": 780}
"""As much of each page as says what it is."""
LARGEST = 200_000


def main(folder: Path) -> None:
    """Take every picture."""
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as place, sync_playwright() as playwright:
        theatre = build(Path(place))
        browser = launch(playwright, LANGUAGE="nl")
        with serving(theatre.app) as address:
            for name, page in pages(theatre, browser, address):
                target = folder / f"{name}.png"
                page.set_viewport_size({"width": WIDTH, "height": HEIGHTS[name]})
                page.screenshot(path=target)
                size = target.stat().st_size
                assert size < LARGEST, f"{target} is te groot: {size} bytes"
                sys.stdout.write(f"{target}: {size // 1000} kB\n")
        browser.close()


@contextmanager
def serving(app: Flask) -> Iterator[str]:
    """The application on a free port of this machine."""
    server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=Silent)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()


def pages(theatre: Theatre, browser: Browser, address: str) -> Iterator[tuple[str, Page]]:
    """Each page as it should stand in the picture, with the name of the file."""
    loket, loep = theatre.loket, theatre.loep
    told, asked = theatre.fresh("loket"), theatre.fresh("loket")
    send(signed_in(browser, address, told.mentor), told, with_consent=True)
    owner = signed_in(browser, address, loket.cast["zorgcoordinator"][1])
    owner.locator("main summary").first.click()
    yield "vandaag", owner
    owner.goto(f"{address}/loket/leerlingen/{child_at(theatre, 'opp')}")
    owner.locator("main a[href*='/dossiers/']").first.click()
    yield "dossier", owner
    yield "agenda", agenda(owner, address)
    yield "zorgmelding", send(signed_in(browser, address, asked.mentor), asked, with_consent=False)
    kc = signed_in(browser, address, loep.cast["kc"][0])
    kc.goto(f"{address}/loep/profiel")
    yield "profiel", kc


def signed_in(browser: Browser, address: str, actor: Actor) -> Page:
    """A page on which this person has signed in."""
    size = {"width": WIDTH, "height": 900}
    page = browser.new_page(viewport=size, locale="nl-NL", timezone_id="Europe/Amsterdam")  # type: ignore[arg-type]
    sign_in(page, address, actor.email)
    return page


def child_at(theatre: Theatre, step: str) -> str:
    """The pupil of Loket whose case walked to this step."""
    number = [one for one, _days in CASES["loket"]].index(step)
    return str(theatre.loket.children[number].id)


def agenda(page: Page, address: str) -> Page:
    """The agenda of today's team, with three pupils on it."""
    page.goto(f"{address}/loket/overleg")
    page.get_by_role("table").first.get_by_role("link", name="OT", exact=True).first.click()
    for _number in range(3):
        page.get_by_role("button", name=re.compile("^Zet op de agenda")).first.click()
    page.goto(page.url.partition("?")[0])
    return page


def send(page: Page, child: Child, *, with_consent: bool) -> Page:
    """The concern form, sent; without consent it says what is missing and keeps the rest."""
    page.get_by_role("link", name="Zorg melden").click()
    choose(page, "Over wie gaat het?", child.name)
    page.get_by_label("Wat zie je?").fill("Is op maandag vaak thuis. In de les stil. Zegt slecht te slapen.")
    page.get_by_label("Wat is al geprobeerd?").fill("Twee coachgesprekken en een vaste plek. Het helpt te weinig.")
    asked = page.get_by_role("group", name="Met wie heb je overlegd?")
    for tick in (page if with_consent else asked).get_by_role("checkbox").all():
        tick.check()
    page.get_by_role("button", name="Verstuur zorgmelding").click()
    page.locator(".dk-note" if with_consent else "#fouten").first.wait_for()
    return page


if __name__ == "__main__":
    main(Path(sys.argv[1]))
