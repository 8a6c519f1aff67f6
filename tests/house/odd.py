"""Values that no page of ours would send, and how they travel in an address or in a form."""

from collections.abc import Iterable, Mapping
from urllib.parse import quote

ODD: Mapping[str, str] = {
    "too-big": str(2**70),
    "negative": "-1",
    "half-a-pair": "\ud800",
    "nul": "\x00",
    "percent-nul": "%00",
    "empty": "",
    "up": "../../../etc/passwd",
    "unicode": "ÿ😀\u202eé̀",
    "quotes": "'\"><script>alert(1)</script> OR 1=1 --",
    "format": "{{7*7}}%(x)s${x}{0}",
    "line-ends": "x\r\nSet-Cookie: y=1",
    "date": "99999-13-45",
}
LONG = "x" * 100_000
STATUSES = frozenset({200, 302, 303, 304, 308, 400, 403, 404, 405, 409, 410, 413, 414, 415, 422, 429})
"""Everything that the house may say to odd questions; never 5xx."""

GIVEAWAYS = ("Traceback (most recent call last)", "sqlalchemy.", "psycopg", "sqlite3.", "/site-packages/")


def escaped(text: str) -> str:
    """As the bytes travel: also half a surrogate pair, which a browser would not send."""
    return quote(text.encode("utf-8", "surrogatepass"), safe="")


def encoded(pairs: Iterable[tuple[str, str]]) -> str:
    """A query or a form body."""
    return "&".join(f"{escaped(name)}={escaped(value)}" for name, value in pairs)
