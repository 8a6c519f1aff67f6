"""Own and Bootstrap's static files, served from here, with the digest of the content in the address."""

from functools import lru_cache
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

from flask import Blueprint, Flask, current_app, url_for

DIGEST = 10
FOREVER = "public, max-age=31536000, immutable"
AN_HOUR = "public, max-age=3600"


def bootstrap_room() -> Blueprint:
    """Bootstrap 5 as the Bootstrap-Flask package carries it; none of its templates or scripts is used."""
    spec = find_spec("flask_bootstrap")
    if spec is None or spec.origin is None:
        raise RuntimeError("The package Bootstrap-Flask is not installed.")
    folder = Path(spec.origin).parent / "static" / "bootstrap5"
    return Blueprint("bootstrap", __name__, static_folder=str(folder), static_url_path="/static/bootstrap")


@lru_cache(maxsize=256)
def _digest(path: Path, _changed: float) -> str:
    return sha256(path.read_bytes()).hexdigest()[:DIGEST]


def digest_of(room: str, filename: str) -> str:
    """The first characters of the digest of a file, or an empty text when there is no such file."""
    folder = current_app.blueprints[room].static_folder
    path = Path(folder or "") / filename
    return _digest(path, path.stat().st_mtime) if path.is_file() else ""


def static_address(room: str, filename: str) -> str:
    """The address of a static file; it changes when the file changes."""
    digest = digest_of(room, filename)
    if not digest:
        raise FileNotFoundError(f"static file {room}/{filename}")
    return url_for(f"{room}.static", filename=filename, v=digest)


def install_statics(app: Flask) -> None:
    """Serve Bootstrap and give templates `static_address`."""
    app.register_blueprint(bootstrap_room())
    app.jinja_env.globals["static_address"] = static_address
