"""Reporting a concern: one form of the school becomes a case on a route, or a list of what is still missing."""

from sqlalchemy import select

from core.access import ledger
from core.access.beyond import beyond_need_to_know
from core.access.school import judge, profile
from core.access.scope import scope
from core.contract.documents import DocumentTemplate, FieldKind
from core.contract.routes import RouteStep, SupportRoute
from core.contract.school import CareLevel
from core.db.clock import now
from core.db.engine import session
from core.features.cases.concern_answers import Concern, check, record_answers
from core.features.cases.facts import CaseFile, load
from core.features.cases.models import StepPassage, SupportCase
from core.features.cases.ownership import care_owner
from core.features.cases.record import Event, happened
from core.features.cases.rules import judged
from core.features.cases.walk import Entering, enter_step
from core.features.mail.service import NewNotice, tell
from core.features.pupils.models import Pupil
from core.features.staff.colleagues import holders
from core.schools.versions import remember
from core.web.language import _
from core.web.problems import Conflict, NotFound, Problem, Way


def report(concern: Concern) -> CaseFile:
    """Open a case from a concern, with everything the form records, and tell who must know.

    Incomplete with a sentence per field when the school's conditions are not met; Conflict when the pupil already has a
    case on this route. What was typed stays with the caller; nothing is kept of a refused concern.
    """
    form, route = _form(concern), profile().route(concern.route)
    pupil = session().scalars(select(Pupil).where(Pupil.id == concern.pupil_id)).one_or_none()
    if pupil is None or pupil.left_on is not None:
        raise NotFound(_("Deze leerling staat niet (meer) op school."))
    _refuse_double(pupil, route)
    case = _new_case(pupil, route, form, concern)
    record_answers(load(case.id), form, concern)
    file = load(case.id)
    step = route.step(form.starts_at)
    check(form, concern, judged(step.guards, file.facts, judge))
    happened(file, Event(kind="concern", about=form.code, on=scope().today, summary=_told(form), reason=case.question))
    enter_step(file, step, Entering(on=scope().today))
    _tell(form, file)
    ledger.record(
        action="concern.report", object_type="support_case", object_id=case.id, pupil_id=pupil.id, case_id=case.id
    )
    return file


def forms_for(roles: frozenset[str]) -> tuple[DocumentTemplate, ...]:
    """The concern forms that somebody with these roles may send."""
    return tuple(form for form in profile().intake_forms if roles & set(form.reporters))


def _form(concern: Concern) -> DocumentTemplate:
    form = profile().template(concern.form)
    if not form.intake or not scope().roles & set(form.reporters):
        names = ", ".join(profile().role(role).label for role in form.reporters)
        raise Problem(_("Dit formulier verstuurt: %(names)s.", names=names), status=403)
    if concern.route not in form.routes:
        raise Problem(_("Kies een route."), errors={"route": [_("Kies een van de mogelijkheden.")]})
    return form


def _refuse_double(pupil: Pupil, route: SupportRoute) -> None:
    statement = select(SupportCase.id).where(
        SupportCase.pupil_id == pupil.id, SupportCase.route_code == route.code, SupportCase.closed_on.is_(None)
    )
    found = session().execute(statement.execution_options(**beyond_need_to_know("one-per-route"))).scalar()
    if found is None:
        return
    readable = session().execute(select(SupportCase.id).where(SupportCase.id == found)).scalar()
    way = Way(label=_("Naar het dossier"), href=f"/{scope().school_id}/dossiers/{found}") if readable else None
    raise Conflict(_("Voor %(name)s loopt al een dossier op deze route.", name=pupil.first_name), link=way)


def _new_case(pupil: Pupil, route: SupportRoute, form: DocumentTemplate, concern: Concern) -> SupportCase:
    before = route.steps[: route.place(form.starts_at) - 1]
    case = SupportCase(
        school_id=scope().school_id,
        pupil_id=pupil.id,
        route_code=route.code,
        step_code=before[-1].code if before else form.starts_at,
        level_code=_level_after(before).code,
        question=_question(form, concern),
        reporter_id=scope().membership_id,
        owner_id=care_owner(pupil),
        opened_on=scope().today,
        profile_digest=remember(profile()),
    )
    session().add(case)
    session().flush()
    _pass_through(case, before)
    return case


def _level_after(steps: tuple[RouteStep, ...]) -> CareLevel:
    """The highest level that these steps bring; without one the level that holds by itself."""
    levels = [profile().level(step.level) for step in steps if step.level]
    by_itself = [level for level in profile().care_levels if level.automatic]
    return max(levels or by_itself or profile().care_levels[:1], key=lambda level: level.rank)


def _pass_through(case: SupportCase, steps: tuple[RouteStep, ...]) -> None:
    for step in steps:
        session().add(
            StepPassage(
                school_id=scope().school_id,
                case_id=case.id,
                step_code=step.code,
                entered_on=scope().today,
                recorded_at=now(),
                by_id=scope().membership_id,
                profile_digest=case.profile_digest,
            )
        )


def _question(form: DocumentTemplate, concern: Concern) -> str:
    first = next((concern.texts.get(f.code, "") for f in form.fields if f.kind is FieldKind.TEXT), "")
    line = " ".join(first.split())
    return line if len(line) <= 180 else f"{line[:179]}…"


def _tell(form: DocumentTemplate, file: CaseFile) -> None:
    people = {person.membership_id for person in holders(form.notifies, scope().today)}
    text = _("%(who)s deelde een zorg over %(name)s.", who=scope().person_name, name=file.pupil.full_name)
    tell(
        people,
        NewNotice(
            kind="concern", text=text, link=f"/{scope().school_id}/dossiers/{file.case.id}", case_id=file.case.id
        ),
    )


def _told(form: DocumentTemplate) -> str:
    return _("%(form)s door %(who)s.", form=form.label, who=scope().person_name)
