"""What cases want to know of the features below: an answer on consent is part of what happened."""

from core.access.absences import Absence
from core.access.policy_sql import CaseTables, bind
from core.db.announcements import listen
from core.features.cases.facts import load
from core.features.cases.models import SupportCase
from core.features.cases.record import Event, happened
from core.features.consents.models import Disclosure
from core.features.consents.rules import Answer
from core.features.consents.service import ConsentRecorded
from core.features.pupils.models import PupilMentor
from core.web.language import _

_WORDS = {
    Answer.ASKED: _("%(giver)s is gevraagd: %(what)s."),
    Answer.GIVEN: _("%(giver)s gaf toestemming: %(what)s."),
    Answer.REFUSED: _("%(giver)s gaf geen toestemming: %(what)s."),
    Answer.WITHDRAWN: _("%(giver)s trok de toestemming in: %(what)s."),
}


@listen(ConsentRecorded)
def keep_answer(said: ConsentRecorded) -> None:
    """The answer of a giver, as a row of what happened. `outcome` "given" only once consent is whole."""
    outcome = "given" if said.gained else "lost" if said.lost else said.answer.value
    summary = _(_WORDS[said.answer], giver=said.giver[:1].upper() + said.giver[1:], what=said.label)
    happened(
        load(said.case_id), Event(kind="consent", about=said.purpose, on=said.on, outcome=outcome, summary=summary)
    )


bind(
    CaseTables(
        case=SupportCase.__table__,
        mentor=PupilMentor.__table__,
        disclosure=Disclosure.__table__,
        absence=Absence.__table__,
    )
)
