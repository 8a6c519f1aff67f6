"""Decisions that somebody takes outside a team, in cases that stand somewhere, after doing what each of them asks."""

from collections.abc import Iterable
from datetime import timedelta

from flask import Flask
from sqlalchemy import select

from core.access.school import judge
from core.access.scope import working_at
from core.contract.decisions import DecisionRight
from core.contract.findings import Finding
from core.db.engine import session
from core.demo.journey import ROUNDS, Journey
from core.demo.stage import Stage
from core.demo.traveller import OutOfTime
from core.features.cases.decisions import Venue, take
from core.features.cases.models import SupportCase
from core.features.cases.rules import asked_by, judged
from core.features.receipts.service import as_then, replay_all
from core.web.problems import Problem

FEWEST = 40
"""So many decisions the demonstration holds at least."""
DAYS_AGO = 24
"""So long before the day of the demonstration the first act for such a decision lies."""
REASON = "Dit past bij wat de leerling nu nodig heeft."


def decide_alone(stage: Stage, rounds: int) -> int:
    """Each decision that belongs to no team is taken in so many cases, and never twice in one; how many were taken."""
    rights = [right for right in stage.profile.decision_rights if right.owners and right.guards and not right.teams]
    journeys = iter(_open_cases(stage))
    taken = 0
    for number in range(rounds * len(rights)):
        right = rights[number % len(rights)]
        journey = next(journeys, None)
        taken += journey is not None and _decided(journey, right)
    return taken


def replayed(app: Flask, stages: Iterable[Stage]) -> tuple[int, int]:
    """How many decisions the demonstration holds, and how many come out otherwise when they are judged again."""
    seen = different = 0
    for stage in stages:
        with working_at(app, stage.school_id, "controle"):
            for one in replay_all(as_then()):
                seen, different = seen + 1, different + (not one.replay.same)
    return seen, different


def _open_cases(stage: Stage) -> list[Journey]:
    """The cases that are open, as journeys that stopped some weeks ago."""
    children = {child.id: child for child in stage.children}
    day = stage.today - timedelta(days=DAYS_AGO)
    with stage.as_system(stage.today):
        statement = select(SupportCase.id, SupportCase.pupil_id, SupportCase.opened_on)
        rows = session().execute(statement.where(SupportCase.closed_on.is_(None)).order_by(SupportCase.id)).all()
    return [Journey(stage, children[row.pupil_id], max(day, row.opened_on), row.id) for row in rows]


def _decided(journey: Journey, right: DecisionRight) -> bool:
    """Whether it could be taken: there is somebody to take it, and time to do what it asks."""
    try:
        actor = journey.one_of(right.owners)
        _mend(journey, right)
        journey.next_day(1)
        with journey.stage.acting(actor, journey.day, 16, 30):
            take(journey.file(), right.code, Venue(), REASON)
    except (OutOfTime, LookupError, Problem):
        return False
    return True


def _mend(journey: Journey, right: DecisionRight) -> None:
    for _round in range(ROUNDS):
        with journey.stage.acting(journey.owner(), journey.day, 16):
            file = journey.file()
            route = journey.stage.profile.route(file.case.route_code)
            step, found = route.step(file.case.step_code), judged(asked_by(right, route), file.facts, judge)
        stops: list[Finding] = [finding for finding in found if finding.stops]
        if not stops:
            return
        for finding in stops:
            journey.mend(step, finding)
