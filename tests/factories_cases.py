"""Real cases in the world of the tests, opened through the services by the people whose work it is.

Each school gets two: `shared` is about its first pupil and stands on the agenda of a team, so that partners may look
along; `hidden` is about a pupil of another mentor and is shared with nobody. Every text of a case holds its token
(`kanarie-loket-zaak1-...`), and what is sealed holds `...-verzegeld`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from core.access.school import profile
from core.access.scope import scope
from core.contract.wire import to_wire
from core.db.clock import AMSTERDAM, now
from core.db.engine import session
from core.features.cases import attachments, documents, extract_work, extracts, record, verdicts
from core.features.cases.concern_answers import Concern
from core.features.cases.concerns import report
from core.features.cases.facts import CaseFile, load
from core.features.cases.models import Decision
from core.features.cases.record import NewNote
from core.features.consents import service as consents
from core.features.consents.rules import Answer
from core.features.handovers import absences
from core.features.handovers.absences import NewAbsence
from core.features.meetings import handout_work, handouts, series
from core.features.meetings.agenda import put_on
from core.features.meetings.handout import recipients
from core.features.meetings.item_lines import lines_of
from core.features.receipts import papers
from core.features.receipts.receipt import receipt_of
from core.features.revisions.models import RevisionDraft, RevisionTrial
from core.features.worklist import tasks
from tests.world import PupilInWorld, SchoolInWorld, World

DAY = date(2026, 11, 26)
MEETING_STARTS = datetime(2026, 12, 3, 10, 0, tzinfo=AMSTERDAM)
MEETING_ENDS = datetime(2026, 12, 3, 11, 0, tzinfo=AMSTERDAM)
SHARED_PUPIL, HIDDEN_PUPIL = 0, 16


@dataclass(frozen=True, kw_only=True)
class Ways:
    """How a school of the world does what every school does; the codes are those of its plugin."""

    form: str
    route: str
    texts: tuple[str, ...]
    parties: Mapping[str, frozenset[str]]
    consents: Mapping[str, frozenset[str]]
    care_owner: str
    team: str
    purpose: str
    talk: tuple[str, str]


WAYS = {
    "loep": Ways(
        form="zorg_delen",
        route="didactisch",
        texts=("wat_zie_je", "wat_helpt"),
        parties={"overlegd": frozenset({"leerling", "ouders"})},
        consents={},
        care_owner="kc",
        team="vot",
        purpose="bespreken_vot",
        talk=("leerlingbespreking", "zorgen"),
    ),
    "loket": Ways(
        form="zorgmelding",
        route="zorgroute",
        texts=("wat_zie_je", "wat_geprobeerd"),
        parties={"overleg": frozenset({"leerling", "ouders", "leerlingcoordinator"})},
        consents={"toestemming": frozenset({"leerling", "ouders"})},
        care_owner="zorgcoordinator",
        team="ot",
        purpose="bespreken_ot",
        talk=("coachgesprek", ""),
    ),
}


@dataclass(frozen=True, kw_only=True)
class CaseInWorld:
    """A case. `token` is part of every text in it; `mentor` is the key of who reported it."""

    id: UUID
    token: str
    pupil: PupilInWorld
    mentor: str
    note_id: UUID
    sealed_id: UUID
    document_id: UUID
    decision_id: UUID
    duty_id: UUID
    attachment_id: UUID
    extract_id: UUID


@dataclass(frozen=True, kw_only=True)
class CasesInWorld:
    """The cases of one school, and the meeting with `shared` on its agenda and papers for who sits at it."""

    school_id: str
    shared: CaseInWorld
    hidden: CaseInWorld
    meeting_id: UUID
    item_id: UUID


def build_cases(world: World, school: SchoolInWorld) -> CasesInWorld:
    """Open both cases of a school and plan the meeting."""
    shared = build_case(world, school, school.pupils[SHARED_PUPIL], f"{school.canary}-zaak1")
    hidden = build_case(world, school, school.pupils[HIDDEN_PUPIL], f"{school.canary}-zaak2")
    ways = WAYS[school.id]
    _absence(world, school, ways)
    with world.acting(school.id, ways.care_owner):
        propose_change(f"{school.canary}-voorstel")
    with world.acting(school.id, ways.care_owner):
        place = f"Kamer {school.canary}-kamer"
        starts, ends = (moment.astimezone(AMSTERDAM) for moment in (MEETING_STARTS, MEETING_ENDS))
        days, times = (starts.date(),), {"starts": starts.time(), "ends": ends.time()}
        row = series.make(series.NewSeries(team=ways.team, weeks=1, days=days, place=place, **times))
        (meeting,) = series.meetings_of(row.id)
        item = put_on(meeting, shared.id, f"Wat nu? {shared.token}-agenda")
        lines = lines_of(meeting)
        for row in handouts.ask(meeting, lines, {one.seat.id for one in recipients(lines)}):
            handout_work.keep_made(row.id, a_pdf(f"{shared.token}-afdruk"))
        return CasesInWorld(school_id=school.id, shared=shared, hidden=hidden, meeting_id=meeting.id, item_id=item.id)


def propose_change(reason: str) -> UUID:
    """Something that the reader proposes at this school, tried on a past in which nothing happened."""
    current = scope()
    who = {"proposer_id": current.person_id, "proposer_name": current.person_name}
    draft = RevisionDraft(state="proposed", changes={"woorden.pupil": "kind"}, reason=reason, made_at=now(), **who)
    session().add(draft)
    session().flush()
    told = {"decisions": 0, "rules": []}
    trial = {"fingerprint": "x", "state": "done", "told": told, "asked_by": reason, "asked_at": now()}
    session().add(RevisionTrial(draft_id=draft.id, **trial))
    return draft.id


def _absence(world: World, school: SchoolInWorld, ways: Ways) -> None:
    """The second care owner is away from tomorrow; the first one, who sees every case anyway, stands in."""
    away, stands_in = school.membership(f"{ways.care_owner}2"), school.membership(ways.care_owner)
    with world.as_system(school.id):
        absences.begin(
            NewAbsence(
                absent_id=away.id,
                substitute_id=stands_in.id,
                starts_on=DAY + timedelta(days=1),
                ends_on=DAY + timedelta(days=8),
            )
        )


def build_case(world: World, school: SchoolInWorld, pupil: PupilInWorld, token: str) -> CaseInWorld:
    """One case with a conversation, a sealed note, a document, answers on consent, a decision and a task."""
    ways = WAYS[school.id]
    case_id = open_case(world, school, pupil, token)
    with world.acting(school.id, pupil.mentor):
        note_id = _talk(case_id, ways, token)
    with world.acting(school.id, ways.care_owner):
        file = load(case_id)
        sealed = record.add_note(
            file, NewNote(kind="observation", on=DAY, body=f"Alleen voor mij: {token}-verzegeld.", sealed=True)
        )
        answer_for_everyone(file, ways.purpose, token)
        _observe(load(case_id), token)
        return CaseInWorld(
            id=case_id,
            token=token,
            pupil=pupil,
            mentor=pupil.mentor,
            note_id=note_id,
            sealed_id=sealed.id,
            document_id=_document(load(case_id), token),
            decision_id=_decision(load(case_id), ways.team, token),
            duty_id=_task(case_id, f"Bel even {token}-taak"),
            attachment_id=_attachment(load(case_id), token),
            extract_id=_extract(load(case_id), token),
        )


def _talk(case_id: UUID, ways: Ways, token: str) -> UUID:
    about, outcome = ways.talk
    body = f"Gesprek {token}-gesprek.\nTweede regel {token}-regel."
    with_pupil = frozenset({"leerling"})
    new = NewNote(kind="conversation", about=about, outcome=outcome, on=DAY, body=body, roles=with_pupil)
    return record.add_note(load(case_id), new).id


def open_case(world: World, school: SchoolInWorld, pupil: PupilInWorld, token: str) -> UUID:
    """A concern, whole at once, by the mentor of the pupil."""
    ways = WAYS[school.id]
    with world.acting(school.id, pupil.mentor):
        concern = Concern(
            form=ways.form,
            route=ways.route,
            pupil_id=pupil.id,
            texts={name: f"Wat ik zie staat hier: {token}-{name}" for name in ways.texts},
            parties=ways.parties,
            consents=ways.consents,
        )
        return report(concern).case.id


def answer_for_everyone(file: CaseFile, purpose: str, token: str) -> None:
    """Everybody who is asked for this purpose says yes on paper; who did so before is left alone."""
    for giver in consents.state(file.subject, purpose, scope().today).givers:
        if not giver.counts:
            consents.record(
                file.subject,
                consents.NewAnswer(
                    purpose=purpose,
                    guardian_id=giver.giver.guardian_id,
                    answer=Answer.GIVEN,
                    on=scope().today,
                    form="written",
                    evidence=f"Brief {token}-bewijs",
                ),
            )


def _observe(file: CaseFile, token: str) -> None:
    fact = verdicts.NewFact(
        kind="information", about="", on=DAY, roles=frozenset({"ouders"}), text=f"Verteld aan ouders: {token}-feit."
    )
    verdicts.note_fact(file, fact)


def _document(file: CaseFile, token: str) -> UUID:
    template = documents.templates()[0]
    document = documents.start(file, template.code)
    session().flush()
    documents.write(file, document, {field.code: f"{field.label}: {token}-deel." for field in template.fields})
    session().flush()
    return document.id


def a_pdf(words: str) -> bytes:
    """A file that is a PDF to whoever looks at its marks, in ASCII, with these words in it."""
    return f"%PDF-1.4\n% {words}\n%%EOF\n".encode("ascii")


def _attachment(file: CaseFile, token: str) -> UUID:
    new = attachments.NewAttachment(
        name=f"Verslag {token}-bijlage.pdf", content=a_pdf(f"{token}-inhoud"), description=f"Van {token}-ander."
    )
    return attachments.add(file, new).id


def _extract(file: CaseFile, token: str) -> UUID:
    """A printed dossier for oneself, as if the job made it."""
    new = extracts.NewExtract(recipient="zelf", reason=f"Omdat {token}-reden.", parts=frozenset({"timeline"}))
    row = extracts.ask(file, new)
    extract_work.keep_made(row.id, a_pdf(f"{token}-dossier"))
    return row.id


def _decision(file: CaseFile, team: str, token: str) -> UUID:
    """A decision as `decisions.take` would keep it; which ones may be taken now is for the tests of decisions."""
    right = profile().decision_rights[0]
    decision = Decision(
        case_id=file.case.id,
        kind=right.code,
        label=right.label,
        team_code=team,
        taken_on=DAY,
        facts=to_wire(file.facts),
        findings=to_wire(()),
        reason=f"Omdat {token}-besluit.",
        by_id=scope().membership_id,
        recorded_at=now(),
        profile_digest=file.case.profile_digest,
    )
    session().add(decision)
    session().flush()
    _receipt(decision.id, token)
    return decision.id


def _receipt(decision_id: UUID, token: str) -> None:
    """The receipt of the decision on paper for oneself, as if the job made it."""
    row = papers.ask(receipt_of(decision_id))
    session().flush()
    papers.keep_made(row.id, a_pdf(f"{token}-verantwoording"))


def _task(case_id: UUID, what: str) -> UUID:
    about = tasks.subjects()
    chosen = next(one for one in about if one.case_id == case_id)
    me = scope().membership_id
    assert me is not None
    return tasks.add(tasks.NewTask(what=what, about=chosen.value, who=me, due=DAY), about).id
