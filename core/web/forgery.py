"""Posts from elsewhere are refused: the origin first, then the token of Flask-WTF."""

from urllib.parse import urlsplit

from flask import Flask, request
from flask_wtf.csrf import CSRFProtect

from core.web.language import _
from core.web.problems import Problem

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
OURS = frozenset({"same-origin", "none"})

protection = CSRFProtect()


class FromElsewhere(Problem):
    """Another site tried to make this browser post. Nothing of it is repeated on the page."""

    status = 403
    kind = "from_elsewhere"


def install_forgery(app: Flask) -> None:
    """Check where every post comes from, then its token."""
    # no time limit: the token lives as long as the session. No referrer check: our own pages send none.
    app.config.update(WTF_CSRF_TIME_LIMIT=None, WTF_CSRF_SSL_STRICT=False)
    app.before_request(refuse_elsewhere)
    protection.init_app(app)


def refuse_elsewhere() -> None:
    """Raise `FromElsewhere` for an unsafe request that another site started."""
    if request.method not in SAFE and is_elsewhere():
        raise FromElsewhere(_("Dit verzoek kwam van een andere website. Wij hebben er niets mee gedaan."))


def is_elsewhere() -> bool:
    """Whether the browser says that another site started this request; a browser that says nothing is trusted.

    Our own referrer policy turns the Origin of our own posts into "null", so that word proves nothing either way.
    """
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site not in OURS
    origin = request.headers.get("Origin")
    return bool(origin and origin != "null" and urlsplit(origin).netloc != request.host)
