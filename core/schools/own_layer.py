"""The values of a school while they are put together: what the school's own values are laid over."""

from dataclasses import dataclass, field, fields
from typing import Any

from core.contract.partners import ContactPerson
from core.contract.source import Declared
from core.schools.nouns import NOUNS
from core.schools.overlay import DUTCH_KEYS
from core.schools.problems import SetupProblem
from core.schools.profile import OWN_VALUE

OWN_SOURCE = "Eigen waarden"
"""The document of what only the school itself says; not the place of a file, which is no part of a school's rules."""
Values = dict[str, dict[str, Declared]]
"""Per hook the values by code, in declared order."""


@dataclass(kw_only=True)
class Layer:
    """The values of a school while they are put together; `origin` and `problems` grow along."""

    where: str
    values: Values
    origin: dict[str, str] = field(default_factory=dict)
    problems: list[SetupProblem] = field(default_factory=list)

    def refuse(self, hook: str, code: str, key: str, says: str) -> None:
        """Note a problem with an own value."""
        at = ".".join(part for part in (DUTCH_KEYS[hook], code, key) if part)
        self.problems.append(SetupProblem(where=self.where, key=at, says=says))


def put(layer: Layer, hook: str, value: Declared) -> None:
    """Keep a value that the school itself said."""
    layer.values[hook][value.code] = value
    layer.origin[f"{hook}/{value.code}"] = OWN_VALUE


def plain_fields(layer: Layer, hook: str, value: Declared, changes: dict[str, Any]) -> dict[str, Any]:
    """Changes that are plain fields of the value, lists as tuples, contacts as values."""
    known = {item.name for item in fields(value)}
    for key in set(changes) - known:
        layer.refuse(hook, value.code, key, f"Een {NOUNS[hook]} heeft dit niet.")
    plain = {key: tuple(new) if isinstance(new, list) else new for key, new in changes.items() if key in known}
    if "contacts" in plain:
        plain["contacts"] = tuple(ContactPerson(**person) for person in plain["contacts"])
    return plain
