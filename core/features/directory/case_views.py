"""For whom? Choosing a case, the partners for that case, and one partner judged on its facts."""

from uuid import UUID

from flask import Response, request, url_for

from core.access.policy import Action
from core.contract.findings import Finding
from core.features.cases.access import verdict_on
from core.features.cases.acts import way_for
from core.features.cases.facts import CaseFile
from core.features.directory import case_list
from core.features.directory.listing import looked_up
from core.features.directory.pages import list_page, show_page
from core.features.directory.partner_page import partner_of
from core.features.directory.rooms import HERE, LOOK, room
from core.features.directory.schemas import CaseSearchSchema
from core.web.forms import Form
from core.web.language import _
from core.web.pages import render
from core.web.problems import Way


def way_from_dossier(file: CaseFile) -> Way | None:
    """A link from an open dossier to the partners for this pupil; it asks the database nothing."""
    if file.case.closed_on is not None:
        return None
    return Way(label=_("Wie kan meedenken?"), href=url_for("directory.for_case", case_id=file.case.id))


@room.get("/sociale-kaart/voor-wie", **LOOK, reads="support_case", endpoint="whom")
def whom() -> Response:
    """The cases to choose from; `partner` may name the partner for which one is chosen."""
    form = Form(CaseSearchSchema(), {"q": request.args.get("q", "")})
    found, more = case_list.case_choices(form.data["query"] if form.valid else "")
    code = request.args.get("partner", "")
    return render(
        "directory/whom.html", form=form, found=found, more=more, partner=partner_of(code) if code else None, here=HERE
    )


@room.get("/sociale-kaart/voor/<uuid:case_id>", **LOOK, reads="support_case")
def for_case(case_id: UUID) -> Response:
    """The partners for one case: who can be called in now, after something more, and who is not for this pupil."""
    return list_page(looked_up(case_id))


@room.get("/sociale-kaart/partners/<partner_code>/voor/<uuid:case_id>", **LOOK, reads="support_case")
def show_for_case(partner_code: str, case_id: UUID) -> Response:
    """One partner, with every condition judged on the facts of the case and what would mend it."""
    file = looked_up(case_id)
    works = verdict_on(file.case, Action.WORK).allowed and file.case.closed_on is None

    def act_for(finding: Finding) -> tuple[str, str] | None:
        return way_for(case_id, finding) if works else None

    return show_page(partner_code, file, act_for)
