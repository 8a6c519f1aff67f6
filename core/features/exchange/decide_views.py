"""Pages on which a person decides about a file: its columns, one record, who left, doing it, throwing it away."""

from uuid import UUID

from flask import Response, redirect, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from core.contract.permissions import Permission
from core.features.exchange import apply, choices, deliveries, kept_plan, report, words
from core.features.exchange.models import APPLYING, Delivery
from core.features.exchange.rooms import ADMINISTRATION, room
from core.features.exchange.rules import Choice, Outcome
from core.features.exchange.schemas import ChoiceSchema, MappingSchema, NothingSchema, RemarkSchema
from core.web.forms import Form
from core.web.idempotency import once
from core.web.language import _, ngettext
from core.web.pages import render
from core.web.problems import Conflict, Invalid, Problem

_PLACE = "/leerlingen/inlezen/<uuid:delivery_id>"
HERE = "pupils.index"
MOST_COLUMNS = 200


def _shown(row: Delivery, outcome: str | None = None) -> BaseResponse:
    return redirect(url_for("exchange.show", delivery_id=row.id, soort=outcome), 303)


@room.form(f"{_PLACE}/kolommen", permission=Permission.PUPILS_EDIT, purpose=ADMINISTRATION)
@once
def columns(delivery_id: UUID) -> Response | BaseResponse:
    row = deliveries.delivery_of(delivery_id)
    heads = [(head, head) for head in row.told.get("columns", ()) if head][:MOST_COLUMNS]
    if row.kind != "csv" or not heads:
        raise Problem(_("Bij dit bestand hoeft niemand kolommen te kiezen."))
    form = Form(MappingSchema(), request.form, initial=row.columns)
    for name in form.schema.fields:
        form.offer(name, heads)
    if form.valid:
        chosen = {name: head for name, head in form.data.items() if head}
        if len(set(chosen.values())) < len(chosen):
            form.add_error("", _("Elke kolom kan één keer worden gekozen."))
        else:
            deliveries.keep_mapping(row, chosen)
            return _shown(row)
    return render("exchange/columns.html", form=form, row=row, here=HERE)


@room.form(f"{_PLACE}/regels/<uuid:line_id>", permission=Permission.PUPILS_EDIT, purpose=ADMINISTRATION, reads="pupil")
@once
def choose(delivery_id: UUID, line_id: UUID) -> Response | BaseResponse:
    row = deliveries.delivery_of(delivery_id)
    line = choices.line_of(row, line_id)
    form = Form(ChoiceSchema(), request.form, initial={"choice": line.choice} if line.choice else {})
    options = choices.choices_of(line)
    if not options:
        raise Problem(_("Hierover valt niets te kiezen."))
    form.offer("choice", options)
    if form.valid:
        choices.choose(row, line, form.data["choice"])
        return _shown(row, line.outcome)
    return render("exchange/choose.html", form=form, row=row, line=report.one(row, line), here=HERE)


@room.form(f"{_PLACE}/van-school", permission=Permission.PUPILS_EDIT, purpose=ADMINISTRATION)
@once
def end_all(delivery_id: UUID) -> Response | BaseResponse:
    row = deliveries.delivery_of(delivery_id)
    number = choices.chosen(row).get((Outcome.LEFT.value, Choice.OPEN.value), 0)
    if not number:
        raise Conflict(_("Over iedereen die van school is, is al iets gekozen."))
    form = Form(NothingSchema(), request.form)
    if form.valid:
        choices.end_all(row)
        return _shown(row, Outcome.LEFT.value)
    many = ngettext("1 leerling", "%(num)d leerlingen", number)
    return render(
        "confirm.html",
        form=form,
        title=_("Zijn deze leerlingen van school?"),
        said=(_("Bij het doorvoeren krijgen zij een laatste dag:"), many, "."),
        consequence=_(
            "Zij staan dan niet meer in de lijst. Hun dossiers blijven. Een uitzondering kies je per leerling."
        ),
        verb=_("Ja, zij zijn van school"),
        back=url_for("exchange.show", delivery_id=row.id),
        here=HERE,
    )


@room.form(f"{_PLACE}/doorvoeren", permission=Permission.PUPILS_EDIT, purpose=ADMINISTRATION)
@once
def confirm(delivery_id: UUID) -> Response | BaseResponse:
    row = deliveries.delivery_of(delivery_id)
    asked = words.to_confirm(row.told)
    form = Form(RemarkSchema(), request.form)
    form.offer("confirmed", asked)
    if form.valid:
        try:
            apply.confirm(row, form.data["confirmed"])
        except Invalid as problem:
            form.take(problem)
        else:
            return _shown(row)
    return render("exchange/confirm.html", form=form, row=row, asked=asked, counts=_effects(row), here=HERE)


def _effects(row: Delivery) -> list[tuple[str, int]]:
    """What will happen, and what will not, as counts."""
    counts, chosen = row.told.get("counts", {}), choices.chosen(row)
    same, new = (chosen.get((Outcome.DOUBTFUL.value, choice.value), 0) for choice in (Choice.SAME, Choice.NEW))
    ended = chosen.get((Outcome.LEFT.value, Choice.END.value), 0)
    doubted = counts.get(Outcome.DOUBTFUL.value, 0) - same - new
    return [
        (_("worden ingeschreven"), counts.get(Outcome.NEW.value, 0) + new),
        (_("worden bijgewerkt"), counts.get(Outcome.CHANGED.value, 0) + same),
        (_("krijgen een laatste dag"), ended),
        (_("blijven zoals zij zijn"), counts.get(Outcome.UNCHANGED.value, 0)),
        (_("twijfel, dus overgeslagen"), doubted),
        (_("geweigerd"), counts.get(Outcome.REFUSED.value, 0)),
    ]


@room.form(f"{_PLACE}/weggooien", permission=Permission.PUPILS_EDIT, purpose=ADMINISTRATION)
@once
def discard(delivery_id: UUID) -> Response | BaseResponse:
    row = deliveries.delivery_of(delivery_id)
    if row.state == APPLYING and report.progress_of(row).busy:
        raise Conflict(_("Dit bestand wordt nu doorgevoerd. Wacht tot dat klaar is."))
    form = Form(NothingSchema(), request.form)
    if form.valid:
        kept_plan.throw_away(row)
        return redirect(url_for("exchange.index", klaar="weg"), 303)
    return render(
        "confirm.html",
        form=form,
        title=_("Gooi het bestand weg"),
        said=(_("Het bestand"), row.name, _(" en het verslag ervan worden gewist.")),
        consequence=_("Aan leerlingen verandert hierdoor niets. De aantallen blijven bewaard."),
        verb=_("Gooi weg"),
        back=url_for("exchange.show", delivery_id=row.id),
        here=HERE,
    )


@room.post(f"{_PLACE}/opnieuw", permission=Permission.PUPILS_EDIT, purpose=ADMINISTRATION)
@once
def read_again(delivery_id: UUID) -> BaseResponse:
    """The work on this file was given up: let it begin anew."""
    row = deliveries.delivery_of(delivery_id)
    deliveries.try_again(row)
    return redirect(url_for("exchange.show", delivery_id=delivery_id), 303)
