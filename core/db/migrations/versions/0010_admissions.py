"""Applications, placements, searches for a place, letters."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """To this revision."""
    op.create_table(
        "group_form",
        sa.Column("school_id", sa.String(40), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("group_id", sa.Uuid(), nullable=False),
        sa.Column("rule_code", sa.String(60), nullable=False),
        sa.Column("years", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
        sa.Column("reason", sa.String(400), nullable=False),
        sa.ForeignKeyConstraint(
            ["school_id", "group_id"],
            ["pupil_group.school_id", "pupil_group.id"],
            name=op.f("fk_group_form_school_id_group_id_pupil_group"),
        ),
        sa.PrimaryKeyConstraint("school_id", "id", name=op.f("pk_group_form")),
    )
    with op.batch_alter_table("group_form", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_group_form_group_id"), ["group_id"], unique=False)

    op.create_table(
        "application",
        sa.Column("school_id", sa.String(40), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("first_name", sa.String(60), nullable=False),
        sa.Column("infix", sa.String(20), nullable=False),
        sa.Column("family_name", sa.String(80), nullable=False),
        sa.Column("sort_name", sa.String(180), nullable=False),
        sa.Column("search_name", sa.String(180), nullable=False),
        sa.Column("birth_date", sa.Date(), nullable=True),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=True),
        sa.Column("year_rank", sa.BigInteger(), nullable=True),
        sa.Column("guardians", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
        sa.Column("address", sa.String(200), nullable=False),
        sa.Column("other_schools", sa.String(400), nullable=False),
        sa.Column("in_netherlands_since", sa.Date(), nullable=True),
        sa.Column("advice", sa.String(80), nullable=False),
        sa.Column("answers", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
        sa.Column("state", sa.String(12), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("suspended_on", sa.Date(), nullable=True),
        sa.Column("complete_by", sa.Date(), nullable=True),
        sa.Column("suspended_days", sa.BigInteger(), nullable=False),
        sa.Column("extended_to", sa.Date(), nullable=True),
        sa.Column("extended_days", sa.BigInteger(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("pupil_id", sa.Uuid(), nullable=True),
        sa.Column("profile_digest", sa.String(64), nullable=False),
        sa.ForeignKeyConstraint(
            ["school_id", "pupil_id"],
            ["pupil.school_id", "pupil.id"],
            name=op.f("fk_application_school_id_pupil_id_pupil"),
        ),
        sa.PrimaryKeyConstraint("school_id", "id", name=op.f("pk_application")),
    )
    with op.batch_alter_table("application", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_application_pupil_id"), ["pupil_id"], unique=False)
        batch_op.create_index("ix_application_state", ["school_id", "state", "due_on"], unique=False)

    op.create_table(
        "placement",
        sa.Column("school_id", sa.String(40), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("pupil_id", sa.Uuid(), nullable=False),
        sa.Column("application_id", sa.Uuid(), nullable=True),
        sa.Column("group_id", sa.Uuid(), nullable=True),
        sa.Column("state", sa.String(12), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("unable_since", sa.Date(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("profile_digest", sa.String(64), nullable=False),
        sa.ForeignKeyConstraint(
            ["school_id", "application_id"],
            ["application.school_id", "application.id"],
            name=op.f("fk_placement_school_id_application_id_application"),
        ),
        sa.ForeignKeyConstraint(
            ["school_id", "group_id"],
            ["pupil_group.school_id", "pupil_group.id"],
            name=op.f("fk_placement_school_id_group_id_pupil_group"),
        ),
        sa.ForeignKeyConstraint(
            ["school_id", "pupil_id"],
            ["pupil.school_id", "pupil.id"],
            name=op.f("fk_placement_school_id_pupil_id_pupil"),
        ),
        sa.PrimaryKeyConstraint("school_id", "id", name=op.f("pk_placement")),
    )
    with op.batch_alter_table("placement", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_placement_application_id"), ["application_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_placement_pupil_id"), ["pupil_id"], unique=False)

    op.create_table(
        "refusal_letter",
        sa.Column("school_id", sa.String(40), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("application_id", sa.Uuid(), nullable=False),
        sa.Column("text", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
        sa.Column("asked_by", sa.Uuid(), nullable=True),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("job_id", sa.Uuid(), nullable=True),
        sa.Column("blob_id", sa.Uuid(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["school_id", "application_id"],
            ["application.school_id", "application.id"],
            name=op.f("fk_refusal_letter_school_id_application_id_application"),
        ),
        sa.ForeignKeyConstraint(
            ["school_id", "asked_by"],
            ["membership.school_id", "membership.id"],
            name=op.f("fk_refusal_letter_school_id_asked_by_membership"),
        ),
        sa.ForeignKeyConstraint(
            ["school_id", "blob_id"],
            ["file_blob.school_id", "file_blob.id"],
            name=op.f("fk_refusal_letter_school_id_blob_id_file_blob"),
        ),
        sa.PrimaryKeyConstraint("school_id", "id", name=op.f("pk_refusal_letter")),
    )
    with op.batch_alter_table("refusal_letter", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_refusal_letter_application_id"), ["application_id"], unique=False)

    op.create_table(
        "admission_decision",
        sa.Column("school_id", sa.String(40), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("application_id", sa.Uuid(), nullable=True),
        sa.Column("placement_id", sa.Uuid(), nullable=True),
        sa.Column("kind", sa.String(60), nullable=False),
        sa.Column("label", sa.String(200), nullable=False),
        sa.Column("team_code", sa.String(60), nullable=False),
        sa.Column("agenda_item_id", sa.Uuid(), nullable=True),
        sa.Column("outcome", sa.String(20), nullable=False),
        sa.Column("grounds", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
        sa.Column("taken_on", sa.Date(), nullable=False),
        sa.Column("facts", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
        sa.Column("findings", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
        sa.Column("reason", sa.String(2000), nullable=False),
        sa.Column("override_reason", sa.String(1000), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("profile_digest", sa.String(64), nullable=False),
        sa.ForeignKeyConstraint(
            ["school_id", "application_id"],
            ["application.school_id", "application.id"],
            name=op.f("fk_admission_decision_school_id_application_id_application"),
        ),
        sa.ForeignKeyConstraint(
            ["school_id", "by_id"],
            ["membership.school_id", "membership.id"],
            name=op.f("fk_admission_decision_school_id_by_id_membership"),
        ),
        sa.ForeignKeyConstraint(
            ["school_id", "placement_id"],
            ["placement.school_id", "placement.id"],
            name=op.f("fk_admission_decision_school_id_placement_id_placement"),
        ),
        sa.PrimaryKeyConstraint("school_id", "id", name=op.f("pk_admission_decision")),
    )
    with op.batch_alter_table("admission_decision", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_admission_decision_application_id"), ["application_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_admission_decision_placement_id"), ["placement_id"], unique=False)

    op.create_table(
        "admission_event",
        sa.Column("school_id", sa.String(40), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("application_id", sa.Uuid(), nullable=True),
        sa.Column("placement_id", sa.Uuid(), nullable=True),
        sa.Column("kind", sa.String(30), nullable=False),
        sa.Column("about", sa.String(60), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("roles", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
        sa.Column("outcome", sa.String(60), nullable=False),
        sa.Column("reference", sa.String(120), nullable=False),
        sa.Column("reason", sa.String(2000), nullable=False),
        sa.Column("summary", sa.String(400), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["school_id", "application_id"],
            ["application.school_id", "application.id"],
            name=op.f("fk_admission_event_school_id_application_id_application"),
        ),
        sa.ForeignKeyConstraint(
            ["school_id", "by_id"],
            ["membership.school_id", "membership.id"],
            name=op.f("fk_admission_event_school_id_by_id_membership"),
        ),
        sa.ForeignKeyConstraint(
            ["school_id", "placement_id"],
            ["placement.school_id", "placement.id"],
            name=op.f("fk_admission_event_school_id_placement_id_placement"),
        ),
        sa.PrimaryKeyConstraint("school_id", "id", name=op.f("pk_admission_event")),
    )
    with op.batch_alter_table("admission_event", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_admission_event_application_id"), ["application_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_admission_event_placement_id"), ["placement_id"], unique=False)

    op.create_table(
        "place_search",
        sa.Column("school_id", sa.String(40), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("application_id", sa.Uuid(), nullable=True),
        sa.Column("placement_id", sa.Uuid(), nullable=True),
        sa.Column("opened_on", sa.Date(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("place", sa.String(160), nullable=False),
        sa.ForeignKeyConstraint(
            ["school_id", "application_id"],
            ["application.school_id", "application.id"],
            name=op.f("fk_place_search_school_id_application_id_application"),
        ),
        sa.ForeignKeyConstraint(
            ["school_id", "placement_id"],
            ["placement.school_id", "placement.id"],
            name=op.f("fk_place_search_school_id_placement_id_placement"),
        ),
        sa.PrimaryKeyConstraint("school_id", "id", name=op.f("pk_place_search")),
    )
    with op.batch_alter_table("place_search", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_place_search_application_id"), ["application_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_place_search_placement_id"), ["placement_id"], unique=False)

    op.create_table(
        "search_contact",
        sa.Column("school_id", sa.String(40), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("search_id", sa.Uuid(), nullable=False),
        sa.Column("school", sa.String(160), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("outcome", sa.String(10), nullable=False),
        sa.Column("note", sa.String(1000), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["school_id", "by_id"],
            ["membership.school_id", "membership.id"],
            name=op.f("fk_search_contact_school_id_by_id_membership"),
        ),
        sa.ForeignKeyConstraint(
            ["school_id", "search_id"],
            ["place_search.school_id", "place_search.id"],
            name=op.f("fk_search_contact_school_id_search_id_place_search"),
        ),
        sa.PrimaryKeyConstraint("school_id", "id", name=op.f("pk_search_contact")),
    )
    with op.batch_alter_table("search_contact", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_search_contact_search_id"), ["search_id"], unique=False)


def downgrade() -> None:
    """Back to the revision before."""
    with op.batch_alter_table("search_contact", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_search_contact_search_id"))

    op.drop_table("search_contact")
    with op.batch_alter_table("place_search", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_place_search_placement_id"))
        batch_op.drop_index(batch_op.f("ix_place_search_application_id"))

    op.drop_table("place_search")
    with op.batch_alter_table("admission_event", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_admission_event_placement_id"))
        batch_op.drop_index(batch_op.f("ix_admission_event_application_id"))

    op.drop_table("admission_event")
    with op.batch_alter_table("admission_decision", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_admission_decision_placement_id"))
        batch_op.drop_index(batch_op.f("ix_admission_decision_application_id"))

    op.drop_table("admission_decision")
    with op.batch_alter_table("refusal_letter", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_refusal_letter_application_id"))

    op.drop_table("refusal_letter")
    with op.batch_alter_table("placement", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_placement_pupil_id"))
        batch_op.drop_index(batch_op.f("ix_placement_application_id"))

    op.drop_table("placement")
    with op.batch_alter_table("application", schema=None) as batch_op:
        batch_op.drop_index("ix_application_state")
        batch_op.drop_index(batch_op.f("ix_application_pupil_id"))

    op.drop_table("application")
    with op.batch_alter_table("group_form", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_group_form_group_id"))

    op.drop_table("group_form")
