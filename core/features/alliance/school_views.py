"""Pages that make a school in the browser, change it, take it back, and invite its first administrator."""

from typing import Any

from flask import redirect, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from core.access.alliance_permissions import AlliancePermission
from core.access.alliance_scope import alliance_scope
from core.access.school import registry
from core.features.alliance import administrators, first_administrator, new_school, school_lines
from core.features.alliance.first_administrator import FirstAdministrator
from core.features.alliance.new_school import WantedSchool
from core.features.alliance.rooms import PURPOSE, room
from core.features.alliance.schemas import EditSchoolSchema, EndSchema, FirstAdministratorSchema, NewSchoolSchema
from core.web.forms import Form
from core.web.language import _
from core.web.pages import render
from core.web.problems import Problem
from core.web.widgets import Option

ADD: dict[str, Any] = {"permission": AlliancePermission.SCHOOLS_ADD, "purpose": PURPOSE}
LIST = "alliance.index"


@room.form("/scholen/nieuw", **ADD)
def add() -> BaseResponse:
    """A new school on installed plugins. It opens at once, in every process."""
    alliance = registry().alliance(alliance_scope().alliance_id)
    form = Form(NewSchoolSchema(), request.form, initial={"sector": alliance.sector.value})
    form.offer("plugins", _plugins())
    form.offer("like", [("", _("geen school")), *_own_schools()])
    if form.valid:
        data = dict(form.data)
        try:
            row = new_school.add_school(data.pop("slug"), _wanted(data))
            return redirect(url_for("alliance.school", slug=row.slug, gedaan="nieuw"), 303)
        except Problem as problem:
            form.take(problem)
    return render("alliance/new.html", form=form, here=LIST)


def _wanted(data: dict[str, Any]) -> WantedSchool:
    chosen = set(data.pop("plugins"))
    order = [offer.name for offer in registry().installed() if offer.name in chosen]
    return WantedSchool(plugins=(*order, *sorted(chosen - set(order))), **data)


def _plugins() -> list[Option]:
    """The plugins that fit this alliance. Not what school one was written for: that may be of another alliance."""
    own = registry().alliance(alliance_scope().alliance_id).sector
    return [
        Option(value=offer.name, label=f"{offer.name} {offer.version}".rstrip())
        for offer in registry().installed()
        if offer.works and offer.sector in (None, own)
    ]


def _own_schools() -> list[tuple[str, str]]:
    return [(line.id, line.name) for line in school_lines.school_lines(school_lines.Wanted()) if line.opens]


@room.form("/scholen/<slug:slug>/wijzig", **ADD)
def edit(slug: str) -> BaseResponse:
    """Other settings for a school that was made here."""
    school_lines.line_of(slug)
    row = new_school.kept_school(slug)
    initial = {
        **{field: row.body.get(key, "") for field, key in new_school.HEAD.items()},
        "own": new_school.own_as_text(row.body),
        "version": row.version,
    }
    form = Form(EditSchoolSchema(), request.form, initial=initial)
    form.offer("plugins", _plugins())
    if form.valid:
        data = dict(form.data)
        version, reason = data.pop("version"), data.pop("reason")
        try:
            new_school.edit_school(row, version, _wanted(data), reason)
            return redirect(url_for("alliance.school", slug=slug, gedaan="anders"), 303)
        except Problem as problem:
            form.take(problem)
    return render("alliance/edit.html", form=form, row=row, name=row.body.get("naam", slug), here=LIST)


@room.form("/scholen/<slug:slug>/trek-in", **ADD)
def withdraw(slug: str) -> BaseResponse:
    """Take back a school where nobody works yet, after a question."""
    school_lines.line_of(slug)
    row = new_school.kept_school(slug)
    form = Form(EndSchema(), request.form, initial={"version": row.version})
    if form.valid:
        try:
            new_school.withdraw_school(row, form.data["version"], form.data["reason"])
            return redirect(url_for("alliance.index"), 303)
        except Problem as problem:
            form.take(problem)
    name = str(row.body.get("naam", slug))
    return render(
        "confirm.html",
        title=_("Trek %(naam)s in", naam=name),
        said=(_("Je trekt de school"), name, _(" in.")),
        consequence=_("De school gaat dicht en staat niet meer in de lijst. Haar adres wordt nooit meer uitgegeven."),
        verb=_("Trek de school in"),
        back=url_for("alliance.school", slug=slug),
        form=form,
        here=LIST,
    )


@room.form("/scholen/<slug:slug>/eerste-beheerder", **ADD)
def invite_first(slug: str) -> BaseResponse:
    """Invite the first administrator of a school; the one-time link is shown once."""
    line = school_lines.line_of(slug)
    if not line.opens:
        raise Problem(_("Deze school kan nu niet open. Los eerst op wat er mis is; daarna kun je iemand uitnodigen."))
    if request.method == "GET" and first_administrator.has_administrator(slug):
        raise Problem(_("%(school)s heeft al een beheerder. Die nodigt de anderen uit.", school=line.name))
    form = Form(FirstAdministratorSchema(), request.form)
    form.offer("role", first_administrator.role_choices(slug))
    if form.valid:
        try:
            invited = first_administrator.invite_first(slug, FirstAdministrator(**form.data))
            link = administrators.link_address(invited.token) if invited.token else ""
            back = url_for("alliance.school", slug=slug)
            return render("alliance/link.html", invited=invited, link=link, back=back, here=LIST)
        except Problem as problem:
            form.take(problem)
    return render("alliance/first.html", form=form, line=line, here=LIST)
