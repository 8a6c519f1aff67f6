"""Rows of work: the cases of one school of a benchmark, with what happened in them, and its meetings."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from core.access.ledger import LedgerEntry
from core.bench.people import TEACHERS, Rows, SchoolPeople
from core.bench.setting import Setting
from core.features.cases.models import CaseEvent, CaseNote, StepPassage, SupportCase
from core.features.consents.models import ConsentAnswer
from core.features.duties.models import Duty
from core.features.meetings.models import Meeting, MeetingSeat


class SchoolYear(SchoolPeople):
    """The rows of one school, in the order in which they need one another."""

    def rows(self, setting: Setting) -> Rows:
        """Everything of this school, by model."""
        self.fill_staff()
        pupils = [self.add_pupil(number) for number in range(setting.pupils)]
        for number in range(setting.cases):
            self._case(number, pupils[number * setting.pupils // setting.cases])
        self._meetings()
        return self.found

    def _case(self, number: int, pupil: UUID) -> None:
        route = self.profile.support_routes[number % len(self.profile.support_routes)]
        step = route.steps[number % max(1, len(route.steps) - 1)]
        opened = self.today - timedelta(days=20 + number % 180)
        owner = self.staff[self.profile.care_owner_roles[0]][number % 2]
        reporter = self.staff[self.profile.mentor_roles[0]][number % TEACHERS]
        case = self.add(
            SupportCase,
            pupil_id=pupil,
            route_code=route.code,
            step_code=step.code,
            level_code=self.profile.care_levels[min(1, number % 2)].code,
            question="Wat heeft deze leerling nodig om verder te kunnen?",
            reporter_id=reporter,
            owner_id=owner,
            opened_on=opened,
            closed_on=self.today - timedelta(days=2) if number % 5 > 2 else None,
            profile_digest=self.profile.digest,
        )
        for at, passed in enumerate(route.steps[: route.place(step.code)]):
            self._passage(case, passed.code, opened + timedelta(days=at), owner)
        for at in range(5):
            self._note(case, opened + timedelta(days=3 * at), reporter)
        self._owed(case, pupil, number, owner)
        self._looks(case, pupil, owner)

    def _passage(self, case: UUID, step: str, on: date, by: UUID) -> None:
        at = datetime(on.year, on.month, on.day, 9, tzinfo=UTC)
        digest = self.profile.digest
        self.add(
            StepPassage, case_id=case, step_code=step, entered_on=on, recorded_at=at, by_id=by, profile_digest=digest
        )
        said = "Naar de volgende stap."
        self.add(CaseEvent, case_id=case, kind="step", about=step, on=on, summary=said, by_id=by, recorded_at=at)

    def _note(self, case: UUID, on: date, by: UUID) -> None:
        at = datetime(on.year, on.month, on.day, 15, tzinfo=UTC)
        note = self.add(CaseNote, case_id=case, kind="note", on=on, body="Wat er gezien is. " * 12, author_id=by)
        self.add(
            CaseEvent, case_id=case, kind="note", on=on, summary="Notitie.", note_id=note, by_id=by, recorded_at=at
        )

    def _owed(self, case: UUID, pupil: UUID, number: int, owner: UUID) -> None:
        for at, done in ((0, True), (1, number % 3 == 0)):
            self.add(
                Duty,
                kind="task",
                rule="task",
                label="Bel met de ouders over de afspraken",
                owner_role=self.profile.care_owner_roles[0],
                owner_id=owner,
                case_id=case,
                pupil_id=pupil,
                started_on=self.today - timedelta(days=20),
                due_on=self.today + timedelta(days=(number + at) % 40 - 4),
                closed_on=self.today if done else None,
            )
        purpose = self.profile.consent_rules[0].code
        self.add(
            ConsentAnswer,
            case_id=case,
            purpose=purpose,
            answer="given",
            form="written",
            on=self.today - timedelta(days=9),
            recorded_by=owner,
            recorded_at=self.moment,
        )

    def _looks(self, case: UUID, pupil: UUID, owner: UUID) -> None:
        for at in range(4):
            self.add(
                LedgerEntry,
                at=self.moment - timedelta(days=at, hours=2),
                person_id=self.people[owner],
                membership_id=owner,
                person_name="Anna",
                roles=[self.profile.care_owner_roles[0]],
                purpose="begeleiding",
                action="case.read",
                object_type="support_case",
                object_id=case,
                pupil_id=pupil,
                case_id=case,
                outcome="done",
                request_id=str(at),
            )

    def _meetings(self) -> None:
        for team in self.profile.team_compositions[:3]:
            for week in self._weeks():
                starts = self.moment + timedelta(weeks=week)
                state = "held" if week < 0 else "planned"
                meeting = self.add(
                    Meeting, team_code=team.code, starts_at=starts, ends_at=starts + timedelta(hours=1), state=state
                )
                for seat in team.seats:
                    member = next(iter(self.staff.get(seat.role, [])), None)
                    self.add(
                        MeetingSeat, meeting_id=meeting, role_code=seat.role, label=seat.label, membership_id=member
                    )

    @staticmethod
    def _weeks() -> Iterator[int]:
        yield from range(-12, 12)
