"""Fixtures of the tests of the whole house. Here a fault is the page that a person would get, not an exception."""

from collections.abc import Iterator

import pytest
from flask import Flask

from tests.databases import TestDatabase
from tests.house.town import Town, build_town


@pytest.fixture(scope="module")
def town(house: Flask, made_database: TestDatabase) -> Iterator[Town]:
    """Both schools with their cases, one per module; its tests may then not ask for `own_town` or `world`."""
    made_database.empty()
    made = build_town(house)
    with made.as_served():
        yield made


@pytest.fixture
def own_town(app: Flask) -> Iterator[Town]:
    """A town for one test that changes it."""
    made = build_town(app)
    with made.as_served():
        yield made
