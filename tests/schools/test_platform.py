"""What `platform.toml` says is checked and honoured; addresses of the platform are no school's."""

from datetime import timedelta
from pathlib import Path

import pytest
import structlog.testing
from click.testing import CliRunner
from flask import Flask

from core.app import create_app
from core.cli import cli
from core.schools.addresses import TAKEN
from core.schools.platform import Platform
from core.schools.registry import Registry
from tests.schools.harbour import Quay, unremarked
from tests.third_school import Haven

pytestmark = pytest.mark.pure

ROOT = Path(__file__).parents[2]


def written(quay: Quay, text: str) -> Registry:
    """A registry of Haven and this `platform.toml`."""
    quay.write()
    (quay.place / "platform.toml").write_text(text, encoding="utf-8")
    with structlog.testing.capture_logs():
        return Registry.load(quay.place, plugins={"haven": Haven()})


def test_the_file_of_this_repository_is_in_order() -> None:
    registry = Registry.load(ROOT / "config")
    assert registry.platform == Platform()
    assert not [problem for problem in registry.problems() if problem.where.endswith("platform.toml")]


def test_what_the_file_leaves_out_is_the_default(quay: Quay) -> None:
    read = written(quay, "[sessie]\nminuten_stil = 15\n").platform
    assert read == Platform(idle=timedelta(minutes=15))


def test_how_long_the_data_of_a_partner_hold_is_read(quay: Quay) -> None:
    assert written(quay, "[sociale_kaart]\nnakijken_na_maanden = 6\n").platform == Platform(partner_months=6)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[sessie]\nminuten_stil = 31", "sessie.minuten_stil: Kies een getal van 5 tot en met 30."),
        ("[sessie]\nminuten_stil = 4", "sessie.minuten_stil: Kies een getal van 5 tot en met 30."),
        ("[sessie]\nuren = 13", "sessie.uren: Kies een getal van 1 tot en met 12."),
        ("[sessie]\nuren = 'lang'", "sessie.uren: Dit is niet de goede soort waarde."),
        ("[grenzen]\nbestand_mb = 0", "grenzen.bestand_mb: Kies een getal van 1 tot en met 100."),
        (
            "[sociale_kaart]\nnakijken_na_maanden = 37",
            "sociale_kaart.nakijken_na_maanden: Kies een getal van 1 tot en met 36.",
        ),
        ("[grenzen]\nformulier_kb = 512", "grenzen.formulier_kb: Deze sleutel bestaat niet."),
        ("[talen]\nstandaard = 'nl'", "talen: Deze sleutel bestaat niet."),
        ("sessie = 12", "sessie: Hier hoort een tabel."),
        ("[sessie", "Dit bestand is niet te lezen"),
    ],
)
def test_a_wrong_value_is_named_and_the_strict_default_holds(quay: Quay, text: str, says: str) -> None:
    registry = written(quay, text)
    assert any(f"platform.toml, {says}" in str(p) or f"platform.toml: {says}" in str(p) for p in registry.problems())
    assert registry.platform == Platform()
    assert [school.id for school in registry.schools()] == ["haven"]
    assert not registry.quarantined


def test_the_check_of_the_schools_names_it(tmp_path: Path) -> None:
    (tmp_path / "platform.toml").write_text("[sessie]\nuren = 13\n", encoding="utf-8")
    answer = CliRunner().invoke(cli, ["school", "--config", str(tmp_path), "check"])
    assert answer.exit_code == 1
    assert "sessie.uren: Kies een getal van 1 tot en met 12." in answer.output


@pytest.fixture
def application(tmp_path: Path) -> Flask:
    """The whole application under a `platform.toml` of its own."""
    (tmp_path / "config").mkdir()
    text = "[sessie]\nuren = 8\nminuten_stil = 10\n[grenzen]\nbestand_mb = 3\n"
    (tmp_path / "config" / "platform.toml").write_text(text, encoding="utf-8")
    database = f"sqlite:///{tmp_path / 'dekkend.sqlite'}"
    return create_app({"VAR": str(tmp_path / "var"), "DATABASE_URL": database, "SCHOOLS": [tmp_path / "config"]})


def test_the_application_keeps_to_it(application: Flask) -> None:
    assert application.config["SESSION_IDLE"] == timedelta(minutes=10)
    assert application.config["SESSION_LONGEST"] == timedelta(hours=8)
    answer = application.test_client().post("/aanmelden", data={"email": "x" * 5_500_000})
    assert answer.status_code == 413
    assert "Een bestand mag ten hoogste 3 MB zijn." in answer.text


def test_every_address_of_the_platform_is_taken(application: Flask) -> None:
    first = {rule.rule.split("/")[1] for rule in application.url_map.iter_rules()}
    assert first - {"", "<school>"} <= TAKEN


@pytest.mark.parametrize("slug", sorted(TAKEN))
def test_a_school_cannot_have_an_address_of_the_platform(quay: Quay, slug: str) -> None:
    quay.write()
    quay.write(slug=slug)
    with structlog.testing.capture_logs():
        registry = Registry.load(quay.place, plugins={"haven": Haven()})
    assert [school.id for school in registry.schools()] == ["haven"]
    says = f"{slug}.toml: Het adres /{slug} is van het platform zelf. Geef het bestand een andere naam."
    assert [str(problem).endswith(says) for problem in unremarked(registry.problems())] == [True]
