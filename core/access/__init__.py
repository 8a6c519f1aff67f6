"""Who may see what, decided here and only here: scope, gate, policy, wall, ledger, and signing in.

`init_app(app)` needs `core.db.engine.init_app` before it and `app.extensions["registry"]` at the first request.
"""

from flask import Flask, current_app
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import BadRequest

from core.access import absences as absences  # bring their tables with them
from core.access import admission as admission
from core.access import alliance_ledger as alliance_ledger
from core.access import alliance_members as alliance_members
from core.access import incidents, rooms, signed_in, wall
from core.db import platform_version as platform_version
from core.db.types import Unstorable


def init_app(app: Flask) -> None:
    """Build the wall, connect Flask-Login, and let no endpoint exist that came in without a room."""
    wall.build()
    signed_in.init_app(app)
    incidents.init_app(app)
    app.before_request(rooms.refuse_without_rule)
    app.register_error_handler(Unstorable, _refuse_unstorable)


def _refuse_unstorable(error: Unstorable) -> ResponseReturnValue:
    return current_app.handle_http_exception(BadRequest(str(error)))
