"""`dekkend school trace SLUG`: where each fact of the school's document went."""

import json
from dataclasses import asdict
from pathlib import Path

import click

from core.schools.catalogue import Traced, read_catalogue, traced
from core.schools.discover import discover
from core.schools.registry import Registry
from core.schools.trace import UnreadableTrace, read_trace, trace_files

_ROOT = Path(__file__).resolve().parents[2]
_CATALOGUE = Path("shared") / "requirements.md"


@click.command("trace")
@click.argument("slug")
@click.option(
    "--catalogue", type=click.Path(path_type=Path), help="De lijst met feiten. Anders ../shared/requirements.md."
)
@click.option("--json", "as_json", is_flag=True, help="Geef JSON, om verder te verwerken.")
@click.pass_context
def trace_school(context: click.Context, slug: str, catalogue: Path | None, as_json: bool) -> None:
    """Toon waar elk feit uit het document van school SLUG is gebleven. Ontbreekt er iets, dan is de uitgang 1."""
    registry: Registry = context.obj
    found, against = _trace(registry, slug, catalogue)
    if as_json:
        click.echo(json.dumps(_as_data(slug, found, against), ensure_ascii=False, indent=2))
    else:
        _print(found, against)
    context.exit(0 if found.complete else 1)


def _trace(registry: Registry, slug: str, catalogue: Path | None) -> tuple[Traced, Path | None]:
    try:
        profile = registry.profile(slug)
        plugins = registry.plugins_of(slug)
        lines = read_trace(trace_files(plugins, discover()))
    except (LookupError, UnreadableTrace) as error:
        raise click.ClickException(str(error.args[0])) from error
    path = catalogue or found_catalogue()
    if path is not None and not path.is_file():
        raise click.ClickException(f"{path} is er niet.")
    return traced(profile, lines, read_catalogue(path, plugins) if path else None), path


def found_catalogue() -> Path | None:
    """The catalogue beside this copy of the program, or one folder up; None without one."""
    return next((up / _CATALOGUE for up in _ROOT.parents[:2] if (up / _CATALOGUE).is_file()), None)


def _as_data(slug: str, found: Traced, against: Path | None) -> dict[str, object]:
    data = {name: list(part) if isinstance(part, tuple) else part for name, part in asdict(found).items()}
    unknown = {name: list(places) for name, places in found.unknown.items()}
    where = {"school": slug, "catalogue": str(against) if against else None}
    return where | data | {"unknown": unknown, "complete": found.complete}


def _print(found: Traced, against: Path | None) -> None:
    if against is None:
        click.echo("Er is geen lijst met feiten. Alleen het bestand zelf is nagekeken, tegen het profiel.")
    kinds = (("carried", "in een waarde"), ("printed", "alleen gedrukt"), ("not_executable", "niet uit te voeren"))
    for name, says in kinds:
        click.echo(f"{name:<15} {len(getattr(found, name)):>4}  {says}")
    click.echo(f"{'missing':<15} {len(found.missing):>4}  niet terug te vinden")
    _listed("missing", found.missing)
    _listed("moet een waarde zijn en is het niet", found.weak)
    _listed("staat niet in de lijst met feiten", found.strangers)
    for name, places in found.unknown.items():
        click.echo(f"  onbekend: {name} wijst naar {', '.join(places)}")
    if found.too_many:
        click.echo(f"  Te veel niet uit te voeren: {len(found.not_executable)} van {found.total}.")


def _listed(says: str, names: tuple[str, ...]) -> None:
    if names:
        click.echo(f"  {says}: {', '.join(names)}")
