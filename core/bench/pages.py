"""Which pages are measured, as whom, and the bare view with the same rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from flask import Flask
from sqlalchemy import select

from core.access.people import Membership
from core.access.scope import working_at
from core.access.sessions import SignInSession, new_token, token_hash
from core.access.signed_in import cookie_name
from core.db.engine import session
from core.features.cases.models import SupportCase
from core.features.meetings.models import Meeting
from core.features.staff.colleagues import holders
from core.schools.registry import Registry

CASES = 10
"""So many cases take turns: one case would be measured with everything about it at hand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page by name, its addresses (taken in turn), and those of the bare view that shows the same rows."""

    name: str
    addresses: Sequence[str]
    bare: Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """The pages as one person opens them: an owner of care of the first school, signed in by `cookie` (name, value)."""

    pages: tuple[Page, ...]
    cookie: tuple[str, str]


def visit(app: Flask) -> Visit:
    """Sign the owner of care in, and find the addresses."""
    registry: Registry = app.extensions["registry"]
    school = min(one.id for one in registry.schools())
    with working_at(app, school, "meting") as scope:
        owner = holders(registry.profile(school).care_owner_roles, scope.today)[0]
        cases = session().scalars(select(SupportCase.id).where(SupportCase.closed_on.is_(None)).limit(CASES)).all()
        meeting = session().scalars(select(Meeting.id).where(Meeting.state == "planned").limit(1)).one()
        person = session().scalars(select(Membership.person_id).where(Membership.id == owner.membership_id)).one()
        token = new_token()
        session().add(
            SignInSession(token_hash=token_hash(token), person_id=person, started_at=scope.now, last_seen_at=scope.now)
        )
        session().commit()
        name = cookie_name()
    return Visit(pages=_pages(school, owner.membership_id, cases, meeting), cookie=(name, token))


def _pages(school: str, owner: UUID, cases: Sequence[UUID], meeting: UUID) -> tuple[Page, ...]:
    mine = f"/today/{school}/{owner}"
    return (
        Page(name="vandaag", addresses=[f"/{school}/"], bare=[mine]),
        Page(name="leerlingen", addresses=[f"/{school}/leerlingen"], bare=[f"/pupils/{school}"]),
        Page(name="zoeken", addresses=[f"/{school}/leerlingen?q=klaproos"], bare=[f"/pupils/{school}"]),
        Page(name="overleg", addresses=[f"/{school}/overleg"], bare=[f"/meetings/{school}"]),
        Page(name="agenda", addresses=[f"/{school}/overleg/{meeting}"], bare=[f"/agenda/{school}/{meeting}"]),
        Page(
            name="dossier",
            addresses=[f"/{school}/dossiers/{case}" for case in cases],
            bare=[f"/case/{school}/{case}" for case in cases],
        ),
    )
