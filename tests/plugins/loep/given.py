"""What the scenarios of Loep begin with: the profile as it is assembled, and the facts of a case."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from core.contract.facts import ConsentFact, ConsentStatus, Facts, Happening, PupilFacts
from core.contract.findings import Finding, stopping
from core.contract.requirements import Requirement
from core.contract.routes import RouteStep
from core.contract.school import Sector
from core.schools.assemble import Assembled, assemble
from core.schools.collect import collect_from
from core.schools.files import Alliance, SchoolFile
from core.schools.profile import SchoolProfile
from plugins.loep.plugin import Loep

TODAY = date(2026, 11, 26)
ROUTES = ("didactisch", "sociaal_emotioneel")
_PRINT = Path(__file__).parents[4] / "shared" / "sources" / "000_83590428bacbc1a6.txt"


@cache
def assembled() -> Assembled:
    """Loep without any value of a school's own file."""
    file = SchoolFile(
        id="loep",
        where="loep.toml",
        name="Loep",
        alliance="odp",
        board="Primo",
        sector=Sector.PO,
        accent="#0b5a80",
        plugins=("loep",),
        own={},
    )
    return assemble(
        file, Alliance(id="odp", name="Onderwijs Dat Past", sector=Sector.PO), (collect_from("loep", Loep()),)
    )


def profile() -> SchoolProfile:
    """The profile of Loep."""
    return assembled().profile


def step(code: str, route: str = "didactisch") -> RouteStep:
    """A step of a route of Loep."""
    return profile().route(route).step(code)


def happened(kind: str, about: str, *roles: str, outcome: str = "", by: str = "") -> Happening:
    """Something that happened a week before today."""
    reason = "Zo is het besproken." if outcome else ""
    return Happening(
        kind=kind, on=date(2026, 11, 19), about=about, roles=frozenset(roles), outcome=outcome, reason=reason, by=by
    )


def case(*happenings: Happening, consents: tuple[str, ...] = (), documents: tuple[str, ...] = (), **more: Any) -> Facts:
    """Facts of a case today; `consents` are given, `documents` are made."""
    return Facts(
        today=TODAY,
        call_name="Joris",
        pupil=more.pop("pupil", PupilFacts(year=4)),
        happenings=happenings,
        consents=tuple(ConsentFact(purpose=code, status=ConsentStatus.GIVEN) for code in consents),
        documents=tuple((code, "made") for code in documents),
        **more,
    )


def stops(requirements: tuple[Requirement, ...], facts: Facts) -> tuple[Finding, ...]:
    """Every finding that keeps a person from going on."""
    return stopping([finding for requirement in requirements for finding in requirement.judge(facts)])


def inside(value: Any) -> Iterator[Any]:
    """A value and every frozen value inside it."""
    if is_dataclass(value):
        yield value
        for field in fields(value):
            yield from inside(getattr(value, field.name))
    elif isinstance(value, tuple):
        for part in value:
            yield from inside(part)


def declared() -> tuple[Any, ...]:
    """Every value that Loep itself declares, with all that is inside."""
    values = collect_from("loep", Loep()).values
    return tuple(part for found in values.values() for value in found for part in inside(value))


def printed() -> str | None:
    """The document as printed, or None where it does not lie beside the project."""
    return _PRINT.read_text(encoding="utf-8") if _PRINT.exists() else None


def squeezed(text: str) -> str:
    """The text without any white space, so that line breaks of the print do not matter."""
    return "".join(text.split())
