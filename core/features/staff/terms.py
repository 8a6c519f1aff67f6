"""One membership: found by its id, and its terms changed."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from core.access import ledger
from core.access.people import Membership, Person
from core.db.engine import session
from core.features.staff import member_history, member_rules
from core.web.language import _
from core.web.problems import Difference, Invalid, NotFound


def member(membership_id: UUID) -> tuple[Membership, Person]:
    """The member of this school with this id. Raises `NotFound`, also for one of another school."""
    statement = select(Membership, Person).join(Person, Person.id == Membership.person_id)
    found = session().execute(statement.where(Membership.id == membership_id)).one_or_none()
    if found is None:
        raise NotFound(_("Op dit adres staat geen medewerker van deze school."))
    return found[0], found[1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What can be changed of a membership. `version` is the one the reader saw."""

    organisation: str
    days_per_week: float | None
    version: int


def change_terms(membership_id: UUID, terms: Terms) -> Membership:
    """Change organisation and days per week. Raises `StaleVersion` with both texts when somebody was first."""
    membership, _person = member(membership_id)
    if membership.version != terms.version:
        raise member_history.stale(membership, _differences(membership, terms))
    if errors := member_rules.wrong_terms(membership.kind, terms.organisation, terms.days_per_week):
        raise Invalid(_("Niet alles klopt nog."), errors=errors)
    membership.organisation, membership.days_per_week = terms.organisation or None, terms.days_per_week
    ledger.record(action="membership.edit", object_type="membership", object_id=membership.id)
    session().flush()
    return membership


def _differences(membership: Membership, terms: Terms) -> list[Difference]:
    pairs: Mapping[str, tuple[str, str, str]] = {
        "organisatie": (_("Organisatie"), terms.organisation, membership.organisation or ""),
        "dagen": (_("Dagen per week"), days_as_text(terms.days_per_week), days_as_text(membership.days_per_week)),
    }
    return [
        Difference(field=field, label=label, mine=mine, theirs=theirs)
        for field, (label, mine, theirs) in pairs.items()
        if mine != theirs
    ]


def days_as_text(days: float | None) -> str:
    """Days per week as a Dutch reader writes them: `4`, `2,5`, or nothing."""
    return "" if days is None else f"{days:g}".replace(".", ",")
