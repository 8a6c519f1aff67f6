"""Inviting somebody from outside for one item: an account that ends by itself, with the link shown once."""

from uuid import UUID

from flask import Response, request, url_for
from marshmallow import fields, validate
from werkzeug.wrappers import Response as BaseResponse

from core.contract.requirements.base import capital
from core.features.cases.facts import load
from core.features.meetings import guest_accounts, items
from core.features.meetings.guest_accounts import NewGuest
from core.features.meetings.planning import day_of, meeting_of
from core.features.meetings.rooms import LIST, PLAN, room
from core.features.staff import links, roles
from core.features.staff.service import Added
from core.web.forms import Form
from core.web.language import _
from core.web.pages import render
from core.web.problems import Problem, Refused
from core.web.schema import DutchSchema, Line


class NewGuestSchema(DutchSchema):
    """Who comes, from where, in which role, and what they add."""

    name = Line(required=True, data_key="naam", metadata={"label": _("Naam"), "missing": _("Vul de naam in.")})
    email = fields.Email(
        required=True,
        data_key="mail",
        validate=validate.Length(max=254),
        metadata={"label": _("E-mailadres"), "help": _("Hiermee meldt de gast zich aan."), "missing": _("Vul het in.")},
    )
    organisation = Line(
        required=True,
        data_key="organisatie",
        validate=validate.Length(max=200),
        metadata={"label": _("Organisatie"), "missing": _("Van welke organisatie komt de gast?")},
    )
    role = Line(
        required=True,
        data_key="rol",
        metadata={"label": _("Komt als"), "widget": "select", "missing": _("Kies een rol.")},
    )
    reason = Line(
        required=True,
        data_key="reden",
        validate=validate.Length(max=400),
        metadata={
            "label": _("Wat voegt deze gast toe?"),
            "missing": _("Schrijf op waarom deze gast hierbij nodig is."),
        },
    )


@room.form("/overleg/<uuid:meeting_id>/punt/<uuid:item_id>/gast", **PLAN)
def invite_guest(meeting_id: UUID, item_id: UUID) -> BaseResponse:
    """Not through `@once`: that would keep the link in the database."""
    meeting, item = meeting_of(meeting_id), items.item_of(meeting_id, item_id)
    file = load(item.case_id)
    form = Form(NewGuestSchema(), request.form)
    form.offer("role", [(role.code, capital(role.label)) for role in roles.to_give("partner") if not role.ranges])
    if form.valid:
        try:
            added = guest_accounts.invite_guest(item, meeting, NewGuest(**form.data))
            return _link(added, url_for("meetings.item", meeting_id=meeting_id, item_id=item_id))
        except Refused as problem:
            form.add_error("role", roles.promise_of(problem.findings) or problem.message)
        except Problem as problem:
            form.take(problem)
    until = guest_accounts.last_day_after(day_of(meeting))
    back = url_for("meetings.invite", meeting_id=meeting_id, item_id=item_id)
    return render("meetings/guest.html", form=form, file=file, until=until, back=back, here=LIST)


def _link(added: Added, back: str) -> Response:
    """The link, shown this once."""
    link = links.address(added.token) if added.token else ""
    return render(
        "meetings/guest_link.html", person=added.person, membership=added.membership, link=link, back=back, here=LIST
    )
