"""Documents of a case after the school's templates: written in parts, made, agreed."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from sqlalchemy import select

from core.access import ledger
from core.access.school import profile
from core.access.scope import scope
from core.contract.documents import DocumentOf, DocumentTemplate
from core.db.engine import session
from core.db.history import Change
from core.features.cases.facts import CaseFile
from core.features.cases.models import CaseDocument, CaseEvent
from core.features.cases.record import Event, happened
from core.web.dates import day_long
from core.web.drafts import Current
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
        parts=gathered(template, file.events),
        author_id=scope().membership_id,
    )
    session().add(document)
    said = _("%(what)s: begonnen.", what=template.label)
    happened(file, Event(kind="document", about=template_code, on=scope().today, outcome=DRAFT, summary=said))
    return document


def gathered(template: DocumentTemplate, events: Sequence[CaseEvent]) -> dict[str, str]:
    """What the case already holds for the parts that gather it: a line per happening, with its day.

    A document that was only begun is no help given, and is left out.
    """
    found = {}
    for part in template.fields:
        told = [event for event in events if event.kind in part.gathers and event.outcome != DRAFT]
        if told:
            found[part.code] = "\n".join(f"{day_long(event.on)}: {event.summary}" for event in told)
    return found


def write(file: CaseFile, document: CaseDocument, parts: Mapping[str, str]) -> None:
    """Keep the text of the parts. A document that was made or agreed becomes a draft again: what was agreed stands in
    its history, and rules that ask for it wait until it is made once more."""
    template = profile().template(document.template_code)
    known = {field.code for field in template.fields}
    kept = {code: text for code, text in parts.items() if code in known}
    if document.state != DRAFT and kept != document.parts:
        document.state, document.made_on, document.agreed_on = DRAFT, None, None
        _happened(file, document, DRAFT)
    document.parts = kept
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
    words = {
        DRAFT: _("%(what)s: weer in bewerking.", what=label),
        MADE: _("%(what)s: gemaakt.", what=label),
        AGREED: _("%(what)s: vastgesteld.", what=label),
    }
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


def saved_of(subject: str) -> Current | None:
    """What is now saved of a document, for who writes in it at the same time; None where the reader may not see it."""
    try:
        statement = select(CaseDocument).where(CaseDocument.id == UUID(subject))
    except ValueError:
        return None
    document = session().scalars(statement).one_or_none()
    return _current(document) if document is not None else None


def overtaken(document: CaseDocument) -> StaleVersion:
    """Who saved this document last, and when; the texts are for the caller to set side by side."""
    last = _current(document)
    return StaleVersion(who=last.who, at=last.at, differences=(), version=last.version)


def _current(document: CaseDocument) -> Current:
    statement = select(Change).where(Change.object_id == document.id).order_by(Change.at.desc(), Change.id.desc())
    last = session().scalars(statement.limit(1)).one_or_none()
    return Current(
        version=document.version,
        who=last.person_name if last else _("Iemand anders"),
        at=last.at if last else scope().now,
    )
