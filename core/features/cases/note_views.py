"""Conversations, observations and notes: adding one, reading one, correcting one."""

from uuid import UUID

from flask import Response, redirect, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from core.access import ledger
from core.access.school import profile
from core.access.scope import scope
from core.contract.permissions import Permission
from core.contract.teams import ConversationKind
from core.features.cases.facts import CaseFile, load
from core.features.cases.notes import correct, note_of
from core.features.cases.participants import participants
from core.features.cases.record import NewNote, add_note
from core.features.cases.rooms import GUIDANCE, room
from core.features.cases.schemas import CorrectionSchema, NoteSchema
from core.features.staff.colleagues import names_of
from core.web import drafts
from core.web.forms import Form
from core.web.idempotency import once
from core.web.language import _
from core.web.pages import render
from core.web.problems import Problem, StaleVersion

KINDS = {"gesprek": "conversation", "observatie": "observation", "notitie": "note"}


@room.form("/dossiers/<uuid:case_id>/gesprek", permission=Permission.CASES_WORK, purpose=GUIDANCE, endpoint="talk")
@once
def talk(case_id: UUID) -> Response | BaseResponse:
    return _page(load(case_id), "gesprek")


@room.form(
    "/dossiers/<uuid:case_id>/observatie", permission=Permission.CASES_WORK, purpose=GUIDANCE, endpoint="observation"
)
@once
def observation(case_id: UUID) -> Response | BaseResponse:
    return _page(load(case_id), "observatie")


@room.form("/dossiers/<uuid:case_id>/notitie", permission=Permission.CASES_WORK, purpose=GUIDANCE, endpoint="new_note")
@once
def new_note(case_id: UUID) -> Response | BaseResponse:
    return _page(load(case_id), "notitie")


def _page(file: CaseFile, word: str) -> Response | BaseResponse:
    form = _form(file, word)
    if form.valid:
        given = {**form.data, "roles": frozenset(form.data.get("roles", ()))}
        try:
            add_note(file, NewNote(kind=KINDS[word], **given))
        except Problem as problem:
            form.take(problem)
        else:
            drafts.discard(word, str(file.case.id))
            return redirect(url_for("cases.show", case_id=file.case.id, klaar="gesprek", _anchor="tijdlijn"), 303)
    kinds = {kind.code: kind for kind in _kinds()} if word == "gesprek" else {}
    return render("cases/note_new.html", form=form, file=file, word=word, kinds=kinds, here="pupils.index")


def _form(file: CaseFile, word: str) -> Form:
    schema = NoteSchema() if word == "gesprek" else NoteSchema(exclude=("about", "outcome"))
    kind = _chosen_kind() if word == "gesprek" else None
    asked = [party.role for party in kind.parties] if kind else []
    initial = {"on": scope().today, "about": kind.code if kind else "", "roles": asked}
    form = Form(schema, request.form, initial=initial, draft=drafts.opened(word, str(file.case.id)))
    form.offer("roles", participants(file))
    if word == "gesprek":
        form.offer("about", [(one.code, one.label) for one in _kinds()])
        form.offer("outcome", _outcomes(form, kind))
    return form


def _chosen_kind() -> ConversationKind | None:
    code = request.form.get("soort") or request.args.get("soort", "")
    return next((kind for kind in _kinds() if kind.code == code), None)


def _kinds() -> tuple[ConversationKind, ...]:
    """The kinds of conversation that the reader may record."""
    return tuple(k for k in profile().conversation_kinds if not k.leaders or scope().roles & set(k.leaders))


def _outcomes(form: Form, kind: ConversationKind | None) -> list[tuple[str, str]]:
    chosen = kind or next((k for k in _kinds() if k.code in form.typed.get("soort", ())), None)
    if chosen is not None:
        return [(outcome.code, outcome.label) for outcome in chosen.outcomes]
    return [(outcome.code, f"{kind.label}: {outcome.label}") for kind in _kinds() for outcome in kind.outcomes]


@room.get(
    "/dossiers/<uuid:case_id>/notities/<uuid:note_id>",
    permission=Permission.HOME,
    purpose=GUIDANCE,
    reads="case_note",
    endpoint="note",
)
def note(case_id: UUID, note_id: UUID) -> Response:
    file = load(case_id)
    found = note_of(case_id, note_id)
    ledger.record(
        action="note.read", object_type="case_note", object_id=note_id, pupil_id=file.pupil.id, case_id=case_id
    )
    author = names_of([found.author_id]).get(found.author_id, _("een collega"))
    mine = found.author_id == scope().membership_id
    return render("cases/note.html", file=file, note=found, author=author, mine=mine, here="pupils.index")


@room.form(
    "/dossiers/<uuid:case_id>/notities/<uuid:note_id>/verbeteren",
    permission=Permission.CASES_WORK,
    purpose=GUIDANCE,
    endpoint="correct_note",
)
@once
def correct_note(case_id: UUID, note_id: UUID) -> Response | BaseResponse:
    file, found = load(case_id), note_of(case_id, note_id)
    initial = {"version": found.version, "body": found.body, "sealed": found.sealed_for is not None}
    form = Form(CorrectionSchema(), request.form, initial=initial)
    if form.valid:
        try:
            correct(file, found, **form.data)
        except StaleVersion:
            raise
        except Problem as problem:
            form.take(problem)
        else:
            return redirect(url_for("cases.note", case_id=case_id, note_id=note_id), 303)
    return render("cases/note_correct.html", form=form, file=file, note=found, here="pupils.index")
