"""Pages that change the staff of a school: add, give a role, end, change, make a new link."""

from datetime import date
from typing import Any
from uuid import UUID

from flask import Response, redirect, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from core.access.people import Membership, MembershipRole
from core.access.rooms import SchoolRoom
from core.access.scope import scope
from core.contract.permissions import Permission
from core.contract.requirements.base import capital
from core.contract.school import StaffRole
from core.features.staff import links, roles, rules, service
from core.features.staff.schemas import ON_A_DAY, EndSchema, NewMemberSchema, RoleSchema, TermsSchema
from core.features.staff.service import NewMember, RoleWish
from core.features.staff.terms import Terms, change_terms, days_as_text, member
from core.web.conflicts import settled
from core.web.forms import Form
from core.web.language import _
from core.web.pages import render
from core.web.problems import Problem, Refused, StaleVersion
from core.web.widgets import Option

MANAGE: dict[str, Any] = {"permission": Permission.STAFF_MANAGE, "purpose": "beheer"}
LIST = "members.index"

room = SchoolRoom("members_changes", __name__, template_folder="templates")


@room.form("/medewerkers/nieuw", **MANAGE)
def add() -> BaseResponse:
    """Add somebody, and show the one-time link once."""
    form = Form(NewMemberSchema(), request.form, initial={"kind": "staff", "starts_on": scope().today})
    form.offer("roles", [option for kind in ("staff", "partner") for option in role_options(roles.to_give(kind), kind)])
    refusal: Refused | None = None
    if form.valid:
        data = dict(form.data)
        data["roles"] = tuple(wish_of(text) for text in data["roles"])
        try:
            added = service.add_member(NewMember(**data))
            return _link_page(added.membership, added.token, added=True, findings=added.warnings)
        except Refused as problem:
            refusal = problem
            form.add_error("roles", roles.promise_of(problem.findings))
        except Problem as problem:
            form.take(problem)
    return render("staff/add.html", form=form, findings=refusal.findings if refusal else (), here=LIST)


def role_options(offered: tuple[StaffRole, ...], kind: str) -> list[Option]:
    """One choice per role, or per range of a role that has ranges."""
    note = _("partner") if kind == "partner" else ""
    found = []
    for role in offered:
        parts = [(f"{role.code}/{part.code}", f"{capital(role.label)}, {part.label}") for part in role.ranges]
        for value, label in parts or [(role.code, capital(role.label))]:
            found.append(Option(value=value, label=label, note=note, source=role.source))
    return found


def wish_of(text: str) -> RoleWish:
    """A choice as sent (`role/range`) as a wish."""
    role_code, _mark, range_code = text.partition("/")
    return RoleWish(role_code=role_code, range_code=range_code or None)


def _link_page(membership: Membership, token: str | None, *, added: bool, findings: Any = ()) -> Response:
    """The link, shown this once. Not through `@once`: that would keep the link in the database."""
    _membership, person = member(membership.id)
    link = links.address(token) if token else ""
    return render(
        "staff/link.html", person=person, membership=membership, link=link, added=added, findings=findings, here=LIST
    )


@room.form("/medewerkers/<uuid:membership_id>/rol", **MANAGE)
def give_role(membership_id: UUID) -> BaseResponse:
    """Give a member one more role."""
    membership, person = member(membership_id)
    form = Form(RoleSchema(), request.form, initial={"starts_on": max(scope().today, membership.starts_on)})
    form.offer("role", role_options(roles.to_give(membership.kind), "staff"))
    refusal: Refused | None = None
    if form.valid:
        wish = wish_of(form.data["role"])
        period = rules.Period(starts_on=form.data["starts_on"], ends_on=form.data["ends_on"])
        try:
            service.give_role(membership, wish, period)
            return _back(membership_id, "rol")
        except Refused as problem:
            refusal = problem
            form.add_error("role", roles.promise_of(problem.findings))
        except Problem as problem:
            form.take(problem)
    findings = refusal.findings if refusal else ()
    return render("staff/role.html", form=form, person=person, membership=membership, findings=findings, here=LIST)


def _back(membership_id: UUID, done: str) -> BaseResponse:
    return redirect(url_for("members.show", membership_id=membership_id, gedaan=done), 303)


@room.form("/medewerkers/<uuid:membership_id>/wijzig", **MANAGE)
def edit(membership_id: UUID) -> BaseResponse:
    """Change organisation and days per week; two texts beside each other when somebody was first."""
    membership, person = member(membership_id)
    initial = {
        "organisation": membership.organisation,
        "days_per_week": days_as_text(membership.days_per_week),
        "version": membership.version,
    }
    form = Form(TermsSchema(), settled(request.form), initial=initial)
    if form.valid:
        try:
            change_terms(membership_id, Terms(**form.data))
            return _back(membership_id, "anders")
        except StaleVersion:
            raise
        except Problem as problem:
            form.take(problem)
    return render("staff/edit.html", form=form, person=person, membership=membership, here=LIST)


def _end_form(held: MembershipRole) -> Form:
    return Form(EndSchema(), request.form, initial={"when": "meteen", "version": held.version})


def _last_day(form: Form) -> date | None:
    day: date | None = form.data["last_day"] if form.data["when"] == ON_A_DAY else None
    return day


@room.form("/medewerkers/rollen/<uuid:role_id>/beeindig", **MANAGE)
def end_role(role_id: UUID) -> BaseResponse:
    """End one role, after a question."""
    role, membership, person = roles.held_role(role_id)
    form = _end_form(role)
    label = roles.role_label(role.role_code, role.range_code)
    if form.valid:
        try:
            roles.end(role_id, form.data["version"], _last_day(form))
            return _back(membership.id, "rol-weg")
        except Problem as problem:
            form.take(problem)
    return render(
        "confirm.html",
        title=_("Beëindig een rol van %(naam)s", naam=person.name),
        said=(_("Je beëindigt de rol %(rol)s van", rol=label), person.name, "."),
        consequence=_("Wat alleen met deze rol te zien is, ziet %(naam)s daarna niet meer.", naam=person.name),
        verb=_("Beëindig deze rol"),
        back=url_for("members.show", membership_id=membership.id),
        form=form,
        here=LIST,
    )


@room.form("/medewerkers/<uuid:membership_id>/link", **MANAGE)
def new_link(membership_id: UUID) -> BaseResponse:
    """A new one-time link, after a question; shown once."""
    membership, person = member(membership_id)
    if request.method == "POST":
        return _link_page(membership, links.make(membership, person), added=False)
    return render(
        "confirm.html",
        title=_("Maak een nieuwe link voor %(naam)s", naam=person.name),
        said=(_("Je maakt een eenmalige link voor"), person.name, _(" om een nieuw wachtwoord te kiezen.")),
        consequence=_("Een eerdere link werkt niet meer. Het wachtwoord van nu blijft werken tot de link is gebruikt."),
        verb=_("Maak de link"),
        back=url_for("members.show", membership_id=membership_id),
        here=LIST,
    )


@room.form("/medewerkers/<uuid:membership_id>/link/haal-in", **MANAGE)
def withdraw_link(membership_id: UUID) -> BaseResponse:
    """Take a link back, after a question: it went to the wrong person, or is not needed any more."""
    membership, person = member(membership_id)
    if request.method == "POST":
        links.withdraw(membership, person)
        return _back(membership_id, "link-weg")
    return render(
        "confirm.html",
        title=_("Trek de link van %(naam)s in", naam=person.name),
        said=(_("Je trekt de eenmalige link in voor"), person.name, "."),
        consequence=_("Wie de link heeft, kan er niets meer mee. Je kunt later een nieuwe maken."),
        verb=_("Trek de link in"),
        back=url_for("members.show", membership_id=membership_id),
        here=LIST,
    )
