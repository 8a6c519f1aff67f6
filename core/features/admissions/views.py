"""Admission and placement, on pages."""

from flask import Flask

from core.contract.permissions import Permission
from core.features.admissions import (
    application_views,
    decision_views,
    group_form_views,
    intake_views,
    panels,
    placement_views,
    term_views,
)
from core.features.admissions import letters as letters
from core.features.admissions.rooms import LIST, room
from core.features.pupils.panels import add_panel
from core.web.language import _
from core.web.navigation import NavItem, add_to_menu

CHANGING = (intake_views, application_views, term_views, decision_views, placement_views, group_form_views)
"""Their pages hang in the room."""


def register(app: Flask) -> None:
    """Hang the pages and the menu item of this feature on the application."""
    app.register_blueprint(room)
    add_panel(app, 40, panels.placements)
    add_to_menu(app, NavItem(label=_("Aanmeldingen"), endpoint=LIST, order=25, permission=Permission.ADMISSIONS_WORK))
