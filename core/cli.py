"""The command `dekkend`.

Groups of features stand in `core/features/<feature>/commands.py` and `core/demo/commands.py`, under the name of the
command; they are imported when asked for, so that a command that needs no database starts without one.
"""

import signal
import threading
from collections.abc import Iterable
from importlib import import_module
from importlib.util import find_spec
from keyword import iskeyword
from pathlib import Path
from typing import Any

import click
from flask import Flask, current_app
from flask.cli import FlaskGroup

from core.schools.commands import school
from core.schools.registry import Registry

LATER = {
    "alliance": "core.features.alliance.commands",
    "bench": "core.bench.commands",
    "decisions": "core.features.receipts.commands",
    "demo": "core.demo.commands",
    "import": "core.features.exchange.commands",
    "staff": "core.features.staff.commands",
}
"""Groups by name, and the module that has them under that name; with an s where Python has the name for itself."""

_DUTCH = {"Options": "Opties", "Commands": "Opdrachten", "Show this message and exit.": "Toon deze uitleg."}


class DutchFormatter(click.HelpFormatter):
    """Help texts with Dutch headings."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """The first line of the help."""
        args = args.replace("[OPTIONS]", "[OPTIES]").replace("COMMAND [ARGS]...", "OPDRACHT ...")
        super().write_usage(prog, args, prefix or "Gebruik: ")

    def write_heading(self, heading: str) -> None:
        """The heading of a list."""
        super().write_heading(_DUTCH.get(heading, heading))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """A list of options or commands."""
        super().write_dl([(name, _DUTCH.get(says, says)) for name, says in rows], col_max, col_spacing)


class Dekkend(FlaskGroup):
    """Lists its commands without making the application, and always makes this one: no options to choose another."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.params = []

    def list_commands(self, context: click.Context) -> list[str]:
        """Own commands and those of features that are there."""
        return sorted({*self.commands, *(name for name, module in LATER.items() if _exists(module))})

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        """A command by name; a feature's is imported now."""
        if name in LATER and name not in self.commands and _exists(LATER[name]):
            own = f"{name}s" if iskeyword(name) else name
            self.add_command(getattr(import_module(LATER[name]), own), name)
        return self.commands.get(name)


def _exists(module: str) -> bool:
    try:
        return find_spec(module) is not None
    except ModuleNotFoundError:
        return False


def _application() -> Flask:
    from core.app import create_app  # not before: a command without a database starts without all of it

    return create_app()


@click.group(
    cls=Dekkend,
    create_app=_application,
    load_dotenv=False,
    add_version_option=False,
    add_default_commands=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
def cli() -> None:
    """Dekkend: het platform voor leerlingondersteuning van scholen in een samenwerkingsverband."""


@cli.group("db")
def database() -> None:
    """Breng de database naar een andere versie."""


@database.command()
@click.argument("revision", default="head")
def upgrade(revision: str) -> None:
    """Werk de database bij tot REVISION (gewoonlijk de nieuwste)."""
    from core.db import migrate

    migrate.upgrade(_current(), revision)
    click.echo(f"De database staat op {migrate.current(_current())}.")


@database.command()
@click.argument("revision")
@click.confirmation_option("--ja", prompt="Teruggaan kan gegevens wissen. Doorgaan?", help="Vraag niets.")
def downgrade(revision: str) -> None:
    """Zet de database terug naar REVISION; `base` maakt hem leeg."""
    from core.db import migrate

    migrate.downgrade(_current(), revision)
    click.echo(f"De database staat op {migrate.current(_current())}.")


@database.command("revision")
@click.argument("message")
def new_revision(message: str) -> None:
    """Schrijf een migratie met wat de modellen meer of minder hebben; MESSAGE zegt wat er verandert."""
    from core.db import migrate

    click.echo(f"Geschreven: {migrate.revision(message)}. Lees het bestand voor je het gebruikt.")


@school.command("print")
@click.argument("slug")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.pass_obj
def print_profile(registry: Registry, slug: str, file: Path) -> None:
    """Maak van het profiel van school SLUG een PDF en bewaar die als FILE."""
    from core.features.publication import paper

    try:
        found = registry.profile(slug)
    except LookupError as error:
        raise click.ClickException(f"{error.args[0]} Zie: dekkend school check") from error
    with _application().test_request_context():
        content = paper.pdf(found)
    paper.keep(file, content)
    click.echo(f"{file}: {len(content) // 1024} kB.")


@cli.command()
def worker() -> None:
    """Doe het werk dat in de wachtrij staat, tot je stopt met Ctrl-C."""
    from core.access.admission import admit_job
    from core.db.worker import Worker
    from core.features.meetings.rhythm_duty import watch_every_night
    from core.web.forgetting import forget_every_night

    stop = threading.Event()

    def end(number: int, frame: Any) -> None:
        stop.set()

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, end)
    click.echo("De werker wacht op werk.")
    forget_every_night(_current())
    watch_every_night(_current())
    Worker(_current(), admit_job).run_forever(stop)
    click.echo("De werker is gestopt.")


def _current() -> Flask:
    app: Flask = current_app._get_current_object()  # type: ignore[attr-defined]
    return app


cli.add_command(school)


def main() -> None:
    """The console script."""
    click.Context.formatter_class = DutchFormatter
    cli.main(prog_name="dekkend")
