"""Whether a school keeps an administrator on every day. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from core.features.staff.rules import Holder, Period

ONE_DAY = timedelta(days=1)


def first_day_without(administrators: Iterable[Holder], start: date) -> date | None:
    """The first day from `start` on which nobody who can sign in administers the school; None when there is none."""
    able = [one.period for one in administrators if one.signs_in]
    day = start
    while covering := [period for period in able if period.holds(day)]:
        ends = [period.ends_on for period in covering if period.ends_on is not None]
        if len(ends) < len(covering):
            return None
        day = max(ends) + ONE_DAY
    return day


def leaves_no_administrator(before: Sequence[Holder], after: Sequence[Holder], today: date) -> date | None:
    """The day from which a change leaves the school without an administrator; None when it changes nothing in that."""
    was, becomes = first_day_without(before, today), first_day_without(after, today)
    if becomes is None or (was is not None and was <= becomes):
        return None
    return becomes


def shortened(holders: Sequence[Holder], ended: Iterable[UUID], last_day: date) -> tuple[Holder, ...]:
    """The holders as they will be when the roles with these ids end after `last_day`."""
    ids, until = set(ended), Period(starts_on=date.min, ends_on=last_day)
    return tuple(replace(one, period=one.period.within(until)) if one.id in ids else one for one in holders)
