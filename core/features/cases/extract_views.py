"""A printed dossier for one person: choosing for whom, why and what, and fetching what was made."""

from uuid import UUID

from flask import Response, redirect, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from core.access import ledger
from core.contract.permissions import Permission
from core.features.cases import extract_rules as rules
from core.features.cases import extracts
from core.features.cases.extract_lines import ExtractText, Reader
from core.features.cases.extract_recipients import recipients
from core.features.cases.extract_schema import ExtractSchema
from core.features.cases.extract_text import text_of
from core.features.cases.extract_work import KEPT
from core.features.cases.extracts import NewExtract
from core.features.cases.facts import CaseFile, load
from core.features.cases.rooms import room
from core.features.staff.colleagues import names_of
from core.web import paper
from core.web.dates import local
from core.web.download import download
from core.web.forms import Form
from core.web.idempotency import once
from core.web.language import _, ngettext
from core.web.pages import render
from core.web.problems import Problem
from core.web.widgets import Option

BASE = "/dossiers/<uuid:case_id>/afdrukken"
PURPOSE = "inzage geven"


@room.form(BASE, permission=Permission.CASES_READ_ALL, purpose=PURPOSE, reads="case_extract", endpoint="extracts")
@once
def extracts_page(case_id: UUID) -> Response | BaseResponse:
    file = load(case_id)
    preview = text_of(file, Reader(kind=rules.OWN), rules.PARTS)
    form = _form(file, preview)
    if form.valid:
        try:
            extracts.ask(file, NewExtract(**{**form.data, "parts": frozenset(form.data["parts"])}))
            return redirect(url_for("cases.extracts", case_id=case_id, _anchor="gemaakt"), 303)
        except Problem as problem:
            form.take(problem)
    rows = [(row, extracts.state_of(row)) for row in extracts.extracts_of(file)]
    ledger.record(
        action="extract.list", object_type="support_case", object_id=case_id, pupil_id=file.pupil.id, case_id=case_id
    )
    return render(
        "cases/extracts.html",
        form=form,
        file=file,
        rows=rows,
        left_out=preview.left_out,
        busy=next((row for row, state in rows if state == "busy"), None),
        names=names_of(row.asked_by for row, _state in rows),
        kept=KEPT.days,
        withdrawn=request.args.get("klaar") == "ingetrokken",
        here="pupils.index",
    )


def _form(file: CaseFile, preview: ExtractText) -> Form:
    form = Form(ExtractSchema(), request.form, initial={"parts": [*rules.PARTS]})
    form.offer("recipient", [Option(value=o.code, label=o.name, note=o.note) for o in recipients(file)])
    counts = {part.code: len(part.lines) for part in preview.parts}
    form.offer(
        "parts", [Option(value=code, label=_(label), note=_count(counts[code])) for code, label in rules.PARTS.items()]
    )
    return form


def _count(number: int) -> str:
    return ngettext("%(num)d regel", "%(num)d regels", number) if number else _("nu leeg")


@room.get(
    f"{BASE}/<uuid:extract_id>",
    permission=Permission.CASES_READ_ALL,
    purpose=PURPOSE,
    reads="case_extract",
    endpoint="extract",
)
def extract_file(case_id: UUID, extract_id: UUID) -> Response | BaseResponse:
    file = load(case_id)
    row, content = extracts.fetch(file, extract_id)
    if content is None:
        return redirect(url_for("cases.extracts", case_id=case_id, klaar="ingetrokken"), 303)
    name = f"dossier {file.pupil.first_name} {local(row.asked_at):%Y-%m-%d}.pdf"
    return download(content, name, paper.PDF)


@room.post(
    f"{BASE}/<uuid:extract_id>/opnieuw", permission=Permission.CASES_READ_ALL, purpose=PURPOSE, endpoint="extract_again"
)
@once
def make_again(case_id: UUID, extract_id: UUID) -> BaseResponse:
    """Making it was given up: let it begin anew."""
    extracts.try_again(load(case_id), extract_id)
    return redirect(url_for("cases.extracts", case_id=case_id, _anchor="gemaakt"), 303)
