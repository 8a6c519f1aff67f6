"""Pages and files for anyone: help, accessibility, privacy, light or dark, and a school's colour."""

from flask import Flask, Response, abort, current_app, redirect, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from core.access.rooms import PublicRoom
from core.web.pages import render
from core.web.school_shell import accent_of
from core.web.theme import chosen_scheme, keep_scheme, stylesheet

room = PublicRoom(
    "web", __name__, static_folder="static", static_url_path="/static/dekkend", template_folder="templates"
)


@room.get("/hulp", public="uitleg voor wie niet kan inloggen; geen gegevens van een school")
def help_page() -> Response:
    """How to get on, and whom to ask."""
    return render("public/help.html", help_line=current_app.config.get("HELP_LINE", ""))


@room.get("/toegankelijkheid", public="verklaring over toegankelijkheid; geen gegevens van een school")
def accessibility() -> Response:
    """What works for whom, what is not tested, and the choice between light and dark."""
    return render("public/accessibility.html", scheme=chosen_scheme(request))


@room.get("/privacy", public="uitleg over wat het programma bewaart; geen gegevens van een school")
def privacy() -> Response:
    """What the software keeps, who sees it, and what it does not do."""
    return render("public/privacy.html")


@room.post("/weergave", public="licht of donker in deze browser; er wordt niets bewaard op de server")
def appearance() -> BaseResponse:
    """Keep the choice in a cookie of this browser."""
    return keep_scheme(_back(), request.form.get("weergave", ""))


@room.get("/thema/<slug:school>.css", public="de kleur van een school, zoals op haar eigen website")
def theme(school: str) -> Response:
    """The school's colour."""
    accent = accent_of(school)
    if accent is None:
        abort(404)
    return stylesheet(accent)


def _back() -> Response:
    back = redirect(url_for("web.accessibility"), 303)
    return current_app.make_response(back)


def install_public(app: Flask) -> None:
    """Register the pages; templates get the colour scheme this reader chose."""
    app.register_blueprint(room)
    app.context_processor(lambda: {"colour_scheme": chosen_scheme(request)})
