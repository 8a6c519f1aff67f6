"""Series of meetings, and what people answer to an invitation."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """To this revision."""
    op.create_table(
        "meeting_series",
        sa.Column("school_id", sa.String(40), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("team_code", sa.String(60), nullable=False),
        sa.Column("weeks", sa.BigInteger(), nullable=False),
        sa.Column("starts", sa.String(5), nullable=False),
        sa.Column("ends", sa.String(5), nullable=False),
        sa.Column("place", sa.String(80), nullable=False),
        sa.Column("first_on", sa.Date(), nullable=False),
        sa.Column("last_on", sa.Date(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("end_reason", sa.String(400), nullable=False),
        sa.PrimaryKeyConstraint("school_id", "id", name=op.f("pk_meeting_series")),
    )
    with op.batch_alter_table("meeting", schema=None) as batch_op:
        batch_op.add_column(sa.Column("series_id", sa.Uuid(), nullable=True))
        batch_op.create_index(batch_op.f("ix_meeting_series_id"), ["series_id"], unique=False)
        batch_op.create_foreign_key(
            batch_op.f("fk_meeting_school_id_series_id_meeting_series"),
            "meeting_series",
            ["school_id", "series_id"],
            ["school_id", "id"],
        )
    with op.batch_alter_table("meeting_seat", schema=None) as batch_op:
        batch_op.add_column(sa.Column("answer", sa.String(8), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("answer_reason", sa.String(400), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True))
    with op.batch_alter_table("meeting_seat", schema=None) as batch_op:
        batch_op.alter_column("answer", server_default=None)
        batch_op.alter_column("answer_reason", server_default=None)


def downgrade() -> None:
    """Back to the revision before."""
    with op.batch_alter_table("meeting_seat", schema=None) as batch_op:
        batch_op.drop_column("answered_at")
        batch_op.drop_column("answer_reason")
        batch_op.drop_column("answer")
    with op.batch_alter_table("meeting", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_meeting_school_id_series_id_meeting_series"), type_="foreignkey")
        batch_op.drop_index(batch_op.f("ix_meeting_series_id"))
        batch_op.drop_column("series_id")
    op.drop_table("meeting_series")
