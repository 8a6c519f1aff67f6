"""`dekkend demo`: build and serve the demonstration, or check that every main page opens."""

import shutil
import sys
import time

import click
from flask import Flask

from core.demo import check
from core.demo import serve as serving
from core.demo.build import Built, build
from core.demo.casting import PASSWORD
from core.demo.setting import FOLDER, demo_app
from core.web.alliance_shell import role_words


@click.group(help="De demonstratie: verzonnen scholen met verzonnen mensen.")
def demo() -> None:
    """The group."""


@demo.command(help="Bouw de demonstratie opnieuw op en open haar op deze machine.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help="Op welke poort.")
@click.option("--check", "only_check", is_flag=True, help="Open elke hoofdpagina een keer, en stop.")
def serve(port: int, only_check: bool) -> None:
    """Build, print the accounts, serve; or open each main page, print its status and stop."""
    started = time.monotonic()
    shutil.rmtree(FOLDER, ignore_errors=True)
    app = demo_app()
    built = build(app, click.echo)
    click.echo(f"Klaar in {time.monotonic() - started:.0f} seconden.\n")
    if only_check:
        sys.exit(_check(app, built))
    _print_accounts(built)
    click.echo(f"\nOpen http://127.0.0.1:{port}/ en stop met Ctrl+C.")
    sys.exit(serving.serve(port))


def _check(app: Flask, built: Built) -> int:
    pages = check.pages(app, built, click.echo)
    wrong = [page for page in pages if not page.fine]
    for page in wrong:
        click.echo(f"Niet goed: {page.address} gaf {page.status}", err=True)
    click.echo(f"{len(pages) - len(wrong)} van {len(pages)} pagina's kwamen goed.")
    return 1 if wrong or len(pages) < 20 else 0


def _print_accounts(built: Built) -> None:
    click.echo(f"Wachtwoord van iedereen: {PASSWORD}\n")
    largest = sorted(built.stages, key=lambda stage: -len(stage.children))
    for stage in largest:
        click.echo(stage.profile.school.name)
        shown = built.accounts()[stage.school_id] if stage in largest[:2] else built.accounts()[stage.school_id][:3]
        for actor in shown:
            click.echo(f"  {stage.profile.role(actor.role).label:<34} {actor.email}")
    click.echo("Samenwerkingsverbanden")
    for one in built.administrators:
        click.echo(f"  {role_words(one.role.value)} {one.alliance.id:<34} {one.email}")
