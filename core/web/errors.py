"""The one place where something that went wrong becomes a page or a JSON body, in the words of the visual language."""

import logging
import secrets
from typing import Any

from flask import Flask, Response, g, jsonify, make_response, render_template, request
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import DataError, OperationalError, StatementError
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.exceptions import BadRequest, HTTPException, NotFound, SecurityError, ServiceUnavailable

from core.access.members import SchoolClosed
from core.db.engine import session
from core.db.types import Unstorable
from core.web import error_words
from core.web.language import _
from core.web.problems import Conflict, Problem, Refused, StaleVersion, TooMany, Way
from core.web.shell import address, the_shell
from core.web.typed import the_rest, typed_again

log = logging.getLogger(__name__)

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""Without 0, 1, I and O, which sound or look like something else on the telephone."""


def install_errors(app: Flask) -> None:
    """Register the handlers. A fault of ours (500) is left to Flask in tests, so that a test shows its cause."""
    app.register_error_handler(Problem, on_problem)
    app.register_error_handler(SchoolClosed, on_closed_school)
    app.register_error_handler(CSRFError, on_forgery)
    app.register_error_handler(HTTPException, on_http)
    app.register_error_handler(StaleDataError, on_stale)
    app.register_error_handler(OperationalError, on_database)
    app.register_error_handler(StatementError, on_statement)
    app.register_error_handler(Unstorable, on_unstorable)
    for odd in (UnicodeError, OverflowError):
        app.register_error_handler(odd, on_odd)


def wants_json() -> bool:
    """Whether the asker reads JSON rather than a page."""
    best = request.accept_mimetypes.best_match(("text/html", "application/json"))
    return best == "application/json" or (request.is_json and best != "text/html")


def incident() -> str:
    """A code of four characters that a person can read out, and that stands in the log."""
    return "".join(secrets.choice(ALPHABET) for _place in range(4))


def on_problem(problem: Problem) -> Response:
    """A problem that says its own words."""
    if isinstance(problem, StaleVersion) and not wants_json():
        return _page("conflict.html", problem.status, problem=problem, kept=problem.kept or the_rest(problem))
    body: dict[str, Any] = {"kind": problem.kind, "errors": problem.errors}
    context: dict[str, Any] = {"problem": problem, "title": error_words.title(problem.status)}
    if isinstance(problem, Refused):
        context["findings"] = problem.findings
        body["findings"] = [
            {"condition": f.condition, "kind": f.kind.value, "reason": f.reason, "source": f.source.mark}
            for f in problem.findings
        ]
    if isinstance(problem, StaleVersion):
        body["differences"] = [{"field": d.field, "mine": d.mine, "theirs": d.theirs} for d in problem.differences]
        body |= {"who": problem.who, "at": problem.at.isoformat(), "version": problem.version}
    response = _answer(problem.status, error_words.to_reader(problem.message), body, context)
    if isinstance(problem, TooMany):
        response.headers["Retry-After"] = str(problem.wait)
    return response


def on_http(error: HTTPException) -> Response:
    """A plain HTTP error: Flask's, Werkzeug's or the gate's."""
    if isinstance(error, SecurityError):
        # an unknown host: no address can be built, so no page either
        return Response(_("Dit adres hoort niet bij Dekkend."), 400, mimetype="text/plain")
    status = error.code or 500
    if status >= 500 and status != 503:
        return _fault(error)
    response = _answer(
        status, error_words.sentence(error), {"kind": error_words.kind(status)}, {"title": error_words.title(status)}
    )
    for name, value in error.get_headers():
        if name in ("Allow", "Retry-After", "WWW-Authenticate"):
            response.headers[name] = value
    return response


def on_closed_school(_closed: SchoolClosed) -> Response:
    """A school that could not start, to somebody who works there: what happened, what is kept, and who mends it."""
    session().rollback()
    sentence = _(
        "Er staat een fout in de instellingen van deze school, of in haar plugin. Daarom is de school nu dicht: wij "
        "laten liever niets zien dan iets dat niet klopt. Alles wat bewaard is, is er nog. De beheerder van het "
        "samenwerkingsverband ziet wat er mis is. Probeer het later opnieuw."
    )
    context = {"title": _("Deze school is nu even dicht"), "problem": Problem(sentence, link=_own_schools())}
    response = _answer(503, sentence, {"kind": "school_closed"}, context)
    response.headers["Retry-After"] = "600"
    return response


def _own_schools() -> Way | None:
    href = address("staff.schools")
    return Way(label=_("Naar je andere scholen"), href=href) if href else None


def on_forgery(error: CSRFError) -> Response:
    """The token is missing or old, often because the session ended: what was typed comes back, ready to send again."""
    log.info("csrf: %s", error.description)
    sentence = _(
        "Dit formulier stond zo lang open dat wij het niet meer kunnen controleren. Er is nog niets verstuurd."
    )
    return _answer(400, sentence, {"kind": "token"}, {"title": _("Verstuur het nog een keer")})


def on_stale(_error: StaleDataError) -> Response:
    """A version that was overtaken in a service that shows no two texts."""
    return on_problem(Conflict(_("Iemand anders bewaarde dit, terwijl jij schreef. Jouw tekst staat hieronder.")))


def on_odd(error: UnicodeError | OverflowError) -> Response:
    """A number or a text that no address of ours holds."""
    log.warning("odd request: %s", type(error).__name__)
    return on_http(BadRequest() if request.method == "POST" else NotFound())


def on_unstorable(error: Unstorable) -> Response:
    """A value that no column keeps and that no schema stopped; it says its own Dutch sentence."""
    log.warning("unstorable: %s", request.endpoint)
    return on_problem(Problem(str(error.args[0])))


def on_statement(error: StatementError) -> Response:
    """The database was given something it cannot hold; everything else of this kind is our own fault."""
    if isinstance(error, DataError) or isinstance(error.orig, ValueError | OverflowError):
        log.warning("odd value: %s", type(error.orig).__name__)
        return on_http(BadRequest())
    raise error


def on_database(error: OperationalError) -> Response:
    """The database cannot be reached, or stayed locked too long."""
    log.error("database: %s", type(error.orig).__name__, exc_info=error)
    return on_http(ServiceUnavailable(retry_after=30))


def _fault(error: HTTPException) -> Response:
    code = incident()
    cause = getattr(error, "original_exception", None) or error
    log.error("incident %s at %s", code, request.endpoint, exc_info=cause)
    words = error_words.fault(code)
    return _answer(error.code or 500, words, {"kind": "fault", "incident": code}, {"title": error_words.title(500)})


def _answer(status: int, sentence: str, body: dict[str, Any], context: dict[str, Any]) -> Response:
    if wants_json():
        response = jsonify({"status": status, "title": error_words.title(status), "detail": sentence, **body})
        response.status_code = status
        response.mimetype = "application/problem+json"
        return response
    return _page("problem.html", status, sentence=sentence, **context)


def _page(template: str, status: int, **context: Any) -> Response:
    g.quiet = True
    shell = the_shell()
    layout = "layout.html" if shell else "layout_public.html"
    context |= {"again": typed_again(status), "guest": error_words.is_guest()}
    return make_response(render_template(template, layout=layout, status=status, **context), status)
