"""Headers of every response, errors included (security.md 4.11, ASVS 3.4)."""

from urllib.parse import urlsplit

from flask import Flask, Response, request
from werkzeug.exceptions import SecurityError

from core.web.statics import AN_HOUR, FOREVER, digest_of

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "object-src 'none'",
    )
)
FILE_POLICY = "sandbox; default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
"""For a file that leaves the house: whatever stands in it, a browser that opens it runs and loads nothing."""
ALWAYS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
}
HSTS = "max-age=63072000; includeSubDomains"
STATIC = frozenset({"web.static", "bootstrap.static"})
MAY_BE_KEPT = STATIC | {"web.theme"}
MEGABYTE = 1024 * 1024
AROUND_A_FILE = 2 * MEGABYTE
"""Bytes for the form around the largest file (`LARGEST_FILE_MB`, 10 where nothing is set)."""


def install_headers(app: Flask) -> None:
    """Bound the body and dress every response. `TRUSTED_HOSTS` comes from the configuration of the platform."""
    largest: int = app.config.setdefault("LARGEST_FILE_MB", 10)
    if app.config.get("MAX_CONTENT_LENGTH") is None:
        app.config["MAX_CONTENT_LENGTH"] = largest * MEGABYTE + AROUND_A_FILE
    app.after_request(dressed)


def dressed(response: Response) -> Response:
    """The response with its headers. Only static files and the theme may be kept by a browser."""
    response.headers.update(ALWAYS)
    if response.status_code == 308 and response.location:
        _name_no_host(response)
    if request.endpoint not in MAY_BE_KEPT or response.status_code not in (200, 304):
        response.headers["Cache-Control"] = "no-store"
        if _is_file(response):
            response.headers.update({"Content-Security-Policy": FILE_POLICY, "Cache-Control": "private, no-store"})
    elif request.endpoint in STATIC:
        response.headers["Cache-Control"] = FOREVER if _names_its_digest() else AN_HOUR
    if _is_secure():
        response.headers["Strict-Transport-Security"] = HSTS
    return response


def _is_file(response: Response) -> bool:
    return response.headers.get("Content-Disposition", "").startswith("attachment")


def _name_no_host(response: Response) -> None:
    """Werkzeug mends the slashes of an address by naming the host that the asker named; ours name none."""
    parts = urlsplit(response.location or "")
    response.location = "/" + parts.path.lstrip("/") + (f"?{parts.query}" if parts.query else "")
    response.set_data(b"")


def _names_its_digest() -> bool:
    filename = (request.view_args or {}).get("filename", "")
    asked = request.args.get("v")
    return bool(asked) and asked == digest_of(str(request.blueprint), filename)


def _is_secure() -> bool:
    try:
        return request.is_secure
    except SecurityError:
        return False
