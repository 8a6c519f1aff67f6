"""Fixtures of the pages: the gallery, and a desk at one school where forms and drafts are kept."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from flask import Flask
from flask.testing import FlaskClient

from core.access import wall
from core.access.people import Person
from core.access.scope import Scope, working_as
from core.contract.permissions import Permission
from core.db import engine
from core.db.base import Base
from core.db.engine import db, session
from core.db.ids import new_id
from core.web.drafts import Draft
from core.web.idempotency import IdempotentAnswer
from core.web.install import install_web
from tests.page_checker import CheckedClient
from tests.web.gallery import make_gallery

NOW = datetime(2026, 11, 26, 9, 42, tzinfo=UTC)
TABLES = [model.__table__ for model in (Person, Draft, IdempotentAnswer)]


@pytest.fixture(scope="module")
def gallery() -> Iterator[Flask]:
    app = make_gallery()
    app.test_client_class = CheckedClient
    yield app
    with app.app_context():
        db.engine.dispose()


@pytest.fixture
def browser(gallery: Flask) -> FlaskClient:
    return gallery.test_client()


@dataclass
class Desk:
    """Two people of one school and one of another, working without a gate."""

    app: Flask
    ans: Scope
    ruud: Scope
    elsewhere: Scope

    def at(self, scope: Scope, **other: Any) -> Any:
        """A context in which this person works; committed at its end."""
        return working_as(self.app, replace(scope, request_id=new_id().hex, **other))

    def later(self, scope: Scope, minutes: int) -> Scope:
        """The same person, some minutes on."""
        return replace(scope, now=scope.now + timedelta(minutes=minutes))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    app = Flask("desk", static_folder=None)
    app.config.update(SECRET_KEY="only in tests", TESTING=True, DATABASE_URL=f"sqlite:///{tmp_path / 'desk.sqlite'}")
    app.config["WTF_CSRF_ENABLED"] = False
    engine.init_app(app)
    wall.build()
    install_web(app)
    people = [new_id(), new_id(), new_id()]
    with app.app_context():
        Base.metadata.create_all(db.engine, tables=TABLES)
        for place, person in enumerate(people):
            session().add(Person(id=person, name=f"Persoon {place}", email=f"p{place}@loket.example", created_at=NOW))
        session().commit()
    yield Desk(app, _scope("loket", people[0]), _scope("loket", people[1]), _scope("loep", people[2]))
    with app.app_context():
        db.engine.dispose()


def _scope(school: str, person: UUID) -> Scope:
    return Scope(
        school_id=school,
        person_id=person,
        membership_id=new_id(),
        person_name="Ans Akelei",
        kind="staff",
        roles=frozenset({"care"}),
        permissions=frozenset(Permission),
        purpose="test",
        now=NOW,
    )
