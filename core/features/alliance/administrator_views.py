"""Pages of who administers the alliance: the list, invite, a new link, end."""

from typing import Any
from uuid import UUID

from flask import Response, redirect, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from core.access.alliance_permissions import ROLE_PERMISSIONS, AlliancePermission
from core.features.alliance import administrator_lines, administrators
from core.features.alliance.administrators import NewAdministrator
from core.features.alliance.first_administrator import InvitedFirst
from core.features.alliance.rooms import PURPOSE, room
from core.features.alliance.schemas import EndSchema, NewAdministratorSchema
from core.features.alliance.words import RIGHTS, role_words
from core.web.forms import Form
from core.web.language import _
from core.web.pages import render
from core.web.problems import Problem

MANAGE: dict[str, Any] = {"permission": AlliancePermission.ADMINISTRATORS_MANAGE, "purpose": PURPOSE}
LIST = "alliance.people"


@room.get("/beheerders", reads="alliance_membership", **MANAGE)
def people() -> Response:
    """Who administers the alliance, now and before, and what each role may."""
    rights = [
        (role_words(role.value), [_(RIGHTS[right]) for right in AlliancePermission if right in given])
        for role, given in ROLE_PERMISSIONS.items()
    ]
    lines = administrator_lines.administrators()
    return render(
        "alliance/people.html",
        live=[line for line in lines if line.is_live],
        ended=[line for line in lines if not line.is_live],
        rights=rights,
        role_words=role_words,
        done=request.args.get("gedaan", ""),
    )


@room.form("/beheerders/nieuw", **MANAGE)
def invite() -> BaseResponse:
    """Invite an administrator; the one-time link is shown once."""
    form = Form(NewAdministratorSchema(), request.form)
    if form.valid:
        try:
            invited = administrators.invite(NewAdministrator(**form.data))
            return _link_page(invited.person.name, invited.person.email, invited.token, invited.person.password_hash)
        except Problem as problem:
            form.take(problem)
    return render("alliance/invite.html", form=form, here=LIST)


def _link_page(name: str, email: str, token: str | None, password: str | None) -> Response:
    told = InvitedFirst(name=name, email=email, token=token, signs_in=password is not None)
    link = administrators.link_address(token) if token else ""
    return render("alliance/link.html", invited=told, link=link, back=url_for("alliance.people"), here=LIST)


@room.form("/beheerders/<uuid:membership_id>/link", **MANAGE)
def new_link(membership_id: UUID) -> BaseResponse:
    """A new one-time link, after a question; shown once."""
    _membership, person = administrators.membership_of(membership_id)
    if request.method == "POST":
        return _link_page(person.name, person.email, administrators.new_link(membership_id), None)
    return render(
        "confirm.html",
        title=_("Maak een nieuwe link voor %(naam)s", naam=person.name),
        said=(_("Je maakt een eenmalige link voor"), person.name, _(" om een nieuw wachtwoord te kiezen.")),
        consequence=_("Een eerdere link werkt niet meer. Het wachtwoord van nu blijft werken tot de link is gebruikt."),
        verb=_("Maak de link"),
        back=url_for("alliance.people"),
        here=LIST,
    )


@room.form("/beheerders/<uuid:membership_id>/beeindig", **MANAGE)
def end(membership_id: UUID) -> BaseResponse:
    """End somebody's access to the alliance, after a question and with a reason."""
    membership, person = administrators.membership_of(membership_id)
    form = Form(EndSchema(), request.form, initial={"version": membership.version})
    if form.valid:
        try:
            administrators.end(membership_id, form.data["version"], form.data["reason"])
            return redirect(url_for("alliance.people", gedaan="weg"), 303)
        except Problem as problem:
            form.take(problem)
    return render(
        "confirm.html",
        title=_("Beëindig de toegang van %(naam)s", naam=person.name),
        said=(_("Je beëindigt meteen de toegang tot dit samenwerkingsverband van"), person.name, "."),
        consequence=_("Wat %(naam)s bij een school mag, blijft zoals het is.", naam=person.name),
        verb=_("Beëindig de toegang"),
        back=url_for("alliance.people"),
        form=form,
        here=LIST,
    )
