"""A school may be stricter than the law, never laxer."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from core.contract.deadlines import Deadline, Unit
from core.contract.school import StaffRole
from core.contract.source import Declared
from core.schools.own_layer import Layer
from core.schools.problems import SetupProblem

_LEAP_YEAR = tuple(date(2027, 8, 1) + timedelta(days=days) for days in range(366))
"""A school year with 29 February: terms in different units are compared on each of its days."""


def laxer_than_law(layer: Layer, statutory: Mapping[str, Declared]) -> Iterator[SetupProblem]:
    """Each value of a school that allows more than the value of the law with the same code."""
    for key, law in statutory.items():
        hook, code = key.split("/")
        value = layer.values[hook].get(code)
        where = layer.origin.get(key, "")
        if value is None or value is law:
            continue
        if isinstance(value, Deadline) and isinstance(law, Deadline):
            yield from _deadline(where, key, value, law)
        elif isinstance(value, StaffRole) and isinstance(law, StaffRole):
            yield from _role(where, key, value, law)


def _deadline(where: str, key: str, value: Deadline, law: Deadline) -> Iterator[SetupProblem]:
    if Unit.SCHOOL_WEEKS in (value.unit, law.unit):
        says = f"Een termijn van de wet loopt door in de vakantie ({law.source.mark}). Tel hem in weken of in dagen."
        yield SetupProblem(where=where, key=key, says=says)
    elif any(value.due_on(day) > law.due_on(day) for day in _LEAP_YEAR):
        says = f"Deze termijn is langer dan de wet toestaat ({law.length} {law.unit}, {law.source.mark})."
        yield SetupProblem(where=where, key=key, says=says)
    if (value.starts, value.ends) != (law.starts, law.ends):
        says = f"Begin en einde van deze termijn staan in de wet ({law.source.mark}) en kunnen niet anders."
        yield SetupProblem(where=where, key=key, says=says)


def _role(where: str, key: str, value: StaffRole, law: StaffRole) -> Iterator[SetupProblem]:
    more = value.permissions - law.permissions
    if more:
        says = f"De rol {law.label} mag niet meer rechten krijgen: {', '.join(sorted(more))}."
        yield SetupProblem(where=where, key=key, says=says)
