"""Rules about pupils, pure: what a reader sees of a child, which dates can be true, who may be the same child.

Reading A-54 of the requirements (the documents do not say who may see what): deny by default. Who reports concerns must
find the child; who neither owns the care nor guides the child needs no birthday and no parents for that.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum
from functools import lru_cache

from core.contract.dates import completed_years
from core.contract.permissions import Permission
from core.web.language import _


class Sight(IntEnum):
    """What a reader sees of a pupil: nothing; name, group and mentor; or the facts and the guardians too."""

    NOTHING = 0
    NAME = 1
    FACTS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class SightRule:
    """Who holds one of these permissions sees this much: of the pupils they mentor (`own`), or of every pupil."""

    code: str
    any_of: frozenset[Permission]
    own: bool
    sight: Sight


SIGHT: tuple[SightRule, ...] = (
    SightRule(
        code="P1", any_of=frozenset({Permission.CASES_READ_ALL, Permission.PUPILS_EDIT}), own=False, sight=Sight.FACTS
    ),
    SightRule(code="P2", any_of=frozenset({Permission.PUPILS_READ}), own=True, sight=Sight.FACTS),
    SightRule(
        code="P3", any_of=frozenset({Permission.PUPILS_READ, Permission.CONCERNS_REPORT}), own=False, sight=Sight.NAME
    ),
)


def ground(permissions: Iterable[Permission], *, own: bool) -> SightRule | None:
    """The rule that gives the reader most; None when none gives anything. `own`: today a mentor of the pupil."""
    held = frozenset(permissions)
    given = [rule for rule in SIGHT if held & rule.any_of and (own or not rule.own)]
    return max(given, key=lambda rule: rule.sight, default=None)


def sight(permissions: Iterable[Permission], *, own: bool) -> Sight:
    """What `ground` gives; nothing when there is no ground."""
    return _sight(frozenset(permissions), own)


@lru_cache(maxsize=256)
def _sight(permissions: frozenset[Permission], own: bool) -> Sight:
    found = ground(permissions, own=own)
    return found.sight if found else Sight.NOTHING


def sees_secret_addresses(permissions: Iterable[Permission]) -> bool:
    """Whether a reader may ask for a secret address; each time it is shown is written down."""
    return Permission.CASES_SEAL in frozenset(permissions)


YOUNGEST, OLDEST = 2, 30
"""Ages that a pupil can have: from the youngest speech school to the oldest newcomer."""
AHEAD = timedelta(days=400)
"""How far ahead an enrolment or a departure may lie: one school year and a bit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PupilDates:
    """The dates of a pupil, as typed."""

    born: date | None
    enrolled: date
    left: date | None
    in_netherlands_since: date | None


def wrong_dates(dates: PupilDates, today: date) -> Mapping[str, str]:
    """A sentence per field that cannot be true; empty when all dates can."""
    wrong: dict[str, str] = {}
    if dates.enrolled > today + AHEAD:
        wrong["enrolled_on"] = _("Deze dag ligt meer dan een jaar vooruit. Klopt het jaartal?")
    if dates.left is not None:
        if dates.left < dates.enrolled:
            wrong["left_on"] = _("De leerling kan niet weggaan vóór de dag van inschrijving.")
        elif dates.left > today + AHEAD:
            wrong["left_on"] = _("Deze dag ligt meer dan een jaar vooruit. Klopt het jaartal?")
    if dates.in_netherlands_since is not None:
        if dates.in_netherlands_since > today:
            wrong["in_netherlands_since"] = _("Deze dag moet nog komen.")
        elif dates.born is not None and dates.in_netherlands_since < dates.born:
            wrong["in_netherlands_since"] = _("Deze dag ligt vóór de geboortedag.")
    if dates.born is not None and (said := _wrong_birth(dates.born, dates.enrolled, today)):
        wrong["birth_date"] = said
    return wrong


def _wrong_birth(born: date, enrolled: date, today: date) -> str:
    if born > today:
        return _("De geboortedag moet nog komen. Klopt het jaartal?")
    if born > enrolled:
        return _("De leerling is volgens deze datum na de inschrijving geboren.")
    age = completed_years(born, today)
    if not YOUNGEST <= age <= OLDEST:
        return _("De leerling zou %(age)s jaar zijn. Klopt het jaartal?", age=age)
    return ""


def is_likely_double(same_name: bool, close_name: bool, born: date | None, other: date | None) -> bool:
    """Whether two records may be of one child: the same name where no birthday contradicts, or a name that differs
    by a slip with the same birthday."""
    if born is None or other is None:
        return same_name
    return born == other and (same_name or close_name)


def overlaps(starts: date, ends: date | None, other_starts: date, other_ends: date | None) -> bool:
    """Whether two periods share a day; both ends count, None is open."""
    return (ends is None or other_starts <= ends) and (other_ends is None or starts <= other_ends)


MENTOR_DAYS = "mentor_days_per_week"
"""The counter of the threshold with which a school says how many days a week a mentor is there."""


def works_too_few_days(days: float | None, least: float | None) -> bool:
    """Whether somebody is at school on too few days to be mentor. An unknown number of days stops nobody."""
    return days is not None and least is not None and days < least
