"""Inserts in the order of the foreign keys.

SQLAlchemy sorts a flush by relationships, not by keys. Services write ids (`case_id=case.id`), so each foreign key
between our models gets a silent relationship that nobody reads and that only gives the order.
"""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import ForeignKeyConstraint, Table, event
from sqlalchemy.orm import Mapper, relationship

from core.db.base import Base, SchoolOwned


def mapped_classes(root: type[Any] = SchoolOwned) -> Iterator[type[Any]]:
    """Every mapped class below `root`, each once."""
    seen: set[type[Any]] = set()
    waiting = [root]
    while waiting:
        cls = waiting.pop()
        for child in cls.__subclasses__():
            if child not in seen:
                seen.add(child)
                waiting.append(child)
                if "__mapper__" in child.__dict__:
                    yield child


def _add_orders() -> None:
    classes = {cls.__table__: cls for root in (SchoolOwned, Base) for cls in mapped_classes(root)}
    for table, cls in classes.items():
        for constraint in table.foreign_key_constraints:
            _add_order(cls, constraint, classes)


def _add_order(cls: type[Any], constraint: ForeignKeyConstraint, classes: dict[Table, type[Any]]) -> None:
    target = classes.get(constraint.referred_table)
    key = "_after_" + "_".join(constraint.column_keys)
    mapper: Mapper[Any] = cls.__mapper__
    if target is None or mapper.has_property(key):
        return
    pairs = [element.parent == element.column for element in constraint.elements]
    join = pairs[0]
    for pair in pairs[1:]:
        join = join & pair
    options: dict[str, Any] = {"overlaps": "__*", "lazy": "raise", "cascade": "", "passive_deletes": "all"}
    if target is cls:
        options["remote_side"] = [element.column for element in constraint.elements]
    foreign = [element.parent for element in constraint.elements]
    mapper.add_property(key, relationship(target, primaryjoin=join, foreign_keys=foreign, **options))


event.listen(Mapper, "before_configured", _add_orders)
