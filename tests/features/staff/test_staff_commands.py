"""`dekkend staff` on the command line: Dutch help, one link, clear refusals."""

import re

import pytest
from click.testing import Result
from flask import Flask

from core.features.staff.commands import staff
from tests.world import World

INVITE = ("invite", "--school", "loep", "--name", "Bo Beheer", "--email", "bo@loep.example", "--role", "beheerder")


def _run(app: Flask, *words: str) -> Result:
    return app.test_cli_runner().invoke(staff, words)


def test_de_eerste_beheerder_komt_van_de_opdracht(app: Flask) -> None:
    answer = _run(app, *INVITE, "--address", "https://dekkend.example/")
    assert answer.exit_code == 0, answer.output
    link = re.search(r"https://dekkend\.example(/uitnodiging/[\w-]{43})\n", answer.output)
    assert link
    client = app.test_client()
    chosen = {"wachtwoord": "vier gewone woorden", "nogmaals": "vier gewone woorden"}
    assert client.post(link.group(1), data=chosen).status_code == 303
    assert client.get("/loep/medewerkers").status_code == 200


def test_de_lijst_en_het_einde(app: Flask, world: World) -> None:
    assert _run(app, *INVITE).exit_code == 0
    listed = _run(app, "list", "--school", "loep").output
    assert "Bo Beheer <bo@loep.example>: Beheerder (nog nooit aangemeld)" in listed
    assert world.loket.canary not in listed
    ended = _run(app, "end", "--school", "loep", "--email", "bo@loep.example")
    assert "is beëindigd" in ended.output
    assert "Bo Beheer" not in _run(app, "list", "--school", "loep").output
    assert "Bo Beheer" in _run(app, "list", "--school", "loep", "--who", "weg").output


def test_een_rol_met_een_deel_en_een_partner(app: Flask) -> None:
    coordinator = ("invite", "--school", "loep", "--name", "K C", "--email", "k@loep.example", "--role", "kc")
    more = ("--role", "leerkracht", "--range", "groep_1_4", "--days", "4", "--from", "1-8-2026")
    first = _run(app, *coordinator, *more)
    assert first.exit_code == 0, first.output
    outside = ("invite", "--school", "loep", "--name", "S W", "--email", "s@loep.example", "--role", "smw")
    partner = _run(app, *outside, "--organisation", "MEE", "--until", "31 juli 2027")
    assert partner.exit_code == 0, partner.output
    listed = _run(app, "list", "--school", "loep").output
    assert "kwaliteitcoördinator, groep 1 t/m 4" in listed


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("invite", "--school", "nergens", *INVITE[3:]), "Er is geen school nergens."),
        ((*INVITE[:-1], "tovenaar"), "De rol tovenaar staat niet in het profiel. Kies uit:"),
        ((*INVITE[:-1], "smw"), "Schrijf bij een partner de organisatie op."),
        ((*INVITE[:-1], "kc"), "Kies voor welk deel van de school dit is"),
        ((*INVITE, "--email", "bo"), "Schrijf een e-mailadres als naam@school.nl."),
        ((*INVITE, "--from", "gisteren"), "'gisteren' is geen datum."),
        (("end", "--school", "loep", "--email", "wie@loep.example"), "hoort nu niemand met het adres wie@loep.example"),
    ],
    ids=["school", "rol", "organisatie", "deel", "adres", "datum", "onbekend"],
)
def test_wat_niet_kan_krijgt_een_zin(app: Flask, words: tuple[str, ...], said: str) -> None:
    answer = _run(app, *words)
    assert answer.exit_code == 1
    assert said in answer.output
    assert "Traceback" not in answer.output


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("list",), "Geef ook --school mee. Uitleg:"),
        (("list", "--school"), "Zet achter --school een waarde."),
        (("list", "--skool", "loep"), "De optie --skool bestaat niet."),
        (("list", "--school", "loep", "--who", "iemand"), "De waarde van --who klopt niet."),
        (("invite", "--days", "veel"), "De waarde van --days klopt niet."),
        (("list", "--school", "loep", "nog iets"), "er staat iets te veel"),
        (("onbekend",), "Deze opdracht bestaat niet"),
    ],
)
def test_een_typefout_krijgt_een_nederlandse_zin(app: Flask, words: tuple[str, ...], said: str) -> None:
    answer = _run(app, *words)
    assert answer.exit_code == 2
    assert said in answer.output
    assert "Error" not in answer.output


def test_de_laatste_beheerder_blijft_ook_hier(app: Flask, world: World) -> None:
    answer = _run(app, "end", "--school", "loep", "--email", "beheerder@loep.example")
    assert answer.exit_code == 1
    assert "geen beheerder meer" in answer.output


def test_een_link_voor_wie_bij_twee_scholen_hoort(app: Flask, world: World) -> None:
    answer = _run(app, "link", "--school", "loep", "--email", "both@dekkend.example")
    assert answer.exit_code == 0
    assert "/uitnodiging/" in answer.output


@pytest.mark.parametrize("name", ["invite", "list", "end", "link"])
def test_de_uitleg_is_nederlands(app: Flask, name: str) -> None:
    page = _run(app, name, "--help").output
    assert "De school, zoals in het adres" in page
