"""Pages of the house in miniature: one of each kind that the gate must tell apart."""

from uuid import UUID

from flask import Flask, Response, abort, redirect, request
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from core.access import alliance_ledger, ledger, signed_in
from core.access.alliance_permissions import AlliancePermission
from core.access.alliance_scope import alliance_scope
from core.access.gate import Refused
from core.access.people import Person
from core.access.rooms import AccountRoom, AllianceRoom, PublicRoom, SchoolRoom
from core.access.scope import scope
from core.access.sign_in import NotSignedIn, sign_in
from core.contract.permissions import Permission
from core.db.engine import session
from tests.access.trial import Case, Note, Plan, Tag


def add_pages(app: Flask) -> None:
    """Register the rooms."""
    for room in (school_room(), alliance_room(), account_room(), public_room()):
        app.register_blueprint(room)
    app.register_error_handler(IntegrityError, clash)


def clash(error: Exception) -> tuple[str, int]:
    """An error page that itself reads from the database."""
    return f"botsing gezien door {session().scalars(select(Person.name)).one()}", 409


def alliance_room() -> AllianceRoom:
    room = AllianceRoom("trial_alliance", __name__)

    @room.get("", permission=AlliancePermission.SCHOOLS_READ, purpose="beheer")
    def home() -> str:
        return f"{alliance_scope().person_name} beheert {alliance_scope().alliance_id}"

    @room.form("/plannen", permission=AlliancePermission.ADMINISTRATORS_MANAGE, purpose="beheer", reads="plan")
    def plans() -> str | Response:
        if request.method == "POST":
            session().add(Plan(title=request.form["title"]))
            return redirect("/", 303)
        if "stil" not in request.args:
            alliance_ledger.note(action="read", object_type="plan")
        return ", ".join(session().scalars(select(Plan.title)))

    @room.get("/dossiers", permission=AlliancePermission.SCHOOLS_READ, purpose="beheer")
    def cases() -> str:
        return ", ".join(session().scalars(select(Case.question)))

    return room


def school_room() -> SchoolRoom:
    room = SchoolRoom("trial", __name__)

    @room.get("/thuis", permission=Permission.HOME, purpose="begeleiding")
    def home() -> str:
        return f"{scope().person_name} werkt bij {scope().school_id}"

    @room.form("/personeel", permission=Permission.STAFF_MANAGE, purpose="beheer")
    def staff() -> str | Response:
        if request.method == "POST":
            session().add(Tag(label=request.form["label"]))
            return redirect("/", 303) if not request.form.get("wrong") else Response("nee", 422)
        return "personeel"

    @room.get("/dossiers/<uuid:case_id>", permission=Permission.HOME, purpose="begeleiding", reads="case")
    def case(case_id: UUID) -> str:
        found = session().get(Case, (scope().school_id, case_id))
        if found is None:
            abort(404)
        ledger.record(action="read", object_type="case", object_id=case_id, case_id=case_id)
        return found.question

    @room.get("/vergeten/<uuid:case_id>", permission=Permission.HOME, purpose="begeleiding", reads="case")
    def forgetful(case_id: UUID) -> str:
        return session().scalars(select(Case.question)).one()

    add_failures(room)
    return room


def add_failures(room: SchoolRoom) -> None:
    """Pages that write something and then go wrong, each in its own way."""

    @room.post("/weiger", permission=Permission.HOME, purpose="begeleiding")
    def refuse() -> str:
        session().add(Tag(label="mag niet blijven"))
        session().flush()
        raise Refused("mag niet volgens R9", object_type="case")

    @room.post("/notities/<uuid:case_id>", permission=Permission.HOME, purpose="begeleiding")
    def note(case_id: UUID) -> str:
        session().add(Note(case_id=case_id, body="van een ander"))
        return "opgeschreven"

    @room.post("/dubbel", permission=Permission.HOME, purpose="begeleiding")
    def double() -> str:
        session().add_all([Tag(id=scope().membership_id, label=label) for label in "ab"])
        return "opgeschreven"

    @room.post("/stuk", permission=Permission.HOME, purpose="begeleiding")
    def broken() -> str:
        session().add(Tag(label="mag niet blijven"))
        session().flush()
        raise LookupError("stuk")


def account_room() -> AccountRoom:
    room = AccountRoom("account", __name__)

    @room.get("/scholen")
    def schools() -> str:
        return "kies een school"

    @room.post("/afmelden")
    def sign_out() -> Response:
        signed_in.end_current()
        return signed_in.forget(Response("weg"))

    return room


def public_room() -> PublicRoom:
    room = PublicRoom("public", __name__)

    @room.get("/", public="de voordeur")
    def front() -> str:
        return "welkom"

    @room.form("/aanmelden", public="aanmelden kan alleen wie nog niet aangemeld is")
    def sign_in_page() -> str | Response:
        if request.method == "GET":
            return "aanmelden"
        outcome = sign_in(request.form["email"], request.form["password"], request.remote_addr or "")
        if isinstance(outcome, NotSignedIn):
            return Response(outcome.message, 422)
        return signed_in.remember(Response("binnen"), outcome.token)

    return room
