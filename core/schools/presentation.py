"""A profile as lines to read on a terminal."""

from collections.abc import Iterable, Iterator

from core.contract.deadlines import Deadline, Unit
from core.contract.hooks import DECLARING
from core.contract.source import Declared
from core.schools.check import conformance
from core.schools.nouns import NOUNS
from core.schools.problems import SetupProblem
from core.schools.profile import SchoolProfile

UNITS = {
    Unit.DAYS: "dagen",
    Unit.WEEKS: "weken",
    Unit.SCHOOL_WEEKS: "schoolweken",
    Unit.MONTHS: "maanden",
    Unit.YEARS: "jaar",
}
_TEXTS = ("about", "chapters")


def profile_lines(profile: SchoolProfile, problems: tuple[SetupProblem, ...]) -> list[str]:
    """The profile with, behind each value, who says so and where it stands."""
    return [*_head(profile, problems), *_routes(profile), *_values(profile)]


def _head(profile: SchoolProfile, problems: tuple[SetupProblem, ...]) -> Iterator[str]:
    school = profile.school
    yield f"{school.name} ({school.id}), {school.sector.value}"
    yield f"Samenwerkingsverband: {school.alliance_name}"
    yield f"Bestuur: {school.board}"
    yield f"Versie: {profile.digest[:12]}. Profiel: {conformance(profile, problems).value}."


def _routes(profile: SchoolProfile) -> Iterator[str]:
    for route in profile.support_routes:
        yield f"\nRoute {route.label}"
        for number, step in enumerate(route.steps, start=1):
            owners = ", ".join(profile.role(code).label for code in step.owners)
            needs = f", voorwaarden: {len(step.guards)}" if step.guards else ""
            yield f"  {number}. {step.label}{f' ({owners})' if owners else ''}{needs}"


def _values(profile: SchoolProfile) -> Iterator[str]:
    for hook in DECLARING:
        values = profile.declared(hook)
        if values and hook not in _TEXTS:
            yield f"\n{NOUNS[hook].capitalize()} ({len(values)})"
            yield from _rows(profile, hook, values)


def _rows(profile: SchoolProfile, hook: str, values: Iterable[Declared]) -> Iterator[str]:
    for value in values:
        length = f": {term(value)}" if isinstance(value, Deadline) else ""
        origin = profile.origin.get(f"{hook}/{value.code}", "")
        yield f"  {value.code:<28} {value.label}{length}  [{origin}, {value.source.mark}]"


def term(deadline: Deadline) -> str:
    """The length of a term in words: `6 weken`, `voor het einde van het schooljaar`."""
    if deadline.unit is Unit.SCHOOL_YEAR_END:
        return "voor het einde van het schooljaar"
    return f"{deadline.length} {UNITS[deadline.unit]}"
