"""Administrators of alliances, with a ledger and a history of their own; schools made in the browser."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0011"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """To this revision."""
    op.create_table(
        "alliance_membership",
        sa.Column("alliance_id", sa.String(40), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("role", sa.String(40), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "role IN ('administrator', 'second_administrator')", name=op.f("ck_alliance_membership_role")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_alliance_membership_person_id_person")),
        sa.PrimaryKeyConstraint("alliance_id", "id", name=op.f("pk_alliance_membership")),
        sa.UniqueConstraint(
            "alliance_id", "person_id", "starts_on", name=op.f("uq_alliance_membership_alliance_id_person_id_starts_on")
        ),
    )
    op.create_index(op.f("ix_alliance_membership_person_id"), "alliance_membership", ["person_id"])
    op.create_table(
        "platform_version",
        sa.Column("id", sa.BigInteger(), nullable=False, autoincrement=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_platform_version")),
    )
    _make_schools()
    _make_incidents()
    _make_ledger()
    _make_history("alliance_change")
    _make_history("about_school_change", sa.Column("school_id", sa.String(40), nullable=False))
    op.create_index(op.f("ix_about_school_change_school_id"), "about_school_change", ["school_id"])


def _make_schools() -> None:
    op.create_table(
        "kept_school",
        sa.Column("alliance_id", sa.String(40), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("slug", sa.String(40), nullable=False),
        sa.Column("body", _json(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by", sa.String(200), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("alliance_id", "id", name=op.f("pk_kept_school")),
        sa.UniqueConstraint("alliance_id", "slug", name=op.f("uq_kept_school_alliance_id_slug")),
    )


def _make_incidents() -> None:
    op.create_table(
        "plugin_incident",
        sa.Column("alliance_id", sa.String(40), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("school_id", sa.String(40), nullable=False),
        sa.Column("plugin", sa.String(60), nullable=False),
        sa.Column("hook", sa.String(60), nullable=False),
        sa.Column("says", sa.String(500), nullable=False),
        sa.PrimaryKeyConstraint("alliance_id", "id", name=op.f("pk_plugin_incident")),
    )


def _make_ledger() -> None:
    op.create_table(
        "alliance_ledger_entry",
        sa.Column("alliance_id", sa.String(40), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("membership_id", sa.Uuid(), nullable=True),
        sa.Column("person_name", sa.String(200), nullable=False),
        sa.Column("roles", _json(), nullable=False),
        sa.Column("purpose", sa.String(60), nullable=False),
        sa.Column("action", sa.String(60), nullable=False),
        sa.Column("object_type", sa.String(63), nullable=False),
        sa.Column("object_id", sa.Uuid(), nullable=True),
        sa.Column("school_id", sa.String(40), nullable=True),
        sa.Column("outcome", sa.String(20), nullable=False),
        sa.Column("request_id", sa.String(64), nullable=False),
        sa.Column("detail", _json(), nullable=True),
        sa.PrimaryKeyConstraint("alliance_id", "id", name=op.f("pk_alliance_ledger_entry")),
    )
    for columns in (["at"], ["person_id", "at"], ["school_id", "at"]):
        name = "_".join(["ix_alliance_ledger_entry_alliance_id", *columns])
        op.create_index(op.f(name), "alliance_ledger_entry", ["alliance_id", *columns])


def _make_history(name: str, *more: "sa.Column[str]") -> None:
    op.create_table(
        name,
        sa.Column("alliance_id", sa.String(40), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        *more,
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("membership_id", sa.Uuid(), nullable=True),
        sa.Column("person_name", sa.String(200), nullable=False),
        sa.Column("table_name", sa.String(63), nullable=False),
        sa.Column("object_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(10), nullable=False),
        sa.Column("before", _json(), nullable=False),
        sa.Column("reason", sa.String(500), nullable=False),
        sa.PrimaryKeyConstraint("alliance_id", "id", name=op.f(f"pk_{name}")),
    )
    op.create_index(op.f(f"ix_{name}_object_id"), name, ["object_id"])


def _json() -> "sa.types.TypeEngine[object]":
    return sa.JSON().with_variant(postgresql.JSONB(), "postgresql")


def downgrade() -> None:
    """Back from this revision."""
    for name in ("about_school_change", "alliance_change", "alliance_ledger_entry", "plugin_incident", "kept_school", "platform_version"):
        op.drop_table(name)
    op.drop_table("alliance_membership")
