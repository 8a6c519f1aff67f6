"""`dekkend school list | show | check | new`: what the platform makes of the schools' files. No database is needed."""

import json
import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click
import structlog

from core.schools.check import conformance, unaccounted
from core.schools.new.command import new_school
from core.schools.presentation import profile_lines
from core.schools.problems import SetupProblem, errors, remarks
from core.schools.publication import published
from core.schools.registry import Registry
from core.schools.trace_commands import trace_school

_DEFAULT = Path(__file__).resolve().parents[2] / "config"
_JSON = click.option("--json", "as_json", is_flag=True, help="Geef JSON, om verder te verwerken.")


@click.group()
@click.option(
    "--config",
    "places",
    envvar="DEKKEND_CONFIG",
    default=str(_DEFAULT),
    help="Map met instellingen; meer mappen gescheiden door een dubbele punt. Anders DEKKEND_CONFIG.",
)
@click.pass_context
def school(context: click.Context, places: str) -> None:
    """Bekijk en controleer de instellingen van scholen."""
    with _quiet():
        context.obj = Registry.load(*(Path(place) for place in places.split(os.pathsep)))


@school.command("list")
@_JSON
@click.pass_obj
def list_schools(registry: Registry, as_json: bool) -> None:
    """Noem alle scholen, met hun samenwerkingsverband en hoe ver hun profiel is."""
    rows = [_row(registry, slug) for slug in _slugs(registry)]
    if as_json:
        _print_json(rows)
        return
    for row in rows:
        click.echo(f"{row['id']:<22} {row['status']:<14} {row['name']} ({row['alliance']})")
    click.echo(f"Scholen: {len(rows)}. Samenwerkingsverbanden: {len(registry.alliances())}.")


@school.command()
@click.argument("slug")
@_JSON
@click.pass_obj
def show(registry: Registry, slug: str, as_json: bool) -> None:
    """Toon het profiel van school SLUG, met de herkomst van elke waarde."""
    try:
        profile = registry.profile(slug)
    except LookupError as error:
        raise click.ClickException(f"{error.args[0]} Zie: dekkend school check") from error
    if as_json:
        _print_json(published(profile))
    else:
        click.echo("\n".join(profile_lines(profile, registry.problems(slug))))


@school.command("check")
@click.argument("slug", required=False)
@_JSON
@click.pass_obj
@click.pass_context
def check_schools(context: click.Context, registry: Registry, slug: str | None, as_json: bool) -> None:
    """Controleer alle scholen, of alleen school SLUG. Bij fouten is de uitgang 1.

    Een fout houdt de school tegen, een opmerking niet. Achter BRON staat wat het document van de school niet zegt.
    """
    if slug is not None and slug not in _slugs(registry):
        raise click.ClickException(f"Er is geen school {slug}. Wel: {', '.join(_slugs(registry)) or 'geen enkele'}.")
    problems, schools = registry.problems(slug), [slug] if slug else _slugs(registry)
    astray = [(code, *found) for code in schools for found in _astray(registry, code)]
    if as_json:
        sources = [_source_as_data(*found) for found in astray]
        _print_json([*(_as_data(problem) for problem in problems), *sources])
    else:
        _print_problems(problems, astray, len(schools))
        _print_closed([code for code in schools if code in registry.quarantined])
    context.exit(1 if errors(problems) else 0)


school.add_command(trace_school)


def _slugs(registry: Registry) -> list[str]:
    return sorted({*(found.id for found in registry.schools()), *registry.quarantined})


def _row(registry: Registry, slug: str) -> dict[str, str]:
    problems = registry.problems(slug)
    if slug in registry.quarantined:
        wrong = len(errors(problems))
        status = f"{wrong} fout" + ("" if wrong == 1 else "en")
        return {"id": slug, "name": slug, "alliance": "onbekend", "status": status}
    profile = registry.profile(slug)
    found = profile.school
    status = conformance(profile, problems).value
    return {"id": found.id, "name": found.name, "alliance": found.alliance_name, "status": status}


def _astray(registry: Registry, slug: str) -> tuple[tuple[str, str], ...]:
    """The values of a school that started whose source is not in its document, with the reason."""
    return () if slug in registry.quarantined else tuple(unaccounted(registry.profile(slug)))


def _print_problems(problems: tuple[SetupProblem, ...], astray: list[tuple[str, str, str]], schools: int) -> None:
    for problem in problems:
        whose = f"[{problem.school_id}] " if problem.school_id else ""
        click.echo(f"{problem.kind.value.upper():<10} {whose}{problem}")
    for slug, place, says in astray:
        click.echo(f"{'BRON':<10} [{slug}] {place}: {says}")
    wrong, remarked = len(errors(problems)), len(remarks(problems))
    noted = len(problems) - wrong - remarked
    more = f" Meldingen: {noted}." if noted else ""
    more += f" Bronnen die niet kloppen: {len(astray)}." if astray else ""
    click.echo(f"Scholen: {schools}. Fouten: {wrong}. Opmerkingen: {remarked}.{more}")


def _print_closed(closed: list[str]) -> None:
    """Which schools are kept apart; the others start as if these were not there."""
    if closed:
        click.echo(f"In quarantaine, dus dicht: {', '.join(closed)}. De andere scholen starten gewoon.")
        click.echo("Na herstel van het bestand of de plugin: start het platform opnieuw.")


def _as_data(problem: SetupProblem) -> dict[str, str]:
    return {
        "school": problem.school_id,
        "kind": problem.kind.value,
        "where": problem.where,
        "key": problem.key,
        "says": problem.says,
    }


def _source_as_data(slug: str, place: str, says: str) -> dict[str, str]:
    return {"school": slug, "kind": "bron", "where": "", "key": place, "says": says}


def _print_json(data: Any) -> None:
    click.echo(json.dumps(data, ensure_ascii=False, indent=2))


@contextmanager
def _quiet() -> Iterator[None]:
    """No log lines between the output: the commands show the problems themselves."""
    earlier = structlog.get_config()
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    try:
        yield
    finally:
        structlog.configure(**earlier)


school.add_command(new_school)
