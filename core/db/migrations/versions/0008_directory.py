"""directory."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

TABLES = ("partner_contact", "partner_check", "partner_note")


def upgrade() -> None:
    """To this revision."""
    op.create_table(
        "partner_contact",
        *_head(version=True),
        sa.Column("partner_code", sa.String(80), nullable=False),
        sa.Column("replaces", sa.String(200), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("phone", sa.String(30), nullable=False),
        sa.Column("mail", sa.String(200), nullable=False),
        sa.Column("gone", sa.Boolean(), nullable=False),
        *_author(),
        sa.Column("withdrawn_on", sa.Date(), nullable=True),
        *_keys("partner_contact"),
    )
    op.create_table(
        "partner_check",
        *_head(),
        sa.Column("partner_code", sa.String(80), nullable=False),
        sa.Column("outcome", sa.String(10), nullable=False),
        sa.Column("fingerprint", sa.String(64), nullable=False),
        *_author(),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        *_keys("partner_check"),
    )
    op.create_table(
        "partner_note",
        *_head(version=True),
        sa.Column("partner_code", sa.String(80), nullable=False),
        sa.Column("words", sa.String(2000), nullable=False),
        *_author(),
        sa.Column("withdrawn_on", sa.Date(), nullable=True),
        sa.Column("withdrawn_by", sa.String(200), nullable=False),
        sa.Column("withdrawn_because", sa.String(400), nullable=False),
        *_keys("partner_note"),
    )
    for table in TABLES:
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.create_index(f"ix_{table}_partner", ["school_id", "partner_code"], unique=False)


def _head(*, version: bool = False) -> list[sa.Column]:
    head = [sa.Column("school_id", sa.String(40), nullable=False), sa.Column("id", sa.Uuid(), nullable=False)]
    return [*head, sa.Column("version", sa.BigInteger(), nullable=False)] if version else head


def _author() -> list[sa.Column]:
    return [
        sa.Column("person_name", sa.String(200), nullable=False),
        sa.Column("membership_id", sa.Uuid(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
    ]


def _keys(table: str) -> list[sa.Constraint]:
    return [
        sa.ForeignKeyConstraint(
            ["school_id", "membership_id"],
            ["membership.school_id", "membership.id"],
            name=op.f(f"fk_{table}_membership_id_membership"),
        ),
        sa.PrimaryKeyConstraint("school_id", "id", name=op.f(f"pk_{table}")),
    ]


def downgrade() -> None:
    """Back from this revision."""
    for table in TABLES:
        op.drop_table(table)
