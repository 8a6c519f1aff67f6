"""A team below its promise gives the owner of care a duty. Every night it is opened or closed; planning closes it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import select

from core.access.school import calendar, profile
from core.access.scope import scope
from core.contract.dates import school_year
from core.contract.requirements.base import capital
from core.contract.teams import TeamComposition
from core.db.clock import AMSTERDAM
from core.db.engine import session
from core.features.duties import service as duties
from core.features.duties.models import Duty
from core.features.duties.rules import RHYTHM
from core.features.meetings import rules
from core.features.meetings.models import Meeting
from core.features.meetings.monitor import MeetingDay, Standing, standing
from core.features.meetings.planning import day_of
from core.features.meetings.rhythm import words_of
from core.web.dates import day_month
from core.web.language import _, ngettext


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamStanding:
    """A team of the school and how it stands in its rhythm today."""

    team: TeamComposition
    standing: Standing


def watch() -> int:
    """Open a duty for every team of this school that is below its promise, and close those of teams that are not."""
    return follow(opening=True)


def follow(opening: bool = False) -> int:
    """Close the duties of teams that keep their promise again, and with `opening` open those of teams that do not.
    How many teams are below their promise."""
    there = {duty.rule: duty for duty in _open_duties()}
    if not there and not opening:
        return 0
    below = 0
    for one in standings_of_teams():
        rule = f"{RHYTHM}:{one.team.code}"
        if one.standing.below:
            below += 1
            if opening and rule not in there:
                _open(one, rule)
        elif rule in there:
            duties.close_duty(there[rule], scope().today, _("Het ritme klopt weer."))
    return below


def standings_of_teams() -> tuple[TeamStanding, ...]:
    """Every team with how it stands today; one statement."""
    first, _last = school_year(scope().today)
    since = datetime.combine(first - timedelta(days=60), time.min, AMSTERDAM)
    statement = select(Meeting).where(Meeting.state != rules.CANCELLED, Meeting.starts_at >= since)
    meetings = session().scalars(statement.order_by(Meeting.starts_at)).all()
    return tuple(
        TeamStanding(team=team, standing=standing(team.rhythm, _days(meetings, team.code), scope().today, calendar()))
        for team in profile().team_compositions
    )


def _days(meetings: Sequence[Meeting], team_code: str) -> list[MeetingDay]:
    return [MeetingDay(day=day_of(one), state=one.state) for one in meetings if one.team_code == team_code]


def _open_duties() -> Sequence[Duty]:
    statement = select(Duty).where(Duty.kind == RHYTHM, Duty.closed_on.is_(None)).order_by(Duty.id)
    return session().scalars(statement).all()


def _open(one: TeamStanding, rule: str) -> None:
    team, stands = one.team, one.standing
    due: date = stands.due or school_year(scope().today)[1]
    words = {"team": team.short, "ritme": words_of(team.rhythm), "dag": day_month(due)}
    label = _("Plan het %(team)s", team=team.short)
    explains = _("Beloofd is: %(ritme)s. Het %(team)s had uiterlijk %(dag)s moeten zijn.") % words
    if stands.needed:
        label = ngettext(
            "Plan het %(team)s nog %(num)d keer", "Plan het %(team)s nog %(num)d keer", stands.needed, team=team.short
        )
        explains = _("Beloofd is: %(ritme)s. Gehouden: %(gehouden)s, gepland: %(gepland)s.") % {
            **words,
            "gehouden": stands.held + stands.unclosed,
            "gepland": stands.planned,
        }
    for role in profile().care_owner_roles[:1]:
        duties.open_duty(
            duties.NewDuty(
                kind=RHYTHM, rule=rule, label=capital(label), explains=explains, owner_role=role,
                started_on=scope().today, due_on=due, source=team.rhythm.source,
            )
        )  # fmt: skip
