"""The profile on paper: one file per version, made by a job or a command, never while somebody waits for a page.

The file is PDF/UA with a table of contents, bookmarks and tags.
"""

from base64 import b64encode
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from flask import current_app

from core.access import school as here
from core.db.clock import now
from core.db.jobs import job_kind
from core.features.publication import page
from core.schools.profile import SchoolProfile
from core.web import paper

PAPER_JOB = "publication.paper"
FOLDER = "papers"


@job_kind(PAPER_JOB)
def make_paper(payload: Mapping[str, Any]) -> dict[str, Any]:
    """Make the paper of the profile in force of the scope's school; older papers of the school go."""
    found = here.profile()
    place = place_of(found)
    if not place.is_file():
        keep(place, pdf(found))
    for old in place.parent.glob(f"{found.school.id}@*.pdf"):
        if old != place:
            old.unlink(missing_ok=True)
    return {"digest": found.digest}


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
