"""Pages that make two records of one child one: finding the other, choosing what stays, undoing it."""

from uuid import UUID

from flask import Response, redirect, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from core.access import ledger
from core.access.scope import scope
from core.contract.permissions import Permission
from core.features.exchange import merge_page, merges
from core.features.exchange.merges import MergeWish
from core.features.exchange.rooms import ADMINISTRATION, room
from core.features.exchange.schemas import MergeSchema, ReasonSchema, SearchSchema
from core.features.pupils.panels import PanelLine, PupilPanel
from core.features.pupils.service import call_names, pupil_of
from core.web.forms import Form
from core.web.idempotency import once
from core.web.language import _, day_long
from core.web.pages import render
from core.web.problems import Problem

_PLACE = "/leerlingen/<uuid:pupil_id>/zelfde"
HERE = "pupils.index"


@room.get(_PLACE, permission=Permission.PUPILS_EDIT, purpose=ADMINISTRATION, reads="pupil")
def find_same(pupil_id: UUID) -> Response:
    pupil = pupil_of(pupil_id)
    form = Form(SearchSchema(), {"q": request.args["q"]} if request.args.get("q") else {})
    query = form.data.get("query", "") if form.valid else ""
    found = merge_page.others(pupil, query)
    ledger.record(action="pupil.same", object_type="pupil", object_id=pupil.id, pupil_id=pupil.id)
    return render("exchange/find_same.html", pupil=pupil, form=form, found=found, query=query, here=HERE)


@room.form(f"{_PLACE}/<uuid:other_id>", permission=Permission.PUPILS_EDIT, purpose=ADMINISTRATION, reads="pupil")
@once
def merge(pupil_id: UUID, other_id: UUID) -> Response | BaseResponse:
    kept, gone = merges.pair(pupil_id, other_id)
    page = merge_page.side_by_side(kept, gone)
    form = Form(MergeSchema(), request.form, initial=page.initial)
    for name, options in page.options.items():
        form.offer(name, options)
    if form.valid:
        data = form.data
        choices = {part: data[part] for part in ("name", "birth_date", "place", "dates", "mentors") if data[part]}
        wish = MergeWish(
            choices=choices, guardians=frozenset(UUID(text) for text in data["guardians"]), reason=data["reason"]
        )
        try:
            merges.merge(kept.id, gone.id, wish)
        except Problem as problem:
            form.take(problem)
        else:
            return redirect(url_for("pupils.show", pupil_id=kept.id, klaar="samen"), 303)
    for one in (kept, gone):
        ledger.record(action="pupil.same", object_type="pupil", object_id=one.id, pupil_id=one.id)
    return render("exchange/merge.html", form=form, page=page, kept=kept, gone=gone, here=HERE)


@room.form(
    "/leerlingen/samenvoegingen/<uuid:merge_id>",
    permission=Permission.PUPILS_EDIT,
    purpose=ADMINISTRATION,
    reads="pupil",
)
@once
def undo(merge_id: UUID) -> Response | BaseResponse:
    row = merges.merge_of(merge_id)
    names = call_names([row.kept_id, row.gone_id])
    form = Form(ReasonSchema(), request.form)
    if form.valid:
        try:
            merges.undo(row, form.data["reason"])
        except Problem as problem:
            form.take(problem)
        else:
            return redirect(url_for("pupils.show", pupil_id=row.kept_id, klaar="los"), 303)
    ledger.record(action="pupil.same", object_type="pupil_merge", object_id=row.id, pupil_id=row.kept_id)
    return render(
        "confirm.html",
        form=form,
        title=_("Maak de samenvoeging ongedaan"),
        said=(_("Dit worden weer twee leerlingen:"), f"{names[row.kept_id]} en {names[row.gone_id]}", "."),
        consequence=_(
            "Dossiers, ouders en begeleiders gaan terug naar waar zij waren. Wat er daarna bij kwam, blijft."
        ),
        verb=_("Maak ongedaan"),
        back=url_for("pupils.show", pupil_id=row.kept_id),
        here=HERE,
    )


def merged_panel(pupil_id: UUID) -> PupilPanel | None:
    """The records that were merged into this one, for who may undo that."""
    if Permission.PUPILS_EDIT not in scope().permissions:
        return None
    rows = merges.merges_of(pupil_id)
    if not rows:
        return None
    lines = tuple(
        PanelLine(
            words=_("Twee leerlingen samengevoegd op %(dag)s", dag=day_long(row.made_at)),
            href=url_for("exchange.undo", merge_id=row.id),
            meta=row.reason,
        )
        for row in rows
    )
    return PupilPanel(key="samengevoegd", title=_("Samengevoegd"), lines=lines)
