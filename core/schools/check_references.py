"""Every code that a value names must exist, and a role must be of the right kind."""

from collections.abc import Iterator
from dataclasses import fields
from difflib import get_close_matches
from typing import Any

from core.contract.deadlines import Moment
from core.contract.partners import Partner
from core.contract.remarks import Remark
from core.contract.requirements import Requirement
from core.contract.requirements.record import LevelReached, OutcomeIs
from core.contract.school import RoleKind
from core.schools.faults import Fault, fault, note, remark
from core.schools.nouns import NOUNS
from core.schools.profile import BY_LAW, SchoolProfile
from core.schools.references import OF_MOMENT, REFERENCES, SHOWN_ONLY, SIGNS_IN
from core.schools.walk import values


def reference_checks(profile: SchoolProfile) -> Iterator[Fault]:
    """Every code that points to nothing, or to the wrong kind of role."""
    for place, value in values(profile):
        name = type(value).__name__
        for field in fields(value):
            hook = "staff_roles" if _is_override(value, field.name) else REFERENCES.get((name, field.name), "")
            for code in _codes(getattr(value, field.name)) if hook else ():
                soft = (name, field.name) in SHOWN_ONLY
                yield from _reference(profile, f"{place}/{field.name}", hook, code, soft=soft)
                if (name, field.name) in SIGNS_IN:
                    yield from _account(profile, f"{place}/{field.name}", code)
        yield from _special(profile, place, value)


def _is_override(value: object, name: str) -> bool:
    return name == "override" and isinstance(value, Requirement)


def _codes(named: Any) -> tuple[str, ...]:
    return tuple(code for code in ((named,) if isinstance(named, str) else named) if code)


def _reference(profile: SchoolProfile, key: str, hook: str, code: str, *, soft: bool = False) -> Iterator[Fault]:
    known = [value.code for value in profile.declared(hook)]
    if code in known:
        return
    if any(of == hook and value.code == code for of, value in profile.retired):
        say = note if soft else fault
        yield say(key, f"{_a(hook)} {code} staat uit, maar wordt hier nog gebruikt.")
        return
    near = get_close_matches(code, known, 1)
    hint = f" Bedoel je {near[0]}?" if near else ""
    say = remark if profile.origin.get("/".join(key.split("/")[:2])) == BY_LAW else fault
    yield say(key, f"{_a(hook)} {code} bestaat niet.{hint}")


def _a(hook: str) -> str:
    noun = NOUNS[hook]
    return noun[:1].upper() + noun[1:]


def _account(profile: SchoolProfile, key: str, code: str) -> Iterator[Fault]:
    role = next((role for role in profile.staff_roles if role.code == code), None)
    if role is not None and role.kind is RoleKind.FAMILY:
        yield fault(key, f"{role.label} heeft geen account en kan dit dus niet doen.")


def _special(profile: SchoolProfile, place: str, value: object) -> Iterator[Fault]:
    if isinstance(value, Moment | OutcomeIs):
        hook = OF_MOMENT.get(value.kind, "")
        if hook and value.about:
            yield from _reference(profile, f"{place}/about", hook, value.about)
    if isinstance(value, OutcomeIs):
        yield from _outcomes(profile, place, value)
    if isinstance(value, Partner):
        yield from _registrars(profile, place, value)
    if isinstance(value, Remark):
        yield from _remarked(profile, place, value)
    if isinstance(value, LevelReached):
        ranks = {level.code: level.rank for level in profile.care_levels}
        if ranks.get(value.level, value.rank) != value.rank:
            yield fault(f"{place}/rank", f"Niveau {value.level} heeft rang {ranks[value.level]}, niet {value.rank}.")


def _registrars(profile: SchoolProfile, place: str, value: Partner) -> Iterator[Fault]:
    known = {one.code for one in (*profile.partners, *profile.staff_roles)}
    for code in value.registrars:
        if code not in known:
            yield fault(f"{place}/registrars", f"Er is geen partner en geen rol {code}.")


def _remarked(profile: SchoolProfile, place: str, value: Remark) -> Iterator[Fault]:
    for name in value.about:
        hook, _slash, code = name.partition("/")
        off = {one.code for of, one in profile.retired if of == hook}
        if hook not in NOUNS or code not in {one.code for one in profile.declared(hook)} | off:
            yield fault(f"{place}/about", f"{name} bestaat niet. Schrijf hier de haak en de code: partners/cjg.")


def _outcomes(profile: SchoolProfile, place: str, value: OutcomeIs) -> Iterator[Fault]:
    of: tuple[Any, ...] = {"conversation": profile.conversation_kinds, "meeting": profile.team_compositions}.get(
        value.kind, ()
    )
    thing = next((thing for thing in of if thing.code == value.about), None)
    if thing is None:
        return
    known = {outcome.code for outcome in thing.outcomes}
    for code in value.outcomes:
        if code not in known:
            yield fault(f"{place}/outcomes", f"{thing.label} heeft geen uitkomst {code}.")
