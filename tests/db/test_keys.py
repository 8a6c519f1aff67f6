"""The keys of every table: no row of one school can hang on, or tell of, a row of another."""

import pytest
from sqlalchemy import Column, ForeignKey, ForeignKeyConstraint, MetaData, String, Table, UniqueConstraint

from core import app
from core.db.base import NAMING, SHARED_TABLES, AllianceKeyed, Base, SchoolOwned, owned_by
from core.db.order import mapped_classes
from tests.access.trial import TrialBase

pytestmark = pytest.mark.pure
FIRST = "school_id"
OF_ALLIANCE = {cls.__tablename__ for cls in mapped_classes(AllianceKeyed)}


def faults(metadata: MetaData) -> list[str]:
    """Every way in which a table could join two schools or two alliances; empty when there is none."""
    found: list[str] = []
    for table in metadata.sorted_tables:
        if table.name not in SHARED_TABLES:
            found += [f"{table.name}: {fault}" for fault in _faults_of(table)]
    return found


def _faults_of(table: Table) -> list[str]:
    found = []
    first = "alliance_id" if table.name in OF_ALLIANCE else FIRST
    if [column.name for column in table.primary_key] != [first, "id"]:
        found.append("primaire sleutel")
    for constraint in table.foreign_key_constraints:
        if constraint.referred_table.name not in SHARED_TABLES and not _stays(constraint, first):
            found.append(f"verwijzing {constraint.column_keys}")
        if constraint.ondelete or constraint.onupdate:
            found.append(f"cascade {constraint.column_keys}")
    uniques = [list(c.columns.keys()) for c in table.constraints if isinstance(c, UniqueConstraint)]
    uniques += [list(index.columns.keys()) for index in table.indexes if index.unique]
    return found + [f"unieke sleutel {columns}" for columns in uniques if columns[0] != first]


def _stays(constraint: ForeignKeyConstraint, key: str) -> bool:
    first = constraint.elements[0]
    return first.parent.name == first.column.name == key


def test_no_table_of_the_house_can_join_two_schools() -> None:
    assert app.FEATURES
    assert faults(Base.metadata) == []
    assert faults(TrialBase.metadata) == []


def test_every_table_has_a_class_and_every_class_of_a_school_is_guarded() -> None:
    mapped = {cls.__table__.name for cls in mapped_classes(Base)}
    assert mapped == set(Base.metadata.tables)
    owned = {cls.__table__.name for cls in mapped_classes(SchoolOwned) if cls.metadata is Base.metadata}
    assert owned == mapped - SHARED_TABLES - OF_ALLIANCE
    assert mapped >= OF_ALLIANCE - set(TrialBase.metadata.tables)


def test_names_fit_postgresql_and_every_constraint_has_one() -> None:
    names = [c.name for table in Base.metadata.tables.values() for c in table.constraints]
    assert all(names)
    assert all(len(str(name)) <= 63 for name in names), [name for name in names if len(str(name)) > 63]


@pytest.mark.planted
@pytest.mark.parametrize(
    ("fault", "build"),
    [
        ("primaire sleutel", "CREATE one key"),
        ("verwijzing", "plain reference"),
        ("unieke sleutel", "unique without school"),
        ("cascade", "cascade"),
    ],
)
def test_a_planted_table_is_found(fault: str, build: str) -> None:
    metadata = MetaData(naming_convention=NAMING)
    Table("pupil", metadata, Column(FIRST, String, primary_key=True), Column("id", String, primary_key=True))
    columns = [Column(FIRST, String, primary_key=True), Column("id", String, primary_key=True)]
    extra: list[object] = []
    if build == "CREATE one key":
        columns[0] = Column(FIRST, String)
    elif build == "plain reference":
        extra = [Column("pupil_id", String, ForeignKey("pupil.id"))]
    elif build == "unique without school":
        extra = [Column("number", String, unique=True)]
    else:
        constraint = owned_by("pupil", "pupil_id")
        constraint.ondelete = "CASCADE"
        extra = [Column("pupil_id", String), constraint]
    Table("planted", metadata, *columns, *extra)
    assert any(one.startswith(f"planted: {fault}") for one in faults(metadata))


def test_no_class_reads_past_the_wall() -> None:
    """Two ways that the criteria do not reach: a column made of a subquery, and a bare table between two classes."""
    for cls in mapped_classes(Base):
        for attribute in cls.__mapper__.column_attrs:
            assert all(isinstance(column, Column) for column in attribute.columns), (cls, attribute.key)
        for relation in cls.__mapper__.relationships:
            assert relation.secondary is None, (cls, relation.key)
