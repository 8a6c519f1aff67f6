"""What a concern form says, as facts of the case; and what is missing, as a sentence per field."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from core.access.scope import scope
from core.contract.documents import DocumentTemplate, Field, FieldKind
from core.contract.findings import Finding
from core.db.engine import session
from core.features.cases.facts import CaseFile
from core.features.cases.models import CaseDocument
from core.features.cases.record import Event, happened
from core.features.consents import service as consents
from core.features.consents.answers import state
from core.features.consents.rules import Answer
from core.web.language import _
from core.web.problems import Refused

PUPIL, PARENTS = "leerling", "ouders"


@dataclass(frozen=True, slots=True, kw_only=True)
class Concern:
    """A filled-in concern form. `texts` per field; `parties` per field the roles that were consulted; `consents` per
    field who consented on paper: "leerling", "ouders" (every holder of authority) or the id of a guardian."""

    form: str
    pupil_id: UUID
    route: str
    texts: Mapping[str, str] = field(default_factory=dict)
    parties: Mapping[str, frozenset[str]] = field(default_factory=dict)
    consents: Mapping[str, frozenset[str]] = field(default_factory=dict)


class Incomplete(Refused):
    """The concern cannot be sent yet: `errors` holds a sentence per field, `findings` every condition."""

    def __init__(self, findings: tuple[Finding, ...], errors: Mapping[str, list[str]]) -> None:
        super().__init__(_("Dit kan nog niet verstuurd worden."), findings=findings)
        self.errors = dict(errors)


def record_answers(file: CaseFile, form: DocumentTemplate, concern: Concern) -> None:
    """Everything the form says becomes facts: a document, consultations, verdicts and consent."""
    texts = {f.code: concern.texts.get(f.code, "") for f in form.fields if f.kind is FieldKind.TEXT}
    session().add(
        CaseDocument(
            school_id=scope().school_id,
            case_id=file.case.id,
            template_code=form.code,
            state="made",
            parts=texts,
            made_on=scope().today,
            author_id=scope().membership_id,
        )
    )
    for question in form.fields:
        _record_field(file, question, concern)
    session().flush()


def _record_field(file: CaseFile, question: Field, concern: Concern) -> None:
    today = scope().today
    for role in sorted(concern.parties.get(question.code, frozenset()) & {party.role for party in question.parties}):
        label = next(party.label for party in question.parties if party.role == role)
        said = _("Overleg met %(who)s.", who=label.replace("{leerling}", file.pupil.first_name))
        happened(file, Event(kind="consultation", on=today, roles=frozenset({role}), summary=said))
    text = concern.texts.get(question.code, "").strip()
    if question.verdict and text:
        happened(
            file,
            Event(kind="verdict", about=question.verdict, on=today, outcome="yes", reason=text, summary=question.label),
        )
    if question.kind is FieldKind.CONSENT:
        for giver in _givers(file, question, concern.consents.get(question.code, frozenset())):
            consents.record(
                file.subject,
                consents.NewAnswer(
                    purpose=question.purpose, guardian_id=giver, answer=Answer.GIVEN, on=today, form="written"
                ),
            )


def _givers(file: CaseFile, question: Field, chosen: frozenset[str]) -> list[UUID | None]:
    """The people behind the ticks: the pupil, a guardian by id, or every holder of authority."""
    asked = state(file.subject, question.purpose, scope().today).givers
    found: list[UUID | None] = []
    for giver in asked:
        who = giver.giver.guardian_id
        if (PUPIL in chosen) if who is None else (PARENTS in chosen or str(who) in chosen):
            found.append(who)
    return found


def check(form: DocumentTemplate, concern: Concern, findings: tuple[Finding, ...]) -> None:
    """Incomplete with every open condition at the field it is about."""
    errors: dict[str, list[str]] = {}
    for question in form.fields:
        if question.kind is FieldKind.TEXT and question.required and not concern.texts.get(question.code, "").strip():
            errors[question.code] = [question.missing or _("Vul dit in.")]
    empty = set(errors)
    for finding in findings:
        target = next((f.code for f in form.fields if _is_about(f, finding)), "")
        if finding.stops and target not in empty:
            errors.setdefault(target, []).append(_sentence(form, target, finding))
    if errors:
        raise Incomplete(findings, errors)


def _is_about(question: Field, finding: Finding) -> bool:
    if finding.act == "consultation":
        return finding.act_about in {party.role for party in question.parties}
    if finding.act == "consent":
        return bool(question.purpose) and question.purpose == finding.act_about
    return finding.act == "verdict" and question.verdict == finding.act_about


def _sentence(form: DocumentTemplate, target: str, finding: Finding) -> str:
    question = next((f for f in form.fields if f.code == target), None)
    if question is not None and question.missing and question.kind is FieldKind.CONSENT and finding.act == "consent":
        return question.missing
    return finding.reason
