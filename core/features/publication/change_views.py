"""What changed in the profile: for who works at the school since any kept version, for parents since the last one."""

from flask import Response, abort, request

from core.access import school as here
from core.contract.permissions import Permission
from core.features.publication.history import for_anybody, former_versions, history
from core.features.publication.rooms import PURPOSE, WHY, door, open_profile, room, theme_of
from core.web.pages import render


@room.get("/profiel/veranderd", permission=Permission.HOME, purpose=PURPOSE)
def changed() -> Response:
    """What changed since a version that was kept."""
    versions = former_versions()
    told = history(versions, request.args.get("sinds", ""))
    return render(
        "publication/changed.html", profile=here.profile(), versions=versions, told=told, here="publication.profile"
    )


@door.get("/profiel/<slug:school>/veranderd", public=WHY, endpoint="changed")
def public_changed(school: str) -> Response:
    """What changed, as it was written down when the papers of this version were made."""
    found = open_profile(school)
    told = for_anybody(found)
    if told is None:
        abort(404)
    return render("publication/changed_public.html", profile=found, told=told, theme=theme_of(found))
