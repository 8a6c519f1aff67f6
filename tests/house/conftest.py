"""Fixtures of the tests of the whole house."""

import pytest
from flask import Flask

from tests.databases import TestDatabase
from tests.house.town import Town, build_town


@pytest.fixture(scope="module")
def town(house: Flask, made_database: TestDatabase) -> Town:
    """Both schools with their cases, one for all tests of a module: they look and change nothing that others need."""
    made_database.empty()
    return build_town(house)


@pytest.fixture
def own_town(app: Flask) -> Town:
    """A town for one test that changes it."""
    return build_town(app)
