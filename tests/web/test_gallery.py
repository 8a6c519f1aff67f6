"""Every macro in every state makes a page without complaints; what it says is what the visual language asks."""

import re

import pytest
from flask.testing import FlaskClient

from tests.page_checker import check_page
from tests.web.gallery import PAGES


def text_of(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


@pytest.mark.parametrize("name", PAGES)
def test_the_page_is_whole(browser: FlaskClient, name: str) -> None:
    response = browser.get(PAGES[name])
    assert check_page(response.text) == []


def test_findings_stand_in_the_fixed_order_and_the_met_ones_behind_a_summary(browser: FlaskClient) -> None:
    html = browser.get("/loket/leerlingen").text
    kinds = re.findall(r"dk-find is-([a-z]+)", html)
    assert kinds == ["unmet", "unknown", "ask", "caution", "met"]
    assert "Wat al in orde is (1)" in html
    assert "Het OPP is besproken met de ouders</b>" in html


def test_a_source_is_a_link_to_the_paragraph(browser: FlaskClient) -> None:
    html = browser.get("/loket/leerlingen").text
    assert (
        '<a class="dk-src" href="/loket/profiel#p-3-3"><span class="visually-hidden">Bron: profiel, </span>§ 3.3</a>'
        in html
    )
    assert (
        '<a class="dk-src" href="/loket/profiel#wet"><span class="visually-hidden">Bron: </span>wet: hoorrecht</a>'
        in html
    )


def test_the_ladder_says_where_the_pupil_is(browser: FlaskClient) -> None:
    html = browser.get("/loket/leerlingen").text
    assert re.search(
        r'class="is-here" aria-current="step"><b>Extra ondersteuning</b> <span class="dk-here">· hier is Yara', html
    )
    assert 'class="is-past"><b>Basisondersteuning' in html


def test_the_route_has_a_picture_and_the_same_stops_as_a_list(browser: FlaskClient) -> None:
    html = browser.get("/loket/leerlingen").text
    picture, _mark, rest = html.partition("</svg></div>")
    assert 'role="img" aria-labelledby="rt-t rt-d"' in picture
    assert "Hier is Yara: stap 6, OPP." in picture
    assert re.findall(r'<li class="is-([a-z]+)"', rest)[:9] == ["done"] * 5 + ["here"] + ["todo"] * 2 + ["opt"]


def test_a_long_route_has_a_list_only(browser: FlaskClient) -> None:
    html = browser.get("/loket/alles").text
    assert "lang-t" not in html
    assert "<b>Stap 11</b>" in html


def test_late_lines_say_how_late_and_when(browser: FlaskClient) -> None:
    html = browser.get("/loep/vandaag").text
    assert (
        '<b class="is-late">6 dagen<span class="visually-hidden"> te laat</span></b> · '
        '<time datetime="2026-11-20">vr 20 nov</time>' in html
    )
    assert '<time datetime="2026-11-26">vandaag</time>' in html
    assert "Niets" not in text_of(html)


def test_the_menu_marks_one_page_and_shows_the_count(browser: FlaskClient) -> None:
    html = browser.get("/loep/vandaag").text
    assert html.count('aria-current="page"') == 1
    assert 'aria-current="page">Vandaag <span class="dk-count">8</span>' in html
    assert html.count('class="dk-gap"') == 1


def test_the_title_names_page_and_school_and_says_when_something_is_wrong(browser: FlaskClient) -> None:
    assert "<title>Zorg melden · Loket Zwijndrechtse Waard · Dekkend</title>" in browser.get("/loket/melden").text


def test_words_of_people_are_escaped(browser: FlaskClient) -> None:
    html = browser.get("/loket/alles").text
    assert "&lt;script&gt;" in html
    assert "<script>" not in html


def test_waiting_has_words_beside_its_mark(browser: FlaskClient) -> None:
    words = text_of(browser.get("/loket/overleg").text)
    assert "dag 9 van 14" in words
    assert "2 dagen te laat" in words


def test_a_confirmation_names_the_child_and_the_consequence(browser: FlaskClient) -> None:
    words = text_of(browser.get("/loket/bevestig").text)
    assert (
        "Je trekt de toestemming van Yara Zonnebloem voor de schoolarts in. Gevolg: 2 agendapunten gaan dicht." in words
    )
    assert "Trek in Laat zo" in words


def test_a_print_is_not_for_search_engines(browser: FlaskClient) -> None:
    response = browser.get("/loket/afdruk")
    assert response.headers["X-Robots-Tag"] == "noindex"
    assert 'class="dk-nav"' not in response.text


def test_a_field_is_described_by_its_help_and_its_error(browser: FlaskClient) -> None:
    html = browser.get("/loket/melden").text
    assert 'aria-describedby="v-gezien-hulp"' in html
    assert "Zonder toestemming mag het OT niet over Milan praten. <a href" in html
