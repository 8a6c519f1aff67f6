"""The town: both schools with real cases, everybody in them signed in, and what each of them may do.

Made once per module (`town`), because reading leaves it as it was; a test that changes much asks for `own_town`.
"""

import traceback
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import cached_property
from typing import Any
from uuid import UUID

from flask import Flask, got_request_exception
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.test import TestResponse

from core.access import policy, policy_sql
from core.access.scope import working_at
from core.contract.permissions import Permission
from core.db.base import Base
from core.db.clock import set_clock
from core.db.engine import db, session
from core.features.publication import guide_paper
from tests import factories as make
from tests.clock import START, FixedClock
from tests.factories_admissions import apply_in_town
from tests.factories_cases import WAYS, CasesInWorld, a_pdf, build_cases
from tests.factories_directory import keep_partners
from tests.factories_exchange import deliver_to_town
from tests.factories_meetings import talk_of_no_pupil
from tests.world import SCHOOLS, MembershipInWorld, World, build_world, permissions_of, profile_of

Row = Mapping[str, Any]
FORMER = "voormalig"


@dataclass(frozen=True, kw_only=True)
class Actor:
    """Somebody with a browser. `sees` are the cases that the policy opens; `seated` whether they sit at a meeting."""

    name: str
    client: FlaskClient
    school_id: str = ""
    member: MembershipInWorld | None = None
    permissions: frozenset[Permission] = frozenset()
    sees: frozenset[UUID] = frozenset()
    seated: bool = False

    @property
    def kind(self) -> str:
        """staff, partner, or empty for who belongs nowhere."""
        return self.member.kind if self.member else ""

    @property
    def alike(self) -> tuple[Any, ...]:
        """Two people with the same of this are answered the same, by the rules; roles do not matter beyond it."""
        return (self.school_id, self.kind, self.permissions, self.sees, self.seated)


@dataclass(kw_only=True)
class Town:
    """The world, its cases, and its people behind their browsers."""

    app: Flask
    world: World
    cases: Mapping[str, CasesInWorld]
    people: dict[tuple[str, str], Actor] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)

    @contextmanager
    def as_served(self) -> Iterator[None]:
        """A fault becomes the page of a fault (500), as outside tests; its cause goes to `faults`."""
        earlier = self.app.config["PROPAGATE_EXCEPTIONS"]
        self.app.config["PROPAGATE_EXCEPTIONS"] = False
        with got_request_exception.connected_to(self._note, self.app):
            yield
        self.app.config["PROPAGATE_EXCEPTIONS"] = earlier

    def _note(self, _app: Flask, exception: BaseException, **_more: Any) -> None:
        where = traceback.extract_tb(exception.__traceback__)[-1]
        self.faults.append(f"{type(exception).__name__}: {str(exception)[:200]} ({where.filename}:{where.lineno})")

    def why(self, answer: TestResponse) -> str:
        """Status, and the cause when it was a fault of ours."""
        cause = f" {self.faults[-1]}" if answer.status_code == 500 and self.faults else ""
        return f"{answer.status_code}{cause} {answer.location or ''}".rstrip()

    def actor(self, school_id: str, key: str) -> Actor:
        """The member with this key, signed in once."""
        if (school_id, key) not in self.people:
            member = self.world.school(school_id).membership(key)
            self.people[school_id, key] = self._actor(school_id, member)
        return self.people[school_id, key]

    def everyone(self, school_id: str) -> list[Actor]:
        """Every live member of a school."""
        return [self.actor(school_id, key) for key in self.world.school(school_id).members if key != FORMER]

    def kinds_of_people(self, school_id: str) -> list[Actor]:
        """One member of a school for each different combination of rights, cases and seats."""
        return _one_of_each(self.everyone(school_id), lambda actor: actor.alike)

    def permission_sets(self) -> list[Actor]:
        """One member, of either school, for each different set of rights."""
        everyone = [actor for school_id in SCHOOLS for actor in self.everyone(school_id)]
        return _one_of_each(everyone, lambda actor: (actor.kind, actor.permissions))

    def former(self, school_id: str) -> Actor:
        """Somebody whose membership ended yesterday."""
        return replace(self.actor(school_id, FORMER), permissions=frozenset(), sees=frozenset())

    def browser(self, member: MembershipInWorld | None = None) -> FlaskClient:
        """A new browser; signed in when a member is named. Its pages are not looked over, for speed."""
        client = FlaskClient(self.app, self.app.response_class, use_cookies=True)
        return self.world.sign_in(client, member) if member else client

    def rows(self, school_id: str, table: str) -> list[Row]:
        """Every row of a school in a table, past the wall, oldest first."""
        found = Base.metadata.tables[table]
        with self.app.app_context(), db.engine.connect() as connection:
            statement = select(found).where(found.c.school_id == school_id).order_by(found.c.id)
            return [dict(row._mapping) for row in connection.execute(statement)]

    def owned_tables(self) -> list[str]:
        """The tables whose rows belong to a school."""
        return [name for name, table in Base.metadata.tables.items() if "school_id" in table.c]

    def shared_rows(self, table: str) -> list[Row]:
        """Every row of a table that the schools share."""
        with self.app.app_context(), db.engine.connect() as connection:
            return [dict(row._mapping) for row in connection.execute(select(Base.metadata.tables[table]))]

    @cached_property
    def _views(self) -> dict[str, dict[UUID, policy.CaseView]]:
        return {school_id: dict(self._case_views(school_id)) for school_id in SCHOOLS}

    def _case_views(self, school_id: str) -> Iterator[tuple[UUID, policy.CaseView]]:
        mentors, disclosures = self.rows(school_id, "pupil_mentor"), self.rows(school_id, "disclosure")
        for case in self.rows(school_id, "support_case"):
            yield (
                case["id"],
                policy.CaseView(
                    reporter_id=case["reporter_id"],
                    director_id=case["director_id"],
                    closed_on=case["closed_on"],
                    mentors=tuple(
                        policy.Mentorship(**_only(row, "membership_id", "starts_on", "ends_on"))
                        for row in mentors
                        if row["pupil_id"] == case["pupil_id"]
                    ),
                    disclosures=tuple(
                        policy.DisclosureView(
                            **_only(row, "id", "membership_id", "from_date", "until_date", "withdrawn_at")
                        )
                        for row in disclosures
                        if row["case_id"] == case["id"]
                    ),
                ),
            )

    def _actor(self, school_id: str, member: MembershipInWorld) -> Actor:
        asks = policy_sql.actor_of(self.world.scope(member))
        sees = {case_id for case_id, view in self._views[school_id].items() if policy.decide(asks, view).allowed}
        seats = {row["membership_id"] for row in self.rows(school_id, "meeting_seat")}
        return Actor(
            name=f"{school_id}:{member.key}",
            client=self.browser(member),
            school_id=school_id,
            member=member,
            permissions=permissions_of(profile_of(self.app, school_id), member),
            sees=frozenset(sees),
            seated=member.id in seats,
        )


def build_town(app: Flask) -> Town:
    """Fill the empty database: both schools, their cases, and somebody at each who left yesterday."""
    set_clock(app, FixedClock())
    world = build_world(app)
    for school in world.schools:
        _add_former(app, world, school.id)
    cases = {school.id: build_cases(world, school) for school in world.schools}
    for school in world.schools:
        with world.acting(school.id, WAYS[school.id].care_owner):
            deliver_to_town(school.canary)
            keep_partners(school.canary)
            talk_of_no_pupil(school.canary)
            apply_in_town(school)
        keep_chapter(app, school.id)
    return Town(app=app, world=world, cases=cases)


def keep_chapter(app: Flask, school_id: str) -> None:
    """The chapter for the school guide of this year on paper, as a worker would have made it."""
    with app.app_context():
        place = guide_paper.place_of(profile_of(app, school_id), START.date())
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(a_pdf("hoofdstuk"))


def _add_former(app: Flask, world: World, school_id: str) -> None:
    school = world.school(school_id)
    like = school.membership("kc" if school_id == "loep" else "zorgcoordinator")
    with app.app_context():
        person = make.make_person(f"Vroeger {school.canary}-{FORMER}", f"{FORMER}@{school_id}.example")
        left = replace(like.person, id=person.id, name=person.name, email=person.email)
        session().commit()
    with working_at(app, school_id, "test"):
        yesterday = START.date() - timedelta(days=1)
        membership = make.make_membership(left.id, (like.roles[0], like.range_code), ends_on=yesterday)
        school.members[FORMER] = replace(like, id=membership.id, key=FORMER, person=left)


def _only(row: Row, *names: str) -> dict[str, Any]:
    return {name: row[name] for name in names}


def _one_of_each(actors: Iterable[Actor], alike: Any) -> list[Actor]:
    return list({alike(actor): actor for actor in reversed(list(actors))}.values())
