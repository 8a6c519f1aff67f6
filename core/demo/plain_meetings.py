"""Meetings of the demonstration that are about no pupil: one that was held, with agreed minutes, and one to come."""

from datetime import date, datetime, time, timedelta

from sqlalchemy import select

from core.access.school import calendar
from core.contract.teams import TeamComposition
from core.db.clock import AMSTERDAM
from core.db.engine import session
from core.demo.calendar import planner
from core.demo.stage import Stage
from core.features.meetings import planning, subjects
from core.features.meetings.models import Meeting
from core.features.meetings.planning import NewMeeting
from core.features.meetings.rules import HELD

BEFORE, AHEAD = 14, 10
HOUR = 16
SAID = (
    ("Veilig naar school", "De gemeente legt voor de zomer een zebrapad aan. De school vraagt ouders te helpen."),
    ("Wie doet wat in de wijk", "De lijst met namen en telefoonnummers is bijgewerkt en rondgestuurd."),
)
TO_COME = ("Terugblik op de vorige keer", "De overstap naar een andere school", "Data van het nieuwe jaar")


def talk_of_no_pupil(stage: Stage) -> None:
    """Plan both meetings of the first such team of the school, and write down what was said at the first."""
    team = next((one for one in stage.profile.team_compositions if not one.discusses), None)
    if team is None:
        return
    with stage.acting(planner(stage), stage.today - timedelta(days=BEFORE + 7), 8):
        held = _plan(team, stage.today - timedelta(days=BEFORE))
        for label, minutes in SAID:
            row = subjects.add(held, label)
            subjects.write(held, row.id, label, minutes, row.version)
    with stage.acting(planner(stage), stage.today, 8):
        coming = _plan(team, stage.today + timedelta(days=AHEAD))
        for label in TO_COME:
            subjects.add(coming, label)


def agree_what_was_said(stage: Stage) -> None:
    """The minutes of what was held stand."""
    silent = [team.code for team in stage.profile.team_compositions if not team.discusses]
    with stage.acting(planner(stage), stage.today, 8):
        held = select(Meeting).where(Meeting.team_code.in_(silent), Meeting.state == HELD)
        for meeting in session().scalars(held.order_by(Meeting.id)).all():
            subjects.agree(meeting)


def _plan(team: TeamComposition, day: date) -> Meeting:
    """On the first school day on or after a day."""
    starts = datetime.combine(calendar().first_school_day(day), time(HOUR, 0), AMSTERDAM)
    return planning.plan(
        NewMeeting(team=team.code, starts_at=starts, ends_at=starts + timedelta(hours=1), place="Kamer 2")
    )
