"""The pages of receipts."""

from flask import Flask

from core.features.receipts.sources import CASE, DecisionSource, add_source, page_of_cases
from core.web.language import _


def register(app: Flask) -> None:
    """Hang what this feature offers on the application."""
    add_source(app, DecisionSource(code=CASE, label=_("Besluit in een dossier"), page=page_of_cases))
