"""The room in which the pages of this feature hang, and what those pages share."""

from collections.abc import Mapping
from uuid import UUID

from flask import Response

from core.access.rooms import SchoolRoom
from core.access.school import profile
from core.features.pupils.page import pupil_page
from core.web.forms import Form
from core.web.pages import render

GUIDANCE = "begeleiding"
ADMINISTRATION = "administratie"

room = SchoolRoom("pupils", __name__, template_folder="templates")


def words() -> dict[str, str]:
    """The school's words for what these pages speak of, for templates."""
    return {
        "group": profile().word("pupil_group", profile().in_short.group_word),
        "mentor": profile().word("mentor", "mentor"),
        "guardians": profile().word("guardians", "ouders"),
    }


def say_group(form: Form, *names: str) -> Form:
    """Give fields that ask for a group the school's word for it as their label ("Klas")."""
    for name in names:
        field = form.schema.fields[name]
        field.metadata = {**field.metadata, "label": words()["group"].capitalize()}
    return form


def page_of(pupil_id: UUID, done: str = "", secret: Mapping[UUID, str] | None = None) -> Response:
    """The page of a pupil. `done` names what was just done; `secret` the addresses asked for, by guardianship."""
    return render("pupils/show.html", page=pupil_page(pupil_id), words=words(), done=done, secret=dict(secret or {}))
