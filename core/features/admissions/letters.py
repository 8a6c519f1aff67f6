"""The letter of a refusal. It holds all that the law demands, and is not made before another school is ready.

What it says is fixed when it is asked for; a job makes the paper of exactly that. With it the refusal is made known, so
the term of the law ends.
"""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import select

from core.access.school import profile
from core.access.scope import scope
from core.contract.dates import in_words
from core.contract.deadlines import Deadline
from core.contract.findings import State
from core.db.clock import now
from core.db.engine import session
from core.db.jobs import enqueue, job_kind
from core.db.worker import progress
from core.features.admissions import searches
from core.features.admissions.application_end import close
from core.features.admissions.application_facts import ApplicationFile, application_of
from core.features.admissions.models import AdmissionDecision, RefusalLetter
from core.features.admissions.notes import PARENTS_TALK
from core.features.admissions.record import Event, logged
from core.features.admissions.rules import ApplicationState
from core.features.files import service as files
from core.schools.national_terms import WEEKS_TO_OBJECT, refusal_source
from core.web import paper
from core.web.dates import clock, day_long
from core.web.language import _
from core.web.problems import Conflict, NotFound, Problem

WORK = "admissions.letter"


def decision_of(application_id: UUID) -> AdmissionDecision | None:
    """The last decision about an application."""
    statement = select(AdmissionDecision).where(AdmissionDecision.application_id == application_id)
    return session().scalars(statement.order_by(AdmissionDecision.recorded_at.desc())).first()


def lacking(file: ApplicationFile) -> tuple[str, ...]:
    """What the law still asks before the letter can be made, each as a sentence; empty when it can."""
    found = []
    search = searches.open_search_of(file.application) or next(iter(searches.searches_of(file.application)), None)
    if search is None or not (search.place or searches.ready_school(search)):
        found.append(
            _("Nog geen andere school is bereid het kind toe te laten. Zonder die school mag je niet weigeren.")
        )
    if not any(h.kind == "conversation" and h.about == PARENTS_TALK for h in file.facts.happenings):
        found.append(_("Er is nog geen gesprek met de ouders vastgelegd over wat de school niet kan bieden."))
    decision = decision_of(file.application.id)
    if decision is None or not decision.reason.strip():
        found.append(_("De reden van het besluit ontbreekt."))
    return tuple(found)


def ask(file: ApplicationFile) -> RefusalLetter:
    """Fix the text, let the paper be made, and make the refusal known. Problem with what the law still asks."""
    application = file.application
    if application.state != ApplicationState.DECLINED:
        raise Conflict(_("Een brief hoort bij een besluit om niet toe te laten, en wordt één keer gemaakt."))
    if missing := lacking(file):
        raise Problem(" ".join(missing))
    letter = RefusalLetter(
        school_id=scope().school_id,
        application_id=application.id,
        text=text_of(file),
        asked_by=scope().membership_id,
        asked_at=scope().now,
    )
    session().add(letter)
    session().flush()
    letter.job_id = enqueue(WORK, {"letter": str(letter.id)}, requested_by=scope().person_id).id
    said = _("Brief aan de ouders: niet toegelaten. De andere school staat erin.")
    known = Event(kind="application", outcome="decided", on=scope().today, summary=said)
    close(application, ApplicationState.REFUSED, known)
    logged(application, "application.letter")
    return letter


def text_of(file: ApplicationFile) -> dict[str, Any]:
    """Everything the letter says, as plain values."""
    application, decision = file.application, decision_of(file.application.id)
    search = searches.searches_of(application)[0]
    ready = search.place or searches.ready_school(search)
    objection = _objection_term()
    grounds = [one for one in file.judged if decision and one.rule.code in decision.grounds]
    found = [(one.rule, f) for one in grounds for f in one.findings if f.state is State.UNMET]
    return {
        "to": [one["name"] for one in application.guardians],
        "address": application.address,
        "child": application.full_name,
        "first_name": application.first_name,
        "received": in_words(application.received_on),
        "decided": in_words(decision.taken_on) if decision else "",
        "by": profile().team(decision.team_code).label if decision and decision.team_code else "",
        "reason": decision.reason if decision else "",
        "grounds": [{"label": rule.label, "mark": f.source.mark, "quote": f.source.quote} for rule, f in found],
        "ready": ready,
        "asked": sorted({contact.school for contact in searches.contacts_of(search)} - {ready}),
        "object_by": in_words(scope().today + timedelta(weeks=WEEKS_TO_OBJECT)),
        "object_weeks": WEEKS_TO_OBJECT,
        "answer_weeks": objection.length if objection else 4,
        "law": refusal_source(profile().school.sector).mark,
        "date": in_words(scope().today),
    }


def _objection_term() -> Deadline | None:
    return next((term for term in profile().deadlines if term.starts.kind == "objection"), None)


def letters_of(application_id: UUID) -> tuple[RefusalLetter, ...]:
    """The letters about an application, newest first."""
    statement = select(RefusalLetter).where(RefusalLetter.application_id == application_id)
    return tuple(session().scalars(statement.order_by(RefusalLetter.asked_at.desc())))


def fetch(application_id: UUID, letter_id: UUID) -> tuple[RefusalLetter, bytes]:
    """The paper, with a row in the ledger; NotFound while it is not made."""
    letter = next((one for one in letters_of(application_id) if one.id == letter_id), None)
    if letter is None or letter.blob_id is None:
        raise NotFound()
    logged(application_of(application_id), "application.fetch_letter")
    return letter, files.content_of(letter.blob_id)


@job_kind(WORK)
def make_letter(payload: Mapping[str, Any]) -> dict[str, Any]:
    """Make one letter, unless it is there."""
    letter_id = UUID(payload["letter"])
    html = written(letter_id)
    progress(50, _("tekst klaar"))
    return {"made": keep_made(letter_id, paper.printed(html)) if html else 0}


def _waiting(letter_id: UUID) -> RefusalLetter | None:
    row = session().scalars(select(RefusalLetter).where(RefusalLetter.id == letter_id)).one_or_none()
    return None if row is None or row.blob_id is not None else row


def written(letter_id: UUID) -> str:
    """The HTML of the letter; empty when it need not be made."""
    row = _waiting(letter_id)
    if row is None:
        return ""
    return paper.written(
        "admissions/letter_paper.html",
        t=row.text,
        school=profile().school.name,
        reader=", ".join(row.text["to"]),
        made=_("gemaakt op %(dag)s om %(tijd)s", dag=day_long(scope().now), tijd=clock(scope().now)),
    )


def keep_made(letter_id: UUID, content: bytes) -> int:
    """Store what was made, unless it was there meanwhile; how many were stored."""
    row = _waiting(letter_id)
    if row is None:
        return 0
    row.blob_id, row.made_at = files.keep(content, paper.PDF).id, now()
    logged(application_of(row.application_id), "application.make_letter")
    return 1
