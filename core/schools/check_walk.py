"""The profile on trial: every route is walked, every condition judged and every text filled in, without a pupil.

What does not come through is a remark or an error like any other. So *getoetst* is not a claim of who made the plugin:
the platform has put this profile on trial itself, at this start.
"""

import re
from collections.abc import Iterator
from dataclasses import fields
from datetime import date

from core.contract.facts import Facts
from core.contract.requirements import Requirement
from core.contract.routes import SupportRoute
from core.contract.school import Chapter
from core.contract.source import Source
from core.schools.faults import Fault, fault, remark
from core.schools.profile import SchoolProfile
from core.schools.walk import values

EXAMPLE = "Voorbeeldprofiel"
"""How the document begins that `dekkend school new` writes; no document of a school does."""
FILLED_IN = frozenset({"leerling", "start"})
"""What a page puts between braces: the pupil's first name, the day on which a term began."""

_BRACES = re.compile(r"\{(\w*)\}")
_NOTHING_KNOWN = Facts(today=date(2026, 8, 1))


def walk_checks(profile: SchoolProfile) -> Iterator[Fault]:
    """Dead ends, conditions that cannot be judged, texts that stay open, and the example that is still there."""
    for route in profile.support_routes:
        yield from _dead_ends(route)
    for place, value in values(profile):
        if isinstance(value, Requirement):
            yield from _judged(place, value)
        elif not isinstance(value, Source | Chapter):
            yield from _filled_in(place, value)
    yield from _example(profile)


def _dead_ends(route: SupportRoute) -> Iterator[Fault]:
    """Steps from which no end can be reached: a case that comes there stays open for ever."""
    ending = {step.code for step in route.steps if step.ends or not step.next}
    grown = True
    while grown:
        more = {step.code for step in route.steps if ending & set(step.next)} - ending
        grown = bool(more)
        ending |= more
    if not ending:
        return  # that the route has no end at all is told once
    for step in route.steps:
        if step.code not in ending:
            key = f"support_routes/{route.code}/steps/{step.code}/next"
            yield remark(key, "Vanaf deze stap komt een dossier nooit meer bij een einde.")


def _judged(place: str, requirement: Requirement) -> Iterator[Fault]:
    try:
        requirement.judge(_NOTHING_KNOWN)
    except Exception as error:  # whatever the values of a school do to a rule
        yield fault(place, f"Deze voorwaarde is niet te beoordelen: {type(error).__name__}: {error}")


def _filled_in(place: str, value: object) -> Iterator[Fault]:
    for field in fields(value):  # type: ignore[arg-type]  # `values` yields dataclasses only
        text = getattr(value, field.name)
        for word in _BRACES.findall(text) if isinstance(text, str) else ():
            if word not in FILLED_IN:
                says = f"Niemand vult {{{word}}} in. Bekend zijn {{leerling}} en, bij een termijn, {{start}}."
                yield remark(f"{place}/{field.name}", says)


def _example(profile: SchoolProfile) -> Iterator[Fault]:
    for about in profile.about:
        if about.document.startswith(EXAMPLE):
            says = "Dit is nog het voorbeeld. Schrijf het profiel van de school zelf in chapters.toml en source.py."
            yield remark(f"about/{about.code}/document", says)
