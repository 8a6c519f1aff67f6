"""The judges of the browser tests judge: a good page passes, a planted fault does not."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from werkzeug import Request, Response

from tests.browser.watch import Watch

STRICT = "default-src 'none'; style-src 'self'; img-src 'self' http://example.invalid; base-uri 'none'"
STYLE = "summary, input { display: block; min-height: 24px }"
GOOD = """<!doctype html><html lang="nl"><title>Goed</title><link rel="stylesheet" href="/stijl.css">
<main><h1>Goed</h1>
<details><summary>Meer</summary><label>Naam <input></label></details></main>"""
BAD = """<!doctype html><html lang="nl"><title>Fout</title><main><h1>Fout</h1>
<details><summary>Meer</summary><input><img src="data:,"></details></main>"""
WIDE = GOOD.replace("<details>", "<pre>" + "breed " * 60 + "</pre><details>")
INLINE = GOOD.replace("<main>", "<main><script>document.title = 'anders'</script>")
ELSEWHERE = GOOD.replace("<main>", "<main><img alt='' src='http://example.invalid/a.png'>")
PAGES = {"/goed": GOOD, "/fout": BAD, "/breed": WIDE, "/inline": INLINE, "/elders": ELSEWHERE}


@Request.application
def application(request: Request) -> Response:
    if request.path == "/stijl.css":
        return Response(STYLE, mimetype="text/css")
    policy = {"Content-Security-Policy": STRICT}
    return Response(PAGES.get(request.path, ""), mimetype="text/html", headers=policy)


@pytest.fixture(scope="module")
def browser_app() -> Any:
    return application


@pytest.mark.parametrize("width", [1280, 360])
def test_a_good_page_passes_under_a_strict_policy(
    served: str, page_at: Callable[..., Page], accessible: Callable[..., None], width: int
) -> None:
    page = page_at(width)
    page.goto(f"{served}/goed")
    accessible(page)
    assert page.evaluate("matchMedia('(prefers-reduced-motion: reduce)').matches")
    assert page.evaluate("Intl.DateTimeFormat().resolvedOptions().timeZone") == "Europe/Amsterdam"


@pytest.mark.planted
def test_faults_inside_a_folded_part_are_found(
    served: str, page_at: Callable[..., Page], accessible: Callable[..., None]
) -> None:
    page = page_at(1280, forgive="data:,")
    page.goto(f"{served}/fout")
    with pytest.raises(AssertionError, match=r"(?s)image-alt \(critical\).*label \(critical\)"):
        accessible(page)


@pytest.mark.planted
def test_a_page_that_scrolls_sideways_is_found(
    served: str, page_at: Callable[..., Page], accessible: Callable[..., None]
) -> None:
    page = page_at(360)
    page.goto(f"{served}/breed")
    with pytest.raises(AssertionError, match="pixels te breed"):
        accessible(page)


@pytest.mark.planted
@pytest.mark.parametrize(
    ("page_text", "complaint"),
    [("/inline", "Content Security Policy"), ("/elders", "vraagt iets van een andere machine")],
)
def test_the_watch_notices(served: str, browser: Browser, page_text: str, complaint: str) -> None:
    watch = Watch()
    page = browser.new_page()
    watch.follow(page)
    page.goto(served + page_text)
    page.close()
    assert any(complaint in trouble for trouble in watch.troubles)
