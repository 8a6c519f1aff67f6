"""Who may tick off or hand over a duty, and to whom it may be given."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from sqlalchemy import Select, literal, select, union_all

from core.access import ledger, policy, policy_sql
from core.access.absences import Absence, replaced_now
from core.access.conditions import PARTNER, Actor
from core.access.school import profile
from core.access.scope import SYSTEM, scope
from core.contract.permissions import PARTNER_PERMISSIONS, Permission
from core.db import raw
from core.db.engine import session
from core.features.duties.models import Duty
from core.features.staff.colleagues import Colleague, holders, roles_of
from core.web.language import _
from core.web.problems import Problem


def is_known_to_reader(duty: Duty) -> bool:
    """Whether the reader may know of it. With a case the wall has decided; without one it is between those it names."""
    return duty.case_id is not None or scope().kind == SYSTEM or _is_involved(duty)


def may_act(duty: Duty) -> bool:
    """Whether the reader may tick it off or hand it over: whose it is, who asked it, the same role, the care owner."""
    current = scope()
    involved = _is_involved(duty)
    of_role = duty.case_id is not None and duty.owner_role in current.roles
    is_care_owner = duty.case_id is not None and bool(current.roles & set(profile().care_owner_roles))
    return current.kind == SYSTEM or involved or of_role or is_care_owner


def check_may_act(duty: Duty) -> None:
    """Problem for who may read of the duty but has no part in it."""
    if not may_act(duty):
        raise Problem(_("Dit is niet aan jou. Je kunt het wel lezen, maar niet afvinken of overdragen."), status=403)


def _is_involved(duty: Duty) -> bool:
    me = scope().membership_id
    if me is not None and me in (duty.owner_id, duty.made_by):
        return True
    return (duty.owner_id is None and duty.owner_role in scope().roles) or stands_in(duty)


def stands_in(duty: Duty) -> bool:
    """Whether the reader stands in today for whoever has the duty; the ledger then says for whom."""
    if duty.owner_id is None or scope().membership_id is None:
        return False
    found = session().execute(replaced_now().where(Absence.absent_id == duty.owner_id)).first()
    if found is not None:
        ledger.on_behalf(duty.owner_id, duty.case_id)
    return found is not None


def successors(duty: Duty) -> tuple[Colleague, ...]:
    """Who may take the duty over: everybody who holds its role today, knows the case, and does not have it already."""
    people = [person for person in holders([duty.owner_role], scope().today) if person.membership_id != duty.owner_id]
    once = {person.membership_id: person for person in people}
    seeing = who_see(duty.case_id, once)
    return tuple(person for person in once.values() if person.membership_id in seeing)


def who_see(case_id: UUID | None, membership_ids: Iterable[UUID]) -> frozenset[UUID]:
    """Those of these members to whom the case is open today; everybody when there is no case. At most two statements.

    A duty given to somebody who may not see its case would be on nobody's list.
    """
    wanted = frozenset(membership_ids)
    if case_id is None or not wanted:
        return wanted
    actors = _actors(wanted, scope().today)
    seeing = {actor.membership_id for actor in actors if policy.sees_all(actor)}
    others = [actor for actor in actors if actor.membership_id not in seeing]
    if others:
        asked = union_all(*(_sight(case_id, place, actor) for place, actor in enumerate(others)))
        rows = raw.execute(asked, because="mag een ander dit dossier zien: het antwoord is ja of nee").scalars()
        seeing |= {others[place].membership_id for place in rows}
    return frozenset(found for found in seeing if found is not None)


def _sight(case_id: UUID, place: int, actor: Actor) -> Select[int]:
    open_to = policy_sql.visible_cases(scope().school_id, actor).subquery()
    return select(literal(place)).where(select(open_to).where(open_to.c[0] == case_id).exists())


def _actors(membership_ids: frozenset[UUID], today: date) -> list[Actor]:
    """The members as the policy judges them: with everything that their roles of today give."""
    rights: dict[UUID, set[Permission]] = {}
    kinds: dict[UUID, str] = {}
    for person in roles_of(membership_ids, today):
        kinds[person.membership_id] = person.kind
        rights.setdefault(person.membership_id, set()).update(_permissions(person))
    return [
        Actor(membership_id=one, kind=kinds[one], permissions=frozenset(given), today=today)
        for one, given in sorted(rights.items())
    ]


def _permissions(person: Colleague) -> frozenset[Permission]:
    try:
        given = frozenset(profile().role(person.role_code).permissions)
    except LookupError:
        return frozenset()
    return given & PARTNER_PERMISSIONS if person.kind == PARTNER else given
