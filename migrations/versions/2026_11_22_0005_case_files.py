"""Lay the tables of case files."""

import sqlalchemy as sa
from alembic import op

revision = "0005_case_files"
down_revision = "0004_releases"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "journal_head",
        sa.Column("area_id", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("signed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("cases", sa.Integer(), nullable=False),
        sa.Column("ends", sa.LargeBinary(), nullable=False),
        sa.Column("mac", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_journal_head_area_id")),
        sa.PrimaryKeyConstraint("day", "area_id", name=op.f("pk_journal_head")),
    )
    op.create_table(
        "case_file",
        sa.Column("area_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("region", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Text(), nullable=True),
        sa.Column("party", sa.Text(), nullable=False),
        sa.Column("parent_case_id", sa.Text(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("opened_by", sa.Text(), nullable=False),
        sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("accepted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("journal_seq", sa.Integer(), nullable=False),
        sa.Column("journal_mac", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["area_id", "person_id"],
            ["person.area_id", "person.id"],
            name=op.f("fk_case_file_area_id_person_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_case_file_area_id")),
        sa.PrimaryKeyConstraint("id", "area_id", name=op.f("pk_case_file")),
        sa.UniqueConstraint("number", "area_id", name=op.f("uq_case_file_number_area_id")),
    )
    op.create_index(
        op.f("ix_case_file_opened_by_area_id"), "case_file", ["opened_by", "area_id"], unique=False
    )
    op.create_index(
        op.f("ix_case_file_person_id_area_id"), "case_file", ["person_id", "area_id"], unique=False
    )
    op.create_index(
        op.f("ix_case_file_state_area_id_id"), "case_file", ["state", "area_id", "id"], unique=False
    )
    op.create_table(
        "instance",
        sa.Column("area_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("process_id", sa.Text(), nullable=False),
        sa.Column("release_id", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("ended_as", sa.Text(), nullable=True),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("state", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["area_id", "case_id"],
            ["case_file.area_id", "case_file.id"],
            name=op.f("fk_instance_area_id_case_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_instance_area_id")),
        sa.ForeignKeyConstraint(["release_id"], ["release.id"], name=op.f("fk_instance_release_id")),
        sa.PrimaryKeyConstraint("id", "area_id", name=op.f("pk_instance")),
    )
    op.create_index(op.f("ix_instance_case_id_area_id"), "instance", ["case_id", "area_id"], unique=False)
    op.create_table(
        "journal_entry",
        sa.Column("area_id", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("machine_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor_id", sa.Text(), nullable=True),
        sa.Column("post", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("instance_id", sa.Text(), nullable=True),
        sa.Column("process_id", sa.Text(), nullable=True),
        sa.Column("element_id", sa.Text(), nullable=True),
        sa.Column("task_id", sa.Text(), nullable=True),
        sa.Column("form_version", sa.Text(), nullable=True),
        sa.Column("payload", sa.LargeBinary(), nullable=True),
        sa.Column("payload_mac", sa.Text(), nullable=True),
        sa.Column("mac", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["area_id", "case_id"],
            ["case_file.area_id", "case_file.id"],
            name=op.f("fk_journal_entry_area_id_case_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_journal_entry_area_id")),
        sa.PrimaryKeyConstraint("case_id", "seq", "area_id", name=op.f("pk_journal_entry")),
    )
    op.create_index(
        op.f("ix_journal_entry_actor_id_at_area_id"),
        "journal_entry",
        ["actor_id", "at", "area_id"],
        unique=False,
    )


def downgrade() -> None:
    op.drop_index(op.f("ix_journal_entry_actor_id_at_area_id"), table_name="journal_entry")
    op.drop_table("journal_entry")
    op.drop_index(op.f("ix_instance_case_id_area_id"), table_name="instance")
    op.drop_table("instance")
    op.drop_index(op.f("ix_case_file_state_area_id_id"), table_name="case_file")
    op.drop_index(op.f("ix_case_file_person_id_area_id"), table_name="case_file")
    op.drop_index(op.f("ix_case_file_opened_by_area_id"), table_name="case_file")
    op.drop_table("case_file")
    op.drop_table("journal_head")
