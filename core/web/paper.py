"""Paper: a template becomes a PDF for one reader. Work of jobs only; see `core.web.press` for why.

Two steps, so that no transaction is open during the dear one: `written` asks the database what the template needs,
`printed` asks nothing.
"""

from typing import Any

from flask import current_app

PDF = "application/pdf"


def written(template: str, **context: Any) -> str:
    """The HTML of a paper. Without a page around it: no shell, no addresses, no request."""
    return current_app.jinja_env.get_template(template).render(**context)


def printed(html: str) -> bytes:
    """The PDF of `written`. Raises `core.web.press.RefusedAddress` when it names anything outside the house."""
    from core.web.press import press

    return press(html)
