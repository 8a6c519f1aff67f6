"""What meetings listen to: consent changes agendas and what they opened; planning may mend a rhythm."""

from sqlalchemy import and_, select

from core.access.school import profile
from core.contract.requirements.base import capital
from core.db.announcements import listen
from core.db.engine import session
from core.features.cases.facts import load
from core.features.consents.rules import Answer
from core.features.consents.service import ConsentRecorded
from core.features.mail.service import NewNotice, tell
from core.features.meetings import directors, rhythm_duty
from core.features.meetings.agenda import address_of, take_off
from core.features.meetings.events import MeetingsPlanned
from core.features.meetings.items import consent_facts
from core.features.meetings.models import AgendaItem, Meeting
from core.features.meetings.readiness import consent_purpose
from core.features.meetings.rules import OPEN, PLANNED
from core.features.meetings.table import open_for_table
from core.web.dates import day_month
from core.web.language import _


@listen(ConsentRecorded)
def follow_consent(said: ConsentRecorded) -> None:
    """Consent that is lost takes the case off agendas not yet held; consent that is won opens it for the table."""
    if not (said.lost or said.gained):
        return
    rows = session().execute(
        select(AgendaItem, Meeting)
        .join(Meeting, and_(Meeting.school_id == AgendaItem.school_id, Meeting.id == AgendaItem.meeting_id))
        .where(AgendaItem.case_id == said.case_id, AgendaItem.state == OPEN, Meeting.state == PLANNED)
    )
    for item, meeting in list(rows):
        if said.lost and consent_purpose(meeting.team_code) == said.purpose:
            take_off(item, _why(said))
            _tell_care_owner(item, meeting)
        elif said.gained:
            open_for_table(item, meeting, consent_facts(load(said.case_id)))
    if said.lost:
        directors.follow_loss(load(said.case_id), said.purpose)
    if said.gained:
        directors.open_again(load(said.case_id), said.purpose)


def _why(said: ConsentRecorded) -> str:
    """What made that consent no longer lives, as a sentence."""
    words = {
        Answer.WITHDRAWN: _("%(giver)s trok de toestemming in op %(dag)s."),
        Answer.REFUSED: _("%(giver)s gaf op %(dag)s geen toestemming."),
    }
    later = _("Op %(dag)s is opnieuw toestemming gevraagd.")
    return words.get(said.answer, later) % {"giver": capital(said.giver), "dag": day_month(said.on)}


@listen(MeetingsPlanned)
def follow_rhythm(_planned: MeetingsPlanned) -> None:
    """A duty about a rhythm that is kept again is closed at once."""
    session().flush()
    rhythm_duty.follow()


def _tell_care_owner(item: AgendaItem, meeting: Meeting) -> None:
    file = load(item.case_id)
    text = _("%(name)s ging van de agenda van het %(team)s: er is geen toestemming meer.")
    words = {"name": file.pupil.full_name, "team": profile().team(meeting.team_code).short}
    owners = [file.case.owner_id] if file.case.owner_id else []
    tell(owners, NewNotice(kind="agenda", text=text % words, link=address_of(meeting), case_id=item.case_id))
