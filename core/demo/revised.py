"""Rules that changed: in each alliance one school with a published version, a draft that was tried, and a proposal."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from flask import Flask
from sqlalchemy import select

from core.access.admission import admit_job
from core.access.alliance_permissions import AllianceRole, permissions_of
from core.access.alliance_scope import AllianceScope, working_in
from core.access.people import Person
from core.access.school import fresh_registry
from core.contract.permissions import Permission
from core.db.clock import now
from core.db.engine import session
from core.db.worker import Worker
from core.demo.alliances import Administrator
from core.demo.stage import Actor, Stage
from core.features.revisions import drafts, proposals, publishing, trials, value_schema
from core.schools.own_fields import OwnField
from core.schools.own_paths import FieldKind

PUBLISHED_AGO, HOLDS_FROM = 24, 20
"""Days ago on which a version was published, and from which it holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Acting:
    """Somebody who administers an alliance, at work."""

    app: Flask
    alliance_id: str
    person_id: UUID
    name: str
    role: AllianceRole

    @contextmanager
    def acting(self) -> Iterator[AllianceScope]:
        """What this person does, in one transaction, with exactly the rights the gate would give."""
        with self.app.app_context():
            moment = now()
        scope = AllianceScope(
            alliance_id=self.alliance_id,
            person_id=self.person_id,
            membership_id=None,
            person_name=self.name,
            roles=frozenset({self.role.value}),
            permissions=permissions_of([self.role.value]),
            purpose="demonstratie",
            now=moment,
        )
        with working_in(self.app, scope) as entered:
            fresh_registry()
            yield entered


def revise(stages: list[Stage], people: Iterable[Administrator]) -> None:
    """Let the first school of each alliance go through the whole way."""
    first: dict[str, Stage] = {}
    for stage in sorted(stages, key=lambda one: -len(one.children)):
        first.setdefault(stage.profile.school.alliance_id, stage)
    known = tuple(people)
    for alliance_id, stage in first.items():
        stage.put_clock(stage.today - timedelta(days=PUBLISHED_AGO))
        one, other = (_acting(stage.app, who) for who in known if who.alliance.id == alliance_id)
        _way(stage, one, other)


def _acting(app: Flask, who: Administrator) -> Acting:
    with app.app_context():
        person_id = session().scalars(select(Person.id).where(Person.email == who.email)).one()
    return Acting(app=app, alliance_id=who.alliance.id, person_id=person_id, name=who.name, role=who.role)


def _way(stage: Stage, one: Acting, other: Acting) -> None:
    with one.acting():
        told = drafts.revising_of(stage.school_id).fields({})
    numbers = _numbers(told)
    published = _draft(one, stage, _stricter(numbers[:1]), stage.today - timedelta(days=HOLDS_FROM))
    _try(one, stage, published)
    with one.acting():
        publishing.lay_ready(drafts.draft_of(stage.school_id, published))
    with other.acting():
        publishing.publish(drafts.draft_of(stage.school_id, published))
    stage.put_clock(stage.today)
    with stage.app.app_context():
        fresh_registry()
    changes = _stricter(numbers[1:2]) | _named(told)
    _try(one, stage, _draft(one, stage, changes, stage.today + timedelta(days=39)))
    _propose(stage, told)


def _numbers(told: tuple[OwnField, ...]) -> list[OwnField]:
    """Numbers that the school may make stricter than its own document does; terms first, then signals."""
    order = {"deadlines": 0, "team_compositions": 1, "thresholds": 2}
    open_ones = [one for one in told if one.plugin and not one.fixed and one.hook in order]
    kinds = (FieldKind.NUMBER, FieldKind.DECIMAL)
    return sorted((one for one in open_ones if one.kind in kinds), key=lambda one: order[one.hook])


def _stricter(told: list[OwnField]) -> dict[str, Any]:
    """One less where the document sets the most, one more where it sets the least."""
    found: dict[str, Any] = {}
    for one in told:
        sooner = one.bounds.most is not None or one.kind is FieldKind.DECIMAL
        number = int(one.plugin) + (-max(1, int(one.plugin) // 4) if sooner else 1)
        found[one.path] = number if one.kind is FieldKind.NUMBER else str(number)
    return found


def _named(told: tuple[OwnField, ...]) -> dict[str, Any]:
    route = next(one for one in told if one.hook == "support_routes" and one.key == "toelichting")
    return {route.path: "Vraag het aan je mentor als je niet weet waar je begint."}


def _draft(who: Acting, stage: Stage, changes: dict[str, Any], day: date) -> UUID:
    with who.acting():
        reason = "Ouders vinden het lang duren. In de praktijk halen wij dit."
        return drafts.new_draft(stage.school_id, changes, effective_on=day, reason=reason).id


def _try(who: Acting, stage: Stage, draft_id: UUID) -> None:
    with who.acting():
        trials.ask(drafts.draft_of(stage.school_id, draft_id))
    worker = Worker(stage.app, admit_job)
    while worker.run_once():
        continue


def _propose(stage: Stage, told: tuple[OwnField, ...]) -> None:
    """Somebody of the school who may read the settings finds a name that says more."""
    role = next(role for role in stage.profile.staff_roles if Permission.SETUP_READ in role.permissions)
    actor: Actor = stage.cast[role.code][0]
    partner = next(one for one in told if one.hook == "partners" and one.key == "plaats")
    with stage.acting(actor, stage.today):
        wanted = proposals.state_now() | {partner.path: "Spreekkamer bij de ingang"}
        reason = "Ouders zoeken nu bij de balie. Zo weten zij waar zij moeten zijn."
        proposals.propose(wanted, reason, value_schema.name_of)
