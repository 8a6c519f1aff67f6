"""Pages of this feature."""

from flask import Flask


def register(app: Flask) -> None:
    """Hang the rooms of this feature on the application."""
