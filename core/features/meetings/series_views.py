"""Pages that plan a year of meetings in one act: what is wanted, the days to look over, the series, and its end."""

from dataclasses import dataclass
from datetime import date, time
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from flask import redirect, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from core.access.school import calendar, profile
from core.access.scope import scope
from core.contract.dates import school_year, school_year_label
from core.features.meetings import series
from core.features.meetings.plan_views import teams_to_plan
from core.features.meetings.rooms import LIST, PLAN, room
from core.features.meetings.rules import PLANNED
from core.features.meetings.series_days import Proposal
from core.features.meetings.series_schema import PROMISED, DaysSchema, EndSchema, SeriesSchema, wanted_of
from core.web.dates import day_short
from core.web.forms import Form
from core.web.idempotency import once
from core.web.language import _
from core.web.pages import render
from core.web.problems import Conflict, Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class DayRow:
    """One day of the series as it is drawn: what was proposed and why, what stands in its fields, what is wrong."""

    number: int
    proposed: date | None
    day: str
    keep: bool
    note: str
    error: str


@room.form("/overleg/reeks", **PLAN)
@once
def plan_series() -> BaseResponse:
    """What is wanted; the next page shows the days."""
    first, last = school_year(scope().today)
    initial = {"team": request.args.get("team", ""), "interval": PROMISED, "weekday": 3, "starts": time(14)}
    initial |= {"ends": time(15), "first": max(scope().today, calendar().first_school_day(first)), "last": last}
    form = _form(request.form, initial)
    if form.valid and _proposal(form) is not None:
        asked = {name: texts[0] for name, texts in form.typed.items() if texts and texts[0]}
        return redirect(f"{url_for('meetings.series_days')}?{urlencode(asked)}", 303)
    return render("meetings/series.html", form=form, teams=profile().team_compositions, here=LIST)


def _form(typed: Any, initial: dict[str, Any] | None = None) -> Form:
    form = Form(SeriesSchema(), typed, initial=initial)
    form.offer("team", teams_to_plan())
    return form


def _proposal(form: Form) -> Proposal | None:
    """The days of what was asked; None with the reason in the form."""
    wanted = wanted_of(form.data, profile().team(form.data["team"]).rhythm)
    if wanted is None:
        form.add_error("number", _("Dit team heeft geen ritme beloofd. Schrijf op hoe vaak het bij elkaar komt."))
        return None
    try:
        return series.proposal(form.data["team"], wanted)
    except Problem as problem:
        form.take(problem)
        return None


@room.form("/overleg/reeks/dagen", **PLAN)
@once
def series_days() -> BaseResponse:
    """The days to look over, and to change one by one; then all of them are made at once."""
    asked = _form(request.args)
    proposal = _proposal(asked) if asked.valid else None
    if proposal is None:
        return redirect(url_for("meetings.plan_series"), 303)
    form = Form(DaysSchema(), request.form)
    if form.valid and (made := _made(form, asked)) is not None:
        return redirect(url_for("meetings.show_series", series_id=made, klaar="gemaakt"), 303)
    team, first = profile().team(asked.data["team"]), asked.data["first"]
    return render(
        "meetings/series_days.html",
        form=form,
        rows=_rows(form, proposal),
        proposal=proposal,
        asked=asked.data,
        team=team,
        known=calendar().is_known(first),
        year=school_year_label(first),
        back=url_for("meetings.plan_series", team=team.code),
        here=LIST,
    )


def _made(form: Form, asked: Form) -> UUID | None:
    kept = [(number, row["day"]) for number, row in enumerate(form.data["days"]) if row["keep"]]
    wanted = wanted_of(asked.data, profile().team(asked.data["team"]).rhythm)
    values = {name: asked.data[name] for name in ("team", "starts", "ends", "place")}
    new = series.NewSeries(weeks=wanted.weeks if wanted else 0, days=tuple(day for _number, day in kept), **values)
    try:
        return series.make(new).id
    except Conflict:
        raise
    except Problem as problem:
        for name, said in problem.errors.items():
            place = name.split("-")[1:2]
            shown = f"dagen-{kept[int(place[0])][0]}-datum" if place else name
            for sentence in said:
                form.add_error(shown, sentence)
        if not problem.errors:
            form.add_error("", problem.message)
        return None


def _rows(form: Form, proposal: Proposal) -> list[DayRow]:
    notes = [_note(one.instead_of, one.why.label if one.why else "") for one in proposal.days]
    if not form.submitted:
        return [
            DayRow(number=n, proposed=one.day, day=one.day.isoformat(), keep=True, note=notes[n], error="")
            for n, one in enumerate(proposal.days)
        ]
    errors, found = form.errors, []
    for number in range(sum(1 for name in form.typed if name.endswith("-datum"))):
        name = f"dagen-{number}"
        day, keep = (next(iter(form.typed.get(f"{name}-{key}", ())), "") for key in ("datum", "mee"))
        known = number < len(notes)
        note, proposed = (notes[number], proposal.days[number].day) if known else ("", None)
        wrong = " ".join(errors.get(f"{name}-datum", ()))
        found.append(DayRow(number=number, proposed=proposed, day=day, keep=bool(keep), note=note, error=wrong))
    return found


def _note(instead_of: date | None, why: str) -> str:
    if instead_of is None:
        return ""
    return _("eerder: %(dag)s is vrij (%(waarom)s)", dag=day_short(instead_of), waarom=why)


@room.get("/overleg/reeks/<uuid:series_id>", **PLAN)
def show_series(series_id: UUID) -> BaseResponse:
    row = series.series_of(series_id)
    found = series.meetings_of(series_id)
    return render(
        "meetings/series_show.html",
        row=row,
        team=profile().team(row.team_code),
        meetings=found,
        left=sum(1 for one in found if one.state == PLANNED),
        done=request.args.get("klaar", ""),
        here=LIST,
    )


@room.form("/overleg/reeks/<uuid:series_id>/beeindig", **PLAN)
@once
def end_series(series_id: UUID) -> BaseResponse:
    row = series.series_of(series_id)
    form = Form(EndSchema(), request.form, initial={"from_day": scope().today})
    if form.valid:
        try:
            series.end(row, form.data["from_day"], form.data["reason"])
            return redirect(url_for("meetings.show_series", series_id=series_id, klaar="beeindigd"), 303)
        except Conflict:
            raise
        except Problem as problem:
            form.take(problem)
    return render(
        "confirm.html",
        title=_("Beëindig de reeks"),
        said=(_("Je zegt alle volgende overleggen af van het"), profile().team(row.team_code).label, "."),
        consequence=_("Wat al geweest is, blijft staan. Wie uitgenodigd was, krijgt bericht."),
        verb=_("Beëindig de reeks"),
        back=url_for("meetings.show_series", series_id=series_id),
        form=form,
        here=LIST,
    )
