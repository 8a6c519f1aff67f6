"""What is unusual in who does what: too many in a role, nobody in a role that must be held, one administrator. Pure in
all but its home: facts come in, sentences go out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from core.contract.permissions import PARTNER_PERMISSIONS
from core.contract.requirements.base import capital, enumerated
from core.contract.school import RoleKind, StaffRole
from core.contract.source import Source
from core.web.language import _


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A role that somebody holds today. `kind` is that of the membership; `lent` when only as a stand-in."""

    membership_id: UUID
    name: str
    kind: str
    role_code: str
    signs_in: bool
    part: str = ""
    lent: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Unusual:
    """A sentence, what to do about it where there is something, and the paragraph it rests on."""

    words: str
    source: Source | None = None


def unusual(roles: Sequence[StaffRole], held: Sequence[Held], must: Iterable[str]) -> tuple[Unusual, ...]:
    """Everything that is not as the profile says, most serious first."""
    return (
        *_administrators(roles, held),
        *_nobody(roles, held, frozenset(must)),
        *_too_many(roles, held),
        *_wrong_kind(roles, held),
        *_unknown(roles, held),
    )


def _administrators(roles: Sequence[StaffRole], held: Sequence[Held]) -> Iterable[Unusual]:
    codes = {role.code for role in roles if role.administers}
    names = {one.membership_id: one.name for one in held if one.role_code in codes and one.signs_in}
    if len(names) == 1:
        said = _("Alleen %(naam)s kan accounts beheren. Is die er niet, dan kan niemand het.", naam=min(names.values()))
        yield Unusual(words=said)
    if not names:
        yield Unusual(words=_("Niemand die zich kan aanmelden, beheert de accounts."))


def _nobody(roles: Sequence[StaffRole], held: Sequence[Held], must: frozenset[str]) -> Iterable[Unusual]:
    there = {one.role_code for one in held}
    for role in roles:
        if role.code in must - there and not role.administers:
            said = _("Niemand is %(rol)s, en het profiel legt daar werk neer.", rol=role.label)
            yield Unusual(words=said, source=role.source)


def _too_many(roles: Sequence[StaffRole], held: Sequence[Held]) -> Iterable[Unusual]:
    """More than the profile allows. Who stands in does not count beside who is away."""
    for role in roles:
        names = {one.membership_id: one.name for one in held if one.role_code == role.code and not one.lent}
        if role.capacity is not None and len(names) > role.capacity:
            said = _(
                "%(aantal)d mensen zijn %(rol)s; het profiel zegt ten hoogste %(meeste)d: %(namen)s.",
                aantal=len(names),
                rol=role.label,
                meeste=role.capacity,
                namen=enumerated(sorted(names.values())),
            )
            yield Unusual(words=said, source=role.source)


def _wrong_kind(roles: Sequence[StaffRole], held: Sequence[Held]) -> Iterable[Unusual]:
    """A partner with a role of staff: the gate lets through what a partner may have, and refuses the rest."""
    known = {role.code: role for role in roles}
    for one in held:
        role = known.get(one.role_code)
        if role is None or one.kind != RoleKind.PARTNER.value:
            continue
        refused = len(role.permissions - PARTNER_PERMISSIONS)
        if role.kind is not RoleKind.PARTNER or refused:
            said = _(
                "%(naam)s is partner en heeft de rol %(rol)s. Van die rol zijn %(aantal)d rechten geweigerd.",
                naam=one.name,
                rol=role.label,
                aantal=refused,
            )
            yield Unusual(words=said, source=role.source)


def _unknown(roles: Sequence[StaffRole], held: Sequence[Held]) -> Iterable[Unusual]:
    known = {role.code for role in roles}
    for one in held:
        if one.role_code not in known:
            said = _("%(naam)s heeft de rol %(rol)s. Die staat niet meer in het profiel, en geeft geen rechten.")
            yield Unusual(words=said % {"naam": one.name, "rol": capital(one.role_code)})
