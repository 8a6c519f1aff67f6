"""When a duty is late, and in which group of the day it belongs. Pure."""

from datetime import date, timedelta
from enum import StrEnum

from core.contract.dates import iso_week

APPROVAL = "approval"
"""The kind of the rule `approval:<decision>:<role>`: somebody's approval is awaited."""


RHYTHM = "rhythm"
"""The kind of a duty, and of its rule `rhythm:<team>`: a team is below its promise."""


class Group(StrEnum):
    """The groups of the day, in order."""

    LATE = "late"
    TODAY = "today"
    THIS_WEEK = "this_week"
    LATER = "later"
    UNDATED = "undated"


def week_ends(today: date) -> date:
    """The last day of "this week": Sunday; on a Sunday Monday, because the week always holds tomorrow."""
    return max(iso_week(today)[1], today + timedelta(days=1))


def group_of(due: date | None, today: date) -> Group:
    """Late the day after the due day; this week is up to and including Sunday, and always holds tomorrow."""
    if due is None:
        return Group.UNDATED
    if due < today:
        return Group.LATE
    if due == today:
        return Group.TODAY
    return Group.THIS_WEEK if due <= week_ends(today) else Group.LATER


def was_late(due: date | None, met: date | None, today: date) -> int:
    """Days late: counted to the day that met it, or to today while it is open; 0 when on time or undated."""
    if due is None:
        return 0
    return max(0, ((met or today) - due).days)


def is_ticked_off_by_hand(kind: str, rule: str) -> bool:
    """Only a task that somebody thought of ends by a tick.

    A term, a step and an approval end by the thing itself, recorded in the case: a tick would let a child disappear
    from every list while nothing was done.
    """
    return kind == "task" and not rule.startswith(f"{APPROVAL}:")


def team_asked(rule: str) -> str:
    """The code of the team whose rhythm a duty is about; empty for every other duty."""
    kind, _colon, rest = rule.partition(":")
    return rest if kind == RHYTHM else ""


def decision_asked(rule: str) -> str:
    """The id of the decision that a duty asks to approve; empty for every other duty."""
    kind, _colon, rest = rule.partition(":")
    return rest.partition(":")[0] if kind == APPROVAL else ""


ADDRESSES = {"application": "aanmeldingen", "placement": "plaatsingen"}
"""Where the pages are of what a duty can be about beside a case, by the second part of its rule."""


def page_asked(rule: str) -> str:
    """The page of what a duty without a case is about, below the school: `toelating:application:<id>` is about an
    application. A rule `ask-<question>:application:<id>` asks one question about it. Empty for every other duty."""
    code, _colon, about = rule.partition(":")
    kind, _colon, subject = about.partition(":")
    if kind not in ADDRESSES:
        return ""
    question = code.partition("-")[2] if code.startswith("ask-") else ""
    return f"{ADDRESSES[kind]}/{subject}" + (f"/oordeel/{question}" if question else "")
