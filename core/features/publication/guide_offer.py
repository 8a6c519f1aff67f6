"""What the school offers, in the chapter for the school guide: levels, offers, routes, partners. Pure."""

from collections.abc import Callable, Iterator

from core.contract.partners import Provision
from core.features.publication import sentences
from core.features.publication.guide_line import GuideLine, short
from core.schools.profile import SchoolProfile
from core.web.language import _


def basic(profile: SchoolProfile) -> Iterator[GuideLine]:
    """What every pupil may count on, and the offers of levels that are not extra support."""
    plain = ordinary(profile)
    yield from _levels(profile, extra=False)
    yield from short(_offers(profile, lambda one: one.level in plain))


def extra(profile: SchoolProfile) -> Iterator[GuideLine]:
    """The levels of extra support and their offers; an offer without a level is extra."""
    plain = ordinary(profile)
    yield from _levels(profile, extra=True)
    yield from short(_offers(profile, lambda one: one.level not in plain))


def ordinary(profile: SchoolProfile) -> frozenset[str]:
    """Codes of the levels that are no extra support."""
    return frozenset(level.code for level in profile.care_levels if not level.extra)


def _levels(profile: SchoolProfile, extra: bool) -> Iterator[GuideLine]:
    for level in sorted(profile.care_levels, key=lambda one: one.rank):
        if level.extra is extra:
            said = level.description or (_("Dit krijgt elke leerling.") if level.automatic else "")
            term = _("Niveau %(rang)s", rang=level.rank)
            text = sentences.joined((level.label, sentences.about_anyone(said)))
            yield GuideLine(term=term, text=text, source=level.source)


def _offers(profile: SchoolProfile, wanted: Callable[[Provision], bool]) -> Iterator[GuideLine]:
    for one in profile.provisions:
        if wanted(one):
            text = sentences.joined((one.dose, ", ".join(one.indications)))
            yield GuideLine(term=sentences.about_anyone(one.label), text=text, source=one.source)


def routes(profile: SchoolProfile) -> Iterator[GuideLine]:
    """The steps of every route, one after the other."""
    for route in profile.support_routes:
        steps = " → ".join(step.label for step in route.steps)
        yield GuideLine(term=route.label, text=sentences.joined((steps, route.aside)), source=route.source)


def partners(profile: SchoolProfile) -> Iterator[GuideLine]:
    """The organisations and what they do."""
    yield from short(
        GuideLine(term=one.label, text=", ".join(one.services) or one.description, source=one.source)
        for one in profile.partners
    )
