"""Pages that write down a pupil: new, change, characteristics."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any
from uuid import UUID

from flask import Response, redirect, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from core.access.school import profile
from core.access.scope import scope
from core.contract.permissions import Permission
from core.features.pupils import groups, records, service
from core.features.pupils.flags import flag_words, flags_in
from core.features.pupils.models import Pupil, flags_of
from core.features.pupils.records import LikelyDouble, PupilInput
from core.features.pupils.rooms import ADMINISTRATION, room, say_group, words
from core.features.pupils.schemas import FlagsSchema, PupilSchema
from core.features.pupils.versions import as_chosen, side_by_side
from core.web.conflicts import settled
from core.web.forms import Form
from core.web.idempotency import once
from core.web.language import _
from core.web.pages import render
from core.web.problems import Invalid, StaleVersion

_INPUT = tuple(field.name for field in fields(PupilInput))


@room.form("/leerlingen/nieuw", permission=Permission.PUPILS_EDIT, purpose=ADMINISTRATION)
@once
def create() -> Response | BaseResponse:
    form = _pupil_form(request.form, {"enrolled_on": scope().today})
    if form.valid:
        try:
            pupil = records.create_pupil(_input(form), although_double=form.data["although_double"])
        except Invalid as problem:
            form.take(problem)
        except LikelyDouble as problem:
            return _ask_double(form, problem)
        else:
            return redirect(url_for("pupils.show", pupil_id=pupil.id, klaar="nieuw"), 303)
    return render("pupils/new.html", form=form, words=words())


@room.form("/leerlingen/<uuid:pupil_id>/wijzigen", permission=Permission.PUPILS_EDIT, purpose=ADMINISTRATION)
@once
def edit(pupil_id: UUID) -> Response | BaseResponse:
    pupil = service.pupil_of(pupil_id)
    now = {name: getattr(pupil, name) for name in _INPUT}
    form = _pupil_form(settled(request.form), {**now, "version": pupil.version}, pupil)
    form = _pupil_form(
        as_chosen(settled(request.form), form, "year_rank", "group_id"), {**now, "version": pupil.version}, pupil
    )
    if form.valid:
        try:
            records.edit_pupil(pupil_id, _input(form), form.data["version"])
        except Invalid as problem:
            form.take(problem)
        except StaleVersion as problem:
            raise side_by_side(problem, form, now) from problem
        else:
            return redirect(url_for("pupils.show", pupil_id=pupil_id, klaar="bewaard"), 303)
    return render("pupils/edit.html", form=form, pupil=pupil)


@room.form("/leerlingen/<uuid:pupil_id>/kenmerken", permission=Permission.PUPILS_EDIT, purpose=ADMINISTRATION)
@once
def flags(pupil_id: UUID) -> Response | BaseResponse:
    pupil = service.pupil_of(pupil_id)
    form = Form(FlagsSchema(), request.form, initial={"flags": sorted(flags_of(pupil)), "version": pupil.version})
    codes = dict.fromkeys([*flags_in(profile()), *sorted(flags_of(pupil))])
    form.offer("flags", [(code, flag_words(profile(), code, pupil.first_name)) for code in codes])
    if form.valid:
        try:
            records.set_flags(pupil_id, form.data["flags"], form.data["version"])
        except StaleVersion as problem:
            form.typed = {**form.typed, "version": (str(problem.version),)}
            form.add_error("flags", _("%(wie)s bewaarde iets, terwijl jij koos. Klopt je keuze nog?", wie=problem.who))
        else:
            return redirect(url_for("pupils.show", pupil_id=pupil_id, klaar="bewaard"), 303)
    return render("pupils/flags.html", form=form, pupil=pupil, any_flags=bool(codes))


def _pupil_form(typed: Mapping[str, Any], initial: Mapping[str, Any], pupil: Pupil | None = None) -> Form:
    form = say_group(Form(PupilSchema(), typed, initial=initial), "group_id")
    form.offer("year_rank", [(year.rank, year.label) for year in profile().years])
    known = list(groups.open_groups())
    if pupil is not None and pupil.group_id is not None and pupil.group_id not in {group.id for group in known}:
        known.append(groups.group_of(pupil.group_id))
    form.offer("group_id", [(group.id, f"{group.label}, {group.school_year}") for group in known])
    return form


def _input(form: Form) -> PupilInput:
    return PupilInput(**{name: form.data[name] for name in _INPUT})


def _ask_double(form: Form, problem: LikelyDouble) -> Response:
    """The page that shows who is there already. Not 200: nothing was done, and the same form may come again."""
    typed = [(name, text) for name, texts in form.typed.items() for text in texts if name != "toch"]
    answer = render("pupils/double.html", problem=problem, typed=[*typed, ("key", form.key), ("toch", "ja")])
    answer.status_code = problem.status
    return answer
