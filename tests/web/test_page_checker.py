"""Each check of the page checker finds the fault that it is for, and nothing else."""

import pytest
from flask import Flask

from tests.page_checker import BadPage, CheckedClient, check_page

GOOD = """<!doctype html><html lang="nl"><head><title>Vandaag · Loep</title></head><body>
<a class="dk-skip" href="#inhoud">Naar de inhoud</a><main id="inhoud"><h1>Vandaag</h1><h2 id="kop">Kop</h2>
<form method="post"><input type="hidden" name="csrf_token" value="x"><label for="a">Naam</label>
<input id="a" name="a" aria-describedby="kop"><fieldset><legend>Keuze</legend>
<label><input type="radio" name="r"> Ja</label></fieldset>
<textarea id="t" name="t" aria-label="Tekst">None {{ zelf getypt }}</textarea><button>Bewaar</button></form>
<table role="table" class="is-stack"><caption>Taken</caption>
<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">Wat</th></tr></thead>
<tbody role="rowgroup"><tr role="row"><td role="cell">x</td></tr></tbody></table>
<a href="/leerlingen">Leerlingen</a><img src="/a.png" alt=""><svg aria-hidden="true"></svg>
<a href="https://www.rijksoverheid.nl" rel="noreferrer">Rijksoverheid</a></main></body></html>"""

FAULTS = {
    "no doctype": ("<!doctype html>", ""),
    "title is not": ("<title>Vandaag · Loep</title>", "<title>Vandaag</title>"),
    "lang is 'en'": ('lang="nl"', 'lang="en"'),
    "0 h1 elements": ("<h1>Vandaag</h1>", "<p>Vandaag</p>"),
    "2 h1 elements": ("<h1>Vandaag</h1>", "<h1>Vandaag</h1><h1>Nog een</h1>"),
    "heading jumps from h1 to h3": ('<h2 id="kop">Kop</h2>', '<h3 id="kop">Kop</h3>'),
    "empty h2": (">Kop</h2>", "></h2>"),
    "not exactly one main": ('<main id="inhoud">', '<main></main><main id="inhoud">'),
    "no skip link": ('href="#inhoud"', 'href="#kop"'),
    "input 'a' has no label": ('<label for="a">Naam</label>', "Naam"),
    "fieldset without a legend": ("<legend>Keuze</legend>", ""),
    "id 'a' occurs 2 times": ('<h2 id="kop"', '<p id="a"></p><h2 id="kop"'),
    "aria-describedby points to 'weg'": ('aria-describedby="kop"', 'aria-describedby="weg"'),
    "link to '#weg', which does not exist": ('href="/leerlingen"', 'href="#weg"'),
    "inline script": ("<h1>", "<script>alert(1)</script><h1>"),
    "inline style": ("<h1>", "<style>p{}</style><h1>"),
    "attribute style on h1": ("<h1>", '<h1 style="color:red">'),
    "attribute onclick on h1": ("<h1>", '<h1 onclick="x()">'),
    "address outside this site: https://cdn": ('src="/a.png"', 'src="https://cdn.example/a.png"'),
    "address outside this site: //cdn": ('href="/leerlingen"', 'href="//cdn.example"'),
    "address outside this site: javascript": ('href="/leerlingen"', 'href="javascript:x()"'),
    "address outside this site: https://www": (' rel="noreferrer"', ""),
    "post form without csrf_token": ('name="csrf_token"', 'name="token"'),
    "form without a button": ("<button>Bewaar</button>", ""),
    "table without header cells": ('scope="col"', ""),
    "table without a caption": ("<caption>Taken</caption>", ""),
    "stacking table without its ARIA roles": ('<td role="cell">', "<td>"),
    "link without words": (">Leerlingen</a>", "></a>"),
    "link says nothing": (">Leerlingen</a>", ">Klik hier</a>"),
    "image without alt": (' alt=""', ""),
    "svg that is neither": ('<svg aria-hidden="true">', "<svg>"),
    "left over in the page: 'None'": ("<h1>Vandaag</h1>", "<h1>Vandaag</h1><p>Voor None</p>"),
    "left over in the page: '{{'": ("<h1>Vandaag</h1>", "<h1>Vandaag</h1><p>{{ naam</p>"),
    "left over in the page: '<built-in'": ("<h1>Vandaag</h1>", "<h1>Vandaag</h1><p>&lt;built-in method items&gt;</p>"),
    "left over in the page: 'Undefined'": ('href="/leerlingen"', 'href="/Undefined/x"'),
}


def test_a_good_page_has_no_complaints() -> None:
    assert check_page(GOOD) == []


@pytest.mark.planted
@pytest.mark.parametrize("complaint", FAULTS)
def test_a_planted_fault_is_found(complaint: str) -> None:
    before, after = FAULTS[complaint]
    assert before in GOOD
    found = check_page(GOOD.replace(before, after, 1))
    assert [said for said in found if said.startswith(complaint)]


@pytest.mark.planted
def test_the_client_raises_for_a_bad_page_and_only_for_pages() -> None:
    app = Flask("pages", static_folder=None)
    app.test_client_class = CheckedClient
    app.add_url_rule("/goed", view_func=lambda: GOOD, endpoint="good")
    app.add_url_rule("/fout", view_func=lambda: (GOOD.replace("<h1>", "<p>"), 404), endpoint="bad")
    app.add_url_rule("/json", view_func=lambda: {"a": None}, endpoint="json")
    client = app.test_client()
    assert client.get("/goed").status_code == 200
    assert client.head("/goed").status_code == 200
    assert client.get("/json").status_code == 200
    with pytest.raises(BadPage, match=r"/fout \(404\): 0 h1"):
        client.get("/fout")
