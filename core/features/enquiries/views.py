"""What would the school say, and where is a place: for who works at the school, and for anybody where it publishes.

Answers come with a post and go into no address, no table and no record: there is nothing to store.
"""

from flask import Flask, Response, abort, current_app, request, url_for

from core.access.alliance_permissions import AlliancePermission
from core.access.alliance_scope import alliance_scope
from core.access.rooms import AllianceRoom, PublicRoom, SchoolRoom
from core.access.school import profile, registry
from core.contract.permissions import Permission
from core.db.clock import now
from core.features.enquiries import page
from core.features.enquiries.limiting import PublicLimit
from core.schools.profile import SchoolProfile
from core.web.forgery import protection
from core.web.language import _
from core.web.navigation import NavItem, add_to_alliance_menu, add_to_menu
from core.web.pages import render
from core.web.theme import digest_of_accent

PURPOSE = "vraag vooraf"
WHY = "wat de regels van een school met openbaar profiel zeggen van feiten zonder naam; er wordt niets bewaard"
_LIMIT = "enquiries_limit"

room = SchoolRoom("enquiries", __name__, template_folder="templates")
alliance_room = AllianceRoom("places", __name__)
door = PublicRoom("enquiry", __name__)
# no token, so no cookie: a post changes nothing, and one from another site is refused by its origin
protection.exempt(door)


def register(app: Flask) -> None:
    """Hang the rooms and the menu item of this feature on the application."""
    app.register_blueprint(room)
    app.register_blueprint(alliance_room)
    app.register_blueprint(door)
    app.extensions[_LIMIT] = PublicLimit()
    add_to_menu(app, NavItem(label=_("Vraag vooraf"), endpoint="enquiries.ask", order=15, page=True))
    read = AlliancePermission.SCHOOLS_READ
    add_to_alliance_menu(app, NavItem(label=_("Vind een plek"), endpoint="places.find", order=15, permission=read))


@room.form("/wat-zou-de-school-zeggen", permission=Permission.HOME, purpose=PURPOSE)
def ask() -> Response:
    """The own school, perhaps with another of the alliance beside it."""
    own = profile()
    others = [one for one in page.schools_of(own.school.alliance_id) if one.school.id != own.school.id]
    return render("enquiries/ask.html", **page.one_page(own, others), profile=own)


@room.form("/vind-een-plek", permission=Permission.HOME, purpose=PURPOSE)
def find() -> Response:
    """Every school of the alliance on the same facts."""
    own = profile().school
    schools = page.schools_of(own.alliance_id)
    return render(
        "enquiries/find.html",
        **page.finder_page(schools, own.alliance_id),
        alliance=own.alliance_name,
        here="enquiries.ask",
    )


@alliance_room.form("/vind-een-plek", permission=AlliancePermission.SCHOOLS_READ, purpose=PURPOSE, endpoint="find")
def alliance_find() -> Response:
    """The same for who administers the alliance."""
    here = registry().alliance(alliance_scope().alliance_id)
    context = page.finder_page(page.schools_of(here.id), here.id)
    return render("enquiries/alliance_find.html", **context, alliance=here.name)


@door.form("/profiel/<slug:school>/wat-zou-de-school-zeggen", public=WHY, endpoint="ask")
def public_ask(school: str) -> Response:
    """The same for parents: no sign-in, no name, nothing stored."""
    own = _open(school)
    others = [one for one in _neighbours(own) if one.school.id != own.school.id]
    return render("enquiries/public_ask.html", **page.one_page(own, others), profile=own, theme=_theme(own))


@door.form("/profiel/<slug:school>/vind-een-plek", public=WHY, endpoint="find")
def public_find(school: str) -> Response:
    """The schools of the alliance that show their profile to anybody."""
    own = _open(school)
    context = page.finder_page(_neighbours(own), own.school.alliance_id)
    return render(
        "enquiries/public_find.html", **context, alliance=own.school.alliance_name, profile=own, theme=_theme(own)
    )


def _open(school: str) -> SchoolProfile:
    """The profile of a school that shows it to anybody; an unknown school and a closed one are the same 404."""
    try:
        found = registry().profile(school)
    except LookupError:
        abort(404)
    if not found.school.published:
        abort(404)
    if request.method == "POST":
        limit: PublicLimit = current_app.extensions[_LIMIT]
        limit.ask(request.remote_addr or "", now())
    return found


def _neighbours(own: SchoolProfile) -> tuple[SchoolProfile, ...]:
    return page.schools_of(own.school.alliance_id, published=True)


def _theme(own: SchoolProfile) -> str:
    return url_for("web.theme", school=own.school.id, v=digest_of_accent(own.school.accent))
