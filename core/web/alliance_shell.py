"""The surroundings of a page of an alliance: its name, its menu, who is signed in. It has no colour and no profile."""

from flask import current_app

from core.access.alliance_permissions import AllianceRole
from core.access.alliance_scope import alliance_scope_or_none
from core.access.school import registry
from core.web.language import _
from core.web.navigation import alliance_menu_items, arranged
from core.web.shell import Shell, address, drawn

ROLE_WORDS = {AllianceRole.ADMINISTRATOR: _("beheerder"), AllianceRole.SECOND: _("tweede beheerder")}
HOME = "alliance.index"


def role_words(role: str) -> str:
    """What people call a role at an alliance; an unknown one as it is kept."""
    return _(ROLE_WORDS[AllianceRole(role)]) if role in list(AllianceRole) else role


def alliance_shell() -> Shell | None:
    """The shell for the current scope; None on a page without an alliance."""
    scope = alliance_scope_or_none()
    if scope is None:
        return None
    place = {"alliance": scope.alliance_id}
    items = arranged(alliance_menu_items(current_app), scope.permissions)
    return Shell(
        school="",
        name=registry().alliance(scope.alliance_id).name,
        person=scope.person_name,
        role=", ".join(role_words(role) for role in sorted(scope.roles)),
        links=drawn(items, place),
        home=address(HOME, **place),
        account=address(current_app.config["ACCOUNT_ENDPOINT"]),
    )
