"""Handing work over, on pages: being away, leaving, and what was not handed over."""

from flask import Flask

from core.features.handovers import absence_views, leaving_views
from core.features.handovers import listeners as listeners
from core.features.handovers.rooms import room

CHANGING = (absence_views, leaving_views)
"""Their pages hang in the room."""


def register(app: Flask) -> None:
    """Hang the pages on the application. They have no place in the menu: Vandaag and a member's page lead to them."""
    app.register_blueprint(room)
