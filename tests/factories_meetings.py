"""Plain functions that bring a case to the table of a team, through the services, each in the current scope."""

from datetime import date, datetime, timedelta
from uuid import UUID

from core.access.school import profile
from core.access.scope import scope
from core.db.clock import AMSTERDAM
from core.db.engine import session
from core.features.cases.concern_answers import Concern
from core.features.cases.concerns import report
from core.features.cases.facts import CaseFile, load
from core.features.cases.models import StepPassage, SupportCase
from core.features.cases.record import Event, happened
from core.features.consents import service as consents
from core.features.consents.rules import Answer
from core.features.meetings import subjects
from core.features.meetings.models import Meeting
from core.features.meetings.planning import NewMeeting, add_meeting, plan
from tests.world import PupilInWorld


def at(day: date, hour: int = 14, minute: int = 0) -> datetime:
    """A moment of the day in the Netherlands."""
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=AMSTERDAM)


def plan_meeting(team: str, day: date, hour: int = 14) -> Meeting:
    """A planned meeting of an hour, in the scope of somebody who plans."""
    starts = at(day, hour)
    return plan(NewMeeting(team=team, starts_at=starts, ends_at=starts + timedelta(hours=1), place="lokaal 0.12"))


def report_concern(pupil: PupilInWorld) -> CaseFile:
    """A whole zorgmelding of Loket, in the scope of the pupil's coach."""
    return report(
        Concern(
            form="zorgmelding",
            route="zorgroute",
            pupil_id=pupil.id,
            texts={"wat_zie_je": "Blijft vaak thuis op maandag.", "wat_geprobeerd": "Twee gesprekken, niet genoeg."},
            parties={"overleg": frozenset({"leerling", "ouders", "leerlingcoordinator"})},
            consents={"toestemming": frozenset({"leerling", "ouders"})},
        )
    )


def case_at(pupil: PupilInWorld, route: str, step: str, level: str) -> CaseFile:
    """A case that stands at a step, without the way to it, in the scope of its care owner."""
    member, today = scope().membership_id, scope().today
    case = SupportCase(
        pupil_id=pupil.id, route_code=route, step_code=step, level_code=level, question="Leest moeizaam.",
        reporter_id=member, owner_id=member, opened_on=today, profile_digest="test",
    )  # fmt: skip
    session().add(case)
    session().flush()
    session().add(
        StepPassage(
            case_id=case.id, step_code=step, entered_on=today, recorded_at=scope().now, by_id=member,
            profile_digest="test",
        )
    )  # fmt: skip
    file = load(case.id)
    happened(file, Event(kind="step", about=step, on=today, summary="Naar deze stap."))
    session().flush()
    return load(case.id)


def say(case_id: UUID, purpose: str, answer: Answer, *, only: UUID | None = None) -> None:
    """The answer of every giver of a purpose today, on paper; or of one guardian `only`."""
    subject = load(case_id).subject
    for giver in consents.state(subject, purpose, scope().today).givers:
        guardian_id = giver.giver.guardian_id
        if only in (None, guardian_id):
            consents.record(
                subject,
                consents.NewAnswer(
                    purpose=purpose,
                    guardian_id=guardian_id,
                    answer=answer,
                    on=scope().today,
                    form="written" if answer is Answer.GIVEN else "",
                ),
            )
    session().flush()


def make_document(case_id: UUID, template: str) -> None:
    """A document of the case that was made."""
    event = Event(kind="document", about=template, on=scope().today, outcome="made", summary="Gemaakt.")
    happened(load(case_id), event)
    session().flush()


def talk_of_no_pupil(canary: str) -> None:
    """A meeting about no pupil with a subject, in the scope of somebody who plans; in words of this school."""
    silent = next(team for team in profile().team_compositions if not team.discusses)
    starts = at(scope().today, 16)
    meeting = add_meeting(NewMeeting(team=silent.code, starts_at=starts, ends_at=starts + timedelta(hours=1)))
    row = subjects.add(meeting, f"Onderwerp {canary}")
    row.minutes = f"Verslag {canary}"
    session().flush()
