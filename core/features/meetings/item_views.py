"""Pages of one item: reading it, writing its minutes, closing it, and noting where the feedback went."""

from typing import Any
from uuid import UUID

from flask import request
from werkzeug.wrappers import Response as BaseResponse

from core.access.school import profile
from core.access.scope import PARTNER, scope
from core.contract.findings import Finding
from core.contract.permissions import Permission
from core.contract.source import Source
from core.features.cases.verdicts import add_reference
from core.features.meetings import closing, directors, minutes, minutes_form
from core.features.meetings.aftermath import feedback_terms
from core.features.meetings.item_page import ItemPage, item_page
from core.features.meetings.minutes_schema import answers_of, closing_of
from core.features.meetings.planning import day_of, still_planned
from core.features.meetings.rooms import LIST, MINUTE, READ, room, to_item
from core.features.meetings.rules import PLANNED
from core.features.meetings.schemas import ReferenceSchema
from core.web import drafts
from core.web.forms import Form
from core.web.idempotency import once
from core.web.pages import render
from core.web.problems import Conflict, Problem

ITEM = "/overleg/<uuid:meeting_id>/punt/<uuid:item_id>"


@room.get(ITEM, **READ, reads="agenda_item")
def item(meeting_id: UUID, item_id: UUID) -> BaseResponse:
    page = item_page(meeting_id, item_id)
    return _show(page, minutes_form.closing_form(page) if page.writes else None)


def _show(page: ItemPage, form: Form | None, **other: Any) -> BaseResponse:
    blank = Form(ReferenceSchema()) if request.method == "GET" else None
    other = {"reference": blank, "findings": (), **other}
    return render(
        "meetings/item.html",
        page=page,
        form=form,
        rows=minutes_form.task_rows(form) if form else (),
        people=minutes_form.task_people(page) if form else (),
        done=request.args.get("klaar", ""),
        forms=[other["reference"]],
        terms=_feedback_today(page),
        may_plan=page.meeting.state == PLANNED and Permission.MEETINGS_PLAN in scope().permissions,
        may_minute=Permission.MEETINGS_MINUTE in scope().permissions,
        guest=scope().kind == PARTNER,
        director_word=directors.word(),
        here=LIST,
        **other,
    )


def _feedback_today(page: ItemPage) -> list[tuple[str, Source]]:
    """Where the outcome must be written down today: only on the day of the meeting itself."""
    if day_of(page.meeting) != scope().today:
        return []
    return [(profile().system(term.ends.about).label, term.source) for term in feedback_terms(page.team.code)]


@room.form(f"{ITEM}/sluit", **MINUTE, reads="agenda_item", endpoint="close_item")
@once
def close_item(meeting_id: UUID, item_id: UUID) -> BaseResponse:
    page = item_page(meeting_id, item_id)
    if not page.writes:
        return _not_now(page)
    form = minutes_form.closing_form(page, request.form)
    findings: tuple[Finding, ...] = ()
    if form.valid:
        try:
            closing.close_item(page.line.item, page.meeting, closing_of(form.data, page))
            drafts.discard(minutes.DRAFT, str(item_id))
            return to_item(meeting_id, item_id, "dicht")
        except Conflict:
            raise
        except Problem as problem:
            form.take(problem)
            findings = getattr(problem, "findings", ())
    return _show(page, form, findings=findings)


def _not_now(page: ItemPage) -> BaseResponse:
    """Somebody closed it meanwhile: who typed hears so; who only follows an old link goes to the item."""
    if request.method == "POST":
        minutes.still_open(page.line.item)
        still_planned(page.meeting)
    return to_item(page.meeting.id, page.line.item.id)


@room.post(f"{ITEM}/bewaar", **MINUTE)
@once
def save_item(meeting_id: UUID, item_id: UUID) -> BaseResponse:
    """Keep the answers for everybody who writes them, without closing; the rest stays with who typed it."""
    page = item_page(meeting_id, item_id)
    minutes.still_open(page.line.item)
    form = minutes_form.answers_form(page, request.form)
    if not form.valid:  # the page draws everything that closes the item, so it needs the whole form
        return _show(page, minutes_form.closing_form(page, request.form))
    written = answers_of(form.data, page)
    minutes.write(page.line.item, page.team.code, written, form.data["version"])
    drafts.keep_rest(minutes.DRAFT, str(item_id), minutes_form.unsaved(form))
    return to_item(meeting_id, item_id, "bewaard")


@room.post(f"{ITEM}/terugkoppeling/<system>", **MINUTE)
@once
def feedback(meeting_id: UUID, item_id: UUID, system: str) -> BaseResponse:
    """Note the reference under which the outcome stands in another system."""
    page = item_page(meeting_id, item_id)
    if system not in {one.term.ends.about for one in page.feedback}:
        return to_item(meeting_id, item_id)
    form = Form(ReferenceSchema(), request.form)
    if form.valid:
        add_reference(page.file, system, form.data["reference"])
        return to_item(meeting_id, item_id, "kenmerk")
    return _show(page, None, reference=form)
