"""The first administrator of a school: the only time that an alliance gives somebody access to a school.

It works in a scope of the school that may manage staff and nothing else, and only while the school has nobody who can.
From then on the school invites its own people.
"""

from dataclasses import dataclass

from flask import Flask, current_app

from core.access import alliance_ledger
from core.access.alliance_scope import AllianceScope, alliance_scope
from core.access.school import profile, registry
from core.access.scope import Scope, scope, working_as
from core.contract.permissions import Permission
from core.contract.requirements.base import capital
from core.contract.school import RoleKind
from core.db.engine import session
from core.features.staff import holders, service
from core.features.staff.service import NewMember, RoleWish
from core.web.language import _
from core.web.problems import Invalid, Problem

ALLIANCE_KIND = "alliance"
"""The kind of a scope in which an alliance works at a school: it is no staff, no partner and not the program."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstAdministrator:
    """Whom to invite. `role` is `role` or `role/range`."""

    name: str
    email: str
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitedFirst:
    """Who was invited. `token` opens the one-time link; None when the person signs in already or works elsewhere."""

    name: str
    email: str
    token: str | None
    signs_in: bool


def role_choices(school_id: str) -> list[tuple[str, str]]:
    """The roles of a school that may manage its staff, with their ranges."""
    found = []
    for role in registry().profile(school_id).staff_roles:
        if role.kind is RoleKind.STAFF and Permission.STAFF_MANAGE in role.permissions:
            parts = [(f"{role.code}/{part.code}", f"{capital(role.label)}, {part.label}") for part in role.ranges]
            found += parts or [(role.code, capital(role.label))]
    return found


def has_administrator(school_id: str) -> bool:
    """Whether somebody at the school can manage its staff, now or from a later day. Asked in a context of its own."""
    session().commit()  # on SQLite two transactions of one request would wait for each other
    with working_as(_app(), _scope_at(school_id, alliance_scope())):
        return bool(holders.administrators())


def invite_first(school_id: str, wanted: FirstAdministrator) -> InvitedFirst:
    """Invite the first administrator of a school of this alliance. Raises `Invalid`, or `Problem` when there is one."""
    if wanted.role not in dict(role_choices(school_id)):
        raise Invalid(_("Niet alles klopt nog."), errors={"role": [_("Kies een rol van deze school.")]})
    session().commit()
    with working_as(_app(), _scope_at(school_id, alliance_scope())):
        invited = _invite(wanted)
    alliance_ledger.note(action="school.first_administrator", object_type="school", school_id=school_id)
    return invited


def _invite(wanted: FirstAdministrator) -> InvitedFirst:
    if holders.administrators():
        raise Problem(_("%(school)s heeft al een beheerder. Die nodigt de anderen uit.", school=profile().school.name))
    role_code, _mark, range_code = wanted.role.partition("/")
    added = service.add_member(
        NewMember(
            name=wanted.name,
            email=wanted.email,
            kind="staff",
            starts_on=scope().today,
            roles=(RoleWish(role_code, range_code or None),),
        )
    )
    signs_in = added.person.password_hash is not None
    return InvitedFirst(name=added.person.name, email=added.person.email, token=added.token, signs_in=signs_in)


def _scope_at(school_id: str, own: AllianceScope) -> Scope:
    """The staff of one school of this alliance, in the name of the administrator who asks."""
    if registry().alliance_of(school_id) != own.alliance_id:
        raise LookupError(school_id)
    return Scope(
        school_id=school_id,
        person_id=own.person_id,
        membership_id=None,
        person_name=own.person_name,
        kind=ALLIANCE_KIND,
        roles=frozenset(),
        permissions=frozenset({Permission.STAFF_MANAGE}),
        purpose="beheer",
        now=own.now,
        organisation=registry().alliance(own.alliance_id).name,
    )


def _app() -> Flask:
    app: Flask = current_app._get_current_object()  # type: ignore[attr-defined]
    return app
