"""The menu shows what its reader may open; lists are turned over by key; differences are shown word by word."""

import pytest
from flask import Flask, url_for
from werkzeug.exceptions import HTTPException

from core.contract.permissions import Permission
from core.web import differences
from core.web.navigation import NavItem, arranged, reports_but_does_not_plan
from core.web.paging import Asked, asked_page, slice_of
from core.web.shell import address
from tests.web.gallery import make_gallery

pytestmark = pytest.mark.pure

TODAY = NavItem(label="Vandaag", endpoint="worklist.today", order=10)
PUPILS = NavItem(label="Leerlingen", endpoint="pupils.index", order=20, permission=Permission.PUPILS_READ)
MEETINGS = NavItem(label="Overleg", endpoint="meetings.index", order=30)
SUPPORT = NavItem(label="Ondersteuning", endpoint="provisions.index", order=40)
REPORT = NavItem(
    label="Zorg melden",
    endpoint="cases.report",
    order=45,
    permission=Permission.CONCERNS_REPORT,
    phone_for=reports_but_does_not_plan,
)
SETUP = NavItem(label="Instellingen", endpoint="setup.index", order=5, page=True)
ITEMS = [SETUP, REPORT, SUPPORT, MEETINGS, PUPILS, TODAY]


def menu(*permissions: Permission) -> list[str]:
    return [item.label for item in arranged(ITEMS, permissions)]


def test_a_coach_has_zorg_melden_as_third_link() -> None:
    assert menu(Permission.PUPILS_READ, Permission.CONCERNS_REPORT) == [
        *("Vandaag", "Leerlingen", "Zorg melden"),
        *("Overleg", "Ondersteuning", "Instellingen"),
    ]


def test_a_coordinator_has_overleg_as_third_link() -> None:
    shown = menu(Permission.PUPILS_READ, Permission.CONCERNS_REPORT, Permission.MEETINGS_PLAN)
    assert shown[2] == "Overleg"
    assert "Zorg melden" in shown


def test_what_a_reader_may_not_open_is_not_shown() -> None:
    assert menu() == ["Vandaag", "Overleg", "Ondersteuning", "Instellingen"]


def test_links_of_the_layout_lead_only_where_a_page_is(routes: Flask) -> None:
    with routes.test_request_context("/loket/vandaag"):
        routes.url_build_error_handlers.clear()
        assert address("worklist.nowhere", school="loket") == ""
        assert address("web.help_page", school="loket") == "/hulp"
        assert address("gallery.today", school="loep") == "/loep/vandaag"
        assert url_for("gallery.today") == "/loket/vandaag"


@pytest.fixture(scope="module")
def routes() -> Flask:
    return make_gallery()


@pytest.mark.parametrize("slug", ["loep", "de-testvogel", "a", "school-2", "a" * 40])
def test_a_school_in_the_address(routes: Flask, slug: str) -> None:
    with routes.test_request_context():
        assert routes.url_map.bind("localhost").match(f"/thema/{slug}.css")[1] == {"school": slug}


@pytest.mark.parametrize("slug", ["Loep", "-loep", "loep-", "lo--ep", "lo ep", "a" * 41, "é", "lo/ep", ""])
def test_what_cannot_be_a_school(routes: Flask, slug: str) -> None:
    with pytest.raises(HTTPException):
        routes.url_map.bind("localhost").match(f"/thema/{slug}.css")


PUPILS_LIST = [f"leerling {number:02d}" for number in range(25)]


def page(address: str = "") -> tuple[tuple[str, ...], str, str]:
    """What a reader gets at an address, from a list kept as a database would answer it."""
    asked = asked_page(dict([address.partition("?")[2].split("=")]) if address else {}, size=10)
    if asked.after:
        found = [name for name in PUPILS_LIST if name > asked.after[0]]
    elif asked.before:
        found = [name for name in reversed(PUPILS_LIST) if name < asked.before[0]]
    else:
        found = PUPILS_LIST
    part = slice_of(found[: asked.size + 1], asked, key=lambda name: (name,), path="/loep/leerlingen")
    return part.rows, part.previous, part.next


def test_forward_to_the_end_and_back_again() -> None:
    first, nothing, on = page()
    second, _back, further = page(on)
    third, back, end = page(further)
    assert [*first, *second, *third] == PUPILS_LIST
    assert (nothing, end) == ("", "")
    again, more_back, _on = page(back)
    assert again == second
    start, before_start, _on = page(more_back)
    assert (start, before_start) == (first, "")


def test_what_was_searched_stays_in_the_address() -> None:
    part = slice_of(list("abc"), Asked(size=2), key=lambda name: (name,), path="/p", keep={"q": "é&"})
    assert part.next.startswith("/p?q=%C3%A9%26&na=")


@pytest.mark.parametrize("key", ["x", "!!!!", "W10", "eyJhIjoxfQ", "WyJcdTAwMDAiXQ", "WzFd", "a" * 700, "é"])
def test_a_forged_key_counts_as_the_start(key: str) -> None:
    assert asked_page({"na": key}) == Asked()
    assert asked_page({"voor": key}) == Asked()


def test_differences_show_what_went_and_what_came() -> None:
    was, becomes = "binnen 2 weken op de agenda", "binnen 10 dagen op de agenda"
    assert differences.before(was, becomes) == [("same", "binnen"), ("gone", "2 weken"), ("same", "op de agenda")]
    assert differences.after(was, becomes) == [("same", "binnen"), ("new", "10 dagen"), ("same", "op de agenda")]
    assert differences.after("", "nieuw") == [("new", "nieuw")]
    assert differences.before("weg", "") == [("gone", "weg")]


def test_very_long_texts_are_compared_as_a_whole() -> None:
    long = "woord " * (differences.MOST_WORDS + 1)
    assert differences.before(long, long + "nog") == [("gone", long)]
    assert differences.after(long, long) == [("same", long)]
