"""Own and Bootstrap's static files, served from here, with the digest of the content in the address."""

import re
from functools import cache, lru_cache
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

from flask import Blueprint, Flask, Response, abort, current_app, request, url_for

DIGEST = 10
FOREVER = "public, max-age=31536000, immutable"
AN_HOUR = "public, max-age=3600"
ADDRESSES = "dekkend-static-addresses"
BOOTSTRAP = "css/bootstrap.min.css"

_DATA_IMAGE = re.compile(rb"url\((?:\"data:[^\"]*\"|'data:[^']*'|data:[^)]*)\)")


@cache
def bootstrap_css() -> bytes:
    """Bootstrap 5 as the Bootstrap-Flask package carries it, without the images that it holds as `data:` addresses.

    The policy refuses those images and our stylesheet replaces every one; a browser that reads Bootstrap's file before
    ours would ask for them all the same, and complain in the console of every page.
    """
    spec = find_spec("flask_bootstrap")
    if spec is None or spec.origin is None:
        raise RuntimeError("The package Bootstrap-Flask is not installed.")
    path = Path(spec.origin).parent / "static" / "bootstrap5" / BOOTSTRAP
    return _DATA_IMAGE.sub(b"none", path.read_bytes())


def bootstrap_room() -> Blueprint:
    """The one file of Bootstrap that we use; none of the package's templates, icons or scripts."""
    room = Blueprint("bootstrap", __name__)

    @room.get("/static/bootstrap/<path:filename>", endpoint="static")
    def serve(filename: str) -> Response:
        if filename != BOOTSTRAP:
            abort(404)
        response = Response(bootstrap_css(), mimetype="text/css")
        response.set_etag(digest_of("bootstrap", filename))
        response.make_conditional(request)
        return response

    return room


@cache
def _bootstrap_digest() -> str:
    return sha256(bootstrap_css()).hexdigest()[:DIGEST]


@lru_cache(maxsize=256)
def _digest(path: Path, _changed: float) -> str:
    return sha256(path.read_bytes()).hexdigest()[:DIGEST]


def digest_of(room: str, filename: str) -> str:
    """The first characters of the digest of a file, or an empty text when there is no such file."""
    if room == "bootstrap":
        return _bootstrap_digest() if filename == BOOTSTRAP else ""
    folder = current_app.blueprints[room].static_folder
    path = Path(folder or "") / filename
    return _digest(path, path.stat().st_mtime) if path.is_file() else ""


def static_address(room: str, filename: str) -> str:
    """The address of a static file; it changes when the file changes."""
    digest = digest_of(room, filename)
    if not digest:
        raise FileNotFoundError(f"static file {room}/{filename}")
    known: dict[tuple[str, ...], str] = current_app.extensions.setdefault(ADDRESSES, {})
    key = (room, filename, digest, request.script_root if request else "")
    if key not in known:
        known[key] = url_for(f"{room}.static", filename=filename, v=digest)
    return known[key]


def install_statics(app: Flask) -> None:
    """Serve Bootstrap and give templates `static_address`."""
    app.register_blueprint(bootstrap_room())
    app.jinja_env.globals["static_address"] = static_address
