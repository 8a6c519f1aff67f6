"""readings."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """To this revision."""
    op.create_table('reading_answer',
    sa.Column('school_id', sa.String(40), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('mark', sa.String(20), nullable=False),
    sa.Column('outcome', sa.String(10), nullable=False),
    sa.Column('chosen', sa.String(2000), nullable=False),
    sa.Column('words', sa.String(2000), nullable=False),
    sa.Column('person_name', sa.String(200), nullable=False),
    sa.Column('membership_id', sa.Uuid(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['school_id', 'membership_id'], ['membership.school_id', 'membership.id'], name=op.f('fk_reading_answer_membership_id_membership')),
    sa.PrimaryKeyConstraint('school_id', 'id', name=op.f('pk_reading_answer'))
    )
    with op.batch_alter_table('reading_answer', schema=None) as batch_op:
        batch_op.create_index('ix_reading_answer_mark', ['school_id', 'mark'], unique=False)


def downgrade() -> None:
    """Back from this revision."""
    op.drop_table('reading_answer')
