"""What the trials of plugins share."""

from tests.schools.conftest import quay as quay
