"""Vandaag: what is due for the reader, in order and with the reason; and a task of one's own making."""

from uuid import UUID

from flask import Flask, Response, g, redirect, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from core.access.rooms import SchoolRoom
from core.access.school import profile
from core.access.scope import PARTNER, scope
from core.contract.permissions import Permission
from core.features.duties.page import role_label
from core.features.staff.colleagues import Colleague
from core.features.worklist import mine, tasks
from core.features.worklist.page import today_page
from core.features.worklist.partner import partner_page
from core.features.worklist.rules import View, view_named
from core.features.worklist.schemas import TaskSchema
from core.web.forms import Form
from core.web.idempotency import once
from core.web.language import _
from core.web.navigation import NavItem, add_to_menu
from core.web.pages import render
from core.web.problems import Problem
from core.web.widgets import Option

PURPOSE = "begeleiding"

room = SchoolRoom("worklist", __name__, template_folder="templates")


def register(app: Flask) -> None:
    """Hang Vandaag on the application, first in the menu, with the number of things that are due."""
    app.register_blueprint(room)
    add_to_menu(
        app,
        NavItem(label=_("Vandaag"), endpoint="worklist.today", order=10, permission=Permission.HOME, count=number_due),
    )


def number_due() -> int:
    """What is due for the reader this week or before: the number in the menu, in a statement of its own where the page
    does not count the lists anyway."""
    return counted().due if "worklist_counts" in g else mine.number_due()


def counted() -> mine.Counts:
    """The counts of the lists, asked once per request: the page and the menu show the same number."""
    if "worklist_counts" not in g:
        g.worklist_counts = mine.counts()
    found: mine.Counts = g.worklist_counts
    return found


@room.get("/", permission=Permission.HOME, purpose=PURPOSE, reads="worklist")
def today() -> Response:
    if scope().kind == PARTNER:
        return render("worklist/partner.html", page=partner_page(), school=profile().school.name)
    page = today_page(view_named(request.args.get("lijst", "")), counted())
    return render("worklist/today.html", page=page, filters=_filters(page.counts, page.waiting, page.view))


def _filters(counts: mine.Counts, waiting: int, here: View) -> list[tuple[str, str, bool, int]]:
    """The lists with their counts. That of colleagues is for who owns the care of the school."""
    lists = [
        (View.MINE, _("Voor mij"), counts.mine),
        (View.WAITING, _("Ik wacht op een ander"), waiting),
        (View.LATER, _("Later"), counts.later),
    ]
    if mine.sees_colleagues():
        lists.append((View.COLLEAGUES, _("Collega’s"), counts.colleagues))
    return [
        (words, url_for("worklist.today", lijst=None if view is View.MINE else view.value), view is here, number)
        for view, words, number in lists
    ]


@room.form("/taken/nieuw", permission=Permission.HOME, purpose=PURPOSE, reads="worklist")
@once
def add_task() -> BaseResponse:
    """A task of one's own. `?leerling=` or `?dossier=` chooses beforehand whom it is about."""
    pupil_id, case_id = _uuid(request.args.get("leerling", "")), _uuid(request.args.get("dossier", ""))
    about = tasks.subjects(pupil_id)
    chosen = next((one for one in about if case_id and one.case_id == case_id), None) or next(
        (one for one in about if pupil_id and one.pupil_id == pupil_id), None
    )
    initial = {"about": chosen.value if chosen else None, "who": scope().membership_id}
    form = Form(TaskSchema(), request.form, initial=initial)
    form.offer(
        "about", [*(_subject(one) for one in about), Option(value=tasks.NOBODY, label=_("Niemand in het bijzonder"))]
    )
    form.offer("who", [_person(one) for one in tasks.people()])
    if form.valid:
        try:
            duty = tasks.add(tasks.NewTask(**form.data), about)
            return redirect(url_for("duties.show", duty_id=duty.id, gedaan="nieuw"), 303)
        except Problem as problem:
            form.take(problem)
    tasks.record_choice(len(about))
    return render("worklist/task.html", form=form, here="worklist.today")


def _subject(one: tasks.Subject) -> Option:
    return Option(value=one.value, label=one.name, note=one.about)


def _person(one: Colleague) -> Option:
    note = _("jijzelf") if one.membership_id == scope().membership_id else role_label(one.role_code)
    return Option(value=str(one.membership_id), label=one.name, note=note)


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
