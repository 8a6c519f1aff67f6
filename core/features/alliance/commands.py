"""`dekkend alliance`: invite and list. For the operator of the platform; it makes the first administrator."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

import click
from flask import current_app

from core.access.alliance_permissions import AllianceRole
from core.access.alliance_scope import working_for
from core.features.alliance import administrator_lines, administrators
from core.features.alliance.administrators import NewAdministrator
from core.features.alliance.words import role_words
from core.features.staff.command_line import DutchGroup, Refusal
from core.features.staff.commands import link_of
from core.web.problems import Problem


@contextmanager
def at_alliance(alliance_id: str) -> Iterator[None]:
    """Work for this alliance as the program itself; whatever is refused becomes a sentence and exit status 1."""
    app = current_app._get_current_object()  # type: ignore[attr-defined]
    try:
        app.extensions["registry"].alliance(alliance_id)
    except LookupError as unknown:
        raise Refusal(str(unknown.args[0])) from unknown
    try:
        with working_for(app, alliance_id, "beheer"):
            yield
    except Problem as problem:
        said = [sentence for sentences in problem.errors.values() for sentence in sentences]
        raise Refusal("\n".join([problem.message, *said])) from problem


alliance_option = click.option(
    "--alliance",
    "alliance_id",
    required=True,
    metavar="SLUG",
    help="Het samenwerkingsverband: de naam van het bestand.",
)


@click.group(cls=DutchGroup)
def alliance() -> None:
    """Beheerders van een samenwerkingsverband. Zij zien scholen en instellingen, geen dossiers."""


@alliance.command("invite")
@alliance_option
@click.option("--name", required=True, metavar="NAAM", help="Hoe deze persoon heet.")
@click.option("--email", required=True, metavar="ADRES", help="Het e-mailadres van het account.")
@click.option("--second", is_flag=True, help="Als tweede beheerder: publiceert, maar voegt geen scholen en mensen toe.")
def invite(alliance_id: str, name: str, email: str, second: bool) -> None:
    """Nodig een beheerder uit en toon de eenmalige link, één keer."""
    role = AllianceRole.SECOND if second else AllianceRole.ADMINISTRATOR
    with at_alliance(alliance_id):
        invited = administrators.invite(NewAdministrator(name=name, email=email, role=role.value))
        told, token = invited.person.name, invited.token
    click.echo(f"{told} is {role_words(role.value)} van {alliance_id}.")
    if token is None:
        click.echo("Er is geen link gemaakt: het account heeft al een wachtwoord, of hoort ook ergens anders bij.")
        return
    click.echo("Geef deze link door. Hij werkt één keer, 7 dagen lang:")
    click.echo(link_of(token, os.environ.get("DEKKEND_ADDRESS", "http://127.0.0.1:8000")))


@alliance.command("list")
@alliance_option
def list_administrators(alliance_id: str) -> None:
    """Noem wie het samenwerkingsverband beheert of beheerde."""
    with at_alliance(alliance_id):
        lines = administrator_lines.administrators()
    for line in lines:
        until = f" tot en met {line.ends_on}" if line.ends_on else ""
        click.echo(f"{line.name:<28} {line.email:<34} {role_words(line.role)}, vanaf {line.starts_on}{until}")
    click.echo(f"Beheerders: {sum(line.is_live for line in lines)}.")
