"""Documents of a case after the school's templates: written in parts, made, agreed."""

from collections.abc import Mapping
from uuid import UUID

from sqlalchemy import select

from core.access import ledger
from core.access.school import profile
from core.access.scope import scope
from core.contract.documents import DocumentOf, DocumentTemplate
from core.db.engine import session
from core.db.history import Change
from core.features.cases.facts import CaseFile
from core.features.cases.models import CaseDocument
from core.features.cases.record import Event, happened
from core.web.language import _
from core.web.problems import NotFound, Problem, StaleVersion

DRAFT, MADE, AGREED = "draft", "made", "agreed"


def templates() -> tuple[DocumentTemplate, ...]:
    """The documents that can be made in a case: all templates but the concern forms, where the school gave parts."""
    return tuple(t for t in profile().document_templates if _made_in_a_case(t))


def _made_in_a_case(template: DocumentTemplate) -> bool:
    return not template.intake and bool(template.fields) and template.of is DocumentOf.PUPIL


def documents_of(case_id: UUID) -> tuple[CaseDocument, ...]:
    """The documents of a case, oldest first."""
    statement = select(CaseDocument).where(CaseDocument.case_id == case_id).order_by(CaseDocument.id)
    return tuple(session().scalars(statement))


def document_of(case_id: UUID, document_id: UUID) -> CaseDocument:
    """One document of the case; NotFound otherwise."""
    statement = select(CaseDocument).where(CaseDocument.case_id == case_id, CaseDocument.id == document_id)
    found = session().scalars(statement).one_or_none()
    if found is None:
        raise NotFound()
    return found


def start(file: CaseFile, template_code: str) -> CaseDocument:
    """Begin a document; one that is still a draft is gone on with."""
    template = profile().template(template_code)
    if not _made_in_a_case(template):
        raise Problem(_("Dit document kun je hier niet maken."))
    for document in documents_of(file.case.id):
        if document.template_code == template_code and document.state == DRAFT:
            return document
    document = CaseDocument(
        school_id=scope().school_id,
        case_id=file.case.id,
        template_code=template_code,
        state=DRAFT,
        parts={},
        author_id=scope().membership_id,
    )
    session().add(document)
    said = _("%(what)s: begonnen.", what=template.label)
    happened(file, Event(kind="document", about=template_code, on=scope().today, outcome=DRAFT, summary=said))
    return document


def write(file: CaseFile, document: CaseDocument, parts: Mapping[str, str]) -> None:
    """Keep the text of the parts. A document that was made becomes a draft of its next version."""
    template = profile().template(document.template_code)
    known = {field.code for field in template.fields}
    document.parts = {code: text for code, text in parts.items() if code in known}
    ledger.record(
        action="document.write",
        object_type="case_document",
        object_id=document.id,
        pupil_id=file.pupil.id,
        case_id=file.case.id,
    )


def make(file: CaseFile, document: CaseDocument) -> None:
    """Settle a document: every required part has text. Problem with a sentence per part that is missing."""
    template = profile().template(document.template_code)
    errors = {
        field.code: [field.missing or _("“%(part)s” is nog leeg.", part=field.label)]
        for field in template.fields
        if field.required and not document.parts.get(field.code, "").strip()
    }
    if errors:
        raise Problem(_("Het %(what)s is nog niet af.", what=template.label), errors=errors)
    document.state, document.made_on = MADE, scope().today
    _happened(file, document, MADE)


def agree(file: CaseFile, document: CaseDocument, how: str) -> None:
    """Note that the document was agreed with those it concerns; `how` says with whom and when."""
    if document.state == DRAFT:
        raise Problem(_("Maak het document eerst af."))
    if not how.strip():
        raise Problem(_("Met wie is het besproken?"), errors={"how": [_("Schrijf op met wie, en wanneer.")]})
    document.state, document.agreed_on = AGREED, scope().today
    _happened(file, document, AGREED, how)


def _happened(file: CaseFile, document: CaseDocument, outcome: str, how: str = "") -> None:
    label = profile().template(document.template_code).label
    words = {MADE: _("%(what)s: gemaakt.", what=label), AGREED: _("%(what)s: vastgesteld.", what=label)}
    event = Event(
        kind="document",
        about=document.template_code,
        on=scope().today,
        outcome=outcome,
        reference=str(document.id),
        reason=how,
        summary=words[outcome],
    )
    happened(file, event)
    ledger.record(
        action=f"document.{outcome}",
        object_type="case_document",
        object_id=document.id,
        pupil_id=file.pupil.id,
        case_id=file.case.id,
    )


def overtaken(document: CaseDocument) -> StaleVersion:
    """Who saved this document last, and when; the texts are for the caller to set side by side."""
    statement = select(Change).where(Change.object_id == document.id).order_by(Change.at.desc(), Change.id.desc())
    last = session().scalars(statement.limit(1)).one_or_none()
    return StaleVersion(
        who=last.person_name if last else _("Iemand anders"),
        at=last.at if last else scope().now,
        differences=(),
        version=document.version,
    )
