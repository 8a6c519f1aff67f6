"""Revisions of a school's own values: proposed, tried on the past, published."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

TABLES = ("trial_difference", "revision_trial", "revision_draft", "school_revision")


def upgrade() -> None:
    """To this revision."""
    _make_revisions()
    _make_drafts()
    _make_trials()
    for name in TABLES:
        op.create_index(op.f(f"ix_{name}_school_id"), name, ["school_id"])


def _make_revisions() -> None:
    op.create_table(
        "school_revision",
        *_key("school_revision"),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("effective_on", sa.Date(), nullable=False),
        sa.Column("changes", _json(), nullable=False),
        sa.Column("reason", sa.String(2000), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("basis", sa.String(64), nullable=False),
        sa.Column("restores", sa.BigInteger(), nullable=True),
        sa.Column("proposer_name", sa.String(200), nullable=False),
        sa.Column("author_id", sa.Uuid(), nullable=True),
        sa.Column("author_name", sa.String(200), nullable=False),
        sa.Column("publisher_id", sa.Uuid(), nullable=True),
        sa.Column("publisher_name", sa.String(200), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
        sa.UniqueConstraint(
            "alliance_id", "school_id", "number", name=op.f("uq_school_revision_alliance_id_school_id_number")
        ),
    )


def _make_drafts() -> None:
    op.create_table(
        "revision_draft",
        *_key("revision_draft"),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("changes", _json(), nullable=False),
        sa.Column("reason", sa.String(2000), nullable=False),
        sa.Column("effective_on", sa.Date(), nullable=True),
        sa.Column("base", sa.BigInteger(), nullable=False),
        sa.Column("restores", sa.BigInteger(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("proposer_id", sa.Uuid(), nullable=True),
        sa.Column("proposer_name", sa.String(200), nullable=False),
        sa.Column("author_id", sa.Uuid(), nullable=True),
        sa.Column("author_name", sa.String(200), nullable=False),
        sa.Column("answer", sa.String(2000), nullable=False),
        sa.Column("answered_by", sa.String(200), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("published", sa.BigInteger(), nullable=True),
    )
    op.create_index("ix_revision_draft_school", "revision_draft", ["alliance_id", "school_id", "state"])


def _make_trials() -> None:
    op.create_table(
        "revision_trial",
        *_key("revision_trial"),
        sa.Column("draft_id", sa.Uuid(), nullable=False),
        sa.Column("fingerprint", sa.String(64), nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("percent", sa.BigInteger(), nullable=False),
        sa.Column("stage", sa.String(200), nullable=False),
        sa.Column("told", _json(), nullable=False),
        sa.Column("asked_by", sa.String(200), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        _inside("revision_trial", "draft_id", "revision_draft"),
    )
    op.create_index(op.f("ix_revision_trial_draft_id"), "revision_trial", ["draft_id"])
    op.create_table(
        "trial_difference",
        *_key("trial_difference"),
        sa.Column("trial_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(10), nullable=False),
        sa.Column("about", sa.Uuid(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("rule", sa.String(80), nullable=False),
        sa.Column("before", sa.String(1000), nullable=False),
        sa.Column("after", sa.String(1000), nullable=False),
        sa.Column("weighs", sa.Boolean(), nullable=False),
        _inside("trial_difference", "trial_id", "revision_trial"),
    )
    op.create_index("ix_trial_difference_trial", "trial_difference", ["alliance_id", "trial_id", "kind", "on"])


def _key(table: str) -> tuple["sa.schema.SchemaItem", ...]:
    return (
        sa.Column("alliance_id", sa.String(40), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("school_id", sa.String(40), nullable=False),
        sa.PrimaryKeyConstraint("alliance_id", "id", name=op.f(f"pk_{table}")),
    )


def _inside(table: str, column: str, other: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["alliance_id", column], [f"{other}.alliance_id", f"{other}.id"], name=op.f(f"fk_{table}_{column}_{other}")
    )


def _json() -> "sa.types.TypeEngine[object]":
    return sa.JSON().with_variant(postgresql.JSONB(), "postgresql")


def downgrade() -> None:
    """Back from this revision."""
    for name in TABLES:
        op.drop_table(name)
