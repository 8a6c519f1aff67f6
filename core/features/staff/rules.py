"""Who may hold which role, and when a role or a membership may end. Pure; the facts come in, findings go out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from core.contract.dates import in_words
from core.contract.findings import Finding, Severity, State
from core.contract.requirements.base import capital, enumerated
from core.contract.school import RoleKind, StaffRole, YearRange
from core.web.language import _, ngettext

FieldSentences = dict[str, list[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """From the first to the last day; both count (`tot en met`). Without a last day it goes on."""

    starts_on: date
    ends_on: date | None = None

    def holds(self, day: date) -> bool:
        """Whether the day lies in the period."""
        return self.starts_on <= day and (self.ends_on is None or day <= self.ends_on)

    def within(self, outer: "Period") -> "Period":
        """This period as far as the outer one reaches at its end."""
        ends = [end for end in (self.ends_on, outer.ends_on) if end is not None]
        return Period(starts_on=max(self.starts_on, outer.starts_on), ends_on=min(ends, default=None))

    def shares_a_day(self, other: "Period") -> bool:
        """Whether there is a day that lies in both; an empty period shares nothing."""
        return self.holds(max(self.starts_on, other.starts_on)) and other.holds(max(self.starts_on, other.starts_on))


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Somebody with a role. `period` is the part that also lies in the membership; `signs_in`: has a password."""

    id: UUID
    membership_id: UUID
    name: str
    role_code: str
    period: Period
    range_code: str | None = None
    signs_in: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The wish to give a role to a member. `kind` is that of the membership: staff or partner."""

    membership_id: UUID | None
    kind: str
    member: Period
    role: StaffRole
    period: Period
    range_code: str | None = None

    @property
    def range(self) -> YearRange | None:
        """The range that was asked for, when the role has it."""
        return next((one for one in self.role.ranges if one.code == self.range_code), None)


def wrong_fields(asked: Asked, holders: Sequence[Holder]) -> FieldSentences:
    """What does not fit, per field (`role`, `range`, `starts_on`, `ends_on`); empty when all is well."""
    found = {"role": _wrong_role(asked, holders), "range": _wrong_range(asked)} | _wrong_period(asked)
    return {field: said for field, said in found.items() if said}


def _wrong_role(asked: Asked, holders: Sequence[Holder]) -> list[str]:
    role = asked.role
    if role.kind is RoleKind.FAMILY:
        return [_("%(rol)s is geen rol van een medewerker. Kies een andere rol.", rol=capital(role.label))]
    if role.kind.value != asked.kind:
        said = {
            RoleKind.STAFF: _("%(rol)s is een rol voor medewerkers van de school, niet voor een partner."),
            RoleKind.PARTNER: _("%(rol)s is een rol voor een partner, niet voor een medewerker van de school."),
        }
        return [said[role.kind] % {"rol": capital(role.label)}]
    if any(_is_same(asked, holder) for holder in holders):
        return [_("Deze persoon heeft deze rol in deze tijd al.")]
    return []


def _is_same(asked: Asked, holder: Holder) -> bool:
    same = (holder.membership_id, holder.role_code) == (asked.membership_id, asked.role.code)
    return same and holder.range_code == asked.range_code and holder.period.shares_a_day(asked.period)


def _wrong_range(asked: Asked) -> list[str]:
    if not asked.role.ranges:
        return [_("Bij deze rol hoort geen deel van de school. Laat dit leeg.")] if asked.range_code else []
    choices = enumerated(one.label for one in asked.role.ranges)
    if not asked.range_code:
        return [_("Kies voor welk deel van de school dit is: %(delen)s.", delen=choices)]
    if asked.range is None:
        return [_("Dit deel hoort niet bij deze rol. Kies uit %(delen)s.", delen=choices)]
    return []


def _wrong_period(asked: Asked) -> FieldSentences:
    found: FieldSentences = {}
    if asked.period.starts_on < asked.member.starts_on:
        day = in_words(asked.member.starts_on)
        found["starts_on"] = [_("Deze persoon werkt hier vanaf %(dag)s. Kies die dag of een latere.", dag=day)]
    elif asked.member.ends_on is not None and asked.period.starts_on > asked.member.ends_on:
        day = in_words(asked.member.ends_on)
        found["starts_on"] = [_("Deze persoon werkt hier tot en met %(dag)s. Kies die dag of een eerdere.", dag=day)]
    if asked.period.ends_on is not None and asked.period.ends_on < asked.period.starts_on:
        found["ends_on"] = [_("De laatste dag ligt voor de eerste dag.")]
    return found


def findings(asked: Asked, holders: Sequence[Holder]) -> tuple[Finding, ...]:
    """What the profile says about one more holder: too many (stops), the same part of the school twice (warns)."""
    return (*_too_many(asked, _others(asked, holders)), *double_range(asked, holders))


def _others(asked: Asked, holders: Sequence[Holder]) -> list[Holder]:
    return [one for one in holders if one.role_code == asked.role.code and one.membership_id != asked.membership_id]


def _too_many(asked: Asked, others: Sequence[Holder]) -> tuple[Finding, ...]:
    most = asked.role.capacity
    if most is None:
        return ()
    day, names = _fullest_day(asked.period, others)
    if len(names) < most:
        return ()
    promise = ngettext(
        "Ten hoogste 1 persoon tegelijk heeft de rol %(rol)s.",
        "Ten hoogste %(num)d mensen tegelijk hebben de rol %(rol)s.",
        most,
        rol=asked.role.label,
    )
    found = ngettext(
        "Op %(dag)s heeft %(namen)s deze rol. Beëindig eerst die rol.",
        "Op %(dag)s hebben %(namen)s deze rol. Beëindig eerst een van die rollen.",
        len(names),
        dag=in_words(day),
        namen=enumerated(names),
    )
    return (Finding(state=State.UNMET, condition=promise, reason=found, source=asked.role.source),)


def _fullest_day(period: Period, others: Sequence[Holder]) -> tuple[date, list[str]]:
    """The day with most other holders, and their names. The number only grows where somebody starts."""
    days = {period.starts_on, *(one.period.starts_on for one in others if period.holds(one.period.starts_on))}
    crowds = {day: {one.membership_id: one.name for one in others if one.period.holds(day)} for day in days}
    fullest = max(sorted(crowds), key=lambda day: len(crowds[day]))
    return fullest, sorted(crowds[fullest].values())


def double_range(asked: Asked, holders: Sequence[Holder]) -> tuple[Finding, ...]:
    """A warning when somebody else answers for the same part of the school on some day of the period."""
    others = _others(asked, holders)
    part = asked.range
    double = sorted(
        {one.name for one in others if one.range_code == asked.range_code and one.period.shares_a_day(asked.period)}
    )
    if part is None or not double:
        return ()
    finding = Finding(
        state=State.UNMET,
        condition=_("Eén persoon is %(rol)s voor %(deel)s.", rol=asked.role.label, deel=part.label),
        reason=_("%(namen)s doet dit al. Het mag, maar dan is het dubbel.", namen=enumerated(double)),
        source=part.source,
        severity=Severity.WARNS,
    )
    return (finding,)
