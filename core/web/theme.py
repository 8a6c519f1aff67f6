"""The school's colour as a stylesheet of one line, and the choice between light and dark."""

import re
from hashlib import sha256

from flask import Request, Response, request

from core.web.statics import AN_HOUR, DIGEST, FOREVER

HEX = re.compile(r"#[0-9a-f]{6}", re.IGNORECASE)
QUIET = "#33475b"
SCHEMES = ("light", "dark")
COOKIE = "weergave"
A_YEAR = 365 * 24 * 3600


def safe_accent(accent: str) -> str:
    """The colour when it is `#rrggbb`, else the quiet default; nothing else ever reaches the stylesheet."""
    return accent.lower() if HEX.fullmatch(accent) else QUIET


def digest_of_accent(accent: str) -> str:
    """What the address of the stylesheet carries, so that browsers may keep it."""
    return sha256(safe_accent(accent).encode()).hexdigest()[:DIGEST]


def stylesheet(accent: str) -> Response:
    """The stylesheet; kept for a year when the address carries the right digest."""
    response = Response(f":root {{ --school: {safe_accent(accent)}; }}\n", mimetype="text/css")
    fits = request.args.get("v") == digest_of_accent(accent)
    response.headers["Cache-Control"] = FOREVER if fits else AN_HOUR
    response.set_etag(digest_of_accent(accent))
    response.make_conditional(request)
    return response


def chosen_scheme(asked: Request) -> str:
    """`light` or `dark` when this person chose one, else empty: the system decides."""
    choice = asked.cookies.get(COOKIE, "")
    return choice if choice in SCHEMES else ""


def keep_scheme(response: Response, choice: str) -> Response:
    """Remember the choice for a year in this browser; any other word forgets it."""
    if choice in SCHEMES:
        response.set_cookie(COOKIE, choice, max_age=A_YEAR, secure=request.is_secure, httponly=True, samesite="Lax")
    else:
        response.delete_cookie(COOKIE, secure=request.is_secure, httponly=True, samesite="Lax")
    return response
