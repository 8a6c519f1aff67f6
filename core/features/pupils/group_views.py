"""Pages of groups: list, one group, make, rename, end."""

from uuid import UUID

from flask import Response, redirect, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from core.access.school import profile
from core.access.scope import scope
from core.contract.permissions import Permission
from core.features.pupils import groups, listing
from core.features.pupils.list_query import Order, Wanted, place
from core.features.pupils.rooms import ADMINISTRATION, GUIDANCE, room, words
from core.features.pupils.schemas import GroupEndSchema, GroupNameSchema, GroupSchema
from core.features.pupils.service import year_label
from core.features.pupils.versions import side_by_side
from core.web.conflicts import settled
from core.web.forms import Form
from core.web.idempotency import once
from core.web.pages import render
from core.web.paging import asked_page, slice_of
from core.web.problems import Invalid, StaleVersion

_PLACE = "/groepen/<uuid:group_id>"


@room.get("/groepen", permission=Permission.PUPILS_READ, purpose=GUIDANCE)
def group_list() -> Response:
    return render(
        "pupils/groups.html",
        rows=groups.group_rows(groups.open_groups()),
        year_label=year_label,
        may_edit=_may_edit(),
        words=words(),
        done=request.args.get("klaar", ""),
    )


@room.get(_PLACE, permission=Permission.PUPILS_READ, purpose=GUIDANCE, reads="pupil")
def show_group(group_id: UUID) -> Response:
    group = groups.group_of(group_id)
    asked = place(asked_page(request.args), Order.NAME)
    found = listing.pupil_list(Wanted(group=group.id), asked)
    return render(
        "pupils/group.html",
        group=group,
        found=found,
        page=slice_of(found.rows, asked, key=lambda row: row.key, path=request.path),
        year=year_label(group.year_rank),
        may_edit=_may_edit(),
        words=words(),
        done=request.args.get("klaar", ""),
    )


@room.form("/groepen/nieuw", permission=Permission.PUPILS_EDIT, purpose=ADMINISTRATION)
@once
def create_group() -> Response | BaseResponse:
    this_year, next_year = groups.school_years()
    form = Form(GroupSchema(), request.form, initial={"school_year": this_year})
    form.offer("year_rank", [(year.rank, year.label) for year in profile().years])
    form.offer("school_year", [(this_year, this_year), (next_year, next_year)])
    if form.valid:
        try:
            group = groups.create_group(**form.data)
        except Invalid as problem:
            form.take(problem)
        else:
            return redirect(url_for("pupils.show_group", group_id=group.id, klaar="nieuw"), 303)
    return render("pupils/group_new.html", form=form, words=words())


@room.form(f"{_PLACE}/naam", permission=Permission.PUPILS_EDIT, purpose=ADMINISTRATION)
@once
def rename_group(group_id: UUID) -> Response | BaseResponse:
    group = groups.group_of(group_id)
    form = Form(GroupNameSchema(), settled(request.form), initial={"label": group.label, "version": group.version})
    if form.valid:
        try:
            groups.rename_group(group_id, **form.data)
        except Invalid as problem:
            form.take(problem)
        except StaleVersion as problem:
            raise side_by_side(problem, form, {"label": group.label}) from problem
        else:
            return redirect(url_for("pupils.show_group", group_id=group_id, klaar="bewaard"), 303)
    return render("pupils/group_name.html", form=form, group=group)


@room.form(f"{_PLACE}/einde", permission=Permission.PUPILS_EDIT, purpose=ADMINISTRATION)
@once
def end_group(group_id: UUID) -> Response | BaseResponse:
    group = groups.group_of(group_id)
    form = Form(GroupEndSchema(), request.form, initial={"version": group.version})
    others = [other for other in groups.open_groups() if other.id != group.id]
    form.offer("move_to", [(other.id, f"{other.label}, {other.school_year}") for other in others])
    if form.valid:
        try:
            groups.end_group(group_id, form.data["version"], form.data["move_to"])
        except Invalid as problem:
            form.take(problem)
        else:
            return redirect(url_for("pupils.group_list", klaar="einde"), 303)
    number = groups.group_rows([group])[0].pupils
    return render("pupils/group_end.html", form=form, group=group, number=number)


def _may_edit() -> bool:
    return Permission.PUPILS_EDIT in scope().permissions
