"""A file that leaves the house: always kept as a file, never shown as a page of ours, never kept in between."""

import unicodedata
from urllib.parse import quote

from flask import Response


def download(content: bytes, name: str, media_type: str) -> Response:
    """The answer with which a browser keeps `content` as a file called `name` (RFC 6266 and 5987).

    `core.web.headers` gives every such answer a policy of its own, by its Content-Disposition.
    """
    answer = Response(content, mimetype=media_type)
    plain = _plain(name)
    answer.headers.set("Content-Disposition", "attachment", **{"filename": plain, "filename*": _extended(name)})
    answer.headers["X-Robots-Tag"] = "noindex"
    return answer


def _plain(name: str) -> str:
    """The name in ASCII, for old browsers; its ending stays when nothing else does."""
    bare = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    stem, point, ending = "".join(sign if sign.isalnum() or sign in " ._-()" else "_" for sign in bare).rpartition(".")
    return f"{stem.strip(' .') or 'bestand'}{point}{ending}"


def _extended(name: str) -> str:
    return f"UTF-8''{quote(name, safe='')}"
