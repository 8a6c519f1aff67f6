"""From plugins and files to one profile per school.

`registry()` is the registry of the current application; `judge()` judges a requirement as the school does. Everything
here is imported late, because the child process that collects profiles must start quickly.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from core.contract.facts import Facts
    from core.contract.findings import Finding
    from core.contract.requirements import Requirement
    from core.schools.profile import SchoolProfile
    from core.schools.registry import Registry


def registry() -> "Registry":
    """The registry of the current application."""
    from typing import cast

    from flask import current_app

    return cast("Registry", current_app.extensions["registry"])


def judge(profile: "SchoolProfile", requirement: "Requirement", facts: "Facts") -> "tuple[Finding, ...]":
    """Every finding of the requirement on these facts, as the school of the profile judges; in the order shown."""
    return registry().judge(profile, requirement, facts)
