"""The profile of the school for which the program works now, and judging by it."""

from typing import cast

from flask import current_app

from core.access.scope import scope
from core.contract.facts import Facts
from core.contract.findings import Finding
from core.contract.holidays import SchoolCalendar
from core.contract.requirements import Requirement
from core.db.platform_version import read_version
from core.schools.profile import SchoolProfile
from core.schools.registry import Registry


def registry() -> Registry:
    """All profiles of this installation."""
    return cast("Registry", current_app.extensions["registry"])


def fresh_registry() -> Registry:
    """The registry with everything that was published until now; one statement. For work that came in by no gate."""
    registry().keep_up(read_version())
    return registry()


def profile() -> SchoolProfile:
    """The profile of the scope's school, as it is in force now."""
    return registry().profile(scope().school_id)


def calendar() -> SchoolCalendar:
    """When the scope's school is closed."""
    return registry().calendar(scope().school_id)


def judge(requirement: Requirement, facts: Facts) -> tuple[Finding, ...]:
    """Every finding of a condition, with the school's own judgement where its plugin has one."""
    return registry().judge(profile(), requirement, facts)
