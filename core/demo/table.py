"""A case at the table of a team: put on the agenda, discussed, decided."""

from datetime import date, timedelta
from itertools import cycle
from uuid import UUID

from core.demo import names
from core.demo.calendar import next_meeting, planner
from core.demo.traveller import OutOfTime, Traveller
from core.features.cases import verdicts
from core.features.meetings import agenda, directors, minutes
from core.features.meetings.closing import close_item
from core.features.meetings.items import item_of
from core.features.meetings.models import Meeting
from core.features.meetings.planning import meeting_of
from core.features.meetings.written import Closing, Task


class AtTable(Traveller):
    """A traveller whose case is discussed."""

    __slots__ = ()

    def come_to_table(self, team: str, *, discussed: bool) -> None:
        """Discussed in the last meeting there was, without a decision; or waiting on the agenda of the next one."""
        try:
            if discussed:
                self.discuss((), frozenset({team}))
            else:
                self.put_on_agenda(frozenset({team}), self.stage.today)
        except OutOfTime:
            return

    def put_on_agenda(
        self, teams: frozenset[str] = frozenset(), after: date | None = None
    ) -> tuple[UUID, UUID, date] | None:
        """Put the case on the first meeting that waits for it: meeting, item and day."""
        with self.stage.acting(planner(self.stage), self.day, 9):
            file = self.file()
            step = self.stage.profile.route(file.case.route_code).step(file.case.step_code)
            found = next_meeting(teams or frozenset({step.team}), after or self.day)
            if found is None:
                return None
            item = agenda.put_on(meeting_of(found[0]), file.case.id, "")
            return found[0], item.id, found[1]

    def discuss(self, decisions: tuple[str, ...], teams: frozenset[str] = frozenset()) -> None:
        """The case is discussed in the team that waits for it, which decides; with a director and a task."""
        teams = teams or frozenset(t for code in decisions for t in self.stage.profile.decision(code).teams[:1])
        after = max(self.day, self.discussed + timedelta(days=1)) if self.discussed else self.day
        placed = self.put_on_agenda(teams, after)
        if placed is None or placed[2] > self.stage.today:
            raise OutOfTime  # it waits on that agenda
        meeting_id, item_id, day = placed
        self.day = self.discussed = day
        with self.stage.acting(planner(self.stage), day, 17):
            item, meeting = item_of(meeting_id, item_id), meeting_of(meeting_id)
            close_item(item, meeting, self._closing(meeting, decisions))
            self._give_feedback(meeting.team_code)

    def _closing(self, meeting: Meeting, decisions: tuple[str, ...]) -> Closing:
        asked = (question.code for question in minutes.questions_of(meeting.team_code))
        week_later = self.day + timedelta(days=7)
        task = Task(what="Vertel thuis wat er is afgesproken", who=self.child.mentor.membership_id, due=week_later)
        return Closing(
            minutes=dict(zip(asked, cycle(names.PARTS), strict=False)),
            outcome=next((outcome.code for outcome in minutes.outcomes_of(meeting.team_code)), ""),
            directors=self._director(meeting) if directors.is_needed(meeting.team_code) else (),
            decisions=decisions,
            reason="Zo helpt het de leerling het meest.",
            tasks=(task,),
        )

    def _director(self, meeting: Meeting) -> tuple[UUID, ...]:
        chairs = directors.candidates(meeting, {fact.purpose: fact for fact in self.file().facts.consents})
        people = [chair.membership_id for chair in chairs if chair.membership_id is not None]
        return (people[self.child.year % len(people)],) if people else ()

    def _give_feedback(self, team: str) -> None:
        """Note the reference in the system that the school's own term asks for after a meeting of this team."""
        for term in self.stage.profile.deadlines:
            if term.starts.is_seen("meeting", team, "") and term.ends.kind == "system_reference":
                verdicts.add_reference(
                    self.file(), term.ends.about, f"{self.stage.school_id[:3].upper()}-{self.day:%y%m%d}"
                )
