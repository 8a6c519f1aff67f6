"""The profile to read: for who works at the school, and for anybody where the school's file says so."""

import json
from typing import Any

from flask import Flask, Response, abort, make_response, redirect, url_for
from werkzeug.wrappers import Response as BaseResponse

from core.access import school as here
from core.access.rooms import PublicRoom, SchoolRoom
from core.access.scope import scope
from core.contract.permissions import Permission
from core.db.jobs import When, enqueue
from core.features.publication import page, paper
from core.features.staff import role_overview
from core.schools.profile import SchoolProfile
from core.schools.publication import published, schema
from core.schools.versions import kept_versions
from core.web.language import _
from core.web.navigation import NavItem, add_to_menu
from core.web.pages import render
from core.web.problems import NotFound
from core.web.theme import digest_of_accent

PURPOSE = "publicatie"
WHY = "het ondersteuningsprofiel van een school die het in haar bestand openbaar maakt; geen persoonsgegevens"

room = SchoolRoom("publication", __name__, template_folder="templates")
door = PublicRoom("published", __name__)


def register(app: Flask) -> None:
    """Hang the rooms and the menu item of this feature on the application."""
    app.register_blueprint(room)
    app.register_blueprint(door)
    add_to_menu(app, NavItem(label=_("Profiel"), endpoint="publication.profile", order=10, page=True))


@room.get("/profiel", permission=Permission.HOME, purpose=PURPOSE)
def profile() -> Response:
    """The profile as a document, with who holds each role now."""
    held = {one.role.code: one.holders for one in role_overview.roles_with_holders()}
    return render(
        "publication/profile.html",
        **page.shown(here.profile()),
        holders=held,
        paper=paper.made(here.profile()),
        may_make=scope().holds(Permission.SETUP_READ),
        versions=kept_versions(here.profile().digest),
    )


@room.get("/profiel.json", permission=Permission.HOME, purpose=PURPOSE)
def data() -> Response:
    """The profile as data, as anybody would get it."""
    return _json(published(here.profile()))


@room.get("/profiel.pdf", permission=Permission.HOME, purpose=PURPOSE, endpoint="paper")
def paper_file() -> BaseResponse:
    """The paper of the version in force, or a page that says that nobody asked for it yet."""
    if not paper.made(here.profile()):
        return render("publication/asked.html", asked=False, here="publication.profile")
    return _paper(here.profile())


@room.post("/profiel/pdf", permission=Permission.SETUP_READ, purpose=PURPOSE)
def make() -> BaseResponse:
    """Ask for the paper of the version in force; a worker makes it."""
    digest = here.profile().digest
    enqueue(paper.PAPER_JOB, {}, requested_by=scope().membership_id, when=When(dedupe_key=f"paper {digest}"))
    return redirect(url_for("publication.asked"), 303)


@room.get("/profiel/pdf", permission=Permission.SETUP_READ, purpose=PURPOSE)
def asked() -> BaseResponse:
    """Where who asked for the paper waits for it."""
    if paper.made(here.profile()):
        return redirect(url_for("publication.profile"), 303)
    return render("publication/asked.html", asked=True, here="publication.profile")


@door.get("/profiel/schema/1.json", public="de vorm van de open gegevens; geen gegevens van een school")
def shape() -> Response:
    """The JSON Schema of the open data."""
    return _json(schema(), "application/schema+json")


@door.get("/profiel/<slug:school>", public=WHY, endpoint="profile")
def public_profile(school: str) -> Response:
    """The profile for parents, without names of staff."""
    found = _open(school)
    theme = url_for("web.theme", school=school, v=digest_of_accent(found.school.accent))
    return render("publication/public.html", **page.shown(found), theme=theme, paper=paper.made(found))


@door.get("/profiel/<slug:school>.json", public=WHY, endpoint="data")
def public_data(school: str) -> Response:
    """The profile as open data."""
    return _json(published(_open(school)))


@door.get("/profiel/<slug:school>.pdf", public=WHY, endpoint="paper")
def public_paper(school: str) -> BaseResponse:
    """The paper of the version in force."""
    return _paper(_open(school))


def _open(school: str) -> SchoolProfile:
    """The profile of a school that shows it to anybody; an unknown school and a closed one are the same 404."""
    try:
        found = here.fresh_registry().profile(school)
    except LookupError:
        abort(404)
    if not found.school.published:
        abort(404)
    return found


def _paper(found: SchoolProfile) -> BaseResponse:
    place = paper.place_of(found)
    if not place.is_file():
        raise NotFound(_("Van deze versie van het profiel is nog geen PDF gemaakt."))
    answer = make_response(place.read_bytes())
    answer.mimetype = "application/pdf"
    answer.headers["Content-Disposition"] = f'inline; filename="ondersteuningsprofiel-{found.school.id}.pdf"'
    return answer


def _json(body: dict[str, Any], kind: str = "application/json") -> Response:
    answer = make_response(json.dumps(body, ensure_ascii=False, indent=2))
    answer.mimetype = kind
    return answer
