"""The declarative base and the mixins from which every table takes its fences.

A model reads `class Pupil(SchoolOwned, Versioned, Base)`: mixins first, `Base` last. See docs/architecture.md.
"""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKeyConstraint, MetaData, event
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column, registry, relationship

from core.db.ids import new_id
from core.db.types import PlainText, UtcDateTime, Uuid, WholeNumber, check_on_assignment

SLUG_LENGTH = 40

NAMING: dict[str, str] = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
"""Names for every constraint: without them Alembic's batch mode on SQLite cannot find what it must change."""

SHARED_TABLES = frozenset(
    {
        *("alliance", "school", "person", "sign_in_session", "sign_in_attempt", "invitation", "alembic_version"),
        "platform_version",
    }
)
"""The only tables whose rows belong to no school and no alliance. A test holds every other table to the composite
keys."""


class Base(DeclarativeBase):
    """Base of every model. Flask-SQLAlchemy's own `db.Model` is not used: this one is typed."""

    registry = registry(
        metadata=MetaData(naming_convention=NAMING),
        type_annotation_map={str: PlainText(), int: WholeNumber(), datetime: UtcDateTime(), UUID: Uuid()},
    )


event.listen(Base, "attribute_instrument", check_on_assignment, propagate=True)


class SchoolOwned:
    """A row of one school: primary key `(school_id, id)`. The wall fills and guards `school_id`."""

    school_id: Mapped[str] = mapped_column(PlainText(SLUG_LENGTH), primary_key=True, sort_order=-20)
    id: Mapped[UUID] = mapped_column(Uuid(), primary_key=True, sort_order=-19)


@event.listens_for(SchoolOwned, "init", propagate=True)
def _give_id(target: object, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
    kwargs.setdefault("id", new_id())


class AllianceKeyed:
    """The key of what an alliance keeps: `(alliance_id, id)`. Take `AllianceOwned` or `AboutSchool`."""

    alliance_id: Mapped[str] = mapped_column(PlainText(SLUG_LENGTH), primary_key=True, sort_order=-20)
    id: Mapped[UUID] = mapped_column(Uuid(), primary_key=True, sort_order=-19)


class AllianceOwned(AllianceKeyed):
    """A row of one alliance. The wall fills and guards `alliance_id`; no school ever finds one."""


class AboutSchool(AllianceKeyed):
    """A row of an alliance about one of its schools: `school_id`. That school finds it too, and may write it.

    This is the only way in which a row goes from a school to its alliance or back. `school_id` never changes. Each
    class says why, in `core.access.crossings`.
    """

    school_id: Mapped[str] = mapped_column(PlainText(SLUG_LENGTH), index=True, sort_order=-18)


event.listen(AllianceKeyed, "init", _give_id, propagate=True)


class CaseBound(SchoolOwned):
    """A row of one case: whoever may not see the case cannot see, change or add it."""

    case_id: Mapped[UUID] = mapped_column(Uuid(), index=True, sort_order=-18)

    def __init_subclass__(cls, **kwargs: Any) -> None:
        _add_constraint(cls, owned_by("support_case", "case_id"))
        super().__init_subclass__(**kwargs)


class CaseTouching(SchoolOwned):
    """A row that may be about a case. With a `case_id` it is guarded as `CaseBound`, without one it is not.

    No foreign key: what was written about a case must not keep the case from being erased when its time has come.
    """

    case_id: Mapped[UUID | None] = mapped_column(Uuid(), index=True, sort_order=-18)


class Sealable:
    """A row that its author can seal. `sealed_for`: the author's membership; empty is not sealed.

    The wall hides sealed rows from everyone but the author and staff with `cases.seal`.
    """

    sealed_for: Mapped[UUID | None] = mapped_column(Uuid())


class Versioned:
    """A row that people edit: an optimistic `version` (from 1), and a `change` row at each edit."""

    version: Mapped[int] = mapped_column(WholeNumber(), sort_order=-17)

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:
        return {"version_id_col": cls.version}


class AppendOnly:
    """A row that is written once: the wall refuses to change or delete it."""


def owned_by(table: str, column: str, *, key: str = "id") -> ForeignKeyConstraint:
    """A foreign key to `table` that cannot leave the school, for `__table_args__`."""
    return ForeignKeyConstraint(["school_id", column], [f"{table}.school_id", f"{table}.{key}"])


def owned_by_alliance(table: str, column: str) -> ForeignKeyConstraint:
    """A foreign key to `table` that cannot leave the alliance, for `__table_args__`."""
    return ForeignKeyConstraint(["alliance_id", column], [f"{table}.alliance_id", f"{table}.id"])


def belongs_to(target: str, **options: Any) -> Any:
    """A relationship to read along an `owned_by` key; write the id, not the object (`order.py` sorts inserts)."""
    return relationship(target, viewonly=True, **options)


def _add_constraint(cls: type[Any], constraint: ForeignKeyConstraint) -> None:
    """Put a constraint beside the model's own `__table_args__`, before the model is mapped."""
    if cls.__dict__.get("__abstract__") or "__tablename__" not in cls.__dict__:
        return
    if "__table__" in cls.__dict__:
        raise TypeError(f"{cls.__name__}: zet de mixin vóór Base, anders ontbreekt de sleutel naar het dossier.")
    own = cls.__dict__.get("__table_args__", ())
    if isinstance(own, dict):
        own = (own,)
    cls.__table_args__ = (constraint, *own)


def is_live(starts_on: date, ends_on: date | None, today: date) -> bool:
    """Whether `today` lies in the period; both ends count (`tot en met`)."""
    return starts_on <= today and (ends_on is None or today <= ends_on)
