"""Everything the page of a case shows, read in a fixed number of statements."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import func, select

from core.access import ledger
from core.access.beyond import beyond_need_to_know
from core.access.policy import Action
from core.access.policy import Decision as Verdict
from core.access.school import profile
from core.access.scope import scope
from core.contract.dates import completed_years
from core.contract.routes import SupportRoute
from core.contract.school import CareLevel
from core.db.engine import session
from core.features.cases import director
from core.features.cases.access import verdict_on
from core.features.cases.attachments import live_attachments
from core.features.cases.facts import CaseFile, load
from core.features.cases.looks import Look, looks_at
from core.features.cases.models import CaseAttachment, CaseDocument, CaseNote, StepPassage
from core.features.cases.rules import NextStep
from core.features.cases.timeline import Group, entries
from core.features.cases.walk import possible_steps
from core.features.duties import service as duties
from core.features.duties.models import Duty
from core.features.pupils.service import MentorView, group_label, mentors_of
from core.features.staff.colleagues import Colleague, roles_of
from core.web.language import _
from core.web.rows import Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Involved:
    """Somebody in the case, with the role in words."""

    name: str
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """The page of one case for one reader."""

    file: CaseFile
    level_since: date | None
    meta: str
    passages: tuple[StepPassage, ...]
    steps: tuple[NextStep, ...]
    timeline: tuple[Entry, ...]
    older: int
    involved: tuple[Involved, ...]
    director: Colleague | None
    director_since: date | None
    documents: tuple[CaseDocument, ...]
    attachments: tuple[CaseAttachment, ...]
    duties: tuple[Duty, ...]
    looks: tuple[Look, ...]
    look_count: int
    verdict: Verdict
    may_work: bool

    @property
    def director_sees(self) -> bool:
        """Whether the director sees the case; if not, another one has been asked for."""
        return all(duty.rule != director.RULE for duty in self.duties)

    @property
    def route(self) -> SupportRoute:
        """The route that the case goes."""
        return profile().route(self.file.case.route_code)

    @property
    def level(self) -> CareLevel:
        """The level of care that it stands on."""
        return profile().level(self.file.case.level_code)


SHOWN = 12
"""Lines of the timeline on the page; the rest behind a link."""


def dossier(case_id: UUID, group: Group, *, everything: bool = False) -> Dossier:
    """The case for the reader, with a row in the ledger that says under which rule. NotFound where it is not theirs."""
    file = load(case_id)
    verdict = _looked_at(file)
    mentors = mentors_of(file.pupil.id)
    people = _people(file, mentors)
    lines = _timeline(file, group)
    looks, count = looks_at(case_id)
    return Dossier(
        file=file,
        level_since=_since(file, "level", file.case.level_code),
        meta=_meta(file, mentors),
        passages=_passages(case_id),
        steps=possible_steps(file),
        timeline=lines if everything else lines[:SHOWN],
        older=0 if everything else max(0, len(lines) - SHOWN),
        involved=_involved(file, people, mentors),
        director=next((p for p in people if p.membership_id == file.case.director_id), None),
        director_since=_since(file, "director", ""),
        documents=_documents(case_id),
        attachments=live_attachments(case_id),
        duties=tuple(duties.open_duties(case_id)),
        looks=looks,
        look_count=count,
        verdict=verdict,
        may_work=verdict_on(file.case, Action.WORK).allowed and file.case.closed_on is None,
    )


def _looked_at(file: CaseFile) -> Verdict:
    """Under which rule the reader sees it, written in the ledger."""
    verdict = verdict_on(file.case)
    ledger.record(
        action="case.read",
        object_type="support_case",
        object_id=file.case.id,
        pupil_id=file.pupil.id,
        case_id=file.case.id,
        rule=ledger.Basis(rule=verdict.rule, disclosure_id=verdict.disclosure_id),
    )
    return verdict


def _timeline(file: CaseFile, group: Group) -> tuple[Entry, ...]:
    case_id = file.case.id
    notes = _notes(case_id)
    return entries(file.events, notes, _hidden_notes(case_id, len(notes)), group)


def _meta(file: CaseFile, mentors: tuple[MentorView, ...]) -> str:
    parts = [group_label(file.pupil)]
    if file.pupil.birth_date:
        parts.append(_("%(age)d jaar", age=completed_years(file.pupil.birth_date, scope().today)))
    parts += [f"{profile().role(mentor.role).label} {mentor.name}" for mentor in mentors]
    return " · ".join(part for part in parts if part)


def _since(file: CaseFile, kind: str, about: str) -> date | None:
    found = file.facts.latest(kind, about)
    return found.on if found else None


def _people(file: CaseFile, mentors: tuple[MentorView, ...]) -> tuple[Colleague, ...]:
    case = file.case
    ids = {case.owner_id, case.director_id, case.reporter_id, *(mentor.membership_id for mentor in mentors)}
    return roles_of((found for found in ids if found is not None), scope().today)


def _involved(file: CaseFile, people: tuple[Colleague, ...], mentors: tuple[MentorView, ...]) -> tuple[Involved, ...]:
    """Mentors first, then the owner of care and the director, then family; every person once."""
    roles: dict[UUID, list[str]] = {}
    for person in people:
        roles.setdefault(person.membership_id, []).append(profile().role(person.role_code).label)
    names = {person.membership_id: person.name for person in people} | {m.membership_id: m.name for m in mentors}
    found = []
    order = [
        *(mentor.membership_id for mentor in mentors),
        file.case.owner_id,
        file.case.director_id,
        file.case.reporter_id,
    ]
    for membership_id in dict.fromkeys(one for one in order if one in names):
        words = list(dict.fromkeys(roles.get(membership_id, [])))
        if membership_id == file.case.director_id:
            words.append(profile().word("director", _("regiehouder")))
        found.append(Involved(name=names[membership_id], role=", ".join(words)))
    apart = sum(one.tie.lives_apart for one in file.kin) > 1
    for one in file.kin:
        words = [one.tie.relation, *([] if one.tie.authority else [_("zonder gezag")])]
        words += [_("krijgt een eigen brief")] if apart and one.tie.lives_apart else []
        found.append(Involved(name=one.guardian.name, role=", ".join(words)))
    return tuple(found)


def _passages(case_id: UUID) -> tuple[StepPassage, ...]:
    statement = select(StepPassage).where(StepPassage.case_id == case_id)
    return tuple(session().scalars(statement.order_by(StepPassage.recorded_at, StepPassage.id)))


def _documents(case_id: UUID) -> tuple[CaseDocument, ...]:
    statement = select(CaseDocument).where(CaseDocument.case_id == case_id)
    return tuple(session().scalars(statement.order_by(CaseDocument.id)))


def _notes(case_id: UUID) -> dict[UUID, CaseNote]:
    return {note.id: note for note in session().scalars(select(CaseNote).where(CaseNote.case_id == case_id))}


def _hidden_notes(case_id: UUID, readable: int) -> int:
    """How many notes this reader may not read; only the number."""
    statement = select(func.count(CaseNote.id)).where(CaseNote.case_id == case_id)
    total = session().execute(statement.execution_options(**beyond_need_to_know("counts"))).scalar_one()
    return max(0, int(total) - readable)
