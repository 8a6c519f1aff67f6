"""`dekkend staff`: invite, list, end, link. For the operator of the platform; it makes the first administrator."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import click
from flask import current_app
from sqlalchemy import select

from core.access.people import Membership, Person, live_on, mail_key
from core.access.school import fresh_registry, profile
from core.access.scope import scope, working_at
from core.db.engine import session
from core.features.staff import links, members, roles, service
from core.features.staff.change_views import wish_of
from core.features.staff.command_line import Day, DutchGroup, Refusal
from core.features.staff.members import Standing, Wanted
from core.features.staff.service import NewMember, RoleWish
from core.web.paging import Asked
from core.web.problems import Problem

PURPOSE = "beheer"
MOST = 10_000


@contextmanager
def at_school(school_id: str) -> Iterator[None]:
    """Work at this school as the program itself; whatever is refused becomes a sentence and exit status 1."""
    app = current_app._get_current_object()  # type: ignore[attr-defined]  # the application itself, for a context of its own
    try:
        with app.app_context():  # a transaction of its own, which ends before the work begins
            fresh_registry().profile(school_id)
    except LookupError as unknown:
        raise Refusal(str(unknown.args[0])) from unknown
    try:
        with working_at(app, school_id, PURPOSE):
            yield
    except Problem as problem:
        said = [sentence for sentences in problem.errors.values() for sentence in sentences]
        raise Refusal("\n".join([problem.message, *said])) from problem


def link_of(token: str, address: str) -> str:
    """The whole link, at the address under which people reach the platform."""
    path = current_app.url_map.bind("").build("door.accept_invitation", {"token": token})
    return f"{address.rstrip('/')}{path}"


def _address() -> str:
    return os.environ.get("DEKKEND_ADDRESS", "http://127.0.0.1:8000")


school_option = click.option("--school", required=True, metavar="SLUG", help="De school, zoals in het adres: haven.")
email_option = click.option("--email", required=True, metavar="ADRES", help="Het e-mailadres van het account.")
address_option = click.option(
    "--address", default=_address, metavar="URL", help="Het adres van het platform, voor de link. [DEKKEND_ADDRESS]"
)


staff = DutchGroup("staff", help="Medewerkers en partners van een school: uitnodigen, bekijken, beëindigen.")
"""The group as `core.cli` looks for it; every command gets the application's context."""


@staff.command(
    "invite", help="Voeg iemand toe aan een school en toon één keer de link waarmee die een wachtwoord kiest."
)
@school_option
@email_option
@click.option("--name", required=True, metavar="NAAM", help="Voor- en achternaam.")
@click.option("--role", "role_codes", multiple=True, metavar="CODE", help="Een rol uit het profiel; mag vaker.")
@click.option("--range", "range_code", metavar="CODE", help="Het deel van de school, voor een rol die delen heeft.")
@click.option("--organisation", default="", metavar="NAAM", help="De organisatie van een partner.")
@click.option("--days", "days_per_week", type=float, metavar="GETAL", help="Dagen per week.")
@click.option("--from", "starts_on", type=Day(), help="Eerste dag. Anders: vandaag.")
@click.option("--until", "ends_on", type=Day(), help="Laatste dag.")
@address_option
def invite(school: str, role_codes: tuple[str, ...], range_code: str | None, address: str, **given: object) -> None:
    """Add somebody; works without anybody signed in."""
    with at_school(school):
        wishes = tuple(_wish(code, range_code) for code in role_codes)
        kinds = {role.kind.value for wish in wishes if (role := roles.role_of_profile(wish.role_code))}
        kind = "partner" if kinds == {"partner"} or (not kinds and given["organisation"]) else "staff"
        given["starts_on"] = given["starts_on"] or scope().today
        added = service.add_member(NewMember(kind=kind, roles=wishes, **given))  # type: ignore[arg-type]  # click checked them
        name, token = added.person.name, added.token
        warnings = [f"Let op: {finding.condition} {finding.reason}" for finding in added.warnings]
    click.echo(f"{name} hoort nu bij {school}.")
    for warning in warnings:
        click.echo(warning)
    if token is None:
        click.echo("Dit e-mailadres heeft al een account. Een link is niet nodig.")
    else:
        _show_link(token, address)


def _wish(code: str, range_code: str | None) -> RoleWish:
    """The role with its own range (`role/range`), or with `--range` where the role has ranges."""
    wish = wish_of(code)
    known = roles.role_of_profile(wish.role_code)
    return RoleWish(
        role_code=wish.role_code, range_code=wish.range_code or (range_code if known and known.ranges else None)
    )


def _show_link(token: str, address: str) -> None:
    click.echo("Eenmalige link, 7 dagen geldig. Hij is hierna niet meer te zien:")
    click.echo(link_of(token, address))


@staff.command("list", help="Toon wie toegang heeft tot een school, met rollen.")
@school_option
@click.option(
    "--who",
    type=click.Choice([one.value for one in Standing]),
    default=Standing.NOW.value,
    help="Wie: nu, nooit (aangemeld), straks of weg.",
)
def show_list(school: str, who: str) -> None:
    """One line per member."""
    with at_school(school):
        found = members.members(Wanted(standing=Standing(who)), Asked(size=MOST))
        name = profile().school.name
    click.echo(f"{name}: {len(found)}")
    for row in found:
        state = "" if row.signed_in else " (nog nooit aangemeld)"
        click.echo(f"{row.name} <{row.email}>: {'; '.join(row.roles) or 'geen rol'}{state}")


@staff.command("end", help="Beëindig iemands toegang tot een school, meteen of na een laatste dag.")
@school_option
@email_option
@click.option("--last-day", type=Day(), help="De laatste dag; die telt nog mee. Anders: meteen.")
def end(school: str, email: str, last_day: date | None) -> None:
    """End the membership and all its roles."""
    with at_school(school):
        membership, person = _member(email)
        service.end_membership(membership.id, membership.version, last_day)
        said = f"De toegang van {person.name} tot {school} is beëindigd."
    click.echo(said)


@staff.command("link", help="Maak een nieuwe eenmalige link, ook voor wie bij meer scholen werkt.")
@school_option
@email_option
@address_option
def link(school: str, email: str, address: str) -> None:
    """A new link; earlier ones stop working."""
    with at_school(school):
        token = links.make(*_member(email))
    _show_link(token, address)


def _member(email: str) -> tuple[Membership, Person]:
    statement = (
        select(Membership, Person)
        .join(Person, Person.id == Membership.person_id)
        .where(Person.email == mail_key(email), live_on(Membership, scope().today))
    )
    found = session().execute(statement).first()
    if found is None:
        raise Refusal(f"Bij deze school hoort nu niemand met het adres {email}. Kijk met: dekkend staff list")
    return found[0], found[1]
