"""Pages of a placement: its conditions, the trial, the decision, and how groups are made up."""

from typing import Any
from uuid import UUID

from flask import Response, redirect, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from core.access.school import profile
from core.access.scope import scope
from core.contract.findings import Finding
from core.features.admissions import placement_decisions, placement_verdicts, placements, searches
from core.features.admissions import placement_rules as rules
from core.features.admissions.act_schemas import NoteSchema, VerdictSchema
from core.features.admissions.placement_facts import PlacementFile, load
from core.features.admissions.placement_rules import PlacementState
from core.features.admissions.placement_schemas import ExtendTrialSchema, PlacementDecisionSchema, StartSchema
from core.features.admissions.questions import verdicts
from core.features.admissions.record import logged
from core.features.admissions.rooms import LIST, WORK, room
from core.features.pupils.groups import open_groups
from core.features.staff.colleagues import names_of
from core.web.forms import Form
from core.web.idempotency import once
from core.web.language import _
from core.web.pages import render
from core.web.problems import Conflict, Problem, Refused

BASE = "/plaatsingen/<uuid:placement_id>"
READ: dict[str, Any] = {**WORK, "reads": "placement"}


@room.get(BASE, **READ)
def placement(placement_id: UUID) -> Response:
    file = load(placement_id)
    logged(file.placement, "placement.read")
    found = file.judged(_now(file))
    names = names_of([event.by_id for event in file.events])
    return render(
        "admissions/placement.html",
        f=file,
        p=file.placement,
        findings=rules.findings_of(found),
        act_for=lambda finding: _way(file, finding),
        criteria=_criteria(),
        searches=searches.searches_of(file.placement),
        names=names,
        words=_words(),
        done=request.args.get("klaar", ""),
        today=scope().today,
        here=LIST,
    )


def _now(file: PlacementFile) -> Any:
    """The rules that count at this point: first the conditions, then the criteria."""
    every = profile().placement_rules
    if file.placement.state == PlacementState.OPEN:
        return rules.conditions(every, on_trial=False)
    return rules.criteria(every) + (rules.parties_of_search(every) if file.placement.unable_since else ())


def _criteria() -> list[tuple[str, str]]:
    """The questions behind the criteria of a final placement, in the words of the school."""
    asked = verdicts(rules.criteria(profile().placement_rules))
    return [(code, question.question) for code, (question, _because) in asked.items()]


def _words() -> dict[str, tuple[str, str]]:
    return {
        PlacementState.OPEN: ("waiting", _("voorwaarden worden bekeken")),
        PlacementState.TRIAL: ("waiting", _("proefplaatsing")),
        PlacementState.FINAL: ("good", _("definitief geplaatst")),
        PlacementState.UNABLE: ("bad", _("handelingsverlegen")),
        PlacementState.CLOSED: ("closed", _("niet geplaatst, er wordt gezocht")),
    }


def _way(file: PlacementFile, finding: Finding) -> tuple[str, str] | None:
    if file.placement.state == PlacementState.CLOSED:
        return None
    code = finding.asks or (finding.act_about if finding.act == "verdict" else "")
    if code:
        return _("Beantwoord deze vraag"), url_for(
            "admissions.placement_verdict", placement_id=file.placement.id, criterion=code
        )
    key = f"{finding.act}.{finding.act_about}"
    if any(fact.key == key for fact in file.asked) and finding.act in ("document", "consultation"):
        return _("Leg vast"), url_for("admissions.placement_note", placement_id=file.placement.id, agreement=key)
    return None


@room.form(f"{BASE}/oordeel/<criterion>", **READ)
@once
def placement_verdict(placement_id: UUID, criterion: str) -> Response | BaseResponse:
    file = load(placement_id)
    asked = placement_verdicts.question_of(file, criterion)
    logged(file.placement, "placement.read")
    form = Form(VerdictSchema(), request.form)

    def act() -> None:
        placement_verdicts.judge_question(file, criterion, form.data["answer"] == "yes", form.data["reason"])

    if answer := _done(file, form, act):
        return answer
    said = asked.question.replace("{leerling}", file.name)
    because = verdicts(profile().placement_rules)[criterion][1]
    return render(
        "admissions/placement_act.html", form=form, f=file, title=said, asked=asked, because=because, here=LIST
    )


@room.form(f"{BASE}/vastleggen/<agreement>", **READ)
@once
def placement_note(placement_id: UUID, agreement: str) -> Response | BaseResponse:
    file = load(placement_id)
    fact = file.fact(agreement)
    logged(file.placement, "placement.read")
    form = Form(NoteSchema(exclude=("asked",)), request.form, initial={"on": scope().today})
    if answer := _done(file, form, lambda: placement_verdicts.note(file, fact, form.data["on"], form.data["text"])):
        return answer
    return render("admissions/placement_act.html", form=form, f=file, title=fact.label, here=LIST)


@room.form(f"{BASE}/begin", **READ)
@once
def start_placement(placement_id: UUID) -> Response | BaseResponse:
    file = load(placement_id)
    logged(file.placement, "placement.read")
    initial = {"starts_on": scope().today, "kind": "trial", "group_id": file.pupil.group_id}
    form = Form(StartSchema(), request.form, initial=initial)
    form.offer("group_id", [(group.id, group.label) for group in open_groups()])
    if form.valid and form.data["kind"] == "trial" and form.data["ends_on"] is None:
        form.add_error("ends_on", _("Kies de laatste dag van de proef."))

    def act() -> None:
        ends = form.data["ends_on"] if form.data["kind"] == "trial" else None
        wanted = placements.Start(starts_on=form.data["starts_on"], ends_on=ends, group_id=form.data["group_id"])
        placements.start(file, wanted)

    if answer := _done(file, form, act):
        return answer
    return render(
        "admissions/placement_act.html", form=form, f=file, title=_("Plaats %(kind)s", kind=file.name), here=LIST
    )


@room.form(f"{BASE}/verlengen", **READ)
@once
def extend_trial(placement_id: UUID) -> Response | BaseResponse:
    file = load(placement_id)
    logged(file.placement, "placement.read")
    form = Form(ExtendTrialSchema(), request.form)
    if answer := _done(file, form, lambda: placements.extend(file, form.data["ends_on"], form.data["reason"])):
        return answer
    return render("admissions/placement_act.html", form=form, f=file, title=_("Verleng de proefplaatsing"), here=LIST)


@room.form(f"{BASE}/besluit", **READ)
@once
def decide_placement(placement_id: UUID) -> Response | BaseResponse:
    file = load(placement_id)
    logged(file.placement, "placement.read")
    form = Form(PlacementDecisionSchema(), request.form)
    choices = [("stays", _("De criteria gelden weer: de plaatsing gaat door"))]
    if file.placement.state != PlacementState.UNABLE:
        choices = [
            ("final", _("Definitief plaatsen")),
            ("not_final", _("Niet definitief: wij zoeken een andere school")),
        ]
    form.offer("outcome", choices)
    if answer := _done(file, form, lambda: _decide(file, form)):
        return answer
    return render(
        "admissions/placement_act.html", form=form, f=file, title=_("Besluit over %(kind)s", kind=file.name), here=LIST
    )


def _decide(file: PlacementFile, form: Form) -> None:
    placement_decisions.decide(file, form.data["outcome"], form.data["reason"])


def _done(file: PlacementFile, form: Form, act: Any) -> BaseResponse | None:
    """Do it when the form is whole; None with the reason in the form otherwise."""
    if not form.valid:
        return None
    try:
        act()
    except Conflict:
        raise
    except Refused as problem:
        form.add_error("", problem.message)
        for finding in problem.findings:
            form.add_error("", f"{finding.condition} {finding.reason} ({finding.source.mark})")
        return None
    except Problem as problem:
        form.take(problem)
        return None
    return redirect(url_for("admissions.placement", placement_id=file.placement.id, klaar="bewaard"), 303)
