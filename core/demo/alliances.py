"""Two administrators for each alliance of the demonstration, and one school that was made in the browser."""

from dataclasses import dataclass
from datetime import date

from flask import Flask

from core.access.alliance_members import AllianceMembership
from core.access.alliance_permissions import AllianceRole
from core.access.alliance_scope import working_for
from core.access.passwords import hash_password
from core.access.people import Person
from core.contract.school import Sector
from core.db.clock import now
from core.db.engine import session
from core.db.ids import new_id
from core.demo.casting import LONG_AGO_YEARS, PASSWORD
from core.features.alliance import new_school
from core.features.alliance.new_school import WantedSchool
from core.schools.files import Alliance
from core.schools.registry import Registry

NAMES = {
    Sector.VO: (("Zwaan Korenbloem", AllianceRole.ADMINISTRATOR), ("Reiger Vlasbloem", AllianceRole.SECOND)),
    Sector.PO: (("Merel Boterbloem", AllianceRole.ADMINISTRATOR), ("Wulp Zuringblad", AllianceRole.SECOND)),
}
"""Invented people; who administers an alliance works at no school of the demonstration."""

MADE = {Sector.VO: ("sterappel", "De Sterappel"), Sector.PO: ("goudreinet", "De Goudreinet")}
"""A school that an alliance made: slug and name. It uses the first installed plugin of its sector."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Administrator:
    """Somebody who can sign in for an alliance."""

    alliance: Alliance
    name: str
    email: str
    role: AllianceRole


def fill_alliances(app: Flask, today: date) -> tuple[Administrator, ...]:
    """People and a school for every alliance; the school opens with the next request."""
    registry: Registry = app.extensions["registry"]
    secret, found = hash_password(PASSWORD), []
    for alliance in registry.alliances():
        with working_for(app, alliance.id, "demonstratie"):
            for name, role in NAMES[alliance.sector]:
                email = f"{name.lower().replace(' ', '.')}@{alliance.id}.example"
                person = Person(id=new_id(), name=name, email=email, password_hash=secret, created_at=now())
                session().add(person)
                since = date(today.year - LONG_AGO_YEARS, 8, 1)
                session().add(AllianceMembership(person_id=person.id, role=role.value, starts_on=since))
                found.append(Administrator(alliance=alliance, name=name, email=email, role=role))
            _make_school(registry, alliance)
    return tuple(found)


def _make_school(registry: Registry, alliance: Alliance) -> None:
    slug, name = MADE[alliance.sector]
    fitting = [offer.name for offer in registry.installed() if offer.works and offer.sector is alliance.sector]
    if fitting:
        terms = {"board": "Stichting Boomgaard", "sector": alliance.sector.value, "brin": "99ZZ"}
        new_school.add_school(slug, WantedSchool(name=name, plugins=(fitting[0],), **terms))
