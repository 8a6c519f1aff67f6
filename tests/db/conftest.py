"""The house in miniature of `tests/access` serves these tests too."""

from tests.access.conftest import _trial_tables, house, made_database, trial, trial_url

__all__ = ["_trial_tables", "house", "made_database", "trial", "trial_url"]
