"""`dekkend school new`: asks, refuses in a sentence, writes, and tells what comes next."""

import shlex
import sys
from pathlib import Path
from typing import Any

import click

from core.schools.discover import discover
from core.schools.new.files import Written, write
from core.schools.new.wanted import NotWritten, Wanted, wanted
from core.schools.registry import Registry

_UV = Path(__file__).resolve().parents[3] / ".tools" / "bin" / "uv"


class Refused(click.ClickException):
    """A Dutch sentence on the error channel and exit status 1, without click's English word before it."""

    def show(self, file: Any = None) -> None:
        """Print the sentence."""
        click.echo(self.message, err=True)


@click.command("new", short_help="Schrijf een pakket voor een nieuwe school.")
@click.argument("slug", required=False, metavar="NAAM")
@click.option("--sector", default="PO", metavar="PO|VO", help="Basisschool (PO) of middelbare school (VO). Anders PO.")
@click.option("--label", default="", metavar="TEKST", help="Hoe de school heet. Anders volgt het uit NAAM.")
@click.option(
    "--into", default=".", metavar="MAP", type=click.Path(path_type=Path), help="Waar het pakket komt. Anders hier."
)
@click.option(
    "--config",
    "config",
    default=None,
    metavar="MAP",
    type=click.Path(path_type=Path),
    help="Zet het bestand van de school ook in deze map met instellingen.",
)
@click.pass_obj
def new_school(registry: Registry, /, slug: str | None, into: Path, config: Path | None, **asked: str) -> None:
    """Schrijf een pakket voor een nieuwe school.

    NAAM wordt het adres van de school: kleine letters, cijfers en streepjes. Het pakket is een school die werkt, met
    een verzonnen profiel: niveaus, rollen, een team, een route van zorg tot besluit, toestemming, termijnen en tests.
    Vervang daarin het voorbeeld door het profiel van je eigen school. Alles wordt geschreven, of niets.

    \b
    Bijvoorbeeld:
      dekkend school new haven --sector VO --label "De Haven" --into ..
    """
    if not slug:
        raise Refused("Hoe heet de school? Bijvoorbeeld: dekkend school new haven. Uitleg: dekkend school new --help")
    there = {*(school.id for school in registry.schools()), *registry.quarantined, *discover().by_name}
    try:
        school = wanted(slug, asked["label"], asked["sector"], there)
        click.echo(_next(school, write(school, into, config)))
    except NotWritten as error:
        raise Refused(str(error)) from error


def _next(school: Wanted, written: Written) -> str:
    here = "" if written.package.is_absolute() or written.package.parts[0] == ".." else "./"
    place = shlex.quote(f"{here}{written.package}")
    python = shlex.quote(sys.executable)
    installer = f"{shlex.quote(str(_UV))} pip install --python {python}" if _UV.exists() else f"{python} -m pip install"
    typed = shlex.quote(sys.argv[0]) if Path(sys.argv[0]).name == "dekkend" else "dekkend"
    also = "".join(f"\n  {file}" for file in written.settings)
    return f"""Geschreven: {written.package}{also}

{school.label} ({school.sector.value}) werkt al, met een verzonnen profiel. Zo ga je verder:

  1. Installeer het pakket naast Dekkend. Wat je daarna verandert telt meteen mee.
     {installer} --no-deps --editable {place}
  2. Kijk of alles past, en wat er staat.
     {typed} school --config {place}/settings check {school.slug}
     {typed} school --config {place}/settings show {school.slug}
  3. Draai de tests van het pakket.
     {python} -m pytest {place}
  4. Maak het de school zelf: zoek in {place} naar CHANGE.

De uitleg staat in {place}/README.md, en langzaam, in een uur, in docs/new-school.md van Dekkend."""
