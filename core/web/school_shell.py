"""The surroundings of a page, found from the scope that the gate entered and from the school's profile."""

from flask import current_app, g, request, url_for

from core.access.school import fresh_registry, registry
from core.access.scope import PARTNER, Scope, scope_or_none
from core.contract.permissions import Permission
from core.schools.profile import SchoolProfile
from core.web.language import _
from core.web.shell import Link, Shell, address, links_for
from core.web.theme import digest_of_accent

DIGEST_SHOWN = 8


def accent_of(school_id: str) -> str | None:
    """The colour of a school; None for an unknown one."""
    profile = _profile(school_id)
    if profile is None:  # a school that another process published a moment ago
        fresh_registry()
        profile = _profile(school_id)
    return profile.school.accent if profile else None


def school_shell() -> Shell | None:
    """The shell for the current scope; None on a page without a school."""
    scope = scope_or_none()
    profile = _profile(scope.school_id) if scope else None
    if scope is None or profile is None:
        return None
    return Shell(
        school=scope.school_id,
        name=profile.school.name,
        person=scope.person_name,
        role=_roles(profile, scope),
        links=_links(scope),
        profile=profile.digest[:DIGEST_SHOWN],
        theme=url_for("web.theme", school=scope.school_id, v=digest_of_accent(profile.school.accent)),
        **_addresses(scope),
    )


def _links(scope: Scope) -> tuple[Link, ...]:
    """The menu. Somebody from outside has one page, from which everything of theirs is one click away."""
    if scope.kind != PARTNER:
        return links_for(scope.school_id, scope.permissions, counting=not g.get("quiet", False))
    endpoint = str(current_app.config["HOME_ENDPOINT"])
    home = address(endpoint, school=scope.school_id)
    return (Link(label=_("Overzicht"), href=home, here=request.endpoint == endpoint),) if home else ()


def _profile(school_id: str) -> SchoolProfile | None:
    try:
        return registry().profile(school_id)
    except LookupError:
        return None


def _addresses(scope: Scope) -> dict[str, str]:
    """The layout's own links; the search only for who may open the list it searches."""
    config = current_app.config
    endpoints = {"profile_page": "PROFILE_ENDPOINT", "home": "HOME_ENDPOINT", "account": "ACCOUNT_ENDPOINT"}
    if scope.holds(Permission.PUPILS_READ):
        endpoints["search"] = "SEARCH_ENDPOINT"
    return {place: address(config[name], school=scope.school_id) for place, name in endpoints.items()}


def _roles(profile: SchoolProfile, scope: Scope) -> str:
    """The roles in words of the school; a role that the profile no longer knows is left out."""
    known = [role for role in profile.staff_roles if role.code in scope.roles]
    return ", ".join(role.label for role in known)
