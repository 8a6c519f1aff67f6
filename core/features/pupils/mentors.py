"""Who guides which pupil. At one time a pupil has one mentor of each role; replacing is one act."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import select

from core.access import ledger
from core.access.people import Membership, MembershipRole, Person, live_on
from core.access.school import profile
from core.access.scope import scope
from core.db.engine import session
from core.features.pupils import rules
from core.features.pupils.models import PupilMentor
from core.features.pupils.rules import MENTOR_DAYS, overlaps
from core.features.pupils.service import MentorView, mentor_view, pupil_of
from core.web.language import _, day_long
from core.web.problems import Conflict, Invalid, NotFound


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Somebody who may become a mentor, in one of the roles that guide pupils."""

    membership_id: UUID
    role: str
    name: str
    days: float | None

    @property
    def value(self) -> str:
        """The choice as a form sends it."""
        return f"{self.role}~{self.membership_id}"


def candidates() -> tuple[Candidate, ...]:
    """Everybody who holds a role that guides pupils today, by name. One statement."""
    statement = (
        select(MembershipRole.role_code, Membership.id, Membership.days_per_week, Person.name)
        .join(
            Membership,
            (Membership.school_id == MembershipRole.school_id) & (Membership.id == MembershipRole.membership_id),
        )
        .join(Person, Person.id == Membership.person_id)
        .where(MembershipRole.role_code.in_(profile().mentor_roles))
        .where(live_on(MembershipRole, scope().today), live_on(Membership, scope().today))
        .order_by(Person.name, Membership.id)
    )
    return tuple(
        Candidate(membership_id=row.id, role=row.role_code, name=row.name, days=row.days_per_week)
        for row in session().execute(statement)
    )


def mentors_ever(pupil_id: UUID) -> tuple[MentorView, ...]:
    """Every mentor the pupil has, had or will have, newest first."""
    statement = (
        select(PupilMentor, Person.name)
        .join(
            Membership, (Membership.school_id == PupilMentor.school_id) & (Membership.id == PupilMentor.membership_id)
        )
        .join(Person, Person.id == Membership.person_id)
        .where(PupilMentor.pupil_id == pupil_id)
        .order_by(PupilMentor.starts_on.desc(), PupilMentor.id.desc())
    )
    return tuple(mentor_view(row, name) for row, name in session().execute(statement))


def mentor_of(pupil_id: UUID, mentor_id: UUID) -> MentorView:
    """One of `mentors_ever`; NotFound otherwise."""
    found = next((view for view in mentors_ever(pupil_id) if view.id == mentor_id), None)
    if found is None:
        raise NotFound()
    return found


def assign_mentor(pupil_id: UUID, chosen: str, starts_on: date, *, replace: bool = False) -> PupilMentor:
    """Make somebody the mentor from a day. `chosen` is a `Candidate.value`.

    Another mentor of the same role in that time is refused with `Conflict`, unless `replace`: then that one ends the
    day before. A replaced mentor who had not begun by then keeps an empty period: nothing is erased.
    """
    pupil = pupil_of(pupil_id)
    candidate = next((person for person in candidates() if person.value == chosen), None)
    if candidate is None:
        raise _wrong("mentor", _("Kies iemand uit de lijst."))
    _check_days(candidate)
    if starts_on > scope().today + rules.AHEAD:
        raise _wrong("starts_on", _("Deze dag ligt meer dan een jaar vooruit. Klopt het jaartal?"))
    if starts_on < pupil.enrolled_on:
        raise _wrong("starts_on", _("De leerling was op deze dag nog niet ingeschreven."))
    _make_room(pupil_id, candidate, starts_on, replace)
    mentor = PupilMentor(
        pupil_id=pupil.id, membership_id=candidate.membership_id, role_code=candidate.role, starts_on=starts_on
    )
    session().add(mentor)
    _record("mentor.assign", mentor)
    return mentor


def end_mentor(pupil_id: UUID, mentor_id: UUID, on: date) -> PupilMentor:
    """Let somebody be mentor up to and including a day."""
    statement = select(PupilMentor).where(PupilMentor.id == mentor_id, PupilMentor.pupil_id == pupil_id)
    mentor = session().scalars(statement).one_or_none()
    if mentor is None:
        raise NotFound()
    if mentor.ends_on is not None and mentor.ends_on < scope().today:
        raise Conflict(_("Dit was al beëindigd."))
    if on < mentor.starts_on:
        raise _wrong("on", _("Deze dag ligt vóór de eerste dag, %(dag)s.", dag=day_long(mentor.starts_on)))
    if on > scope().today + rules.AHEAD:
        raise _wrong("on", _("Deze dag ligt meer dan een jaar vooruit. Klopt het jaartal?"))
    mentor.ends_on = on
    _record("mentor.end", mentor)
    return mentor


def _check_days(candidate: Candidate) -> None:
    """Some schools want a mentor there at least some days a week. A school without such a number has no rule."""
    least = next((rule for rule in profile().thresholds if rule.counter == MENTOR_DAYS), None)
    if least is not None and rules.works_too_few_days(candidate.days, float(least.number)):
        said = _("%(naam)s werkt %(dagen)s dagen per week; een %(rol)s is er ten minste %(minimum)s (%(bron)s).")
        raise _wrong(
            "mentor",
            said
            % {
                "naam": candidate.name,
                "dagen": f"{candidate.days:g}".replace(".", ","),
                "rol": profile().role(candidate.role).label.lower(),
                "minimum": f"{least.number.normalize():f}",
                "bron": least.source.mark,
            },
        )


def _make_room(pupil_id: UUID, candidate: Candidate, starts_on: date, replace: bool) -> None:
    there = [
        row
        for row in mentors_ever(pupil_id)
        if row.role == candidate.role
        and overlaps(starts_on, None, row.starts_on, row.ends_on)
        # an empty period: replaced before it began
        and not (row.ends_on is not None and row.ends_on < row.starts_on)
    ]
    if any(row.membership_id == candidate.membership_id for row in there):
        raise Conflict(_("%(naam)s is het al.", naam=candidate.name))
    if there and not replace:
        raise Conflict(
            _("Er is al een %(rol)s: %(naam)s.", rol=profile().role(candidate.role).label.lower(), naam=there[0].name)
        )
    for row in session().scalars(select(PupilMentor).where(PupilMentor.id.in_([view.id for view in there]))):
        row.ends_on = max(starts_on, row.starts_on) - timedelta(days=1)
        _record("mentor.replace", row)
    # the key on one open mentor per role must see the end before the beginning
    session().flush()


def _wrong(field: str, said: str) -> Invalid:
    return Invalid(said, errors={field: [said]})


def _record(action: str, mentor: PupilMentor) -> None:
    ledger.record(action=action, object_type="pupil_mentor", object_id=mentor.id, pupil_id=mentor.pupil_id)
