"""Pages of this feature."""

from flask import Flask

from core.features.meetings import agenda as agenda


def register(app: Flask) -> None:
    """Hang the rooms of this feature on the application."""
