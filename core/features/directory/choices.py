"""What the list of partners is asked for, which partners fit, and how many each choice would leave. Pure."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from core.contract.limits import Limits
from core.contract.offers import Standing
from core.contract.partners import Partner
from core.contract.requirements import AgeBetween, YearBetween
from core.features.directory.rules import Freshness, finds
from core.schools.profile import SchoolProfile
from core.web.language import _

UNSAID = "ongezegd"
"""The choice of what the school's document does not say."""

SCOPES = {
    "school": _("op school"),
    "wijk": _("in de wijk"),
    "bestuur": _("van het bestuur"),
    "swv": _("van het samenwerkingsverband"),
    "regio": _("in de regio"),
}
"""How near a partner is, nearest first."""

STANDINGS = {
    Standing.ACTIVE: _("in te schakelen"),
    Standing.TEMPORARY: _("tijdelijk"),
    Standing.INVESTIGATED: _("wordt onderzocht"),
    Standing.ENDED: _("gestopt"),
}


class Order(StrEnum):
    """By name, or from near to far."""

    NAME = "naam"
    SCOPE = "bereik"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """The questions of the list; an empty one asks nothing. `year` is the rank of a year of the school."""

    query: str = ""
    need: str = ""
    domain: str = ""
    level: str = ""
    age: int | None = None
    year: int | None = None
    scope: str = ""
    registrar: str = ""
    standing: str = ""
    unchecked: bool = False
    order: Order = Order.NAME

    @property
    def narrows(self) -> bool:
        """Whether anything was asked besides the order."""
        return replace(self, order=Order.NAME) != Wanted()


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A partner with what the list knows of it besides the profile: how fresh its data are, and texts to search."""

    partner: Partner
    freshness: Freshness = Freshness.FRESH
    texts: tuple[str, ...] = ()


def holds(wanted: Wanted, one: Listed) -> bool:
    """Whether this partner answers every question."""
    return all(test(wanted, one) for test in _TESTS.values())


def in_order(found: Iterable[Listed], order: Order) -> tuple[Listed, ...]:
    """By name, or by how near they are and then by name."""
    near = {scope: place for place, scope in enumerate(SCOPES)}

    def key(one: Listed) -> tuple[int, str]:
        far = near.get(one.partner.scope, len(near)) if order is Order.SCOPE else 0
        return far, one.partner.label.casefold()

    return tuple(sorted(found, key=key))


def limits_of(partner: Partner) -> tuple[Limits, ...]:
    """For whom a partner is: its own limits, and what its conditions say about age and year."""
    own = (partner.limits,) if partner.limits else ()
    return (*own, *(_as_limits(one) for one in partner.before if isinstance(one, AgeBetween | YearBetween)))


def _as_limits(one: AgeBetween | YearBetween) -> Limits:
    if isinstance(one, AgeBetween):
        return Limits(from_age=one.least, below_age=one.below)
    return Limits(first_year=one.least, last_year=one.most)


def _is_for(partner: Partner, age: int | None, year: int | None) -> bool:
    """Within all limits of the partner, and within those of at least one of its services where all have some."""
    offered = [offer.limits for offer in partner.offers]
    some = not offered or any(limits is None or limits.holds(age, year) for limits in offered)
    return some and all(limits.holds(age, year) for limits in limits_of(partner))


def _about(partner: Partner) -> Iterator[str]:
    yield from (partner.label, partner.description, partner.reach, partner.place, partner.status)
    yield from (*partner.aliases, *partner.services, *partner.indications, *partner.domains)
    yield from (offer.label for offer in partner.offers)
    yield from (rule.text for rule in partner.rules)


_TESTS: dict[str, Callable[[Wanted, Listed], bool]] = {
    "query": lambda wanted, one: finds(wanted.query, (*_about(one.partner), *one.texts)),
    "need": lambda wanted, one: wanted.need in ("", *one.partner.indications),
    "domain": lambda wanted, one: _one_of(wanted.domain, one.partner.domains),
    "level": lambda wanted, one: _one_of(wanted.level, _said(one.partner.level)),
    "age": lambda wanted, one: _is_for(one.partner, wanted.age, None),
    "year": lambda wanted, one: _is_for(one.partner, None, wanted.year),
    "scope": lambda wanted, one: _one_of(wanted.scope, _said(one.partner.scope)),
    "registrar": lambda wanted, one: _one_of(wanted.registrar, one.partner.registrars),
    "standing": lambda wanted, one: wanted.standing in ("", one.partner.standing.value),
    "unchecked": lambda wanted, one: not wanted.unchecked or one.freshness.asks,
}


def _said(text: str) -> tuple[str, ...]:
    return (text,) if text else ()


def _one_of(asked: str, held: Sequence[str]) -> bool:
    return not asked or asked in (held or (UNSAID,))


Choice = tuple[object, str, int]
"""A value of a filter, how it is called, and how many partners it would leave."""


def choices(profile: SchoolProfile, everything: Sequence[Listed], wanted: Wanted) -> dict[str, list[Choice]]:
    """Per filter its values with their counts: how many are left when this is chosen beside the other choices."""
    found: dict[str, list[Choice]] = {}
    for name, values in _values(profile, everything).items():
        found[name] = [
            (value, label, sum(holds(_but(wanted, name, value), one) for one in everything)) for value, label in values
        ]
    return found


def _but(wanted: Wanted, name: str, value: Any) -> Wanted:
    return replace(wanted, **{name: value})


def _values(profile: SchoolProfile, everything: Sequence[Listed]) -> dict[str, list[tuple[object, str]]]:
    partners = [one.partner for one in everything]
    labels = {one.code: one.label for one in (*profile.staff_roles, *profile.partners)}
    levels = {one.code: one.label for one in sorted(profile.care_levels, key=lambda level: level.rank)}
    standings = {one.value: _(words) for one, words in STANDINGS.items()}
    scopes = {code: _(words) for code, words in SCOPES.items()}
    return {
        "need": [(text, text) for text in sorted({text for p in partners for text in p.indications}, key=str.casefold)],
        "domain": _used((p.domains for p in partners), {}),
        "level": _used((_said(p.level) for p in partners), levels),
        "year": [(year.rank, year.label) for year in profile.years],
        "scope": _used((_said(p.scope) for p in partners), scopes),
        "registrar": _used((p.registrars for p in partners), labels),
        "standing": [one for one in _used(((p.standing.value,) for p in partners), standings) if one[0] != UNSAID],
    }


def _used(held: Iterable[Sequence[str]], labels: dict[str, str]) -> list[tuple[object, str]]:
    """The values that partners have, in the order of the labels, and "not said" where one has none."""
    sets = [tuple(one) for one in held]
    used = {value for one in sets for value in one}
    order = [*(value for value in labels if value in used), *sorted(used - set(labels), key=str.casefold)]
    found: list[tuple[object, str]] = [(value, labels.get(value, value.replace("_", " "))) for value in order]
    return [*found, (UNSAID, _("niet gezegd"))] if any(not one for one in sets) and found else found
