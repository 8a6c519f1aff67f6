"""Every page that people reach from their menu can be used by everybody, at both schools and both widths.

The pages are found as people find them: by the links, two clicks from Vandaag. Pages of one kind (one dossier and
another) are opened once per person.
"""

import re
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from tests.browser.stage import Theatre

CLICKS = 2
WIDTHS = (1280, 360)
ID = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|(?<=/partners/)[a-z0-9_]+|(?<=/bibliotheek/)[a-z0-9_]+")
FEWEST = {"zorgcoordinator": 22, "kc": 22, "coach": 12, "leerkracht": 12, "bpo": 6, "swv_contact": 6, "beheerder": 12}
"""At least so many kinds of pages for each role: a crawl that finds nothing proves nothing."""
PEOPLE = tuple(
    (school, role)
    for school, roles in (
        ("loket", ("zorgcoordinator", "coach", "bpo", "beheerder")),
        ("loep", ("kc", "leerkracht", "swv_contact", "beheerder")),
    )
    for role in roles
)
FILE = re.compile(r"\.(csv|json|pdf)$")
BY_ROLE = re.compile(r"^/[a-z]+/((leerlingen|overleg|dossiers)(/\*)?|overleg/\*/punt/\*|taken/\*)?$")
"""Pages that show one role more than another. The others are judged for the first person who comes there."""


@pytest.fixture(scope="module")
def judged() -> set[str]:
    """The kinds of pages that need no second look."""
    return set()


def kind_of(address: str) -> str:
    """Pages that differ only in whom they are about, or in what is chosen in them, are one kind."""
    return ID.sub("*", urlsplit(address).path)


def links_of(page: Page) -> Iterator[str]:
    """Addresses of our own pages, as the links on the page give them; files are left out."""
    found: list[str] = page.eval_on_selector_all("a[href]:not([download])", "links => links.map(link => link.href)")
    for address in found:
        parts = urlsplit(address)
        is_ours = parts.netloc == urlsplit(page.url).netloc
        if is_ours and not FILE.search(parts.path):
            yield address.partition("#")[0]


def crawl(page: Page, start: str) -> Iterator[str]:
    """Goes to every kind of page within reach, first those nearest, and stays on it while the caller looks."""
    seen = {kind_of(start)}
    rows = [start]
    for click in range(CLICKS + 1):
        following: list[str] = []
        for address in rows:
            answer = page.goto(address)
            assert answer is not None
            assert answer.status == 200, f"{address} gaf {answer.status}, en er staat een link naartoe"
            for link in links_of(page):
                if kind_of(link) not in seen:
                    seen.add(kind_of(link))
                    following.append(link)
            yield kind_of(address)
        rows = following if click < CLICKS else []


@pytest.mark.parametrize(("school", "role"), PEOPLE)
def test_everybody_can_use_every_page_within_reach(
    theatre: Theatre,
    served: str,
    visit: Callable[..., Page],
    accessible: Callable[..., None],
    judged: set[str],
    school: str,
    role: str,
) -> None:
    page = visit(theatre.stage(school).first(role))
    reached = []
    for kind in crawl(page, f"{served}/{school}/"):
        reached.append(kind)
        if kind in judged:
            continue
        if not BY_ROLE.match(kind):
            judged.add(kind)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            accessible(page, kind.strip("/").replace("/", "-").replace("*", "een"))
    assert len(reached) >= FEWEST[role], reached
