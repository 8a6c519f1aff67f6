"""Numbers within their bounds and the law's, and permissions within what a kind of role may have."""

from collections.abc import Iterator

from core.contract.consents import ConsentRule, Giver
from core.contract.deadlines import Deadline, Moment, Unit
from core.contract.permissions import PARTNER_PERMISSIONS, Permission
from core.contract.school import RoleKind, StaffRole
from core.schools.faults import Fault, fault, note, remark
from core.schools.profile import BY_LAW, SchoolProfile

ANNOUNCED = frozenset(
    {
        "concern", "consultation", "conversation", "information", "observation", "meeting", "agenda", "step", "level",
        "verdict", "decision", "approval", "report", "document", "consent", "director", "system_reference", "counter",
    }
)  # fmt: skip
"""The kinds of happening that the platform announces."""

_ADMINISTRATOR_MAY = frozenset(
    {Permission.HOME, Permission.PUPILS_READ, Permission.PUPILS_EDIT, Permission.STAFF_MANAGE, Permission.SETUP_READ}
)


def deadline_checks(profile: SchoolProfile) -> Iterator[Fault]:
    """Lengths, bounds and moments of terms; givers of consent."""
    for deadline in profile.deadlines:
        key = f"deadlines/{deadline.code}"
        yield from _bounds(key, deadline)
        if profile.origin.get(key) != BY_LAW:
            yield from _moments(key, deadline)
    for rule in profile.consent_rules:
        yield from _givers(f"consent_rules/{rule.code}", rule)
    for obligation in profile.obligations:
        if obligation.every < 1:
            yield fault(f"obligations/{obligation.code}/every", "Dit moet ten minste 1 zijn.")


def _bounds(key: str, deadline: Deadline) -> Iterator[Fault]:
    if deadline.length < 0:
        yield fault(f"{key}/length", "Een termijn kan niet voor het begin aflopen; 0 is dezelfde dag.")
    if deadline.least is not None and deadline.length < deadline.least:
        yield fault(f"{key}/length", f"De termijn ({deadline.length}) is korter dan de ondergrens ({deadline.least}).")
    if deadline.most is not None and deadline.length > deadline.most:
        yield fault(f"{key}/length", f"De termijn ({deadline.length}) is langer dan de bovengrens ({deadline.most}).")
    if deadline.floor is not None and deadline.unit is Unit.SCHOOL_WEEKS:
        yield fault(f"{key}/unit", "Een termijn van de wet loopt door in de vakantie. Tel hem in weken of in dagen.")
    if deadline.floor is not None:
        article = (deadline.floor_source or deadline.source).mark
        for number in (deadline.length, deadline.most or 0):
            if number > deadline.floor:
                yield fault(f"{key}/length", f"{number} is langer dan de wet toestaat: {deadline.floor} ({article}).")
        if deadline.floor_source is None:
            yield fault(f"{key}/floor_source", "Bij een grens van de wet hoort het artikel.")


def _moments(key: str, deadline: Deadline) -> Iterator[Fault]:
    for name, moment in (("starts", deadline.starts), ("ends", deadline.ends)):
        if moment.kind not in ANNOUNCED:
            says = f"Het platform kent de gebeurtenis {moment.kind} nog niet; deze termijn wordt alleen getoond."
            yield note(f"{key}/{name}", says)
    if _same(deadline.starts, deadline.ends):
        yield fault(key, "Begin en einde zijn dezelfde gebeurtenis.")


def _same(start: Moment, end: Moment) -> bool:
    return (start.kind, start.about, start.outcome) == (end.kind, end.about, end.outcome)


def _givers(key: str, rule: ConsentRule) -> Iterator[Fault]:
    if not rule.givers:
        yield fault(f"{key}/givers", "Er is niemand die deze toestemming geeft.")
    if not rule.forms:
        yield fault(f"{key}/forms", "Noem ten minste één vorm waarin de toestemming telt.")
    for age in range(4, 21):
        if rule.givers and not any(giver.holds_at(age) for giver in rule.givers):
            yield fault(f"{key}/givers", f"Bij een leerling van {age} jaar geeft niemand deze toestemming.")
            return
    if all(giver.giver is Giver.PUPIL and giver.holds_at(11) for giver in rule.givers) and rule.givers:
        yield fault(f"{key}/givers", "Onder de twaalf jaar kan een leerling niet alleen toestemming geven.")


def permission_checks(profile: SchoolProfile) -> Iterator[Fault]:
    """What a role of each kind may be given."""
    for role in profile.staff_roles:
        yield from _rights(role)
    if not any(role.administers for role in profile.staff_roles):
        yield fault("staff_roles", "Er is geen rol die de school beheert (administers=True).")


def _rights(role: StaffRole) -> Iterator[Fault]:
    key = f"staff_roles/{role.code}/permissions"
    if role.kind is RoleKind.PARTNER:
        yield from _too_much(key, role, role.permissions - PARTNER_PERMISSIONS, "Een partner")
    if role.kind is RoleKind.FAMILY:
        yield from _too_much(key, role, role.permissions, "Wie geen account heeft")
    if role.administers:
        yield from _too_much(key, role, role.permissions - _ADMINISTRATOR_MAY, "Een beheerder")
    if role.permissions and Permission.HOME not in role.permissions:
        yield remark(key, "Deze rol heeft rechten, maar niet op de eigen startpagina (home).")
    if role.capacity is not None and role.capacity < 1:
        yield fault(f"staff_roles/{role.code}/capacity", "Ten minste één persoon moet de rol kunnen hebben.")


def _too_much(key: str, role: StaffRole, more: frozenset[Permission], who: str) -> Iterator[Fault]:
    if more:
        yield fault(key, f"{who} mag dit niet krijgen ({role.label}): {', '.join(sorted(more))}.")
