"""Pages of the library: the list with its filters, one guide, and the panels on other pages."""

from flask import Flask, Response, request, url_for

from core.access.rooms import SchoolRoom
from core.access.school import profile
from core.access.scope import scope
from core.contract.permissions import Permission
from core.features.cases.panels import add_way
from core.features.library import panels, rules
from core.features.library.guide_page import guide_page, guide_row
from core.features.library.rules import Order, Wanted
from core.features.library.schemas import WantedSchema
from core.features.pupils.names import folded
from core.features.pupils.panels import add_panel
from core.web.forms import Form
from core.web.language import _
from core.web.navigation import NavItem, add_to_menu
from core.web.pages import render
from core.web.widgets import Option

HERE = "library.index"
ASKED = ("q", "soort", "kenmerk", "rol", "tekst", "volgorde")

room = SchoolRoom("library", __name__, template_folder="templates")


def register(app: Flask) -> None:
    """Hang the pages, the menu item, the panel of a pupil and the way from a dossier on the application."""
    app.register_blueprint(room)
    add_panel(app, 60, panels.of_pupil)
    add_way(app, panels.way_from_dossier)
    add_to_menu(app, NavItem(label=_("Bibliotheek"), endpoint=HERE, order=80, shown=lambda: bool(profile().guides)))


@room.get("/bibliotheek", permission=Permission.HOME, purpose="begeleiding")
def index() -> Response:
    """Everything that staff look up. It holds nothing of a pupil, so every member may read it."""
    typed = {name: request.args[name] for name in ASKED if request.args.get(name)}
    form, wanted = _asked({"volgorde": Order.NAME.value, **typed})
    found = rules.in_order((one for one in profile().guides if rules.holds(wanted, one, folded)), wanted.order)
    return render(
        "library/list.html",
        form=form,
        wanted=wanted,
        rows=[guide_row(one) for one in found],
        total=len(profile().guides),
        clear=url_for(HERE),
        here=HERE,
    )


def _asked(typed: dict[str, str]) -> tuple[Form, Wanted]:
    first = Form(WantedSchema(), typed)
    wanted = Wanted(**first.data) if first.valid else Wanted()
    form = Form(WantedSchema(), typed)
    for name, values in rules.choices(profile(), wanted, folded).items():
        form.offer(name, [Option(value=str(value), label=label, note=str(count)) for value, label, count in values])
    form.offer("order", [(Order.NAME.value, _("op naam")), (Order.KIND.value, _("op soort"))])
    return form, wanted if form.valid else Wanted()


@room.get("/bibliotheek/<guide_code>", permission=Permission.HOME, purpose="begeleiding")
def show(guide_code: str) -> Response:
    """One guide with its sections, or what is missing and how the school fills it in."""
    page = guide_page(guide_code)
    may_fill = scope().holds(Permission.SETUP_READ)
    return render("library/show.html", page=page, may_fill=may_fill, school=profile().school, here=HERE)
