"""Documents of a case: begin, write with drafts, settle, note that it was agreed."""

from typing import Any
from uuid import UUID

from flask import Response, redirect, request, url_for
from marshmallow import Schema, fields
from werkzeug.wrappers import Response as BaseResponse

from core.access import ledger
from core.access.school import profile
from core.contract.documents import DocumentTemplate
from core.contract.permissions import Permission
from core.features.cases import documents
from core.features.cases.facts import CaseFile, load
from core.features.cases.models import CaseDocument
from core.features.cases.rooms import GUIDANCE, room
from core.features.cases.schemas import AgreedSchema
from core.web import drafts
from core.web.forms import Form
from core.web.idempotency import once
from core.web.pages import render
from core.web.problems import Difference, NotFound, Problem, StaleVersion
from core.web.schema import DutchSchema, Paragraphs

FORM = "document"


@room.form(
    "/dossiers/<uuid:case_id>/documenten/<template_code>/beginnen",
    permission=Permission.CASES_WORK,
    purpose=GUIDANCE,
    endpoint="start_document",
)
@once
def start_document(case_id: UUID, template_code: str) -> Response | BaseResponse:
    file, template = load(case_id), _template(template_code)
    newest = next((d for d in reversed(documents.documents_of(case_id)) if d.template_code == template_code), None)
    if newest is not None and request.method == "GET":
        return redirect(url_for("cases.document", case_id=case_id, document_id=newest.id), 303)
    if request.method == "POST":
        document = documents.start(file, template_code)
        return redirect(url_for("cases.write_document", case_id=case_id, document_id=document.id), 303)
    return render("cases/document_start.html", file=file, template=template, here="pupils.index")


@room.get(
    "/dossiers/<uuid:case_id>/documenten/<uuid:document_id>",
    permission=Permission.HOME,
    purpose=GUIDANCE,
    reads="case_document",
    endpoint="document",
)
def document(case_id: UUID, document_id: UUID) -> Response:
    file, found = load(case_id), documents.document_of(case_id, document_id)
    ledger.record(
        action="document.read",
        object_type="case_document",
        object_id=document_id,
        pupil_id=file.pupil.id,
        case_id=case_id,
    )
    return render(
        "cases/document.html", file=file, document=found, template=_template(found.template_code), here="pupils.index"
    )


@room.form(
    "/dossiers/<uuid:case_id>/documenten/<uuid:document_id>/schrijven",
    permission=Permission.CASES_WORK,
    purpose=GUIDANCE,
    endpoint="write_document",
)
@once
def write_document(case_id: UUID, document_id: UUID) -> Response | BaseResponse:
    file, found = load(case_id), documents.document_of(case_id, document_id)
    template = _template(found.template_code)
    draft = drafts.opened(FORM, str(document_id))
    initial: dict[str, Any] = {**found.parts, "version": found.version}
    form = Form(_schema(template, file), request.form, initial=initial, draft=draft)
    if form.valid:
        try:
            _save(file, found, form.data)
        except Problem as problem:
            if isinstance(problem, StaleVersion):
                raise
            form.take(problem)
        else:
            drafts.discard(FORM, str(document_id))
            return redirect(url_for("cases.document", case_id=case_id, document_id=document_id), 303)
    return render(
        "cases/document_write.html", form=form, file=file, document=found, template=template, here="pupils.index"
    )


@room.form(
    "/dossiers/<uuid:case_id>/documenten/<uuid:document_id>/vaststellen",
    permission=Permission.CASES_WORK,
    purpose=GUIDANCE,
    endpoint="agree_document",
)
@once
def agree_document(case_id: UUID, document_id: UUID) -> Response | BaseResponse:
    file, found = load(case_id), documents.document_of(case_id, document_id)
    form = Form(AgreedSchema(), request.form)
    if form.valid:
        try:
            documents.agree(file, found, form.data["how"])
        except Problem as problem:
            form.take(problem)
        else:
            return redirect(url_for("cases.show", case_id=case_id, klaar="document"), 303)
    return render(
        "cases/document_agree.html",
        form=form,
        file=file,
        document=found,
        template=_template(found.template_code),
        here="pupils.index",
    )


def _save(file: CaseFile, document: CaseDocument, data: dict[str, Any]) -> None:
    parts = {code: text for code, text in data.items() if code != "version"}
    if document.version != data["version"]:
        raise _overtaken(document, parts)
    documents.write(file, document, parts)
    if request.args.get("klaar") == "ja":
        documents.make(file, document)


def _overtaken(document: CaseDocument, mine: dict[str, str]) -> StaleVersion:
    labels = {field.code: field.label for field in _template(document.template_code).fields}
    differences = [
        Difference(field=code, label=labels[code], mine=text, theirs=document.parts.get(code, ""))
        for code, text in mine.items()
        if code in labels and text != document.parts.get(code, "")
    ]
    problem = documents.overtaken(document)
    return StaleVersion(who=problem.who, at=problem.at, differences=differences, version=document.version)


def _template(code: str) -> DocumentTemplate:
    try:
        return profile().template(code)
    except LookupError as unknown:
        raise NotFound(str(unknown)) from unknown


def _schema(template: DocumentTemplate, file: CaseFile) -> Schema:
    declared: dict[str, Any] = {
        "version": fields.Integer(required=True, data_key="version", metadata={"widget": "hidden"})
    }
    for part in template.fields:
        metadata = {
            "label": part.label,
            "help": part.help.replace("{leerling}", file.pupil.first_name),
            "rows": part.rows,
            "source": part.source,
        }
        declared[part.code] = Paragraphs(load_default="", metadata=metadata)
    return DutchSchema.from_dict(declared, name="DocumentSchema")()
