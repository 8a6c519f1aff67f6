"""Two administrators of each alliance over the world of the tests, and the way of a change from draft to version."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from flask.testing import FlaskClient

from core.access.admission import admit_job
from core.access.alliance_members import AllianceMembership
from core.access.alliance_permissions import AllianceRole, permissions_of
from core.access.alliance_scope import AllianceScope, working_for, working_in
from core.access.school import fresh_registry
from core.access.signed_in import cookie_name
from core.db.clock import now
from core.db.engine import session
from core.db.worker import Worker
from core.features.revisions import drafts, publishing, trials
from core.features.revisions.models import RevisionDraft
from core.schools.revision_table import SchoolRevision
from tests.factories import make_person, make_sign_in
from tests.world import World

ALLIANCES = {"loep": "onderwijs-dat-past", "loket": "noordelijke-drechtsteden"}
LENGTH = "termijnen.zorgmelding_op_agenda.lengte"
SIGNAL = "signalen.oa_3.getal"


@dataclass(frozen=True, kw_only=True)
class Board:
    """The administrators of the alliance of one school: `wil` and `bas`."""

    world: World
    school_id: str
    people: dict[str, UUID] = field(default_factory=dict)

    @property
    def alliance_id(self) -> str:
        return ALLIANCES[self.school_id]

    @property
    def path(self) -> str:
        """Where the settings of the school stand."""
        return f"/swv/{self.alliance_id}/scholen/{self.school_id}/instellingen"

    @contextmanager
    def acting(self, who: str = "wil", *, role: AllianceRole = AllianceRole.ADMINISTRATOR) -> Iterator[AllianceScope]:
        """An application context in the scope of an administrator, as after the gate; committed at the end."""
        with self.world.app.app_context():
            moment = now()
        scope = AllianceScope(
            alliance_id=self.alliance_id,
            person_id=self.people.get(who),
            membership_id=None,
            person_name=f"{who.title()} van het verband",
            roles=frozenset({role.value}),
            permissions=permissions_of([role.value]),
            purpose="test",
            now=moment,
        )
        with working_in(self.world.app, scope) as entered:
            fresh_registry()
            yield entered

    def work(self) -> int:
        """Do every job that waits; how many there were."""
        worker, done = Worker(self.world.app, admit_job), 0
        while worker.run_once():
            done += 1
        return done

    def draft(self, changes: dict[str, Any], day: date | None = None, who: str = "wil", reason: str = "Omdat.") -> UUID:
        """A draft with a day and a reason."""
        with self.acting(who) as scope:
            row = drafts.new_draft(self.school_id, changes, effective_on=day or scope.today, reason=reason)
            return row.id

    def try_out(self, draft_id: UUID, who: str = "wil") -> UUID:
        """Try a draft on the past; the id of the trial."""
        with self.acting(who):
            trial = trials.ask(self.row(draft_id))
            trial_id = trial.id
        self.work()
        return trial_id

    def lay_ready(self, draft_id: UUID, who: str = "wil") -> None:
        """Try it and hand it to a second person."""
        self.try_out(draft_id, who)
        with self.acting(who):
            publishing.lay_ready(self.row(draft_id))

    def publish(self, changes: dict[str, Any], day: date | None = None, **more: Any) -> SchoolRevision:
        """The whole way: drafted by one, published by the other."""
        draft_id = self.draft(changes, day, **more)
        self.lay_ready(draft_id)
        with self.acting("bas"):
            revision = publishing.publish(self.row(draft_id))
        self.notice()
        return revision

    def notice(self) -> None:
        """Let this process hear of what was published, as the gate does with each request."""
        with self.world.app.app_context():
            fresh_registry()

    def row(self, draft_id: UUID) -> RevisionDraft:
        """The draft, in the current scope."""
        return drafts.draft_of(self.school_id, draft_id)

    def sign_in(self, client: FlaskClient, who: str = "wil") -> FlaskClient:
        """Give the client a live sign-in session of an administrator."""
        with self.world.app.app_context():
            token = make_sign_in(self.people[who])
            session().commit()
            name = cookie_name()
        client.set_cookie(name, token)
        return client


def board_of(world: World, school_id: str) -> Board:
    """The board of a school's alliance, with both its people."""
    board = Board(world=world, school_id=school_id)
    for who in ("wil", "bas"):
        with world.app.app_context():
            person = make_person(f"{who.title()} van het verband", f"{who}@{board.alliance_id}.example")
            session().commit()
            board.people[who] = person.id
        with working_for(world.app, board.alliance_id, "test"):
            member = AllianceMembership(person_id=board.people[who], role="administrator", starts_on=date(2026, 1, 1))
            session().add(member)
    return board


@pytest.fixture
def board(world: World) -> Board:
    """Loket's board."""
    return board_of(world, "loket")


@pytest.fixture
def loep_board(world: World) -> Board:
    """Loep's board."""
    return board_of(world, "loep")
