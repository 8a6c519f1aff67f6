"""Pages that say who guides a pupil."""

from uuid import UUID

from flask import Response, redirect, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from core.access.school import profile
from core.access.scope import scope
from core.contract.permissions import Permission
from core.features.pupils import mentors, service
from core.features.pupils.rooms import ADMINISTRATION, room, words
from core.features.pupils.schemas import MentorEndSchema, MentorSchema
from core.web.forms import Form
from core.web.idempotency import once
from core.web.language import _
from core.web.pages import render
from core.web.problems import Conflict, Invalid

_PLACE = "/leerlingen/<uuid:pupil_id>/mentor"


@room.form(_PLACE, permission=Permission.PUPILS_EDIT, purpose=ADMINISTRATION)
@once
def assign_mentor(pupil_id: UUID) -> Response | BaseResponse:
    pupil = service.pupil_of(pupil_id)
    form = Form(MentorSchema(), request.form, initial={"starts_on": scope().today})
    people = mentors.candidates()
    several = len({person.role for person in people}) > 1
    form.offer(
        "mentor",
        [
            (person.value, f"{person.name}, {profile().role(person.role).label}" if several else person.name)
            for person in people
        ],
    )
    if form.valid:
        try:
            data = form.data
            mentors.assign_mentor(pupil_id, data["mentor"], data["starts_on"], replace=data["replace"])
        except (Invalid, Conflict) as problem:
            form.take(problem)
        else:
            return redirect(url_for("pupils.show", pupil_id=pupil_id, klaar="mentor"), 303)
    return render(
        "pupils/mentor.html", form=form, pupil=pupil, people=people, now=service.mentors_of(pupil_id), words=words()
    )


@room.form(f"{_PLACE}/<uuid:mentor_id>/einde", permission=Permission.PUPILS_EDIT, purpose=ADMINISTRATION)
@once
def end_mentor(pupil_id: UUID, mentor_id: UUID) -> Response | BaseResponse:
    pupil, mentor = service.pupil_of(pupil_id), mentors.mentor_of(pupil_id, mentor_id)
    form = Form(MentorEndSchema(), request.form, initial={"on": scope().today})
    if form.valid:
        try:
            mentors.end_mentor(pupil_id, mentor_id, form.data["on"])
        except Invalid as problem:
            form.take(problem)
        else:
            return redirect(url_for("pupils.show", pupil_id=pupil_id, klaar="mentor-weg"), 303)
    word = words()["mentor"]
    return render(
        "confirm.html",
        form=form,
        title=_("%(naam)s is straks geen %(mentor)s meer", naam=mentor.name, mentor=word),
        said=(
            _("%(naam)s is na deze dag geen %(mentor)s meer van", naam=mentor.name, mentor=word),
            pupil.full_name,
            ".",
        ),
        consequence=_(
            "%(naam)s ziet daarna de gegevens van %(kind)s niet meer.", naam=mentor.name, kind=pupil.first_name
        ),
        verb=_("Beëindig"),
        back=url_for("pupils.show", pupil_id=pupil_id),
    )
