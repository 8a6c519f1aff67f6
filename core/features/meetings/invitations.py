"""Asking the people at the table to come: a notice inside, a mail without names, no pupil in either."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from core.access.school import profile
from core.access.scope import scope
from core.db.engine import session
from core.features.mail.service import NewNotice, tell
from core.features.meetings.models import Meeting, MeetingSeat
from core.web.dates import clock, day_month
from core.web.language import _

INVITED = "invited"
KIND = "invited"
"""The kind of the notice."""


def invite(meeting: Meeting) -> None:
    """Ask everybody who has a chair for the whole meeting. A meeting that is over asks nobody."""
    if meeting.ends_at >= scope().now:
        text = _("Je bent uitgenodigd voor het %(team)s van %(dag)s, %(tijd)s uur.") % _words(meeting)
        tell(_people(_seats([meeting])), NewNotice(kind=KIND, text=text, link=_answer_page(meeting)))


def invite_all(meetings: Sequence[Meeting]) -> None:
    """Ask for all meetings of a series at once: one notice for each person."""
    coming = [meeting for meeting in meetings if meeting.ends_at >= scope().now]
    if len(coming) == 1:
        invite(coming[0])
    if len(coming) < 2:
        return
    text = _("Je bent uitgenodigd voor %(aantal)s keer %(team)s, van %(van)s tot en met %(tot)s.") % {
        "aantal": len(coming),
        "team": profile().team(coming[0].team_code).short,
        "van": day_month(coming[0].starts_at),
        "tot": day_month(coming[-1].starts_at),
    }
    tell(_people(_seats(coming)), NewNotice(kind=KIND, text=text, link=f"/{scope().school_id}/uitnodigingen"))


def ask_again(meetings: Sequence[Meeting]) -> None:
    """The time became another: what people answered to the old time no longer holds, and they hear of the new one."""
    seats = _seats(meetings)
    for seat in seats:
        if seat.answer:
            seat.attendance, seat.answer, seat.answer_reason, seat.answered_at = INVITED, "", "", None
    coming = [meeting for meeting in meetings if meeting.ends_at >= scope().now]
    if len(coming) == 1:
        text = _("Het %(team)s is verzet naar %(dag)s, %(tijd)s uur. Kun je dan?") % _words(coming[0])
        tell(_people(seats), NewNotice(kind=KIND, text=text, link=_answer_page(coming[0])))
    elif coming:
        words = {"aantal": len(coming), **_words(coming[0])}
        text = _("%(aantal)s keer %(team)s is verzet, vanaf %(dag)s, %(tijd)s uur. Kun je dan?") % words
        tell(_people(seats), NewNotice(kind=KIND, text=text, link=f"/{scope().school_id}/uitnodigingen"))


def call_off(meetings: Sequence[Meeting]) -> None:
    """Tell who was asked that these meetings are cancelled."""
    coming = [meeting for meeting in meetings if meeting.ends_at >= scope().now]
    if not coming:
        return
    words = {"aantal": len(coming), **_words(coming[0])}
    text = _("Het %(team)s van %(dag)s, %(tijd)s uur, gaat niet door.")
    if len(coming) > 1:
        text = _("%(aantal)s keer %(team)s gaat niet door, vanaf %(dag)s.")
    tell(_people(_seats(coming)), NewNotice(kind=KIND, text=text % words, link=_page(coming[0])))


def _words(meeting: Meeting) -> dict[str, str]:
    at: datetime = meeting.starts_at
    return {"team": profile().team(meeting.team_code).short, "dag": day_month(at), "tijd": clock(at)}


def _page(meeting: Meeting) -> str:
    return f"/{scope().school_id}/overleg/{meeting.id}"


def _answer_page(meeting: Meeting) -> str:
    return f"{_page(meeting)}/antwoord"


def _seats(meetings: Sequence[Meeting]) -> Sequence[MeetingSeat]:
    statement = select(MeetingSeat).where(MeetingSeat.meeting_id.in_([meeting.id for meeting in meetings]))
    return session().scalars(statement.order_by(MeetingSeat.id)).all()


def _people(seats: Sequence[MeetingSeat]) -> set[UUID]:
    return {seat.membership_id for seat in seats if seat.membership_id is not None}
