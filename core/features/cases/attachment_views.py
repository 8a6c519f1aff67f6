"""Attachments of a case: the list, adding one, fetching one, withdrawing one."""

from uuid import UUID

from flask import Response, redirect, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from core.access import ledger
from core.access.policy import Action
from core.contract.permissions import Permission
from core.features.cases import attachments
from core.features.cases.access import verdict_on
from core.features.cases.attachment_schemas import AttachmentSchema, WithdrawalSchema
from core.features.cases.attachments import NewAttachment
from core.features.cases.documents import documents_of
from core.features.cases.facts import CaseFile, load
from core.features.cases.notes import notes_of
from core.features.cases.rooms import GUIDANCE, room
from core.features.cases.words import template_label
from core.features.files.rules import size_words
from core.features.files.service import MEGABYTE, largest
from core.features.staff.colleagues import names_of
from core.web.dates import day_long
from core.web.download import download
from core.web.forms import Form
from core.web.idempotency import once
from core.web.language import _
from core.web.pages import render
from core.web.problems import Conflict, Problem

BASE = "/dossiers/<uuid:case_id>/bijlagen"
NOTE, DOCUMENT = "notitie", "document"


@room.get(BASE, permission=Permission.HOME, purpose=GUIDANCE, reads="case_attachment", endpoint="attachments")
def listed(case_id: UUID) -> Response:
    file = load(case_id)
    rows = attachments.attachments_of(case_id)
    ledger.record(
        action="attachment.list",
        object_type="support_case",
        object_id=case_id,
        pupil_id=file.pupil.id,
        case_id=case_id,
        detail={"shown": len(rows)},
    )
    may_work = verdict_on(file.case, Action.WORK).allowed
    return render(
        "cases/attachments.html",
        file=file,
        rows=rows,
        names=names_of(one for row in rows for one in (row.added_by, row.withdrawn_by)),
        size_words=size_words,
        may_work=may_work,
        may_add=may_work and file.case.closed_on is None,
        done=request.args.get("klaar", ""),
        here="pupils.index",
    )


@room.form(f"{BASE}/nieuw", permission=Permission.CASES_WORK, purpose=GUIDANCE, endpoint="new_attachment")
@once
def add(case_id: UUID) -> Response | BaseResponse:
    file = load(case_id)
    form = _form(file)
    sent = request.files.get("bestand")
    if form.valid:
        name, content = (sent.filename or "", sent.read()) if sent else ("", b"")
        try:
            attachments.add(file, _new(form, name, content))
        except Problem as problem:
            form.take(problem)
        else:
            return redirect(url_for("cases.attachments", case_id=case_id, klaar="bewaard"), 303)
    if form.submitted and sent and sent.filename and "bestand" not in form.errors:
        form.add_error("file", _("Kies het bestand opnieuw: een browser onthoudt dat niet."))
    return render("cases/attachment_new.html", form=form, file=file, most=largest() // MEGABYTE, here="pupils.index")


def _form(file: CaseFile) -> Form:
    belongs = next((f"{word}:{request.args[word]}" for word in (NOTE, DOCUMENT) if word in request.args), "")
    form = Form(AttachmentSchema(), request.form, initial={"belongs": belongs})
    kinds = {"conversation": _("Gesprek"), "observation": _("Observatie")}
    notes = [
        (f"{NOTE}:{note.id}", f"{kinds.get(note.kind, _('Notitie'))}, {day_long(note.on)}")
        for note in notes_of(file.case.id)
    ]
    papers = [(f"{DOCUMENT}:{one.id}", template_label(one.template_code)) for one in documents_of(file.case.id)]
    form.offer("belongs", [*notes, *papers])
    return form


def _new(form: Form, name: str, content: bytes) -> NewAttachment:
    word, _colon, text = form.data["belongs"].partition(":")
    about = UUID(text) if text else None
    return NewAttachment(
        name=name,
        content=content,
        description=form.data["description"],
        note_id=about if word == NOTE else None,
        document_id=about if word == DOCUMENT else None,
        again=form.data["again"],
    )


@room.get(
    f"{BASE}/<uuid:attachment_id>",
    permission=Permission.HOME,
    purpose=GUIDANCE,
    reads="case_attachment",
    endpoint="attachment",
)
def fetch(case_id: UUID, attachment_id: UUID) -> Response:
    row, content = attachments.fetch(load(case_id), attachment_id)
    return download(content, row.name, row.media_type)


@room.form(
    f"{BASE}/<uuid:attachment_id>/intrekken",
    permission=Permission.CASES_WORK,
    purpose=GUIDANCE,
    endpoint="withdraw_attachment",
)
@once
def withdraw(case_id: UUID, attachment_id: UUID) -> Response | BaseResponse:
    file = load(case_id)
    row = attachments.attachment_of(case_id, attachment_id)
    form = Form(WithdrawalSchema(), request.form)
    if form.valid:
        try:
            attachments.withdraw(file, attachment_id, form.data["reason"])
            return redirect(url_for("cases.attachments", case_id=case_id, klaar="ingetrokken"), 303)
        except Conflict:
            raise
        except Problem as problem:
            form.take(problem)
    return render(
        "confirm.html",
        title=_("Trek een bijlage in"),
        said=(_("Je trekt"), row.name, _(" in, uit het dossier van %(naam)s.", naam=file.pupil.full_name)),
        consequence=_(
            "Niemand kan dit bestand daarna nog ophalen. Dat het er was, en waarom het weg is, blijft staan."
        ),
        verb=_("Trek in"),
        back=url_for("cases.attachments", case_id=case_id),
        form=form,
        here="pupils.index",
    )
