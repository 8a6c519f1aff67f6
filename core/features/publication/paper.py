"""The profile on paper: one file per version, made by a job or a command, never while somebody waits for a page.

The file is PDF/UA with a table of contents, bookmarks and tags.
"""

from base64 import b64encode
from pathlib import Path

from flask import current_app

from core.db.clock import now
from core.features.publication import page
from core.schools.profile import SchoolProfile
from core.web import paper

FOLDER = "papers"


def place_of(found: SchoolProfile) -> Path:
    """The file of this version of this school's profile."""
    return Path(current_app.config["VAR"]) / FOLDER / f"{found.school.id}@{found.digest[:16]}.pdf"


def made(found: SchoolProfile) -> bool:
    """Whether the paper of this version is there."""
    return place_of(found).is_file()


def keep(place: Path, content: bytes) -> None:
    """Write the file whole or not at all."""
    place.parent.mkdir(parents=True, exist_ok=True)
    half = place.with_suffix(".half")
    half.write_bytes(content)
    half.replace(place)


def html(found: SchoolProfile) -> str:
    """The paper as one document that needs no other file."""
    template = current_app.jinja_env.get_template("publication/paper.html")
    return template.render(**page.shown(found), picture=drawn, today=now().date())


def drawn(svg: str) -> str:
    """A picture as an address that holds it."""
    return "data:image/svg+xml;base64," + b64encode(svg.encode()).decode()


def pdf(found: SchoolProfile) -> bytes:
    """The paper as PDF/UA."""
    return paper.printed(html(found))
