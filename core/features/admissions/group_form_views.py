"""The page that says how a group is made up, with its size beside the aim of the school."""

from typing import Any
from uuid import UUID

from flask import Response, redirect, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from core.access import ledger
from core.access.school import profile
from core.features.admissions import group_forms
from core.features.admissions.placement_facts import count_of
from core.features.admissions.placement_schemas import GroupFormSchema
from core.features.admissions.rooms import WORK, room
from core.features.pupils.groups import group_of
from core.features.pupils.models import PupilGroup
from core.web.forms import Form
from core.web.idempotency import once
from core.web.pages import render
from core.web.problems import Problem

GROUP_READ: dict[str, Any] = {**WORK, "reads": "pupil_group"}


@room.form("/groepen/<uuid:group_id>/samenstelling", **GROUP_READ)
@once
def group_form(group_id: UUID) -> Response | BaseResponse:
    group, known = group_of(group_id), group_forms.form_of(group_id)
    ledger.record(action="group.read_form", object_type="pupil_group", object_id=group_id)
    years = [group.year_rank] if group.year_rank is not None else []
    initial = (
        {"rule_code": known.rule_code, "years": known.years, "reason": known.reason} if known else {"years": years}
    )
    form = Form(GroupFormSchema(), request.form, initial=initial)
    form.offer(
        "rule_code", [(rule.code, rule.group.kind if rule.group else rule.label) for rule in group_forms.kinds()]
    )
    form.offer("years", [(year.rank, year.label) for year in profile().years])
    if form.valid:
        try:
            group_forms.make_up(group_id, **form.data)
        except Problem as problem:
            form.take(problem)
        else:
            return redirect(url_for("admissions.group_form", group_id=group_id, klaar="ja"), 303)
    return _page(group, form)


def _page(group: PupilGroup, form: Form) -> Response:
    return render(
        "admissions/group_form.html",
        form=form,
        group=group,
        count=count_of(group),
        kinds=group_forms.kinds(),
        done=request.args.get("klaar", ""),
        here="pupils.index",
    )
