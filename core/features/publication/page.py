"""Everything that the page, the public page and the paper show, made from one profile."""

from typing import Any

from core.contract.routes import SupportRoute
from core.features.publication import document, lists
from core.schools.profile import SchoolProfile
from core.web.route_picture import Stop, StopState


def shown(profile: SchoolProfile) -> dict[str, Any]:
    """The context of the templates."""
    return {
        "profile": profile,
        "sections": document.sections(profile),
        "stops": {route.code: _stops(route) for route in profile.support_routes},
        "roles": lists.roles(profile),
        "told": lists.told(profile),
        "only_named": lists.only_named(profile),
        "contacts": lists.contacts(profile),
        "law": lists.law(profile),
    }


def _stops(route: SupportRoute) -> list[Stop]:
    return [
        Stop(
            label=step.label,
            drawn=step.short,
            state=StopState.OPTIONAL if step.optional else StopState.AHEAD,
            mark=step.source.mark,
        )
        for step in route.steps
    ]
