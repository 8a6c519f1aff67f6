"""From national answers, plugins and the school's file to one profile. Later layers replace values by code."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from core.contract.consents import ConsentRule, GiverRule
from core.contract.deadlines import Deadline, Obligation
from core.contract.hooks import DECLARING
from core.contract.school import RoleKind, Sector, StaffRole
from core.contract.teams import Seat, TeamComposition
from core.schools.answers import Collected
from core.schools.collect import collect_from
from core.schools.files import Alliance, SchoolFile
from core.schools.law import laxer_than_law
from core.schools.national import National
from core.schools.national_privacy import SHARING
from core.schools.national_terms import CARE_OWNER
from core.schools.own_layer import Layer, Values
from core.schools.own_values import lay_over
from core.schools.problems import SetupProblem
from core.schools.profile import BY_LAW, School, SchoolProfile
from core.schools.profile_wire import digested


@dataclass(frozen=True, slots=True, kw_only=True)
class Assembled:
    """A profile and what was wrong while it was put together. `profile` may not be used when there are errors."""

    profile: SchoolProfile
    problems: tuple[SetupProblem, ...]


def assemble(file: SchoolFile, alliance: Alliance, stack: Sequence[Collected]) -> Assembled:
    """The profile of a school: law first, then the plugins in order, then the school's own values."""
    law = of_law(file.sector)
    layer = Layer(where=file.where, values=stacked((law, *stack)), origin=_origins((law, *stack)))
    statutory = {f"{hook}/{value.code}": value for hook in DECLARING for value in law.values[hook]}
    lay_over(layer, file.own)
    layer.problems += laxer_than_law(layer, statutory)
    _name_owners(layer.values)
    _unite_consents(layer.values, law)
    profile = SchoolProfile(school=_school(file, alliance), digest="", origin=layer.origin, **_tuples(layer.values))
    problems = tuple(replace(problem, school_id=file.id) for problem in layer.problems)
    return Assembled(profile=digested(profile), problems=problems)


def _school(file: SchoolFile, alliance: Alliance) -> School:
    return School(
        id=file.id,
        name=file.name,
        alliance_id=alliance.id,
        alliance_name=alliance.name,
        board=file.board,
        sector=file.sector,
        accent=file.accent,
        brin=file.brin,
        phone=file.phone,
        published=file.published,
    )


@cache
def of_law(sector: Sector) -> Collected:
    """What the law says for a sector."""
    return collect_from(BY_LAW, National(sector))


def stacked(layers: Sequence[Collected]) -> Values:
    """The values of several layers, a later one over an earlier one by code."""
    values: Values = {hook: {} for hook in DECLARING}
    for collected in layers:
        for hook in DECLARING:
            values[hook] |= {value.code: value for value in collected.values.get(hook, ())}
    return values


def _origins(layers: Sequence[Collected]) -> dict[str, str]:
    told = ((hook, value, one.plugin) for one in layers for hook in DECLARING for value in one.values.get(hook, ()))
    return {f"{hook}/{value.code}": plugin for hook, value, plugin in told}


def _tuples(values: Values) -> dict[str, Any]:
    """Live values per hook; retired ones apart."""
    live: dict[str, Any] = {
        hook: tuple(value for value in found.values() if not value.retired) for hook, found in values.items()
    }
    live["retired"] = tuple((hook, v) for hook, found in values.items() for v in found.values() if v.retired)
    return live


def _name_owners(values: Values) -> None:
    """The law knows no roles of a school: its duties fall to the first role that owns the care structure."""
    roles = values["staff_roles"].values()
    owner = next((role.code for role in roles if isinstance(role, StaffRole) and role.owns_care), "")
    for hook in ("deadlines", "obligations"):
        for code, value in values[hook].items():
            if isinstance(value, Deadline | Obligation) and value.owner == CARE_OWNER:
                values[hook][code] = replace(value, owner=owner)


def _unite_consents(values: Values, law: Collected) -> None:
    """The strictest union of the school's and the national givers (ages of consent)."""
    statutory = {rule.code: rule for rule in law.values["consent_rules"] if isinstance(rule, ConsentRule)}
    for code, rule in values["consent_rules"].items():
        if isinstance(rule, ConsentRule) and rule is not statutory.get(code):
            of_law = statutory.get(code) or (statutory[SHARING] if _leaves_school(values, rule) else None)
            if of_law is not None:
                givers = strictest(rule.givers, of_law.givers)
                values["consent_rules"][code] = replace(rule, givers=givers, statutory=code in statutory)


def _leaves_school(values: Values, rule: ConsentRule) -> bool:
    """Whether somebody from outside gets to see what this consent opens."""
    teams = {code for code, team in values["team_compositions"].items() if getattr(team, "consent", "") == rule.code}
    seats = {seat.role for team in (*rule.teams, *sorted(teams)) for seat in _seats(values, team)}
    roles = [values["staff_roles"].get(code) for code in {*rule.opens_for, *seats}]
    return any(isinstance(role, StaffRole) and role.kind is RoleKind.PARTNER for role in roles)


def _seats(values: Values, code: str, seen: tuple[str, ...] = ()) -> tuple[Seat, ...]:
    team = values["team_compositions"].get(code)
    if not isinstance(team, TeamComposition) or code in seen:
        return ()
    return (*team.seats, *_seats(values, team.extends, (*seen, code)))


def strictest(givers: tuple[GiverRule, ...], more: tuple[GiverRule, ...]) -> tuple[GiverRule, ...]:
    """All givers of both, without those whose ages an earlier one of the same kind holds already."""
    united = list(givers)
    for rule in more:
        if not any(_covers(held, rule) for held in united):
            united.append(rule)
    return tuple(united)


def _covers(wide: GiverRule, narrow: GiverRule) -> bool:
    starts = wide.from_age is None or (narrow.from_age is not None and wide.from_age <= narrow.from_age)
    ends = wide.below_age is None or (narrow.below_age is not None and wide.below_age >= narrow.below_age)
    return wide.giver is narrow.giver and starts and ends
