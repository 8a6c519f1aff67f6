"""`install_web(app)`: everything a page needs, hung on the application once, by the composition root."""

from flask import Flask, g, request
from jinja2 import StrictUndefined

from core.contract.findings import in_order
from core.contract.source import Source
from core.web import dates, differences
from core.web.alliance_shell import alliance_shell
from core.web.converters import install_converters
from core.web.draft_room import install_drafts
from core.web.errors import install_errors
from core.web.forgery import install_forgery
from core.web.headers import install_headers
from core.web.icons import icon
from core.web.language import install_language
from core.web.progress_room import install_progress
from core.web.public import install_public
from core.web.route_picture import picture
from core.web.route_words import in_words
from core.web.school_shell import school_shell
from core.web.shell import set_shell_source, the_shell
from core.web.statics import install_statics

ENDPOINTS = {
    "HOME_ENDPOINT": "worklist.today",
    "SEARCH_ENDPOINT": "pupils.index",
    "PROFILE_ENDPOINT": "publication.profile",
    "ACCOUNT_ENDPOINT": "staff.account",
}
"""Where the layout's own links lead; a link to an endpoint that does not exist is not drawn."""


def install_web(app: Flask) -> None:
    """After `core.db` and `core.access`, before the features register their rooms."""
    for name, endpoint in ENDPOINTS.items():
        app.config.setdefault(name, endpoint)
    install_converters(app)
    install_language(app)
    install_statics(app)
    install_forgery(app)
    install_headers(app)
    install_errors(app)
    install_public(app)
    install_drafts(app)
    install_progress(app)
    set_shell_source(app, lambda: school_shell() or alliance_shell())
    app.url_defaults(lambda endpoint, values: fill_in_place(app, endpoint, values))
    app.context_processor(lambda: {"shell": the_shell(), "wrong": False})
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    _teach_templates(app)


def fill_in_place(app: Flask, endpoint: str, values: dict[str, object]) -> None:
    """`url_for("pupils.index")` on a page of a school stays at that school; the same for an alliance."""
    if endpoint not in app.view_functions:
        return
    for place in ("school", "alliance"):
        if place in values or not app.url_map.is_endpoint_expecting(endpoint, place):
            continue
        if here := (request.view_args or {}).get(place) if request else None:
            values[place] = here


def source_href(source: Source) -> str:
    """Where the school's own text of this paragraph can be read; empty where no profile page exists.

    A page that speaks of another school says so in `g.source_page`: the address of its profile, or nothing.
    """
    shell = the_shell()
    page = g.get("source_page", shell.profile_page if shell else "")
    return f"{page}#{source.anchor}" if page else ""


def _teach_templates(app: Flask) -> None:
    app.jinja_env.globals.update(
        icon=icon,
        in_order=in_order,
        pieces_after=differences.after,
        pieces_before=differences.before,
        route_in_words=in_words,
        route_picture=picture,
        source_href=source_href,
    )
    app.jinja_env.filters["machine_time"] = dates.machine
    app.jinja_env.filters["no_stop"] = lambda text: str(text).removesuffix(".")
    app.jinja_env.tests["iso_date"] = lambda text: len(text) == 10 and text[4] == text[7] == "-"
