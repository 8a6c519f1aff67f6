"""`dekkend school diff | export | import`: versions of a school's rules, from the command line of the operator.

Everything heavy is imported when a command runs: `dekkend --help` starts without an application.
"""

import json
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click
from flask import Flask
from flask.cli import ScriptInfo

_JSON = click.option("--json", "as_json", is_flag=True, help="Geef JSON, om verder te verwerken.")
_FOLDER = click.Path(file_okay=False, path_type=Path)
_DAY = click.DateTime(formats=["%Y-%m-%d"])


@click.command("diff")
@click.argument("slug")
@click.option("--from", "since", type=_DAY, required=True, metavar="DATUM", help="De eerste dag, als 2026-11-26.")
@click.option("--to", "until", type=_DAY, required=True, metavar="DATUM", help="De tweede dag.")
@_JSON
@click.pass_context
def diff(context: click.Context, slug: str, since: datetime, until: datetime, as_json: bool) -> None:
    """Toon wat er tussen twee dagen verandert in het profiel van school SLUG."""
    from core.features.revisions.profile_lines import profile_lines

    with _alliance(_application(context), slug) as registry:
        days: list[date] = [since.date(), until.date()]
        lines = profile_lines(*(registry.profile(slug, day) for day in days))
    if as_json:
        click.echo(json.dumps([_as_data(line) for line in lines], ensure_ascii=False, indent=2))
        return
    for line in lines:
        click.echo(f"{line.noun}: {line.label} ({line.mark}){' erbij' if line.came else ' weg' if line.went else ''}")
        for field in line.fields:
            click.echo(f"  {field.term}: {field.was} → {field.becomes}")
    click.echo(f"Verschillen: {len(lines)}.")


def _as_data(line: Any) -> dict[str, Any]:
    fields = [{"term": field.term, "was": field.was, "becomes": field.becomes} for field in line.fields]
    kind = "added" if line.came else "removed" if line.went else "changed"
    return {"noun": line.noun, "label": line.label, "source": line.mark, "kind": kind, "fields": fields}


@click.command("export")
@click.argument("slug")
@_JSON
@click.pass_context
def export(context: click.Context, slug: str, as_json: bool) -> None:
    """Schrijf de hele configuratie van school SLUG: haar bestand en alle gepubliceerde versies."""
    from core.features.revisions import configuration
    from core.schools.toml_text import toml_text

    with _alliance(_application(context), slug):
        data = configuration.exported(slug)
    click.echo(configuration.as_json(data) if as_json else toml_text(data), nl=as_json)


@click.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--into", "folder", type=_FOLDER, required=True, help="De map met instellingen voor het bestand.")
@click.option("--replace", is_flag=True, help="Vervang een bestand van de school dat er al staat.")
@_JSON
@click.pass_context
def import_school(context: click.Context, file: Path, folder: Path, replace: bool, as_json: bool) -> None:
    """Lees een configuratie in die `export` schreef. FILE is TOML, of JSON als de naam op .json eindigt."""
    from core.features.revisions import configuration

    try:
        found = configuration.read(_read(file))
        written = _write_file(found.school_id, found.file, folder, replace)
        with _alliance(_application(context), found.school_id):
            new = configuration.take_in(found)
    except configuration.NotTaken as wrong:
        raise click.ClickException("\n".join(wrong.says)) from wrong
    if as_json:
        click.echo(json.dumps({"school": found.school_id, "file": str(written), "versions": new}))
    else:
        click.echo(f"{written}. Nieuwe versies: {new} van {len(found.versions)}.")


def _read(file: Path) -> dict[str, Any]:
    from core.features.revisions.configuration import NotTaken

    text = file.read_text(encoding="utf-8")
    try:
        found = json.loads(text) if file.suffix == ".json" else tomllib.loads(text)
    except ValueError as wrong:
        raise NotTaken(f"{file}: dit bestand is niet te lezen: {wrong}") from wrong
    if not isinstance(found, dict):
        raise NotTaken(f"{file}: hier hoort een tabel.")
    return found


def _write_file(slug: str, told: dict[str, Any], folder: Path, replace: bool) -> Path:
    """The file of the school below the folder; left as it is when it says the same."""
    from core.features.revisions.configuration import NotTaken
    from core.schools.addresses import wrong_name
    from core.schools.toml_text import toml_text

    if says := wrong_name(slug, of_school=True):
        raise NotTaken(says)
    place = folder / "schools" / f"{slug}.toml"
    text = toml_text(told)
    if place.is_file() and tomllib.loads(place.read_text(encoding="utf-8")) != tomllib.loads(text):
        if not replace:
            raise NotTaken(f"{place} zegt iets anders. Kies --replace om dat bestand te vervangen.")
    elif place.is_file():
        return place
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text, encoding="utf-8")
    return place


def _application(context: click.Context) -> Flask:
    info = context.find_object(ScriptInfo)
    if info is None:
        raise click.ClickException("Deze opdracht hoort onder dekkend.")
    return info.load_app()


@contextmanager
def _alliance(app: Flask, slug: str) -> Iterator[Any]:
    """In the system scope of the alliance of a school, with everything that is published; gives the registry."""
    from core.access.alliance_scope import working_for
    from core.access.school import fresh_registry

    registry = app.extensions["registry"]
    with app.app_context():
        fresh_registry()
    try:
        registry.revising(slug)
    except LookupError as unknown:
        raise click.ClickException(f"{unknown.args[0]} Zie: dekkend school check") from unknown
    with working_for(app, registry.alliance_of(slug), "beheer van het platform"):
        yield registry
