"""Other ways to read the document: whether this school can choose them, and whether they are in force."""

from collections.abc import Mapping
from typing import Any

from core.contract.remarks import Alternative
from core.schools.alternative_lines import values_of
from core.schools.overlay import DUTCH_KEYS
from core.schools.own_layer import Layer
from core.schools.own_values import lay_over
from core.schools.problems import SetupProblem
from core.schools.profile import SchoolProfile


def wrong_with(profile: SchoolProfile, alternative: Alternative) -> tuple[SetupProblem, ...]:
    """Why the own values of an alternative cannot be used at this school; empty when they can."""
    own, problems = values_of(alternative)
    return problems or tuple(_laid(profile, own).problems)


def in_force(profile: SchoolProfile, alternative: Alternative) -> bool:
    """Whether every own value of the alternative holds in this profile. One without own values never does."""
    own, problems = values_of(alternative)
    if problems or not alternative.own:
        return False
    layer = _laid(profile, own)
    before = _values(profile)
    changed = (layer.values[hook].get(code) != before[hook].get(code) for hook, table in own.items() for code in table)
    return not layer.problems and not any(changed)


def _laid(profile: SchoolProfile, own: Mapping[str, Any]) -> Layer:
    layer = Layer(where="", values=_values(profile))
    lay_over(layer, {hook: table for hook, table in own.items() if table})
    return layer


def _values(profile: SchoolProfile) -> dict[str, dict[str, Any]]:
    """Every value by hook and code, also what is switched off."""
    found: dict[str, dict[str, Any]] = {
        hook: {value.code: value for value in profile.declared(hook)} for hook in DUTCH_KEYS
    }
    for hook, value in profile.retired:
        if hook in found:
            found[hook].setdefault(value.code, value)
    return found
