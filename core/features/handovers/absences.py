"""Somebody is away from a day up to and including a day, and a colleague stands in: what that gives, and its end."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import select

from core.access import ledger
from core.access.absences import Absence, AbsenceRole
from core.access.conditions import STAFF
from core.access.people import Membership, MembershipRole, Person
from core.access.scope import SYSTEM, scope
from core.contract.permissions import Permission
from core.db.engine import session
from core.features.handovers import rules
from core.features.handovers.rules import HeldRole
from core.features.mail.service import NewNotice, tell
from core.features.staff import holders, roles
from core.features.staff.rules import Period
from core.features.staff.terms import member
from core.web.language import _, day_long
from core.web.problems import Conflict, Invalid, NotFound, Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAbsence:
    """Who is away, who stands in, from and to and including."""

    absent_id: UUID
    substitute_id: UUID
    starts_on: date
    ends_on: date


def begin(new: NewAbsence) -> Absence:
    """Note the absence, give the substitute for that time what the work needs, and tell the substitute.

    Invalid per field. Whoever is away may choose a colleague with the same role; a role that the colleague has nowhere
    is given by an administrator only. Rights to manage accounts never pass.
    """
    away, person = _staff(new.absent_id, "substitute_id")
    _may_arrange(new.absent_id)
    _check(new, away)
    missing = _missing(new)
    absence = Absence(
        absent_id=new.absent_id,
        substitute_id=new.substitute_id,
        starts_on=new.starts_on,
        ends_on=new.ends_on,
        made_by=scope().membership_id,
    )
    session().add(absence)
    session().flush()
    _lend(absence, missing)
    ledger.record(
        action="absence.begin",
        object_type="absence",
        object_id=absence.id,
        detail={"absent": str(new.absent_id), "substitute": str(new.substitute_id), "roles": len(missing)},
    )
    words = _("Je vervangt %(naam)s van %(van)s tot en met %(tot)s.")
    said = {"naam": person.name[:150], "van": day_long(new.starts_on), "tot": day_long(new.ends_on)}
    text = words % said
    tell([new.substitute_id], NewNotice(kind="absence", text=text, link=f"/{scope().school_id}/afwezig"))
    return absence


def _staff(membership_id: UUID, field: str) -> tuple[Membership, Person]:
    found, person = member(membership_id)
    if found.kind != STAFF:
        said = _("Een partner heeft geen vervanger: die nodigt de school apart uit.")
        raise Invalid(said, errors={field: [said]})
    return found, person


def _may_arrange(absent_id: UUID) -> None:
    mine = scope().membership_id == absent_id
    if not mine and scope().kind != SYSTEM and not scope().holds(Permission.STAFF_MANAGE):
        raise NotFound()


def _check(new: NewAbsence, away: Membership) -> None:
    errors = rules.wrong_days(new.starts_on, new.ends_on, scope().today)
    if away.ends_on is not None and new.ends_on > away.ends_on:
        errors["ends_on"] = [_("De laatste werkdag hier is %(dag)s.", dag=day_long(away.ends_on))]
    if said := rules.overlap(new.starts_on, new.ends_on, _periods(Absence.absent_id == new.absent_id)):
        errors["starts_on"] = [_("In deze tijd is er al een vervanger.") + " " + said]
    if errors:
        raise Invalid(_("Niet alles klopt nog."), errors=errors)
    stands_in, person = _staff(new.substitute_id, "substitute_id")
    if said := _unfit(new, stands_in, person):
        raise Invalid(_("Niet alles klopt nog."), errors={"substitute_id": [said]})


def _unfit(new: NewAbsence, stands_in: Membership, person: Person) -> str:
    """Why this colleague cannot stand in all those days; empty when nothing is in the way."""
    if new.substitute_id == new.absent_id:
        return _("Kies iemand anders dan wie afwezig is.")
    if stands_in.starts_on > new.starts_on or (stands_in.ends_on is not None and stands_in.ends_on < new.ends_on):
        return _("%(naam)s werkt hier niet al die dagen.", naam=person.name)
    if said := rules.overlap(new.starts_on, new.ends_on, _periods(Absence.absent_id == new.substitute_id)):
        return _("%(naam)s is dan zelf afwezig.", naam=person.name) + " " + said
    missing = rules.needs_administrator(_missing(new), _held(new.substitute_id, new))
    if missing and scope().kind != SYSTEM and not scope().holds(Permission.STAFF_MANAGE):
        return rules.sentence_of(roles.role_label(code) for code in sorted(missing))
    return ""


def _periods(whose: Any) -> Sequence[tuple[date, date]]:
    rows = session().execute(select(Absence.starts_on, Absence.ends_on).where(whose, Absence.ends_on >= scope().today))
    return [(row[0], row[1]) for row in rows]


def _held(membership_id: UUID, new: NewAbsence) -> frozenset[HeldRole]:
    """The roles that a member holds on every day of the absence, without those that manage accounts."""
    administering = set(holders.administering_roles())
    return frozenset(
        HeldRole(one.role_code, one.range_code or "")
        for one in holders.holders(membership_id=membership_id)
        if one.role_code not in administering
        and roles.role_of_profile(one.role_code) is not None
        and one.period.holds(new.starts_on)
        and one.period.holds(new.ends_on)
    )


def _missing(new: NewAbsence) -> tuple[HeldRole, ...]:
    return rules.missing_roles(_held(new.absent_id, new), _held(new.substitute_id, new))


def _lend(absence: Absence, missing: Sequence[HeldRole]) -> None:
    """The roles for these days only; who is away does not count for how many may hold one."""
    stands_in, _person = member(absence.substitute_id)
    period = Period(starts_on=absence.starts_on, ends_on=absence.ends_on)
    for held in missing:
        given = roles.give(stands_in, held.role, held.part or None, period, instead_of=absence.absent_id)
        session().add(AbsenceRole(absence_id=absence.id, role_id=given.role.id))
    session().flush()


def end(absence_id: UUID, version: int) -> Absence:
    """Back earlier than thought: the substitute stops at once, and what was lent ends with it."""
    absence = absence_of(absence_id)
    if absence.version != version:
        raise Conflict(_("Iemand anders veranderde dit, terwijl jij keek. Bekijk het opnieuw en kies dan."))
    if absence.ends_on < scope().today:
        raise Problem(_("Deze vervanging is al voorbij."))
    shorten(absence, scope().today - timedelta(days=1))
    text = _("De vervanging is eerder klaar: %(naam)s is er weer.", naam=member(absence.absent_id)[1].name[:150])
    tell([absence.substitute_id], NewNotice(kind="absence", text=text, link=f"/{scope().school_id}/afwezig"))
    return absence


def shorten(absence: Absence, last_day: date) -> None:
    """Let an absence and what it lent end on an earlier day; before its first day it then never was."""
    absence.ends_on = min(absence.ends_on, last_day)
    lent = select(AbsenceRole.role_id).where(AbsenceRole.absence_id == absence.id)
    for role in session().scalars(select(MembershipRole).where(MembershipRole.id.in_(lent))):
        role.ends_on = absence.ends_on
    ledger.record(action="absence.end", object_type="absence", object_id=absence.id)
    session().flush()


def absence_of(absence_id: UUID) -> Absence:
    """The absence, for whoever is away, stands in, or manages accounts; NotFound for others."""
    found = session().scalars(select(Absence).where(Absence.id == absence_id)).one_or_none()
    me = scope().membership_id
    mine = found is not None and me is not None and me in (found.absent_id, found.substitute_id)
    if found is None or not (mine or scope().kind == SYSTEM or scope().holds(Permission.STAFF_MANAGE)):
        raise NotFound()
    return found
