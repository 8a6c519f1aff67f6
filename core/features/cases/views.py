"""Pages of a case to look at: the dossier, and what hangs in its room. Changing pages stand apart."""

from uuid import UUID

from flask import Flask, Response, request, url_for

from core.access.scope import scope
from core.contract.findings import Finding
from core.contract.permissions import Permission
from core.features.cases import (
    act_views,
    attachment_views,
    concern_views,
    consent_views,
    document_views,
    documents,
    extract_views,
    extract_work,
    insight_views,
    note_views,
    panels,
    step_views,
)
from core.features.cases import listeners as listeners
from core.features.cases import words as words
from core.features.cases.acts import way_for
from core.features.cases.concerns import forms_for
from core.features.cases.dossier import dossier
from core.features.cases.rooms import GUIDANCE, room
from core.features.cases.stops import branch_of, stops_of
from core.features.cases.timeline import LABELS, Group
from core.features.pupils.panels import add_panel
from core.web import drafts
from core.web.language import _
from core.web.navigation import NavItem, add_to_menu, reports_but_does_not_plan
from core.web.night import every_night
from core.web.pages import render

CHANGING = (
    act_views,
    attachment_views,
    concern_views,
    consent_views,
    document_views,
    extract_views,
    insight_views,
    note_views,
    step_views,
)
"""Their pages hang in the same room."""


def register(app: Flask) -> None:
    """Hang the pages, the menu item and the panel of this feature on the application."""
    app.register_blueprint(room)
    add_panel(app, 10, panels.open_cases)
    drafts.guard(document_views.FORM, documents.saved_of)
    every_night(app, "extracts", extract_work.forget_extracts)
    add_to_menu(
        app,
        NavItem(
            label=_("Zorg melden"),
            endpoint="cases.report",
            order=45,
            permission=Permission.CONCERNS_REPORT,
            phone_for=reports_but_does_not_plan,
            shown=lambda: bool(forms_for(scope().roles)),
        ),
    )


@room.get("/dossiers/<uuid:case_id>", permission=Permission.HOME, purpose=GUIDANCE, reads="support_case")
def show(case_id: UUID) -> Response:
    group = _group()
    found = dossier(case_id, group, everything=request.args.get("alles") == "ja")

    def act_for(finding: Finding) -> tuple[str, str] | None:
        return way_for(case_id, finding) if found.may_work else None

    return render(
        "cases/show.html",
        d=found,
        stops=stops_of(found.route, found.file.case.step_code, found.passages),
        branch=branch_of(found.route),
        act_for=act_for,
        filters=_filters(case_id, group),
        said=_said(found.file.pupil.first_name),
        ways=panels.dossier_ways(found.file),
        now=scope().now,
        consent_page=url_for("cases.consents", case_id=case_id),
        may_read_pupil=Permission.PUPILS_READ in scope().permissions,
        may_consent=Permission.CONSENTS_RECORD in scope().permissions,
        here="pupils.index",
    )


def _group() -> Group:
    try:
        return Group(request.args.get("soort", Group.ALL.value))
    except ValueError:
        return Group.ALL


def _filters(case_id: UUID, group: Group) -> list[tuple[str, str, bool, None]]:
    return [
        (_(label), url_for("cases.show", case_id=case_id, soort=one.value, _anchor="tijdlijn"), one is group, None)
        for one, label in LABELS.items()
    ]


def _said(name: str) -> str:
    """The sentence after an act, by the word in the address."""
    done = request.args.get("klaar", "")
    for form in forms_for(scope().roles):
        if form.code == done:
            return form.sent.replace("{leerling}", name)
    return {
        "gesprek": _("Het staat in de tijdlijn van %(name)s.", name=name),
        "oordeel": _("Het oordeel is vastgelegd, met de reden."),
        "stap": _("%(name)s staat nu op de nieuwe stap.", name=name),
        "gesloten": _("Het dossier van %(name)s is gesloten. Alles wat erin staat, blijft te lezen.", name=name),
        "heropend": _("Het dossier van %(name)s is weer open.", name=name),
        "toestemming": _("Het antwoord staat vast, met datum en bewijs."),
        "document": _("Het document staat in het dossier van %(name)s.", name=name),
        "regiehouder": _("De keuze staat in de tijdlijn van %(name)s.", name=name),
        "kenmerk": _("Het kenmerk staat in de tijdlijn van %(name)s.", name=name),
    }.get(done, "")
