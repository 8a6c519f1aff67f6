"""Wie keek waar: the ledger over all cases, with filters, for who answers for privacy at this school."""

from flask import Flask, Response, current_app, request

from core.access.gate import SCHOOL
from core.access.rooms import SchoolRoom, rules
from core.contract.permissions import Permission
from core.features.insight.schemas import WantedSchema
from core.features.insight.service import Line, Wanted, knows_pupils, lines
from core.web.forms import Form
from core.web.language import _
from core.web.navigation import NavItem, add_to_menu
from core.web.pages import render
from core.web.paging import Asked, asked_page, slice_of
from core.web.problems import Invalid

ASKED = ("wie", "leerling", "wat", "doel", "van", "tot")

room = SchoolRoom("insight", __name__, template_folder="templates")


def register(app: Flask) -> None:
    """Hang the page and its menu item on the application."""
    app.register_blueprint(room)
    add_to_menu(
        app,
        NavItem(
            label=_("Wie keek waar"), endpoint="insight.index", order=40, page=True, permission=Permission.LEDGER_READ
        ),
    )


@room.get("/wie-keek-waar", permission=Permission.LEDGER_READ, purpose="toezicht", reads="ledger_entry")
def index() -> Response:
    kept = {name: request.args[name] for name in ASKED if request.args.get(name)}
    form = Form(WantedSchema(), kept)
    form.offer("purpose", [("", _("elk doel")), *((one, one) for one in _purposes())])
    asked = asked_page(request.args)
    page = slice_of(_found(form, asked), asked, key=lambda row: (str(row.id),), path=request.path, keep=kept)
    return render("insight/index.html", form=form, page=page, narrowed=bool(kept), knows=knows_pupils())


def _purposes() -> list[str]:
    """For what a page of a school can be asked, and what the program itself does."""
    asked = {rule.purpose for rule in rules(current_app).values() if rule.room == SCHOOL and rule.purpose}
    return sorted({*asked, "technisch"})


def _found(form: Form, asked: Asked) -> tuple[Line, ...]:
    if form.valid:
        try:
            return lines(Wanted(**form.data), asked)
        except Invalid as refused:
            form.take(refused)
    return lines(Wanted(), asked)
