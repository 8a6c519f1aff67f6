"""Pages of meetings about no pupil: a subject on the agenda, what was said about it, and agreeing the minutes."""

from typing import Any
from uuid import UUID

from flask import request, url_for
from marshmallow import fields, validate
from werkzeug.wrappers import Response as BaseResponse

from core.access import ledger
from core.access.school import profile
from core.features.meetings import subjects
from core.features.meetings.models import Meeting
from core.features.meetings.planning import meeting_of
from core.features.meetings.rooms import LIST, MINUTE, PLAN, room, to_meeting
from core.features.meetings.subject_table import LONGEST_LABEL, LONGEST_MINUTES
from core.features.pupils.versions import side_by_side
from core.web import drafts
from core.web.conflicts import settled
from core.web.dates import day_week
from core.web.forms import Form
from core.web.idempotency import once
from core.web.language import _
from core.web.pages import render
from core.web.problems import Conflict, Problem, StaleVersion
from core.web.schema import DutchSchema, Line, Paragraphs

MEETING = "/overleg/<uuid:meeting_id>"
SUBJECT = f"{MEETING}/onderwerp/<uuid:subject_id>"
DRAFT = "onderwerp"
NO_NAMES = _(
    "Schrijf geen naam van een leerling op, en niets waaraan een leerling te herkennen is. Iedereen die bij dit "
    "overleg hoort, leest het, ook wie van buiten komt. Over een leerling praat je in een team dat dat mag."
)


class SubjectSchema(DutchSchema):
    """What is discussed."""

    label = Line(
        required=True,
        data_key="waarover",
        validate=validate.Length(max=LONGEST_LABEL),
        metadata={"label": _("Waarover?"), "help": NO_NAMES, "missing": _("Schrijf op waarover het gaat.")},
    )


class SubjectMinutesSchema(SubjectSchema):
    """What is discussed, and what was said."""

    minutes = Paragraphs(
        data_key="verslag",
        load_default="",
        validate=validate.Length(max=LONGEST_MINUTES),
        metadata={"label": _("Verslag"), "help": _("Wat is er gezegd, en wat is er afgesproken?"), "rows": 10},
    )
    version = fields.Integer(data_key="version", load_default=0, metadata={"widget": "hidden"})


class AgreedSchema(DutchSchema):
    """Nothing but yes."""


@room.form(f"{MEETING}/onderwerp/nieuw", **PLAN)
@once
def add_subject(meeting_id: UUID) -> BaseResponse:
    meeting = meeting_of(meeting_id)
    subjects.check_open(meeting)
    form = Form(SubjectSchema(), request.form)
    if form.valid:
        try:
            subjects.add(meeting, form.data["label"])
            return to_meeting(meeting_id, "onderwerp")
        except Conflict:
            raise
        except Problem as problem:
            form.take(problem)
    return _page(meeting, form, _("Zet een punt op de agenda"), _("Zet op de agenda"))


@room.form(SUBJECT, **MINUTE, reads="meeting_subject")
@once
def write_subject(meeting_id: UUID, subject_id: UUID) -> BaseResponse:
    meeting = meeting_of(meeting_id)
    row = subjects.subject_of(meeting, subject_id)
    subjects.check_open(meeting)
    now: dict[str, Any] = {"label": row.label, "minutes": row.minutes}
    draft = drafts.opened(DRAFT, str(subject_id))
    form = Form(SubjectMinutesSchema(), settled(request.form), initial={**now, "version": row.version}, draft=draft)
    if form.valid:
        try:
            subjects.write(meeting, subject_id, **form.data)
            drafts.discard(DRAFT, str(subject_id))
            return to_meeting(meeting_id, "geschreven")
        except StaleVersion as problem:
            raise side_by_side(problem, form, now) from problem
        except Conflict:
            raise
        except Problem as problem:
            form.take(problem)
    ledger.record(action="subject.read", object_type="meeting_subject", object_id=row.id)
    return _page(meeting, form, row.label, _("Bewaar"))


def _page(meeting: Meeting, form: Form, title: str, verb: str) -> BaseResponse:
    return render(
        "meetings/subject.html",
        form=form,
        title=title,
        verb=verb,
        meeting=meeting,
        team=profile().team(meeting.team_code),
        here=LIST,
    )


@room.post(f"{SUBJECT}/plaats", **PLAN)
def place_subject(meeting_id: UUID, subject_id: UUID) -> BaseResponse:
    subjects.reorder(meeting_of(meeting_id), subject_id, up=request.form.get("richting") == "eerder")
    return to_meeting(meeting_id, "volgorde")


@room.post(f"{SUBJECT}/haal-af", **PLAN)
@once
def remove_subject(meeting_id: UUID, subject_id: UUID) -> BaseResponse:
    """Nothing is lost by it: of what was written about, nothing is taken off."""
    subjects.remove(meeting_of(meeting_id), subject_id)
    return to_meeting(meeting_id, "onderwerp-af")


@room.form(f"{MEETING}/vaststellen", **MINUTE)
@once
def agree(meeting_id: UUID) -> BaseResponse:
    meeting = meeting_of(meeting_id)
    subjects.check_open(meeting)
    form = Form(AgreedSchema(), request.form)
    if form.valid:
        try:
            subjects.agree(meeting)
            return to_meeting(meeting_id, "vastgesteld")
        except Conflict:
            raise
        except Problem as problem:
            form.take(problem)
    return render(
        "confirm.html",
        title=_("Stel het verslag vast"),
        said=(_("Jullie stellen het verslag vast van het"), _name(meeting), "."),
        consequence=_("Daarna verandert er niets meer aan. Wat er eerder stond, blijft in de geschiedenis."),
        verb=_("Stel vast"),
        back=url_for("meetings.show", meeting_id=meeting_id),
        form=form,
        here=LIST,
    )


def _name(meeting: Meeting) -> str:
    return f"{profile().team(meeting.team_code).label}, {day_week(meeting.starts_at)}"
