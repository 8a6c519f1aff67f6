"""Every version that something was decided under is kept once, whole, without names."""

import json

import pytest
from flask import Flask
from sqlalchemy import func, select

from core.access.scope import working_at
from core.db.engine import session
from core.schools.profile import SchoolProfile
from core.schools.versions import ProfileVersion, profile_of, remember
from tests.schools.harbour import Quay

OWN = '[partners.loodswezen]\ncontactpersonen = [{ naam = "Lies Loods" }]\n'


@pytest.fixture
def haven(quay: Quay, app: Flask) -> SchoolProfile:
    app.extensions.pop("profile_versions_known", None)
    return quay.profile(OWN)


def count(app: Flask, school_id: str = "haven") -> int:
    with working_at(app, school_id, "test"):
        return session().scalar(select(func.count(ProfileVersion.digest))) or 0


def test_a_version_is_kept_once(app: Flask, haven: SchoolProfile) -> None:
    for _ in range(3):
        with working_at(app, "haven", "test"):
            assert remember(haven) == haven.digest
    assert count(app) == 1


def test_a_version_survives_another_process_that_does_not_know_it(app: Flask, haven: SchoolProfile) -> None:
    with working_at(app, "haven", "test"):
        remember(haven)
    app.extensions.pop("profile_versions_known")
    with working_at(app, "haven", "test"):
        remember(haven)
    assert count(app) == 1


def test_what_was_rolled_back_is_kept_the_next_time(app: Flask, haven: SchoolProfile) -> None:
    with pytest.raises(RuntimeError), working_at(app, "haven", "test"):
        remember(haven)
        raise RuntimeError("toch niet")
    assert count(app) == 0
    with working_at(app, "haven", "test"):
        remember(haven)
    assert count(app) == 1


def test_the_profile_of_then_can_be_read_now(app: Flask, quay: Quay, haven: SchoolProfile) -> None:
    with working_at(app, "haven", "test"):
        remember(haven)
    later = quay.profile("[termijnen.sein_beantwoorden]\nlengte = 1\n")
    with working_at(app, "haven", "test"):
        remember(later)
        then = profile_of(haven.digest)
        assert (then.deadline("sein_beantwoorden").length, then.digest) == (3, haven.digest)
        assert profile_of(later.digest) == later
    assert count(app) == 2


def test_a_kept_version_names_no_contact_person(app: Flask, haven: SchoolProfile) -> None:
    with working_at(app, "haven", "test"):
        remember(haven)
        kept = session().scalars(select(ProfileVersion)).one()
        assert "Lies Loods" not in json.dumps(kept.body)


def test_another_school_cannot_read_it(app: Flask, haven: SchoolProfile) -> None:
    with working_at(app, "haven", "test"):
        remember(haven)
    with working_at(app, "kade", "test"), pytest.raises(LookupError, match="niet bewaard"):
        profile_of(haven.digest)
