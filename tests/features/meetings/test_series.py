"""Series of meetings through the services: made at once, moved from a day on, ended, never twice."""

from datetime import date, datetime, time

import pytest
from sqlalchemy import func, select

from core.access.scope import scope
from core.db.clock import AMSTERDAM
from core.db.engine import session
from core.features.duties.models import Duty
from core.features.mail.models import Notice
from core.features.meetings import agenda, planning, rhythm_duty, series
from core.features.meetings.models import Meeting, MeetingSeat, MeetingSeries
from core.features.meetings.planning import NewMeeting, day_of
from core.features.meetings.series_days import Wanted
from core.features.worklist.lines import href_of
from core.web.problems import Conflict, Problem
from tests.clock import FixedClock
from tests.factories_meetings import at, plan_meeting, report_concern
from tests.world import World

CARE = "zorgcoordinator"
NOVEMBER = (date(2026, 11, 26), date(2026, 12, 3), date(2026, 12, 10))


def made(days: tuple[date, ...] = NOVEMBER, team: str = "ot") -> MeetingSeries:
    """A weekly series of an hour at two, in the scope of who plans."""
    return series.make(
        series.NewSeries(team=team, weeks=1, starts=time(14), ends=time(15), days=days, place="lokaal 0.12")
    )


def thursdays(last: date, first: date = date(2026, 11, 25)) -> Wanted:
    return Wanted(first=first, last=last, weekday=3, weeks=1)


def moments(row: MeetingSeries) -> list[datetime]:
    return [one.starts_at.astimezone(AMSTERDAM) for one in series.meetings_of(row.id)]


def notices(world: World, key: str) -> list[str]:
    statement = select(Notice.text).where(Notice.membership_id == world.loket.membership(key).id).order_by(Notice.id)
    return list(session().scalars(statement))


def test_a_year_is_made_in_one_act_with_every_seat_and_one_invitation(world: World) -> None:
    with world.acting("loket", CARE):
        days = tuple(one.day for one in series.proposal("ot", thursdays(date(2027, 7, 31))).days)
        row = made(days)
        assert len(series.meetings_of(row.id)) == len(days) > 25
        assert date(2026, 12, 24) not in days
        statement = select(func.count(MeetingSeat.id)).group_by(MeetingSeat.meeting_id)
        assert len(set(session().scalars(statement))) == 1
        told = notices(world, "bpo")
        assert told == [f"Je bent uitgenodigd voor {len(days)} keer OT, van 26 november tot en met 15 juli."]


def test_the_clock_time_stays_when_summer_time_begins_and_ends(world: World) -> None:
    with world.acting("loket", CARE):
        found = moments(made((date(2026, 12, 3), date(2027, 3, 25), date(2027, 4, 1))))
        assert [(one.hour, one.utcoffset().total_seconds()) for one in found if one.utcoffset()] == [
            (14, 3600),
            (14, 3600),
            (14, 7200),
        ]


def test_done_again_it_makes_no_doubles(world: World) -> None:
    with world.acting("loket", CARE):
        made()
        again = series.proposal("ot", thursdays(date(2026, 12, 13)))
        assert (again.days, [one.day for one in again.skipped]) == ((), list(NOVEMBER))
        with pytest.raises(Problem) as caught:
            made(NOVEMBER[1:])
        assert caught.value.errors["dagen-0-datum"] == ["Op deze dag komt dit team al bij elkaar."]
        assert session().scalar(select(func.count(Meeting.id))) == 3


def test_every_day_that_cannot_be_is_told_and_nothing_is_made(world: World) -> None:
    with world.acting("loket", CARE):
        with pytest.raises(Problem) as caught:
            made((date(2026, 12, 3), date(2026, 12, 24), date(2026, 12, 3)))
        assert caught.value.errors == {
            "dagen-1-datum": ["Dit is een vrije dag: kerstvakantie."],
            "dagen-2-datum": ["Deze dag staat er twee keer."],
        }
        with pytest.raises(Problem, match="ten minste één dag"):
            made(())
        assert session().scalar(select(func.count(Meeting.id))) == 0


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2026, 12, 1), date(2026, 11, 30), "voor de eerste"),
        (date(2027, 7, 31), date(2027, 8, 1), "één schooljaar"),
    ],
)
def test_a_series_stays_within_one_school_year(world: World, first: date, last: date, words: str) -> None:
    with world.acting("loket", CARE):
        with pytest.raises(Problem, match=words):
            series.proposal("ot", thursdays(last, first))
        assert series.proposal("ot", thursdays(date(2027, 7, 31), date(2026, 8, 1))).days


def test_a_free_day_is_refused_unless_somebody_chose_it(world: World) -> None:
    with world.acting("loket", CARE):
        for day in (date(2026, 12, 19), date(2027, 1, 3)):
            with pytest.raises(Problem, match="kerstvakantie"):
                plan_meeting("ot", day)
        assert plan_meeting("ot", date(2026, 12, 18)).state == "planned"
        assert plan_meeting("ot", date(2027, 1, 4)).state == "planned"
        starts = at(date(2026, 12, 22))
        new = NewMeeting(team="ot", starts_at=starts, ends_at=starts.replace(hour=15), anyway=True)
        meeting = planning.plan(new)
        assert day_of(meeting) == date(2026, 12, 22)
        with pytest.raises(Problem, match="kerstvakantie"):
            agenda.move(meeting, at(date(2026, 12, 23)), at(date(2026, 12, 23), 15), "")
        agenda.move(meeting, at(date(2026, 12, 22), 10), at(date(2026, 12, 22), 11), "")


def test_every_team_of_the_school_can_be_planned(world: World) -> None:
    for school, key in (("loep", "kc"), ("loket", CARE)):
        with world.acting(school, key):
            from core.access.school import profile

            for team in profile().team_compositions:
                assert plan_meeting(team.code, date(2026, 12, 1)).team_code == team.code


def test_this_and_the_following_move_and_what_was_answered_is_asked_again(world: World) -> None:
    with world.acting("loket", CARE):
        row = made()
        second = series.meetings_of(row.id)[1]
        seat = session().scalars(select(MeetingSeat).where(MeetingSeat.meeting_id == second.id)).first()
        assert seat is not None
        seat.attendance, seat.answer = "coming", "yes"
        session().flush()
        count = series.move_from(second, at(date(2026, 12, 4), 9), at(date(2026, 12, 4), 10), "aula")
        assert count == 2
        assert [(one.month, one.day, one.hour) for one in moments(row)] == [(11, 26, 14), (12, 4, 9), (12, 11, 9)]
        assert (seat.attendance, seat.answer) == ("invited", "")
        assert notices(world, "bpo")[-1] == "2 keer OT is verzet, vanaf 4 december, 9.00 uur. Kun je dan?"
        series.move_from(second, at(date(2026, 12, 11), 9), at(date(2026, 12, 11), 10), "aula")
        assert [(one.month, one.day) for one in moments(row)] == [(11, 26), (12, 11), (12, 18)]


def test_nothing_moves_when_one_of_the_days_would_be_free(world: World) -> None:
    with world.acting("loket", CARE):
        row = made((date(2026, 12, 3), date(2026, 12, 10), date(2026, 12, 17)))
        with pytest.raises(Problem, match="do 24 dec"):
            series.move_from(series.meetings_of(row.id)[0], at(date(2026, 12, 10)), at(date(2026, 12, 10), 15), "")
        assert [one.day for one in moments(row)] == [3, 10, 17]


def test_one_meeting_of_a_series_moves_alone(world: World) -> None:
    with world.acting("loket", CARE):
        row = made()
        agenda.move(series.meetings_of(row.id)[0], at(date(2026, 11, 27)), at(date(2026, 11, 27), 15), "")
        assert [one.day for one in moments(row)] == [27, 3, 10]
        assert series.proposal("ot", thursdays(date(2026, 12, 13))).days == ()


def test_ending_cancels_the_rest_and_tells_it(world: World) -> None:
    with world.acting("loket", CARE):
        row = made()
        with pytest.raises(Problem, match="Waarom"):
            series.end(row, date(2026, 12, 3), " ")
        assert series.end(row, date(2026, 12, 3), "Het team stopt.") == 2
        assert [one.state for one in series.meetings_of(row.id)] == ["planned", "cancelled", "cancelled"]
        assert notices(world, "bpo")[-1] == "2 keer OT gaat niet door, vanaf 3 december."
        with pytest.raises(Conflict):
            series.end(row, date(2026, 12, 3), "Nog eens.")


def test_what_is_over_stays_when_a_series_ends(world: World, clock: FixedClock) -> None:
    """Also a meeting that nobody closed yet: it took place."""
    with world.acting("loket", CARE):
        row_id = made().id
    clock.set(datetime(2026, 12, 3, 15, 1, tzinfo=AMSTERDAM))
    with world.acting("loket", CARE):
        row = series.series_of(row_id)
        assert series.end(row, date(2026, 11, 26), "Het team stopt.") == 1
        assert [one.state for one in series.meetings_of(row_id)] == ["planned", "planned", "cancelled"]


def test_a_series_with_pupils_on_an_agenda_does_not_end(world: World) -> None:
    with world.acting("loket", "coach"):
        case_id = report_concern(world.loket.pupils[0]).case.id
    with world.acting("loket", CARE):
        row = made()
        agenda.put_on(series.meetings_of(row.id)[1], case_id)
        with pytest.raises(Problem, match="do 3 dec"):
            series.end(row, date(2026, 11, 26), "Het team stopt.")
        assert {one.state for one in series.meetings_of(row.id)} == {"planned"}


def test_a_team_below_its_promise_gives_the_care_owner_a_duty_until_it_meets(world: World, clock: FixedClock) -> None:
    with world.acting("loket", CARE):
        meeting = plan_meeting("ot", date(2026, 11, 26))
        meeting.state = "held"
    clock.set(datetime(2026, 12, 6, 12, 0, tzinfo=AMSTERDAM))
    with world.as_system("loket"):
        assert rhythm_duty.follow(opening=True) == 0
    clock.set(datetime(2026, 12, 7, 8, 0, tzinfo=AMSTERDAM))
    with world.as_system("loket"):
        assert rhythm_duty.follow(opening=True) == 1
        assert rhythm_duty.follow(opening=True) == 1
        (duty,) = session().scalars(select(Duty).where(Duty.kind == "rhythm"))
        assert (duty.label, duty.owner_role, duty.due_on) == ("Plan het OT", CARE, date(2026, 12, 6))
        assert "elke week" in duty.explains
        assert href_of(duty) == "/loket/overleg?team=ot"
    with world.acting("loket", CARE):
        held = plan_meeting("ot", date(2026, 12, 7), 8)
        assert session().scalars(select(Duty.closed_on).where(Duty.kind == "rhythm")).one() is None
        held.state = "held"
        session().flush()
        rhythm_duty.follow()
        assert session().scalars(select(Duty.closed_on).where(Duty.kind == "rhythm")).one() == scope().today
