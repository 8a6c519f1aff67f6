"""receipts."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0011"
branch_labels = None
depends_on = None

FOREIGN = {
    "asked_by": "membership",
    "blob_id": "file_blob",
    "case_id": "support_case",
    "decision_id": "decision",
}


def upgrade() -> None:
    """To this revision."""
    op.create_table(
        "decision_receipt",
        sa.Column("school_id", sa.String(40), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("decision_id", sa.Uuid(), nullable=False),
        sa.Column("reader", sa.String(200), nullable=False),
        sa.Column("asked_by", sa.Uuid(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("job_id", sa.Uuid(), nullable=True),
        sa.Column("blob_id", sa.Uuid(), nullable=True),
        sa.Column("hidden", sa.BigInteger(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("erased_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        *(
            sa.ForeignKeyConstraint(
                ["school_id", column],
                [f"{table}.school_id", f"{table}.id"],
                name=op.f(f"fk_decision_receipt_school_id_{column}_{table}"),
            )
            for column, table in FOREIGN.items()
        ),
        sa.PrimaryKeyConstraint("school_id", "id", name=op.f("pk_decision_receipt")),
    )
    with op.batch_alter_table("decision_receipt", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_decision_receipt_case_id"), ["case_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_decision_receipt_decision_id"), ["decision_id"], unique=False)


def downgrade() -> None:
    """Back from this revision."""
    op.drop_table("decision_receipt")
