"""doors: addresses for calendars, and subjects of meetings about no pupil."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """To this revision. The work of the night is asked for in another way; what waits under the old names is not done."""
    op.execute("DELETE FROM job WHERE kind IN ('web.forget', 'meetings.rhythm') AND state = 'waiting'")
    op.create_table('calendar_address',
    sa.Column('school_id', sa.String(40), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('membership_id', sa.Uuid(), nullable=False),
    sa.Column('token_hash', sa.String(64), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('ended_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('read_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['school_id', 'membership_id'], ['membership.school_id', 'membership.id'], name=op.f('fk_calendar_address_membership_id_membership')),
    sa.PrimaryKeyConstraint('school_id', 'id', name=op.f('pk_calendar_address')),
    sa.UniqueConstraint('school_id', 'token_hash', name=op.f('uq_calendar_address_school_id_token_hash'))
    )
    with op.batch_alter_table('calendar_address', schema=None) as batch_op:
        batch_op.create_index('uq_calendar_address_works', ['school_id', 'membership_id'], unique=True, sqlite_where=sa.text('ended_at IS NULL'), postgresql_where=sa.text('ended_at IS NULL'))
    op.create_table('meeting_agreed',
    sa.Column('school_id', sa.String(40), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('meeting_id', sa.Uuid(), nullable=False),
    sa.Column('agreed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('agreed_by', sa.Uuid(), nullable=True),
    sa.ForeignKeyConstraint(['school_id', 'agreed_by'], ['membership.school_id', 'membership.id'], name=op.f('fk_meeting_agreed_agreed_by_membership')),
    sa.ForeignKeyConstraint(['school_id', 'meeting_id'], ['meeting.school_id', 'meeting.id'], name=op.f('fk_meeting_agreed_meeting_id_meeting')),
    sa.PrimaryKeyConstraint('school_id', 'id', name=op.f('pk_meeting_agreed')),
    sa.UniqueConstraint('school_id', 'meeting_id', name=op.f('uq_meeting_agreed_school_id_meeting_id'))
    )
    op.create_table('meeting_subject',
    sa.Column('school_id', sa.String(40), nullable=False),
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('meeting_id', sa.Uuid(), nullable=False),
    sa.Column('place', sa.BigInteger(), nullable=False),
    sa.Column('label', sa.String(200), nullable=False),
    sa.Column('minutes', sa.String(8000), nullable=False),
    sa.Column('version', sa.BigInteger(), nullable=False),
    sa.ForeignKeyConstraint(['school_id', 'meeting_id'], ['meeting.school_id', 'meeting.id'], name=op.f('fk_meeting_subject_meeting_id_meeting')),
    sa.PrimaryKeyConstraint('school_id', 'id', name=op.f('pk_meeting_subject'))
    )
    with op.batch_alter_table('meeting_subject', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_meeting_subject_meeting_id'), ['meeting_id'], unique=False)


def downgrade() -> None:
    """Back from this revision."""
    op.drop_table('meeting_subject')
    op.drop_table('meeting_agreed')
    op.drop_table('calendar_address')
