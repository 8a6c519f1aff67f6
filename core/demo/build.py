"""Building the demonstration: ten invented schools in two alliances, with cases in every step of every route."""

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from flask import Flask

from core.contract.dates import school_year
from core.db import migrate
from core.db.clock import AMSTERDAM, ShiftedClock, now, set_clock
from core.demo import casting, partners
from core.demo.alliances import Administrator, fill_alliances
from core.demo.applicants import applicants
from core.demo.calendar import hold_past, plan_all
from core.demo.decided import decide_alone
from core.demo.journey import Journey, reporters
from core.demo.plain_meetings import agree_what_was_said, talk_of_no_pupil
from core.demo.revised import revise
from core.demo.stage import Actor, Child, Stage, SteppingClock
from core.features.consents.rules import Answer
from core.schools.profile import SchoolProfile
from core.schools.registry import Registry

log = logging.getLogger(__name__)

LARGE, SMALL = 110, 24
"""Pupils of a school that the platform's own configuration names, and of one that only the demonstration has."""
WAITS_LONG = 50
"""So many days more for a case that is discussed in a team which seldom meets."""
DAYS_A_STEP = 9
"""About how long a case takes over a step: so long ago it began."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What was built: the stages by school, and who administers the alliances."""

    stages: tuple[Stage, ...]
    administrators: tuple[Administrator, ...] = ()

    def accounts(self) -> dict[str, list[Actor]]:
        """People by school, one per role."""
        return {stage.school_id: [holders[0] for holders in stage.cast.values() if holders] for stage in self.stages}


def demo_day(asked: date) -> date:
    """The day of the demonstration: the day asked for; in July and August the last school week before the holidays."""
    if asked.month in (7, 8):
        return school_year(date(asked.year, 6, 30))[1] - timedelta(days=25)
    return asked


def build(app: Flask, tell: Callable[[str], None]) -> Built:
    """Migrate an empty database and fill it through the services, school by school."""
    with app.app_context():
        today = demo_day(now().astimezone(AMSTERDAM).date())
    migrate.upgrade(app)
    registry: Registry = app.extensions["registry"]
    own = {place.stem for place in (Path(app.config["SCHOOLS"][0]) / "schools").glob("*.toml")}
    stages = []
    for school in registry.schools():
        stage = _stage(app, registry.profile(school.id), today)
        casting.fill(stage, LARGE if school.id in own else SMALL)
        partners.keep(stage)
        plan_all(stage)
        cases = _cases(stage, 2 if school.id in own else 1)
        talk_of_no_pupil(stage)
        hold_past(stage)
        decide_alone(stage, 3 if school.id in own else 2)
        agree_what_was_said(stage)
        applicants(stage)
        tell(f"{school.name}: {len(stage.children)} leerlingen, {cases} dossiers")
        stages.append(stage)
    set_clock(app, ShiftedClock(today))
    people = fill_alliances(app, today)
    revise(stages, people)
    set_clock(app, ShiftedClock(today))
    return Built(stages=tuple(stages), administrators=people)


def _stage(app: Flask, profile: SchoolProfile, today: date) -> Stage:
    with app.app_context():
        moment = now()
    return Stage(app=app, clock=SteppingClock(moment), profile=profile, today=today)


def _cases(stage: Stage, rounds: int) -> int:
    """A case for every step of every route that a form starts, so many times; and a few that went differently."""
    children = iter(stage.children)
    made = 0
    for number in range(rounds):
        for form in reporters(stage):
            for route_code in form.routes:
                route = stage.profile.route(route_code)
                first = route.place(form.starts_at)
                for step in route.steps[first - 1 :: 1 if rounds > 1 else 3]:
                    if step.ends and number:
                        continue
                    walked = DAYS_A_STEP * (route.place(step.code) - first) + 2 + 3 * number + made % 5
                    walked += WAITS_LONG if step.team and made % 2 else 0
                    journey = Journey(stage, next(children), _weekday(stage.today - timedelta(days=walked)))
                    journey.begin(form, route_code)
                    if journey.walk_to(step.code) == step.code and step.team:
                        journey.come_to_table(step.team, discussed=bool(made % 2))
                    if made % 3:  # every third case shows what it looks like when people are late
                        journey.tidy()
                    made += 1
    return made + _twists(stage, children)


def _weekday(day: date) -> date:
    return day - timedelta(days=max(0, day.weekday() - 4))


def _twists(stage: Stage, children: Iterator[Child]) -> int:
    """Fresh and troubled cases: one from yesterday, one that waited too long, one on today's agenda, one withdrawn."""
    form = reporters(stage)[0]
    made = 0
    for days, act in ((1, "fresh"), (16, "waiting"), (9, "agenda"), (9, "withdrawn")):
        journey = Journey(stage, next(children), _weekday(stage.today - timedelta(days=days)))
        journey.begin(form, form.routes[0])
        made += 1
        step = stage.profile.route(form.routes[0]).step(form.starts_at)
        if act in ("agenda", "withdrawn") and step.team:
            journey.day = stage.today - timedelta(days=2)
            journey.put_on_agenda(frozenset({step.team}), stage.today)
            team = stage.profile.team(step.team)
            if act == "withdrawn" and team.consent:
                journey.day = stage.today - timedelta(days=1)
                journey.consent(team.consent, Answer.WITHDRAWN, only=0)
    return made
