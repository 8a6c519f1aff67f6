"""Addresses to go back to: only pages of our own. `//evil.example` and its kin end at the front page."""

from urllib.parse import quote, urlsplit

from flask import current_app, request
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect

SIGN_IN = "/aanmelden"
HOME = "/"


def safe_next(value: str | None, fallback: str = HOME) -> str:
    """`value` when it is a path that our own URL map answers to GET; otherwise the fallback."""
    return value if value is not None and _is_own_page(value) else fallback


def sign_in_address() -> str:
    """The sign-in page, with the way back to this page when it can be asked again with GET."""
    if request.method not in {"GET", "HEAD"}:
        return SIGN_IN
    here = request.full_path if request.query_string else request.path
    return f"{SIGN_IN}?next={quote(here, safe='/')}" if _is_own_page(here) else SIGN_IN


def _is_own_page(value: str) -> bool:
    # Browsers drop tabs and line ends and read a backslash as a slash.
    if not value.startswith("/") or value.startswith("//") or "\\" in value or not value.isprintable():
        return False
    try:
        parts = urlsplit(value)
    except ValueError:
        return False
    if parts.scheme or parts.netloc or "//" in parts.path:
        return False
    return _is_known(parts.path)


def _is_known(path: str) -> bool:
    try:
        endpoint, _values = current_app.create_url_adapter(request).match(path, method="GET")  # type: ignore[union-attr]
    except (RequestRedirect, HTTPException):
        return False
    return not endpoint.endswith("static")
