"""Recording an answer on consent, and what a loss of consent closes."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from core.access import ledger
from core.access.school import profile
from core.access.scope import scope
from core.contract.consents import ConsentForm, ConsentRule
from core.contract.facts import ConsentStatus
from core.db.announcements import announce
from core.db.clock import now
from core.db.engine import session
from core.features.consents.answers import Subject, state
from core.features.consents.disclosures import withdraw_disclosures
from core.features.consents.models import ConsentAnswer
from core.features.consents.rules import Answer, ConsentState
from core.web.language import _
from core.web.problems import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAnswer:
    """What somebody records: `guardian_id` None is the pupil; `form` "written" or "oral" (only for `given`)."""

    purpose: str
    guardian_id: UUID | None
    answer: Answer
    on: date
    form: str = ""
    evidence: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentRecorded:
    """Announced inside the transaction after an answer was recorded. `lost` when consent lived and no longer does."""

    case_id: UUID
    purpose: str
    label: str
    giver: str
    answer: Answer
    on: date
    status: ConsentStatus
    lost: bool
    gained: bool


def record(subject: Subject, answer: NewAnswer) -> ConsentRecorded:
    """Keep an answer, tell who must know, and close what rested on consent that is lost.

    Problem with a Dutch sentence when the giver is not asked for this purpose, the day lies ahead, a form is
    missing, or something is withdrawn that was never given.
    """
    rule = profile().consent_rule(answer.purpose)
    before = state(subject, answer.purpose, scope().today)
    label = _check(subject, rule, before, answer)
    session().add(
        ConsentAnswer(
            school_id=scope().school_id,
            case_id=subject.case_id,
            purpose=answer.purpose,
            guardian_id=answer.guardian_id,
            answer=answer.answer.value,
            form=answer.form,
            on=answer.on,
            evidence=answer.evidence,
            reason=answer.reason,
            recorded_by=scope().membership_id,
            recorded_at=now(),
        )
    )
    session().flush()
    after = state(subject, answer.purpose, scope().today)
    return _tell(subject, rule, answer, label, (before.fact.status, after.fact.status))


def _tell(
    subject: Subject, rule: ConsentRule, answer: NewAnswer, label: str, change: tuple[ConsentStatus, ConsentStatus]
) -> ConsentRecorded:
    was, now_is = change
    recorded = ConsentRecorded(
        case_id=subject.case_id,
        purpose=rule.code,
        label=rule.label,
        giver=label,
        answer=answer.answer,
        on=answer.on,
        status=now_is,
        lost=was is ConsentStatus.GIVEN and now_is is not ConsentStatus.GIVEN,
        gained=was is not ConsentStatus.GIVEN and now_is is ConsentStatus.GIVEN,
    )
    if recorded.lost:
        withdraw_disclosures(
            subject.case_id, rule.code, _("De toestemming voor “%(purpose)s” is ingetrokken.", purpose=rule.label)
        )
    ledger.record(
        action=f"consent.{answer.answer.value}",
        object_type="consent_answer",
        pupil_id=subject.pupil_id,
        case_id=subject.case_id,
        rule=rule.code,
    )
    announce(recorded)
    return recorded


def _check(subject: Subject, rule: ConsentRule, before: ConsentState, answer: NewAnswer) -> str:
    giver = next((g for g in before.givers if g.giver.guardian_id == answer.guardian_id), None)
    if giver is None:
        raise Problem(_("Deze persoon hoeft voor dit doel geen toestemming te geven."))
    label = giver.giver.label
    if answer.on > scope().today:
        raise Problem(_("De datum ligt in de toekomst."), errors={"on": [_("Kies vandaag of een eerdere dag.")]})
    if answer.answer is Answer.GIVEN and answer.form not in {form.value for form in ConsentForm}:
        raise Problem(_("Hoe is de toestemming gegeven?"), errors={"form": [_("Kies: op papier of mondeling.")]})
    if answer.answer is Answer.WITHDRAWN and not (giver.last and giver.last.answer is Answer.GIVEN):
        raise Problem(_("%(giver)s gaf nog geen toestemming. Er is niets in te trekken.", giver=label))
    no = {Answer.REFUSED, Answer.WITHDRAWN}
    if giver.last and no & {answer.answer, giver.last.answer} and answer.on < giver.last.on:
        raise Problem(
            _("%(giver)s antwoordde later nog iets anders.", giver=label),
            errors={"on": [_("Kies een dag op of na het laatste antwoord.")]},
        )
    return label
