"""Admission and placement, on pages."""

from flask import Flask

from core.features.admissions import letters as letters
from core.features.admissions import models as models
from core.features.admissions.rooms import room


def register(app: Flask) -> None:
    """Hang the pages and the menu item of this feature on the application."""
    app.register_blueprint(room)
