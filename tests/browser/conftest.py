"""Pages in a real browser: Debian's Chromium through Playwright, judged by axe.

Who writes a browser test defines the fixture `browser_app` (a WSGI application; scope session or module) and
asks for:

- `served`: its address, such as `http://127.0.0.1:40123`;
- `page_at(width)`: a new page of 1280 or 360 pixels wide; what its console complains of fails the test;
- `accessible(page)`: opens every `<details>`, keeps a picture in var/screens and fails with what axe found.

Without a `browser_app` of its own a file gets the application of `theatre`: both schools, small, built once. There
`visit(actor, width)` gives a page of somebody who signed in by the form.
"""

import os
import re
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright
from werkzeug.serving import WSGIRequestHandler, make_server

from core.db.engine import db
from core.demo.stage import Actor
from tests.browser.stage import Theatre, build, sign_in
from tests.browser.watch import Watch

CHROMIUM = Path(os.environ.get("CHROMIUM", "/usr/bin/chromium"))
QUIET = (
    "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
HEIGHTS = {1280: 900, 360: 740}
TALLEST = 6000
"""As much of a page as a picture keeps: the whole profile of a school costs seconds."""
SCREENS = Path(__file__).parents[2] / "var" / "screens"
AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
OPEN_ALL = "document.querySelectorAll('details').forEach(part => { part.open = true })"
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker("browser")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for the whole run. Without it the tests fail: they are never left out silently."""
    with sync_playwright() as playwright:
        chromium = launch(playwright)
        yield chromium
        chromium.close()


def launch(playwright: Playwright, **environment: str) -> Browser:
    """Debian's Chromium, quiet; `environment` goes before that of this process."""
    assert os.access(CHROMIUM, os.X_OK), f"{CHROMIUM} is er niet of start niet (apt-get install chromium)."
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []  # Chromium has no sandbox for root
    return playwright.chromium.launch(
        executable_path=CHROMIUM, args=[*QUIET, *sandbox], env={**os.environ, **environment}
    )


class Silent(WSGIRequestHandler):
    """A server that does not write a line per request between the dots of pytest."""

    def log(self, type: str, message: str, *args: object) -> None:  # noqa: A002
        pass


@pytest.fixture(scope="session")
def theatre(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Theatre]:
    """Both schools with people, pupils, meetings and a handful of cases; every journey takes pupils of its own."""
    made = build(tmp_path_factory.mktemp("theatre"))
    yield made
    with made.app.app_context():
        db.engine.dispose()


@pytest.fixture(scope="module")
def browser_app(theatre: Theatre) -> Any:
    """The application of the stage, for files that define none."""
    return theatre.app


@pytest.fixture(scope="module")
def served(browser_app: Any) -> Iterator[str]:
    """The application on a free port of this machine, as long as the tests of one file run."""
    server = make_server("127.0.0.1", 0, browser_app, threaded=True, request_handler=Silent)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def page_at(browser: Browser) -> Iterator[Callable[..., Page]]:
    """`page_at(width, forgive="")`: a new page in a context of its own; cookies are not shared.

    The test fails at its end when a page wrote an error in the console (a refused script or style, a missing
    file), raised one, or asked something of another machine; `forgive` is a pattern of errors that belong.
    """
    contexts: list[BrowserContext] = []
    watch = Watch()

    def open_page(width: int, forgive: str = "") -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": HEIGHTS.get(width, 900)},
            locale="nl-NL", timezone_id="Europe/Amsterdam", reduced_motion="reduce",
        )  # fmt: skip
        context.set_default_timeout(10_000)
        contexts.append(context)
        page = context.new_page()
        watch.follow(page, forgive)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not watch.troubles, "De pagina klaagde:\n" + "\n".join(watch.troubles)


@pytest.fixture
def visit(page_at: Callable[..., Page], served: str) -> Callable[..., Page]:
    """`visit(actor, width=1280, forgive="")`: a page in a context of its own, on which this person has signed in."""

    def open_page(actor: Actor, width: int = 1280, forgive: str = "") -> Page:
        page = page_at(width, forgive)
        sign_in(page, served, actor.email)
        return page

    return open_page


@pytest.fixture(scope="session")
def axe() -> Callable[[Page], list[dict[str, Any]]]:
    """`axe(page)`: what axe-core finds against WCAG 2.0 to 2.2 A and AA and its best practices."""
    source = AXE.read_text(encoding="utf-8")
    options = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]}

    def run(page: Page) -> list[dict[str, Any]]:
        if not page.evaluate("'axe' in window"):
            page.evaluate(source)  # through the debugger, so the page's own policy stays as strict as it is
        found: list[dict[str, Any]] = page.evaluate("options => axe.run(document, options)", options)["violations"]
        return found

    return run


@pytest.fixture
def accessible(axe: Callable[[Page], list[dict[str, Any]]], screen: Callable[..., None]) -> Callable[..., None]:
    """`accessible(page, name="")`: unfolded, the page passes axe and needs no sideways scrolling."""

    def check(page: Page, name: str = "") -> None:
        page.evaluate(OPEN_ALL)
        screen(page, name)
        faults = [sentence for violation in axe(page) for sentence in told(violation)]
        wide = page.evaluate(TOO_WIDE)
        if wide > 0:
            faults.append(f"de pagina is {wide} pixels te breed voor het scherm")
        assert not faults, f"{page.url}\n" + "\n".join(faults)

    return check


def told(violation: dict[str, Any]) -> Iterator[str]:
    """One line per element that axe objects to: rule, weight, place, and the element itself."""
    for node in violation["nodes"]:
        place = " ".join(str(step) for step in node["target"])
        rule = f"{violation['id']} ({violation['impact']}): {violation['help']}"
        yield f"{rule}\n  {place}\n  {node['html'][:200]}"


@pytest.fixture
def screen(request: pytest.FixtureRequest) -> Callable[..., None]:
    """`screen(page, name="")`: keeps a picture of the whole page in var/screens, named by test and width."""

    def keep(page: Page, name: str = "") -> None:
        width = page.viewport_size["width"] if page.viewport_size else 0
        title = "-".join(part for part in (request.node.name, name, str(width)) if part)
        SCREENS.mkdir(parents=True, exist_ok=True)
        height = min(int(page.evaluate("document.documentElement.scrollHeight")), TALLEST)
        part = {"x": 0, "y": 0, "width": width, "height": height}
        target = SCREENS / (re.sub(r"[^\w.-]+", "-", title) + ".png")
        page.screenshot(path=target, full_page=True, clip=part)  # type: ignore[arg-type]  # what a clip is

    return keep
