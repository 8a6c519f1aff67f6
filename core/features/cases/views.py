"""Pages of this feature."""

from flask import Flask

from core.features.cases import listeners as listeners


def register(app: Flask) -> None:
    """Hang the rooms of this feature on the application."""
