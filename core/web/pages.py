"""`render`: a template and its context become a page, with the shell around it and the status that fits.

return render("pupils/list.html", pupils=pupils)
"""

from typing import Any

from flask import Response, current_app, g, make_response, render_template
from werkzeug.datastructures import Headers

from core.web.forms import Form


def render(template: str, /, **context: Any) -> Response:
    """The page. A form with errors in `form` (or one of `forms`) makes the status 422 and the title begin with "Fout:".

    `here` may name the endpoint whose menu item is the current one, when that is not the endpoint of this page.
    """
    if here := context.pop("here", None):
        g.here = here
    forms = [form for form in (context.get("form"), *context.get("forms", ())) if isinstance(form, Form)]
    wrong = any(form.errors for form in forms)
    response = make_response(render_template(template, wrong=wrong, **context), 422 if wrong else 200)
    response.headers["Content-Language"] = "nl"
    return response


def sheet(template: str, /, **context: Any) -> Response:
    """A page to print for one person; never kept by a browser, and asked not to be kept by a search engine."""
    response = render(template, **context)
    response.headers.extend(Headers({"X-Robots-Tag": "noindex"}))
    return response


def is_debugging() -> bool:
    """Whether templates may fail loudly: in tests and while developing."""
    return bool(current_app.testing or current_app.debug)
