"""How a duty reads as a line: who, what, why, until when, and why it stands on this reader's list."""

from collections.abc import Sequence
from uuid import UUID

from core.access.school import profile
from core.access.scope import scope
from core.contract.dates import in_words
from core.features.duties.models import Duty
from core.features.duties.page import range_label, role_short
from core.features.duties.rules import (
    Group,
    decision_asked,
    group_of,
    is_ticked_off_by_hand,
    page_asked,
    team_asked,
    was_late,
)
from core.features.duties.service import source_of
from core.features.pupils.service import year_label
from core.features.worklist.listing import Found
from core.features.worklist.rules import View
from core.web.language import _, day_month, ngettext
from core.web.problems import Way
from core.web.rows import DueLine


def grouped(found: Sequence[Found], view: View) -> dict[Group, list[DueLine]]:
    """The lines per group of the day, in the order of the page."""
    groups: dict[Group, list[DueLine]] = {
        group: [] for group in (Group.LATE, Group.TODAY, Group.THIS_WEEK, Group.UNDATED, Group.LATER)
    }
    for one in found:
        groups[group_of(one.duty.due_on, scope().today)].append(line_of(one, view))
    return groups


def line_of(one: Found, view: View) -> DueLine:
    """A duty as a line. The link leads to where it is done: dossier, decision, or own page."""
    duty, source = one.duty, source_of(one.duty)
    of_reader = view in (View.MINE, View.LATER)
    elsewhere = _("Dit ligt bij %(who)s.", who=_whose(one))
    why = duty.explains or (_("Afgesproken op %(day)s.", day=day_month(duty.started_on)))
    return DueLine(
        key=str(duty.id),
        who=one.pupil.full_name if one.pupil else _("Aanmelding") if page_asked(duty.rule) else _("Zonder leerling"),
        where=_where(one),
        what=duty.label,
        why=why if of_reader else elsewhere,
        source=source,
        href=href_of(duty),
        due=duty.due_on,
        read_on=scope().today,
        no_date=_("geen datum"),
        quote=source.quote if source else "",
        more=(_explained(one) if of_reader else why,),
        way=_way(duty.id, of_reader),
    )


def _where(one: Found) -> str:
    """The group of the pupil; and for whom it is done, where the reader stands in."""
    group = one.group or (year_label(one.pupil.year_rank) if one.pupil else "")
    behalf = _("voor %(naam)s", naam=one.owner) if one.until else ""
    return " · ".join(part for part in (group, behalf) if part)


def href_of(duty: Duty) -> str:
    """Where the duty is done: the page of the decision to approve, the meetings of a team, the task's own page for a
    tick, the dossier."""
    school = scope().school_id
    if decision := decision_asked(duty.rule):
        return f"/{school}/besluiten/{decision}/akkoord"
    if team := team_asked(duty.rule):
        return f"/{school}/overleg?team={team}"
    if page := page_asked(duty.rule):
        return f"/{school}/{page}"
    if duty.case_id is None or is_ticked_off_by_hand(duty.kind, duty.rule):
        return f"/{school}/taken/{duty.id}"
    return f"/{school}/dossiers/{duty.case_id}"


def _way(duty_id: UUID, of_reader: bool) -> Way:
    page = f"/{scope().school_id}/taken/{duty_id}"
    if of_reader:
        return Way(label=_("Niet voor mij? Draag over aan een collega"), href=f"{page}/overdragen")
    return Way(label=_("Bekijk wat ermee gedaan is"), href=page)


def _whose(one: Found) -> str:
    role = role_short(one.duty.owner_role)
    return _("%(name)s, %(role)s", name=one.owner, role=role) if one.owner else _("iedere %(role)s", role=role)


def _explained(one: Found) -> str:
    """Why it stands on this reader's list, since when, and what it means that it is late."""
    duty = one.duty
    said = [f"{_since(one)} {_why_here(one)}"]
    late = was_late(duty.due_on, None, scope().today)
    if late:
        said.append(
            ngettext(
                "Doe je het vandaag, dan blijft zichtbaar dat het %(num)d dag te laat was.",
                "Doe je het vandaag, dan blijft zichtbaar dat het %(num)d dagen te laat was.",
                late,
            )
        )
    return " ".join(said)


def _since(one: Found) -> str:
    began = in_words(one.duty.started_on)
    if one.duty.kind == "task" and one.duty.made_by == scope().membership_id:
        return _("Je zette dit zelf op de lijst, op %(day)s.", day=began)
    if one.duty.kind == "task" and one.maker:
        return _("%(who)s vroeg dit op %(day)s.", who=one.maker, day=began)
    return _("Dit begon op %(day)s.", day=began)


def _why_here(one: Found) -> str:
    role = role_short(one.duty.owner_role)
    if one.duty.owner_id == scope().membership_id:
        return _("Je staat hier zelf als %(role)s.", role=role)
    if one.until:
        return _("Je vervangt %(name)s tot en met %(day)s.", name=one.owner, day=in_words(one.until))
    where = range_label(one.duty.owner_role, one.part) or (year_label(one.pupil.year_rank) if one.pupil else "")
    if one.owner:
        return _("%(name)s werkt hier niet meer. Je staat hier als %(role)s.", name=one.owner, role=role)
    return (
        _("Je staat hier als %(role)s van %(where)s.", role=role, where=where)
        if where
        else _("Je staat hier als %(role)s.", role=role)
    )


def examples() -> tuple[str, ...]:
    """Two things of the school's own profile that may come to stand on the reader's list."""
    roles = scope().roles
    terms = [term.label for term in profile().deadlines if term.owner in roles]
    steps = [step.verb for route in profile().support_routes for step in route.steps if roles & set(step.owners[:1])]
    whole = [words.replace("{leerling}", _("een leerling")) for words in (*terms, *steps) if words]
    return tuple(dict.fromkeys(whole))[:2]
