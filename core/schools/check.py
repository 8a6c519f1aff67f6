"""Whether the parts of an assembled profile fit together: everything that is wrong at once, with its place.

The platform finds the level of a profile itself, at each start, and takes nobody's word for it. `werkt`: no errors.
`getoetst`: no remarks either, after every route was walked, every condition judged and every text filled in
(`check_walk.py`). `verantwoord`: every value of the school points to a paragraph that its document has, and what it
quotes stands there. What the document itself leaves open is a note: it changes no level (`check_remarks.py`).
`core/schools/conformance.py` holds a plugin to the same in its own tests.
"""

import re
from collections.abc import Iterator
from enum import StrEnum

from core.contract.school import Chapter
from core.contract.source import Source
from core.schools.check_law import deadline_checks, permission_checks
from core.schools.check_references import reference_checks
from core.schools.check_remarks import remark_checks
from core.schools.check_routes import route_checks
from core.schools.check_walk import walk_checks
from core.schools.check_whole import whole_checks
from core.schools.faults import Fault
from core.schools.overlay import DUTCH_KEYS
from core.schools.problems import SetupProblem, errors, remarks
from core.schools.profile import BY_LAW, OWN_VALUE, SchoolProfile
from core.schools.walk import sources

_CHECKS = (whole_checks, reference_checks, route_checks, deadline_checks, permission_checks, walk_checks, remark_checks)


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
    return level_of(problems, accounted=not any(unaccounted(profile)))


def level_of(problems: tuple[SetupProblem, ...], *, accounted: bool) -> Conformance:
    """The level with these problems; `accounted`: every source of the profile stands in its document."""
    if errors(problems):
        return Conformance.REFUSED
    if remarks(problems):
        return Conformance.WORKS
    return Conformance.ACCOUNTED if accounted else Conformance.TESTED


def unaccounted(profile: SchoolProfile) -> Iterator[tuple[str, str]]:
    """The place of every value of the plugins that cannot be found in the school's document, and why not, in Dutch.

    What the law says, and what the school's own file added, has a source of another kind. A value may go without a
    quote, not without a paragraph.
    """
    texts = {(part.source.document, part.source.section): _squeezed(part) for part in profile.chapters}
    for place, source in sources(profile):
        if source.law or profile.origin.get("/".join(place.split("/")[:2])) == BY_LAW or _added(place, source):
            continue
        text = texts.get((source.document, source.section))
        if text is None:
            yield place, f"Het document {source.document} heeft geen paragraaf {source.section}."
        elif _bare(source.quote) not in text:
            yield place, f"In {source.mark} staat niet: “{source.quote}”"


def _added(place: str, source: Source) -> bool:
    """Whether the school's own file is the source: of a word, or of a partner that the plugin does not know."""
    hook, code = place.split("/")[:2]
    return source.section == f"{DUTCH_KEYS.get(hook)}.{code}"


def _squeezed(chapter: Chapter) -> str:
    return _bare(f"{chapter.label}\n{chapter.text}")


def _bare(text: str) -> str:
    """Letter for letter, but for white space and the marks of a list."""
    return re.sub(r"\s+", "", re.sub(r"^\s*[-•\uf0b7]\s*", "", text, flags=re.MULTILINE))


def _problem(profile: SchoolProfile, where: str, fault: Fault) -> SetupProblem:
    origin = profile.origin.get("/".join(fault.key.split("/")[:2]), "")
    if origin == BY_LAW:
        place = BY_LAW
    else:
        place = f"plugin {origin}" if origin not in ("", OWN_VALUE) else where
    return SetupProblem(where=place, key=fault.key, says=fault.says, kind=fault.kind, school_id=profile.school.id)
