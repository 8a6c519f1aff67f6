"""Pages about being away: one's own, and an administrator's for a colleague."""

from typing import Any
from uuid import UUID

from flask import redirect, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from core.access import ledger
from core.access.conditions import STAFF
from core.access.scope import scope
from core.contract.permissions import Permission
from core.features.handovers import absence_lines, absences
from core.features.handovers.absences import NewAbsence
from core.features.handovers.rooms import MEMBERS, PURPOSE, room
from core.features.handovers.schemas import AbsenceSchema, EndAbsenceSchema
from core.features.staff import roles
from core.features.staff.terms import member
from core.web.forms import Form
from core.web.idempotency import once
from core.web.language import _
from core.web.pages import render
from core.web.problems import NotFound, Problem, Refused
from core.web.widgets import Option

OWN: dict[str, Any] = {"permission": Permission.HOME, "purpose": PURPOSE}
MANAGE: dict[str, Any] = {"permission": Permission.STAFF_MANAGE, "purpose": PURPOSE, "reads": "staff"}


@room.form("/afwezig", **OWN)
@once
def away() -> BaseResponse:
    """My own absence. Somebody from outside reads that the school asks another."""
    me = scope().membership_id
    if me is None:
        raise NotFound()
    return _page(me, url_for("handovers.away"), "worklist.today")


@room.form("/medewerkers/<uuid:membership_id>/afwezig", **MANAGE)
@once
def away_for(membership_id: UUID) -> BaseResponse:
    """The absence of a colleague who cannot note it."""
    return _page(membership_id, url_for("handovers.away_for", membership_id=membership_id), MEMBERS)


def _page(membership_id: UUID, address: str, here: str) -> BaseResponse:
    membership, person = member(membership_id)
    people = absence_lines.colleagues(membership_id) if membership.kind == STAFF else ()
    form = Form(AbsenceSchema(), request.form, initial={"starts_on": scope().today})
    form.offer("substitute_id", [Option(value=str(one), label=name, note=note) for one, name, note in people])
    if form.valid:
        try:
            absences.begin(NewAbsence(absent_id=membership_id, **form.data))
            return redirect(f"{address}?gedaan=geregeld", 303)
        except Refused as problem:
            form.add_error("substitute_id", roles.promise_of(problem.findings))
        except Problem as problem:
            form.take(problem)
    lines = absence_lines.lines(membership_id)
    ledger.record(action="absence.read", object_type="membership", object_id=membership_id, detail={"rows": len(lines)})
    return render(
        "handovers/away.html",
        form=form,
        person=person,
        membership=membership,
        mine=membership_id == scope().membership_id,
        lines=lines,
        people=people,
        done=request.args.get("gedaan", ""),
        here=here,
    )


@room.form("/afwezig/<uuid:absence_id>/beeindig", **OWN)
@once
def back_again(absence_id: UUID) -> BaseResponse:
    """Back earlier than thought, after a question."""
    absence = absences.absence_of(absence_id)
    _membership, person = member(absence.absent_id)
    _other, stands_in = member(absence.substitute_id)
    form = Form(EndAbsenceSchema(), request.form, initial={"version": absence.version})
    own = scope().membership_id in (absence.absent_id, absence.substitute_id)
    back = url_for("handovers.away") if own else url_for("handovers.away_for", membership_id=absence.absent_id)
    if form.valid:
        absences.end(absence_id, form.data["version"])
        return redirect(f"{back}?gedaan=klaar", 303)
    return render(
        "confirm.html",
        title=_("Beëindig de vervanging van %(naam)s", naam=person.name),
        said=(_("Je beëindigt de vervanging van"), person.name, _(" door %(wie)s.", wie=stands_in.name)),
        consequence=_("%(wie)s ziet de taken en dossiers daarna niet meer.", wie=stands_in.name),
        verb=_("Beëindig de vervanging"),
        back=back,
        form=form,
        here="worklist.today" if own else MEMBERS,
    )
