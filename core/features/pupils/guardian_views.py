"""Pages that write down guardians, and the one that shows a secret address."""

from dataclasses import asdict, fields
from uuid import UUID

from flask import Response, redirect, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from core.access.scope import scope
from core.contract.permissions import Permission
from core.features.pupils import guardians, service
from core.features.pupils.guardians import GuardianInput
from core.features.pupils.rooms import ADMINISTRATION, GUIDANCE, page_of, room
from core.features.pupils.schemas import EndSchema, GuardianSchema
from core.features.pupils.versions import as_chosen, side_by_side
from core.web.conflicts import settled
from core.web.forms import Form
from core.web.idempotency import once
from core.web.language import _
from core.web.pages import render
from core.web.problems import Invalid, StaleVersion

_INPUT = tuple(field.name for field in fields(GuardianInput))
_PLACE = "/leerlingen/<uuid:pupil_id>/ouders"


@room.form(f"{_PLACE}/nieuw", permission=Permission.PUPILS_EDIT, purpose=ADMINISTRATION)
@once
def add_guardian(pupil_id: UUID) -> Response | BaseResponse:
    pupil = service.pupil_of(pupil_id)
    form = Form(GuardianSchema(), request.form, initial={"authority": True})
    if form.valid:
        try:
            guardians.add_guardian(pupil_id, _input(form))
        except Invalid as problem:
            form.take(problem)
        else:
            return redirect(url_for("pupils.show", pupil_id=pupil_id, klaar="ouder"), 303)
    return render("pupils/guardian.html", form=form, pupil=pupil, contact=None)


@room.form(f"{_PLACE}/<uuid:tie_id>", permission=Permission.PUPILS_EDIT, purpose=ADMINISTRATION)
@once
def edit_guardian(pupil_id: UUID, tie_id: UUID) -> Response | BaseResponse:
    pupil, contact = service.pupil_of(pupil_id), guardians.contact_of(pupil_id, tie_id)
    now = {name: value for name, value in asdict(contact).items() if name in _INPUT}
    sent = settled(request.form)
    form = Form(GuardianSchema(), sent, initial={**now, "version": contact.version})
    form = Form(GuardianSchema(), as_chosen(sent, form, "relation"), initial={**now, "version": contact.version})
    if form.valid:
        try:
            guardians.edit_guardian(pupil_id, tie_id, _input(form), form.data["version"])
        except Invalid as problem:
            form.take(problem)
        except StaleVersion as problem:
            raise side_by_side(problem, form, now) from problem
        else:
            return redirect(url_for("pupils.show", pupil_id=pupil_id, klaar="bewaard"), 303)
    return render("pupils/guardian.html", form=form, pupil=pupil, contact=contact)


@room.form(f"{_PLACE}/<uuid:tie_id>/einde", permission=Permission.PUPILS_EDIT, purpose=ADMINISTRATION)
@once
def end_guardian(pupil_id: UUID, tie_id: UUID) -> Response | BaseResponse:
    pupil, contact = service.pupil_of(pupil_id), guardians.contact_of(pupil_id, tie_id)
    form = Form(EndSchema(), request.form, initial={"on": scope().today})
    if form.valid:
        try:
            guardians.end_guardianship(pupil_id, tie_id, **form.data)
        except Invalid as problem:
            form.take(problem)
        else:
            return redirect(url_for("pupils.show", pupil_id=pupil_id, klaar="ouder-weg"), 303)
    return render(
        "confirm.html",
        form=form,
        title=_("Beëindig de band met %(naam)s", naam=contact.name),
        said=(_("%(naam)s is dan geen ouder of voogd meer van", naam=contact.name), pupil.full_name, "."),
        consequence=_(
            "%(naam)s wordt niet meer om toestemming gevraagd. Wat al is vastgelegd, blijft staan.", naam=contact.name
        ),
        verb=_("Beëindig"),
        back=url_for("pupils.show", pupil_id=pupil_id),
    )


# Not `once`: an answer that is given again would show the address without a row in the ledger.
@room.post(f"{_PLACE}/<uuid:tie_id>/adres", permission=Permission.CASES_SEAL, purpose=GUIDANCE, reads="guardian")
def secret_address(pupil_id: UUID, tie_id: UUID) -> Response:
    address = guardians.show_secret_address(pupil_id, tie_id)
    return page_of(pupil_id, "adres", {tie_id: address})


def _input(form: Form) -> GuardianInput:
    return GuardianInput(**{name: form.data[name] for name in _INPUT})
