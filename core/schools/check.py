"""Whether the parts of an assembled profile fit together: everything that is wrong at once, with its place.

`werkt`: no errors. `getoetst`: no remarks on the school's own values either. `verantwoord`: every value of the school
points to a paragraph that its document has. What the document itself leaves open is a note: it changes no level.
"""

from collections.abc import Iterator
from enum import StrEnum

from core.schools.check_law import deadline_checks, permission_checks
from core.schools.check_references import reference_checks
from core.schools.check_remarks import remark_checks
from core.schools.check_routes import route_checks
from core.schools.check_whole import whole_checks
from core.schools.faults import Fault
from core.schools.problems import SetupProblem, errors, remarks
from core.schools.profile import BY_LAW, OWN_VALUE, SchoolProfile
from core.schools.walk import sources

_CHECKS = (whole_checks, reference_checks, route_checks, deadline_checks, permission_checks, remark_checks)


class Conformance(StrEnum):
    """How far a school's profile goes; each level includes the one before."""

    REFUSED = "werkt niet"
    WORKS = "werkt"
    TESTED = "getoetst"
    ACCOUNTED = "verantwoord"


def check(profile: SchoolProfile, where: str) -> tuple[SetupProblem, ...]:
    """Every error and remark of an assembled profile; `where` is the school's file."""
    return tuple(_problem(profile, where, fault) for run in _CHECKS for fault in run(profile))


def conformance(profile: SchoolProfile, problems: tuple[SetupProblem, ...]) -> Conformance:
    """The level of a profile with these problems."""
    if errors(problems):
        return Conformance.REFUSED
    if remarks(problems):
        return Conformance.WORKS
    return Conformance.TESTED if any(unaccounted(profile)) else Conformance.ACCOUNTED


def unaccounted(profile: SchoolProfile) -> Iterator[str]:
    """The place of every value whose source names a paragraph that the school's document does not have."""
    chapters = {(chapter.source.document, chapter.source.section) for chapter in profile.chapters}
    for place, source in sources(profile):
        own = profile.origin.get("/".join(place.split("/")[:2])) not in (BY_LAW, OWN_VALUE)
        if own and not source.law and (source.document, source.section) not in chapters:
            yield place


def _problem(profile: SchoolProfile, where: str, fault: Fault) -> SetupProblem:
    origin = profile.origin.get("/".join(fault.key.split("/")[:2]), "")
    if origin == BY_LAW:
        place = BY_LAW
    else:
        place = f"plugin {origin}" if origin not in ("", OWN_VALUE) else where
    return SetupProblem(where=place, key=fault.key, says=fault.says, kind=fault.kind, school_id=profile.school.id)
