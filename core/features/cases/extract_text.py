"""What stands on a printed dossier: parts with lines, and what was left out and why. Sealed notes never do."""

from collections.abc import Callable, Collection, Iterable, Mapping

from sqlalchemy import func, select

from core.access.beyond import beyond_need_to_know
from core.access.school import profile
from core.db.clock import AMSTERDAM
from core.db.engine import session
from core.features.cases import extract_rules as rules
from core.features.cases.attachments import attachments_of
from core.features.cases.documents import DRAFT, documents_of
from core.features.cases.extract_lines import ExtractLine, ExtractPart, ExtractText, ExtractWork, Reader
from core.features.cases.facts import CaseFile
from core.features.cases.models import CaseNote, Decision
from core.features.cases.timeline import KINDS
from core.features.cases.words import consent_word, document_state, template_label
from core.features.consents.rules import Answer, ConsentState
from core.features.files.rules import size_words
from core.features.staff.colleagues import names_of
from core.web.dates import day_long
from core.web.language import _, ngettext


def text_of(file: CaseFile, reader: Reader, parts: Collection[str]) -> ExtractText:
    """The chosen parts for this reader, read in a fixed number of statements."""
    case_id = file.case.id
    open_notes = select(CaseNote).where(CaseNote.case_id == case_id, CaseNote.sealed_for.is_(None))
    notes = {note.id: note for note in session().scalars(open_notes.order_by(CaseNote.on, CaseNote.id))}
    writing = ExtractWork(
        file=file,
        reader=reader,
        notes=notes,
        names=names_of(note.author_id for note in notes.values()),
        secrets=_secrets(file, reader),
    )
    _count_sealed(writing)
    chosen = [code for code in rules.PARTS if code in parts]
    made = tuple(
        ExtractPart(
            code=code, title=_(rules.PARTS[code]), lines=writing.fit(_WRITERS[code](writing), _(rules.PARTS[code]))
        )
        for code in chosen
    )
    # an attachment hangs on a note and is sealed with it
    used = tuple(notes) if {"notes", "timeline", "attachments"} & set(chosen) else ()
    return ExtractText(parts=made, left_out=tuple(writing.left_out), note_ids=used)


def _secrets(file: CaseFile, reader: Reader) -> tuple[str, ...]:
    """Secret addresses of everybody but the reader."""
    others = (one.guardian for one in file.kin if one.guardian.id != reader.guardian_id)
    return tuple(one.address for one in others if one.secret_address and one.address.strip())


def _count_sealed(writing: ExtractWork) -> None:
    count = select(func.count(CaseNote.id)).where(CaseNote.case_id == writing.file.case.id)
    total = session().execute(count.execution_options(**beyond_need_to_know("counts"))).scalar_one()
    sealed = int(total) - len(writing.notes)
    if sealed:
        said = ngettext(
            "%(num)d afgeschermde notitie: die komt nooit op papier.",
            "%(num)d afgeschermde notities: die komen nooit op papier.",
            sealed,
        )
        writing.left_out.append(said)


def _timeline(writing: ExtractWork) -> Iterable[ExtractLine]:
    for event in writing.file.events:
        if event.note_id is not None and event.note_id not in writing.notes:
            continue
        if writing.reader.family and event.kind in rules.NOT_FOR_FAMILY:
            continue
        # what happened in a note stands under the notes; of an attachment the reason is what it is
        told = event.note_id is None or event.kind == "attachment"
        body = event.reason if event.reason != event.summary and told else ""
        yield ExtractLine(title=f"{_(KINDS.get(event.kind, 'Gebeurtenis'))}: {event.summary}", on=event.on, body=body)


def _notes(writing: ExtractWork) -> Iterable[ExtractLine]:
    kinds = {"conversation": _("Gesprek"), "observation": _("Observatie")}
    for note in writing.notes.values():
        by = writing.names.get(note.author_id, _("een collega"))
        title = _("%(soort)s, opgeschreven door %(wie)s", soort=kinds.get(note.kind, _("Notitie")), wie=by)
        yield ExtractLine(title=title, on=note.on, body=note.body)


def _documents(writing: ExtractWork) -> Iterable[ExtractLine]:
    drafts = 0
    for document in documents_of(writing.file.case.id):
        if document.state == DRAFT:
            drafts += 1
            continue
        label = f"{template_label(document.template_code)} ({document_state(document.state)})"
        yield ExtractLine(
            title=label,
            on=document.agreed_on or document.made_on,
            body=_parts_of(document.template_code, document.parts),
        )
    if drafts:
        said = ngettext("%(num)d document dat nog niet af is.", "%(num)d documenten die nog niet af zijn.", drafts)
        writing.left_out.append(said)


def _parts_of(template_code: str, parts: Mapping[str, str]) -> str:
    try:
        labels = {one.code: one.label for one in profile().template(template_code).fields}
    except LookupError:
        labels = {}
    return "\n\n".join(f"{labels.get(code, code)}\n{text}" for code, text in parts.items() if text.strip())


def _decisions(writing: ExtractWork) -> Iterable[ExtractLine]:
    statement = select(Decision).where(Decision.case_id == writing.file.case.id)
    for one in session().scalars(statement.order_by(Decision.taken_on, Decision.id)):
        yield ExtractLine(title=one.label, on=one.taken_on, body=one.reason)


def _consents(writing: ExtractWork) -> Iterable[ExtractLine]:
    for state in writing.file.consents:
        label = f"{state.rule.label[:1].upper()}{state.rule.label[1:]}"
        if not writing.reader.family:
            yield ExtractLine(title=label, body=f"{consent_word(state)[1]}. {state.fact.explanation}".strip())
        elif own := _own_answer(state, writing.reader):
            yield ExtractLine(title=label, body=own)
    if writing.reader.family:
        writing.left_out.append(_("Wat een ander antwoordde op een vraag om toestemming."))


def _own_answer(state: ConsentState, reader: Reader) -> str:
    words = {
        Answer.ASKED: _("Gevraagd op %(dag)s, nog geen antwoord."),
        Answer.GIVEN: _("Toestemming gegeven op %(dag)s."),
        Answer.REFUSED: _("Geen toestemming gegeven, op %(dag)s."),
        Answer.WITHDRAWN: _("Toestemming ingetrokken op %(dag)s."),
    }
    own = next((one for one in state.givers if one.giver.guardian_id == reader.guardian_id), None)
    return words[own.last.answer] % {"dag": day_long(own.last.on)} if own and own.last else ""


def _attachments(writing: ExtractWork) -> Iterable[ExtractLine]:
    for row in reversed(attachments_of(writing.file.case.id)):
        if row.sealed_for is None and row.withdrawn_at is None:
            day = row.added_at.astimezone(AMSTERDAM).date()
            yield ExtractLine(title=row.name, on=day, body=f"{row.description} ({size_words(row.size)})")


_WRITERS: Mapping[str, Callable[[ExtractWork], Iterable[ExtractLine]]] = {
    "timeline": _timeline,
    "notes": _notes,
    "documents": _documents,
    "decisions": _decisions,
    "consents": _consents,
    "attachments": _attachments,
}
