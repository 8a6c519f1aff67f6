"""Pages of somebody who leaves: the end of access with what it leaves behind, and what was not handed over yet."""

from typing import Any
from uuid import UUID

from flask import Response, redirect, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from core.access import ledger
from core.access.scope import scope
from core.contract.permissions import Permission
from core.features.handovers.candidates import Takers, takers
from core.features.handovers.giving import give_all, wishes_of
from core.features.handovers.leaving import Kind, Leftover, left_by
from core.features.handovers.leftover_lines import leftover_lines
from core.features.handovers.leftover_words import words
from core.features.handovers.rooms import MEMBERS, PURPOSE, room
from core.features.handovers.schemas import GiveSchema, LeaveSchema
from core.features.staff import ending, service
from core.features.staff.schemas import ON_A_DAY
from core.features.staff.terms import member
from core.web.forms import Form
from core.web.idempotency import once
from core.web.language import _
from core.web.pages import render
from core.web.problems import Problem

NOBODY = ("", _("Nog niemand: het komt op de lijst van de zorgeigenaar"))


@room.form("/medewerkers/<uuid:membership_id>/beeindig", permission=Permission.STAFF_MANAGE, purpose="beheer")
@once
def leave(membership_id: UUID) -> BaseResponse:
    """Let somebody go, see what that leaves behind, and hand it over in the same act."""
    membership, person = member(membership_id)
    allowed = takers(membership_id)
    form = Form(LeaveSchema(), request.form, initial={"when": "meteen", "version": membership.version})
    left = left_by(membership_id, membership.ends_on or scope().today)
    _offer(form, allowed)
    if form.valid:
        last_day = form.data["last_day"] if form.data["when"] == ON_A_DAY else None
        try:
            give_all(membership_id, wishes_of(form.data, allowed), ending.until(last_day))
            service.end_membership(membership_id, form.data["version"], last_day)
            return redirect(url_for("members.show", membership_id=membership_id, gedaan="weg"), 303)
        except Problem as problem:
            form.take(problem)
    return render(
        "handovers/leave.html",
        form=form,
        person=person,
        membership=membership,
        said=_said(left),
        asked=_asked(left, allowed),
        here=MEMBERS,
    )


@room.get("/overdracht", permission=Permission.CASES_READ_ALL, purpose=PURPOSE, reads="membership")
def left() -> Response:
    """For the care owner: who leaves or left, and what of theirs has no new owner yet."""
    found = leftover_lines()
    ledger.record(action="handover.read", object_type="membership", detail={"rows": len(found)})
    return render("handovers/left.html", lines=found, here="worklist.today")


@room.form(
    "/overdracht/<uuid:membership_id>", permission=Permission.CASES_READ_ALL, purpose=PURPOSE, reads="membership"
)
@once
def hand_over(membership_id: UUID) -> BaseResponse:
    """For the care owner: what still lies with somebody, and to whom it goes."""
    membership, person = member(membership_id)
    allowed = takers(membership_id)
    form = Form(GiveSchema(), request.form)
    last_day = min(membership.ends_on or scope().today, scope().today)
    left = left_by(membership_id, membership.ends_on or scope().today)
    ledger.record(action="handover.read", object_type="membership", object_id=membership_id)
    _offer(form, allowed)
    if form.valid:
        try:
            give_all(membership_id, wishes_of(form.data, allowed), max(last_day, membership.ends_on or last_day))
            return redirect(url_for("handovers.hand_over", membership_id=membership_id, gedaan="ja"), 303)
        except Problem as problem:
            form.take(problem)
    return render(
        "handovers/hand_over.html",
        form=form,
        person=person,
        membership=membership,
        said=_said(left),
        asked=_asked(left, allowed),
        done=request.args.get("gedaan", ""),
        here="worklist.today",
    )


def _offer(form: Form, allowed: Takers) -> None:
    everybody = {one: name for people in allowed.values() for one, name in people}
    form.offer("everything", [("", _("Kies per soort")), *_choices(everybody.items())])
    for kind in Kind:
        form.offer(kind.value, [NOBODY, *_choices(allowed[kind])])


def _choices(people: Any) -> list[tuple[str, str]]:
    return [(str(one), name) for one, name in sorted(people, key=lambda pair: pair[1])]


def _said(left: Leftover) -> tuple[str, ...]:
    return tuple(words(kind, left.numbers[kind]) for kind in left.kinds)


def _asked(left: Leftover, allowed: Takers) -> tuple[str, ...]:
    """The fields to draw: only the kinds of which there is something."""
    kinds = tuple(kind.value for kind in left.kinds)
    return ("everything", *kinds) if len(kinds) > 1 and any(allowed.values()) else kinds
