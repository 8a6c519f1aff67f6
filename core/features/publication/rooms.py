"""The rooms of the profile: for who works at the school, and for anybody where the school's file says so."""

from datetime import date
from pathlib import Path

from flask import Response, abort, g, make_response, request, url_for

from core.access import school as here
from core.access.rooms import PublicRoom, SchoolRoom
from core.contract.dates import school_year
from core.db.clock import AMSTERDAM, now
from core.schools.profile import SchoolProfile
from core.web.problems import NotFound
from core.web.theme import digest_of_accent

PURPOSE = "publicatie"
WHY = "het ondersteuningsprofiel van een school die het in haar bestand openbaar maakt; geen persoonsgegevens"

room = SchoolRoom("publication", __name__, template_folder="templates")
door = PublicRoom("published", __name__)


def open_profile(school: str) -> SchoolProfile:
    """The profile of a school that shows it to anybody; an unknown school and a closed one are the same 404. Paragraph
    marks on the page lead into it."""
    try:
        found = here.fresh_registry().profile(school)
    except LookupError:
        abort(404)
    if not found.school.published:
        abort(404)
    g.source_page = url_for("published.profile", school=school)
    return found


def theme_of(found: SchoolProfile) -> str:
    """The address of the colours of a school."""
    return url_for("web.theme", school=found.school.id, v=digest_of_accent(found.school.accent))


def asked_year() -> date:
    """A day in the school year that the address asks for (`jaar`): this one, or the next."""
    today = now().astimezone(AMSTERDAM).date()
    first = school_year(today)[0]
    coming = date(first.year + 1, 9, 1)
    return coming if request.args.get("jaar") == str(coming.year) else today


def paper_answer(place: Path, name: str, missing: str) -> Response:
    """A paper to look at in the browser; NotFound with the sentence `missing` where it was never made."""
    if not place.is_file():
        raise NotFound(missing)
    answer = make_response(place.read_bytes())
    answer.mimetype = "application/pdf"
    answer.headers["Content-Disposition"] = f'inline; filename="{name}"'
    return answer
