"""alternatives of a reading."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """To this revision."""
    with op.batch_alter_table('reading_answer', schema=None) as batch_op:
        batch_op.add_column(sa.Column('alternative', sa.String(60), nullable=False, server_default=''))
    with op.batch_alter_table('reading_answer', schema=None) as batch_op:
        batch_op.alter_column('alternative', existing_type=sa.String(60), existing_nullable=False, server_default=None)


def downgrade() -> None:
    """Back from this revision."""
    with op.batch_alter_table('reading_answer', schema=None) as batch_op:
        batch_op.drop_column('alternative')
