"""Pages of the directory to look at: the list with its filters, as a file and on paper, and one partner."""

from flask import Flask, Response, url_for

from core.access import ledger
from core.access.scope import scope
from core.features.cases.panels import add_way
from core.features.directory import case_views, export, own_views
from core.features.directory.kept import is_own
from core.features.directory.pages import asked_list, kept_words, list_page, show_page
from core.features.directory.rooms import HERE, LOOK, room
from core.features.publication import sentences
from core.web.files import as_file
from core.web.language import _
from core.web.navigation import NavItem, add_to_menu
from core.web.pages import sheet

CHANGING = (case_views, own_views)
"""Their pages hang in the same room."""


def register(app: Flask) -> None:
    """Hang the pages, the menu item and the way from a dossier on the application."""
    app.register_blueprint(room)
    add_way(app, case_views.way_from_dossier)
    add_to_menu(app, NavItem(label=_("Sociale kaart"), endpoint=HERE, order=70))


@room.get("/sociale-kaart", **LOOK)
def index() -> Response:
    return list_page()


@room.get("/sociale-kaart/lijst.csv", **LOOK, reads="partner")
def list_file() -> Response:
    """The partners of the list, with contact persons for who works at the school: a row in the ledger."""
    _form, _wanted, found = asked_list()
    ledger.record(action="partner.export", object_type="partner", detail={"count": len(found.rows)})
    return as_file(export.table_of(found.rows), f"sociale-kaart-{scope().school_id}-{scope().today.isoformat()}")


@room.get("/sociale-kaart/afdruk", **LOOK, endpoint="printed")
def printed() -> Response:
    _form, wanted, found = asked_list()
    back = url_for(HERE, **kept_words())
    context = {"found": found, "wanted": wanted, "back": back, "made": scope().now, "own": is_own()}
    return sheet("directory/sheet.html", **context, condition=sentences.condition)


@room.get("/sociale-kaart/partners/<partner_code>", **LOOK)
def show(partner_code: str) -> Response:
    return show_page(partner_code)
