"""The gate: who may enter a page, in which scope, and what happens to the transaction.

Order of one request: sign-in session and person (1 statement), membership and roles (1 statement), the school's
profile, scope, view, commit, answer. Unknown school and "not a member" are the same 404.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from flask import Response, abort, make_response, redirect, request
from flask_login import current_user
from werkzeug.wrappers import Response as BaseResponse

from core.access import alliance_ledger, ledger, members
from core.access.alliance_members import find_alliance, scope_of
from core.access.alliance_permissions import AlliancePermission
from core.access.alliance_scope import alliance_scope_or_none, enter_alliance
from core.access.guard import NotYourCase
from core.access.links import sign_in_address
from core.access.people import Person
from core.access.scope import Scope, enter, scope_or_none
from core.contract.permissions import Permission
from core.db.clock import now
from core.db.engine import session

SCHOOL, ALLIANCE, ACCOUNT, PUBLIC = "school", "alliance", "account", "public"
View = Callable[..., Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class RouteRule:
    """Who may enter one endpoint. `room`: school, alliance, account or public; `public`: why anyone may; `reads`: what
    a successful answer shows, so that it must leave a row in the ledger; `keep`: commit also when it is an error.
    """

    endpoint: str
    rule: str
    methods: tuple[str, ...]
    room: str
    permission: Permission | AlliancePermission | None = None
    purpose: str = ""
    reads: str | None = None
    public: str | None = None
    keep: bool = False


class Refused(Exception):
    """A service found that this person may not. `reason` goes into the ledger, not on the screen."""

    def __init__(self, reason: str, **what: Any) -> None:
        super().__init__(reason)
        self.reason = reason
        self.what = what


class NothingRecorded(RuntimeError):
    """The tripwire: a page that reads personal data left nothing in the ledger."""


def guard(route: RouteRule, view: View) -> View:
    """The view behind its gate."""
    enter_room = _ENTRANCES[route.room]

    def guarded(**values: Any) -> BaseResponse:
        away = enter_room(route, values)
        return away if away is not None else _transact(route, view, values)

    guarded.__name__ = view.__name__
    guarded.__doc__ = view.__doc__
    guarded.__module__ = view.__module__
    return guarded


def _enter_public(route: RouteRule, values: dict[str, Any]) -> BaseResponse | None:
    return None


def _enter_account(route: RouteRule, values: dict[str, Any]) -> BaseResponse | None:
    return None if current_user.is_authenticated else _to_sign_in()


def _enter_school(route: RouteRule, values: dict[str, Any]) -> BaseResponse | None:
    """Take `school` out of the address and enter its scope; 404 outside the school, 403 without the permission."""
    school_id = values.pop("school")
    if not current_user.is_authenticated:
        return _to_sign_in()
    found = members.find(school_id, current_user.id, now())
    if found is None:
        session().rollback()
        abort(404)
    entered = enter(_scope_of(found, current_user, route))
    if route.permission not in entered.permissions:
        deny("entrance", f"geen {route.permission}", object_type="page")
        abort(403)
    return None


def _enter_alliance(route: RouteRule, values: dict[str, Any]) -> BaseResponse | None:
    """Take `alliance` out of the address and enter its scope; 404 and 403 as for a school."""
    alliance_id = values.pop("alliance")
    if not current_user.is_authenticated:
        return _to_sign_in()
    found = find_alliance(alliance_id, current_user.id, now())
    if found is None:
        session().rollback()
        abort(404)
    entered = enter_alliance(scope_of(found, current_user, route.purpose))
    if route.permission not in entered.permissions:
        deny("entrance", f"geen {route.permission}", object_type="page")
        abort(403)
    return None


_ENTRANCES: dict[str, Callable[[RouteRule, dict[str, Any]], BaseResponse | None]] = {
    SCHOOL: _enter_school,
    ALLIANCE: _enter_alliance,
    ACCOUNT: _enter_account,
    PUBLIC: _enter_public,
}


def _scope_of(found: members.Found, person: Person, route: RouteRule) -> Scope:
    return Scope(
        school_id=found.school_id,
        person_id=person.id,
        membership_id=found.membership_id,
        person_name=person.name,
        kind=found.kind,
        roles=found.roles,
        permissions=found.permissions,
        purpose=route.purpose,
        now=now(),
        organisation=found.organisation,
    )


def _to_sign_in() -> BaseResponse:
    session().rollback()
    return redirect(sign_in_address(), code=303)


def _transact(route: RouteRule, view: View, values: dict[str, Any]) -> BaseResponse:
    """Call the view in one transaction, committed before the answer leaves; see docs/architecture.md.

    Rolled back when the view raises or answers 400 and up, unless the route says `keep`.
    """
    try:
        answer = make_response(view(**values))
        # A body that is made while it is sent would read after the commit, outside the transaction.
        answer.get_data()
        _trip(route, answer)
        if answer.status_code < 400 or route.keep:
            session().commit()
        else:
            session().rollback()
    except (Refused, NotYourCase) as refusal:
        session().rollback()
        deny("refused", str(refusal), **getattr(refusal, "what", {}))
        abort(403)
    except BaseException as error:
        session().rollback()
        _note_absence(route, error, values)
        raise
    return answer


def _note_absence(route: RouteRule, error: BaseException, values: dict[str, Any]) -> None:
    """Somebody asked for personal data that is not there, or not theirs to see: both stand in the ledger."""
    status = getattr(error, "code", None) or getattr(error, "status", None)
    if route.reads is None or status not in {403, 404}:
        return
    asked = next((value for value in values.values() if isinstance(value, UUID)), None)
    outcome = ledger.NOT_FOUND if status == 404 else ledger.REFUSED
    deny("read", "niet gevonden of niet van deze lezer", object_type=route.reads, object_id=asked, outcome=outcome)


def _trip(route: RouteRule, answer: Response) -> None:
    if route.reads and answer.status_code == 200 and not ledger.recorded():
        raise NothingRecorded(f"{route.endpoint} toont {route.reads} en schreef niets in het logboek")


def deny(action: str, reason: str, **what: Any) -> None:
    """Write a refusal in the ledger, in a transaction of its own."""
    session().rollback()
    write = alliance_ledger.note if alliance_scope_or_none() is not None else ledger.record
    if write is ledger.record and scope_or_none() is None:
        return
    what.setdefault("object_type", "page")
    what.setdefault("outcome", ledger.REFUSED)
    write(action=action, detail={"reason": reason, "page": request.endpoint}, **what)
    session().commit()
