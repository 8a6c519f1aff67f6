"""What must hold before a partner is called in: its own conditions, its limits, its level, and whether it is there.

Pure: a partner, a profile and facts in, findings out.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from core.contract.facts import Facts
from core.contract.findings import Finding, Kind, Severity, State, in_order
from core.contract.limits import Limits
from core.contract.offers import Service, Standing
from core.contract.partners import Partner
from core.contract.requirements import (
    AgeBetween,
    DecidedIn,
    InNetherlandsFor,
    LevelReached,
    Requirement,
    Softened,
    YearBetween,
)
from core.contract.school import CareLevel
from core.contract.source import Source
from core.schools.profile import SchoolProfile
from core.web.language import _

Judge = Callable[[Requirement, Facts], tuple[Finding, ...]]
_ABOUT_PUPIL = (AgeBetween, YearBetween, InNetherlandsFor)
"""Conditions that say for whom a partner is: nobody can do anything about them."""
CLOSED = (Standing.INVESTIGATED, Standing.ENDED)


class Fit(StrEnum):
    """Whether a partner can be called in for this pupil: now, after something more, or not at all."""

    NOW = "nu"
    LATER = "later"
    NOT = "niet"


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnerFindings:
    """All findings of one partner (or one of its services) on one case."""

    findings: tuple[Finding, ...]
    fit: Fit

    @property
    def open(self) -> int:
        """How many findings stand in the way."""
        return sum(finding.stops for finding in self.findings)

    @property
    def cautions(self) -> int:
        """How many findings warn and stop nobody."""
        return sum(finding.kind is Kind.CAUTION for finding in self.findings)

    @property
    def silent(self) -> bool:
        """Whether nothing is asked that could stop anybody: the document names no condition."""
        return all(finding.kind is Kind.CAUTION or finding.severity is Severity.WARNS for finding in self.findings)


def conditions(profile: SchoolProfile, partner: Partner) -> tuple[Requirement, ...]:
    """Everything that is asked before this partner: what it declares, and what its limits and its level mean."""
    return (
        *_limits(profile, partner.limits, partner.source, partner.before),
        *partner.before,
        *_level(profile, partner),
    )


def offer_conditions(profile: SchoolProfile, offer: Service) -> tuple[Requirement, ...]:
    """What one service asks on top of that: its own conditions, its limits, and the decision it needs."""
    return (*_limits(profile, offer.limits, offer.source, offer.before), *offer.before, *_decision(profile, offer))


def judged(asked: tuple[Requirement, ...], facts: Facts, judge: Judge, there: Finding | None = None) -> PartnerFindings:
    """The findings of these conditions, each once. `there` says that the partner cannot be called in by anybody."""
    found: list[Finding] = [there] if there else []
    never = there is not None
    for one in asked:
        said = judge(one, facts)
        never = never or (isinstance(one, _ABOUT_PUPIL) and any(f.stops and f.state is State.UNMET for f in said))
        found += said
    findings = in_order(dict.fromkeys(found))
    fit = Fit.NOT if never else Fit.LATER if any(finding.stops for finding in findings) else Fit.NOW
    return PartnerFindings(findings=findings, fit=fit)


def closed(partner: Partner) -> Finding | None:
    """That nobody can call this partner in now; None where it is there."""
    if partner.standing not in CLOSED:
        return None
    words = {Standing.INVESTIGATED: _("wordt onderzocht"), Standing.ENDED: _("gestopt")}
    return Finding(
        state=State.UNMET,
        condition=_("%(partner)s is in te schakelen.", partner=partner.label),
        reason=_("De stand is nu: %(stand)s.", stand=partner.status or words[partner.standing]),
        source=partner.source,
    )


def _limits(
    profile: SchoolProfile, limits: Limits | None, source: Source, before: tuple[Requirement, ...]
) -> Iterator[Requirement]:
    """Limits as conditions, where the partner does not declare the same condition in its own words."""
    said = {type(one) for one in before}
    if limits is None:
        return
    if (limits.from_age is not None or limits.below_age is not None) and AgeBetween not in said:
        yield AgeBetween(least=limits.from_age, below=limits.below_age, source=source)
    if (limits.first_year is not None or limits.last_year is not None) and YearBetween not in said:
        label = _years({year.rank: year.label for year in profile.years}, limits)
        yield YearBetween(label=label, least=limits.first_year, most=limits.last_year, source=source)


def _years(labels: Mapping[int, str], limits: Limits) -> str:
    held = [label for rank, label in sorted(labels.items()) if limits.holds(year=rank)]
    return held[0] if len(held) == 1 else _("%(eerste)s tot en met %(laatste)s", eerste=held[0], laatste=held[-1])


def level_words(level: CareLevel) -> str:
    """A level in a sentence: `zorgniveau 4` where the school counts them, else `extra ondersteuning`."""
    counted = any(sign.isdigit() for sign in level.short)
    return level.short if counted else level.label[:1].lower() + level.label[1:]


def _level(profile: SchoolProfile, partner: Partner) -> Iterator[Requirement]:
    """The level from which a partner comes in is an advice: a lower one warns and stops nobody."""
    level = next((one for one in profile.care_levels if one.code == partner.level), None)
    if level is not None and not level.automatic:
        says = _("Het dossier staat op %(niveau)s of hoger.", niveau=level_words(level))
        asked = LevelReached(level=level.code, rank=level.rank, label=level.label, says=says, source=partner.source)
        yield Softened(part=asked, source=partner.source, severity=Severity.WARNS)


def _decision(profile: SchoolProfile, offer: Service) -> Iterator[Requirement]:
    if not offer.decision or any(isinstance(one, DecidedIn) for one in offer.before):
        return
    right = next((one for one in profile.decision_rights if one.code == offer.decision), None)
    if right is not None:
        yield DecidedIn(decision=right.code, label=right.label, source=right.source)
