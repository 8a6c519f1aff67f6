"""The chapter for the school guide as a file: on paper, and as plain HTML to paste into the guide."""

from datetime import date
from pathlib import Path

from flask import current_app

from core.features.publication import paper as profile_paper
from core.features.publication.guide import guide_chapter
from core.schools.profile import SchoolProfile
from core.web import paper


def place_of(found: SchoolProfile, on: date) -> Path:
    """The file of the chapter of the school year that holds `on`."""
    year = guide_chapter(found, on).year
    whole = profile_paper.place_of(found)
    return whole.with_name(f"{whole.stem}-schoolgids-{year}.pdf")


def html(found: SchoolProfile, on: date, on_paper: bool = False) -> str:
    """The chapter as one document of headings, paragraphs and lists that needs no other file."""
    template = current_app.jinja_env.get_template("publication/guide_file.html")
    return template.render(profile=found, chapter=guide_chapter(found, on), on_paper=on_paper)


def pdf(found: SchoolProfile, on: date) -> bytes:
    """The chapter as PDF/UA."""
    return paper.printed(html(found, on, on_paper=True))
