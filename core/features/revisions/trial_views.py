"""What came of a trial on the past, for the alliance (nobody is named) and for the school (as far as a reader may)."""

from typing import Any
from uuid import UUID

from flask import Response, jsonify, request, url_for

from core.access.alliance_permissions import AlliancePermission
from core.access.school import profile
from core.contract.permissions import Permission
from core.features.revisions import drafts, named, trials
from core.features.revisions.models import RevisionTrial, TrialDifference
from core.features.revisions.rooms import OF_SCHOOL, PURPOSE, room, school_room
from core.features.revisions.rules import TrialState
from core.features.revisions.trial_rules import KINDS, TrialKind
from core.schools.profile import SchoolProfile
from core.web.language import _
from core.web.pages import render
from core.web.paging import Slice, asked_page, slice_of

READ = AlliancePermission.SCHOOLS_READ
PLACE = "/proeven/<uuid:trial_id>"


@room.get(f"{OF_SCHOOL}{PLACE}", permission=READ, purpose=PURPOSE, endpoint="trial")
def show(school: str, trial_id: UUID) -> Response:
    """For the alliance: which decision, term or count, and which rule; never whose."""
    found = drafts.school_here(school)
    trial = trials.trial_of(school, trial_id)
    row = drafts.draft_of(school, trial.draft_id)
    page = _page(trial)
    return render(
        "revisions/trial.html",
        school_here=found,
        trial=trial,
        back=url_for("revisions.draft", school=school, draft_id=row.id),
        page=page,
        kinds=_kinds(trial, url_for("revisions.trial", school=school, trial_id=trial.id)),
        labels=_labels(page, drafts.revising_of(school).base),
        who={},
        rules=trials.rules_of(trial),
        lasting=trials.lasting(trial),
        KINDS=KINDS,
    )


@room.get(f"{OF_SCHOOL}{PLACE}/voortgang", permission=READ, purpose=PURPOSE, endpoint="progress")
def progress(school: str, trial_id: UUID) -> Response:
    """How far it is, as JSON."""
    drafts.school_here(school)
    trial = trials.trial_of(school, trial_id)
    done = trial.state in (TrialState.DONE, TrialState.FAILED)
    return jsonify({"percent": trial.percent, "stage": trial.stage, "done": done})


@school_room.get(
    f"/instellingen{PLACE}", permission=Permission.SETUP_READ, purpose=PURPOSE, endpoint="trial", reads="trial"
)
def at_school(trial_id: UUID) -> Response:
    """For the school: the same, with the pupil where this reader may see the case."""
    trial = trials.trial_of_school(trial_id)
    page = _page(trial)
    return render(
        "revisions/trial.html",
        school_here=profile().school,
        trial=trial,
        back=url_for("proposals.index"),
        page=page,
        kinds=_kinds(trial, url_for("proposals.trial", trial_id=trial.id)),
        labels=_labels(page, profile()),
        who=named.pupils_of(trial, page.rows),
        rules=trials.rules_of(trial),
        lasting=trials.lasting(trial),
        KINDS=KINDS,
        here="setup.settings",
    )


def _page(trial: RevisionTrial) -> Slice[TrialDifference]:
    kind, asked = request.args.get("soort", ""), asked_page(request.args)
    found = trials.found_differences(trial, kind, asked)
    keep = {"soort": kind} if kind in list(TrialKind) else {}
    return slice_of(found, asked, key=lambda one: (one.id,), path=request.path, keep=keep)


def _kinds(trial: RevisionTrial, path: str) -> list[tuple[str, str, bool, int]]:
    counts, kind = trials.counted(trial), request.args.get("soort", "")
    every: list[tuple[str, str, bool, int]] = [(_("Alles"), path, kind not in list(TrialKind), sum(counts.values()))]
    return every + [
        (_(words), f"{path}?soort={one.value}", kind == one.value, counts.get(one.value, 0))
        for one, words in KINDS.items()
    ]


def _labels(page: Slice[TrialDifference], rules: SchoolProfile) -> dict[Any, str]:
    """What the rule of each difference is called at this school."""
    hooks = {TrialKind.DECISION: "decision_rights", TrialKind.TERM: "deadlines", TrialKind.SIGNAL: "thresholds"}
    return {row.id: named.label_of(rules, hooks[TrialKind(row.kind)], row.rule) for row in page.rows}
