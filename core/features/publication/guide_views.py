"""The chapter for the school guide: to read, on paper, and as plain HTML to paste."""

from datetime import date

from flask import Response

from core.access import school as here
from core.access.scope import scope
from core.contract.dates import school_year
from core.contract.permissions import Permission
from core.features.publication import guide_paper
from core.features.publication.gaps import gaps
from core.features.publication.guide import guide_chapter
from core.features.publication.rooms import PURPOSE, WHY, asked_year, door, open_profile, paper_answer, room, theme_of
from core.schools.profile import SchoolProfile
from core.web.download import download
from core.web.language import _
from core.web.pages import render

NO_PAPER = _("Van dit hoofdstuk is nog geen PDF gemaakt.")


@room.get("/profiel/schoolgids", permission=Permission.HOME, purpose=PURPOSE)
def guide() -> Response:
    """The chapter; for who looks after the set-up also what the law asks and the profile does not hold."""
    found, on = here.profile(), asked_year()
    coming = school_year(on)[1].year
    return render(
        "publication/guide.html",
        profile=found,
        chapter=guide_chapter(found, on),
        gaps=gaps(found, on) if scope().holds(Permission.SETUP_READ) else None,
        paper=guide_paper.place_of(found, on).is_file(),
        asked=on.year if on > scope().today else None,
        coming=coming,
        here="publication.profile",
    )


@room.get("/profiel/schoolgids.html", permission=Permission.HOME, purpose=PURPOSE)
def guide_html() -> Response:
    return _html(here.profile(), asked_year())


@room.get("/profiel/schoolgids.pdf", permission=Permission.HOME, purpose=PURPOSE, endpoint="guide_paper")
def guide_on_paper() -> Response:
    return _pdf(here.profile(), asked_year())


@door.get("/profiel/<slug:school>/schoolgids", public=WHY, endpoint="guide")
def public_guide(school: str) -> Response:
    """The chapter for parents."""
    found, on = open_profile(school), asked_year()
    made = guide_paper.place_of(found, on).is_file()
    chapter = guide_chapter(found, on)
    return render("publication/guide_public.html", profile=found, chapter=chapter, theme=theme_of(found), paper=made)


@door.get("/profiel/<slug:school>/schoolgids.html", public=WHY, endpoint="guide_html")
def public_html(school: str) -> Response:
    return _html(open_profile(school), asked_year())


@door.get("/profiel/<slug:school>/schoolgids.pdf", public=WHY, endpoint="guide_paper")
def public_paper(school: str) -> Response:
    return _pdf(open_profile(school), asked_year())


def _html(found: SchoolProfile, on: date) -> Response:
    name = f"schoolgids-ondersteuning-{found.school.id}-{guide_chapter(found, on).year}.html"
    return download(guide_paper.html(found, on).encode(), name, "text/html")


def _pdf(found: SchoolProfile, on: date) -> Response:
    name = f"schoolgids-ondersteuning-{found.school.id}-{guide_chapter(found, on).year}.pdf"
    return paper_answer(guide_paper.place_of(found, on), name, _(NO_PAPER))
