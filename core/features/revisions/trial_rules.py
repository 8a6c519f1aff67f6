"""What would have been different: the past of a school under the rules of now and under proposed ones. Pure.

Only the rules differ between the two sides; the past is the same. So what an earlier revision changed is not shown, and
a decision whose conditions are the same under both needs no second judgement: a finding follows from the requirement
and the facts alone."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from itertools import groupby
from uuid import UUID

from core.contract.dates import in_words, iso_week, school_year
from core.contract.deadlines import Deadline, Threshold, days_late
from core.contract.findings import Finding, State
from core.contract.requirements import CountPeriod
from core.schools.profile import SchoolProfile
from core.web.language import _, ngettext


class TrialKind(StrEnum):
    """Of what the past is tried."""

    DECISION = "decision"
    TERM = "term"
    SIGNAL = "signal"


KINDS = {TrialKind.DECISION: _("Besluiten"), TrialKind.TERM: _("Termijnen"), TrialKind.SIGNAL: _("Signalen")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Differing:
    """One thing of the past that would have been otherwise; it names nobody.

    `about` is the id of the decision, the duty or the count; `rule` the code of the decision, the term or the signal;
    `before` and `after` are sentences. `weighs` when something else would have stopped, been late or called for action.
    """

    kind: TrialKind
    about: UUID
    on: date
    rule: str
    before: str
    after: str
    weighs: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class TermRow:
    """A term that ran: begun, and met on a day or still open."""

    id: UUID
    started_on: date
    met_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CountRow:
    """One count in a case. Rows come in the order of the case, then of the day."""

    id: UUID
    case_id: UUID
    on: date
    amount: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """How one thing of the past stands under one set of rules. `counts` when it is late or a signal was given."""

    says: str
    counts: bool


def changed_terms(now: SchoolProfile, then: SchoolProfile) -> Mapping[str, tuple[Deadline, Deadline | None]]:
    """The terms that run otherwise, by code; None where the term would be off."""
    wanted = {term.code: term for term in then.deadlines}
    pairs = {term.code: (term, wanted.get(term.code)) for term in now.deadlines}
    return {code: (old, new) for code, (old, new) in pairs.items() if new is None or _pace(old) != _pace(new)}


def _pace(term: Deadline) -> tuple[object, ...]:
    return (term.length, term.unit, term.starts, term.ends)


def changed_signals(now: SchoolProfile, then: SchoolProfile) -> Mapping[str, tuple[Threshold, Threshold | None]]:
    """The signals that come otherwise, by code; None where the signal would be off."""
    wanted = {one.code: one for one in then.thresholds}
    pairs = {one.code: (one, wanted.get(one.code)) for one in now.thresholds}
    return {code: (old, new) for code, (old, new) in pairs.items() if new is None or _height(old) != _height(new)}


def _height(one: Threshold) -> tuple[object, ...]:
    return (one.counter, one.number, one.passes, one.period)


def term_standing(term: Deadline | None, row: TermRow, today: date) -> Tried:
    """Whether a term that ran was met in time under this length; an open one is judged as it stands today."""
    if term is None:
        return Tried(says=_("geen termijn"), counts=False)
    due = term.due_on(row.started_on)
    late = days_late(due, row.met_on or today)
    if late:
        says = ngettext("1 dag te laat", "%(num)d dagen te laat", late)
        return Tried(says=says, counts=True)
    return Tried(says=_("op tijd") if row.met_on else _("loopt tot %(dag)s", dag=in_words(due)), counts=False)


def term_difference(
    pair: tuple[Deadline, Deadline | None], row: TermRow, today: date
) -> tuple[Tried, Tried, Differing | None]:
    """How one term stands now and then, and the difference where it is late under one of both only."""
    old, new = (term_standing(term, row, today) for term in pair)
    if old.counts == new.counts:
        return old, new, None
    found = Differing(
        kind=TrialKind.TERM, about=row.id, on=row.started_on, rule=pair[0].code, before=old.says, after=new.says
    )
    return old, new, found


def signal_differences(
    pair: tuple[Threshold, Threshold | None], rows: Iterable[CountRow]
) -> Iterator[tuple[Tried, Tried, Differing | None]]:
    """For each case and period with counts: whether and when a signal came under both, and the difference."""
    for _key, group in groupby(rows, key=lambda row: (row.case_id, _period(pair[0].period, row.on))):
        counted = tuple(group)
        crossings = [_crossing(one, counted) for one in pair]
        old, new = (_signal(row) for row in crossings)
        at = crossings[1] or crossings[0]
        if at is None or crossings[0] == crossings[1]:
            yield old, new, None
            continue
        yield (
            old,
            new,
            Differing(kind=TrialKind.SIGNAL, about=at.id, on=at.on, rule=pair[0].code, before=old.says, after=new.says),
        )


def _period(period: CountPeriod, day: date) -> object:
    match period:
        case CountPeriod.SCHOOL_YEAR:
            return school_year(day)
        case CountPeriod.ISO_WEEK:
            return iso_week(day)
        case CountPeriod.TRAJECTORY:
            return None


def _crossing(one: Threshold | None, rows: tuple[CountRow, ...]) -> CountRow | None:
    """The count with which the threshold was reached; None where it never was."""
    total = Decimal(0)
    for row in rows:
        if one is not None and one.reached(total, total + row.amount):
            return row
        total += row.amount
    return None


def _signal(row: CountRow | None) -> Tried:
    if row is None:
        return Tried(says=_("geen signaal"), counts=False)
    return Tried(says=_("signaal op %(dag)s", dag=in_words(row.on)), counts=True)


def finding_differences(before: Iterable[Finding], after: Iterable[Finding]) -> Iterator[tuple[str, str, bool]]:
    """Pairs of sentences about each condition that is judged otherwise: how it was, how it would be, and whether
    something else would stop. Conditions are compared by their words, then by their paragraph."""
    was, now = list(dict.fromkeys(before)), list(dict.fromkeys(after))
    left = [one for one in was if one not in now]
    right = [one for one in now if one not in was]
    for old in left:
        new = next((one for one in right if _same(one, old)), None)
        if new is not None:
            right.remove(new)
        yield _said(old), _said(new), _stops(old) != _stops(new)
    yield from ((_said(None), _said(new), _stops(new)) for new in right)


def _same(one: Finding, other: Finding) -> bool:
    place = (one.source.document, one.source.section) == (other.source.document, other.source.section)
    return one.condition == other.condition or place


def _stops(finding: Finding | None) -> bool:
    return finding is not None and finding.stops


_STATES = {State.MET: _("in orde"), State.UNMET: _("niet in orde"), State.UNKNOWN: _("niet bekend")}


def _said(finding: Finding | None) -> str:
    """The condition and its state. Never the reason: that holds what is known of a pupil."""
    if finding is None:
        return _("wordt niet gevraagd")
    return f"{finding.condition} ({finding.source.mark}): {_(_STATES[finding.state])}"
