"""What the pages of an enquiry show: the questions by group, and what each chosen school says of the answers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask import g, request, url_for

from core.access.school import registry
from core.access.scope import scope_or_none
from core.db.clock import now
from core.features.enquiries.rules import Group, Question
from core.features.enquiries.schemas import SUBJECTS, answers_of, schema_of
from core.features.enquiries.sections import USUAL, Subject
from core.features.enquiries.service import Enquiries, PlaceLine, SchoolAnswer, questions
from core.schools.profile import School, SchoolProfile
from core.web.dates import AMSTERDAM
from core.web.forms import Form
from core.web.language import _

GROUPS = {
    Group.CHILD: _("Over het kind"),
    Group.CASE: _("Hoe het nu staat"),
    Group.TALKS: _("Gesprekken en overleg"),
    Group.CONSENT: _("Toestemming"),
    Group.PAPERS: _("Papieren"),
    Group.JUDGED: _("Wat een mens beoordeelt"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Enquiry:
    """A form with its questions by group, and what was answered to it (nothing before it is sent)."""

    form: Form
    groups: tuple[tuple[str, tuple[Question, ...]], ...]
    answers: Mapping[str, str]
    subjects: tuple[Subject, ...]
    sent: bool


def enquiry_of(schools: Sequence[SchoolProfile], others: Sequence[SchoolProfile] = ()) -> Enquiry:
    """The form about these schools; `others` can be chosen to stand beside the first one."""
    everything = questions((*schools, *others), tuple(Subject) if len(schools) == 1 else USUAL)
    form = Form(schema_of(everything)(), request.form, initial={"subjects": [one.value for one in USUAL]})
    form.offer("beside", [(one.school.id, one.school.name) for one in others])
    data = form.data
    subjects = tuple(Subject(text) for text in data.get("subjects", [one.value for one in USUAL])) or USUAL
    beside = [one for one in others if one.school.id == data.get("beside")]
    asked = questions((*schools, *beside), subjects)
    return Enquiry(
        form=form, groups=_grouped(asked), answers=answers_of(data, everything), subjects=subjects, sent=form.valid
    )


def _grouped(asked: Sequence[Question]) -> tuple[tuple[str, tuple[Question, ...]], ...]:
    found = ((_(GROUPS[group]), tuple(one for one in asked if one.group is group)) for group in Group)
    return tuple(pair for pair in found if pair[1])


def enquiries() -> Enquiries:
    """Asks the schools of this installation, today."""
    return Enquiries(registry(), now().astimezone(AMSTERDAM).date())


def said_by(found: Enquiry, schools: Sequence[SchoolProfile]) -> tuple[SchoolAnswer, ...]:
    """What each of these schools says; nothing before the form was sent."""
    if not found.sent:
        return ()
    return tuple(enquiries().answer(one, found.answers, found.subjects) for one in schools)


def places(found: Enquiry, schools: Sequence[SchoolProfile]) -> tuple[PlaceLine, ...]:
    """The schools of an alliance in short, by name; nothing before the form was sent."""
    return enquiries().places(schools, found.answers) if found.sent else ()


def one_page(school: SchoolProfile, others: Sequence[SchoolProfile]) -> dict[str, Any]:
    """The context of the page about one school, perhaps with another beside it."""
    found = enquiry_of([school], others)
    beside = [one for one in others if one.school.id == found.form.data.get("beside")]
    return {
        "form": found.form,
        "enquiry": found,
        "subjects": [(one, _(SUBJECTS[one])) for one in found.subjects],
        "said": said_by(found, [school, *beside]),
        "cite": cite,
    }


def finder_page(schools: Sequence[SchoolProfile], alliance_id: str) -> dict[str, Any]:
    """The context of the place finder over these schools."""
    found = enquiry_of(schools) if schools else None
    shown = [one for one in schools if found and one.school.id == found.form.data.get("shown")]
    return {
        "form": found.form if found else None,
        "enquiry": found,
        "subjects": [(one, _(SUBJECTS[one])) for one in USUAL],
        "places": places(found, schools) if found else (),
        "said": said_by(found, shown) if found else (),
        "unable": registry().unable(alliance_id),
        "cite": cite,
    }


def cite(school: School) -> str:
    """From here on a paragraph leads to the profile of this school, where the reader may open it. Shows nothing."""
    scope = scope_or_none()
    if scope is not None and scope.school_id == school.id:
        g.source_page = url_for("publication.profile")
    else:
        g.source_page = url_for("published.profile", school=school.id) if school.published else ""
    return ""


def schools_of(alliance_id: str, *, published: bool = False) -> tuple[SchoolProfile, ...]:
    """The schools of an alliance that started, by name; only those that anybody may read where `published`."""
    found = (registry().profile(one.id) for one in registry().schools() if one.alliance_id == alliance_id)
    return tuple(one for one in found if one.school.published or not published)
