"""A quay for every test of the schools."""

from pathlib import Path

import pytest

from tests.schools.harbour import Quay


@pytest.fixture
def quay(tmp_path: Path) -> Quay:
    """An empty folder of settings."""
    return Quay(place=tmp_path / "config")
