"""Lay the tables of work."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0006_work"
down_revision = "0005_case_files"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "lease",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("holder", sa.Text(), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_lease")),
    )
    op.create_table(
        "due_work",
        sa.Column("area_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("unique_key", sa.Text(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=True),
        sa.Column("instance_id", sa.Text(), nullable=True),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("details", sa.JSON().with_variant(JSONB(), "postgresql"), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("retry_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_error", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_due_work_area_id")),
        sa.PrimaryKeyConstraint("id", "area_id", name=op.f("pk_due_work")),
        sa.UniqueConstraint("unique_key", "area_id", name=op.f("uq_due_work_unique_key_area_id")),
    )
    op.create_index(op.f("ix_due_work_case_id_area_id"), "due_work", ["case_id", "area_id"], unique=False)
    op.create_index(op.f("ix_due_work_id"), "due_work", ["id"], unique=False)
    op.create_index(op.f("ix_due_work_state_due_at"), "due_work", ["state", "due_at"], unique=False)
    op.create_index(
        op.f("ix_due_work_subject_state_area_id"), "due_work", ["subject", "state", "area_id"], unique=False
    )
    op.create_table(
        "incident",
        sa.Column("area_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=True),
        sa.Column("instance_id", sa.Text(), nullable=True),
        sa.Column("due_work_id", sa.Text(), nullable=True),
        sa.Column("process_id", sa.Text(), nullable=True),
        sa.Column("element_id", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("sentence", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("resolved_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("resolved_by", sa.Text(), nullable=True),
        sa.Column("resolution", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_incident_area_id")),
        sa.PrimaryKeyConstraint("id", "area_id", name=op.f("pk_incident")),
    )
    op.create_index(op.f("ix_incident_case_id_area_id"), "incident", ["case_id", "area_id"], unique=False)
    op.create_index(op.f("ix_incident_state_area_id"), "incident", ["state", "area_id"], unique=False)
    op.create_table(
        "submission",
        sa.Column("area_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("instance_id", sa.Text(), nullable=True),
        sa.Column("work_item_id", sa.Text(), nullable=True),
        sa.Column("process_id", sa.Text(), nullable=False),
        sa.Column("element_id", sa.Text(), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("form_id", sa.Text(), nullable=False),
        sa.Column("form_version", sa.Text(), nullable=False),
        sa.Column("submitted_by", sa.Text(), nullable=False),
        sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("values", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["area_id", "case_id"],
            ["case_file.area_id", "case_file.id"],
            name=op.f("fk_submission_area_id_case_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_submission_area_id")),
        sa.PrimaryKeyConstraint("id", "area_id", name=op.f("pk_submission")),
    )
    op.create_index(
        op.f("ix_submission_case_id_element_id_area_id"),
        "submission",
        ["case_id", "element_id", "area_id"],
        unique=False,
    )
    op.create_table(
        "wait",
        sa.Column("area_id", sa.Text(), nullable=False),
        sa.Column("instance_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("process_id", sa.Text(), nullable=False),
        sa.Column("element_id", sa.Text(), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("message", sa.Text(), nullable=True),
        sa.Column("clock", sa.Text(), nullable=True),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["area_id", "case_id"],
            ["case_file.area_id", "case_file.id"],
            name=op.f("fk_wait_area_id_case_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["area_id", "instance_id"],
            ["instance.area_id", "instance.id"],
            name=op.f("fk_wait_area_id_instance_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_wait_area_id")),
        sa.PrimaryKeyConstraint("instance_id", "id", "area_id", name=op.f("pk_wait")),
    )
    op.create_index(
        op.f("ix_wait_case_id_message_area_id"), "wait", ["case_id", "message", "area_id"], unique=False
    )
    op.create_table(
        "work_item",
        sa.Column("area_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("instance_id", sa.Text(), nullable=False),
        sa.Column("task_id", sa.Text(), nullable=False),
        sa.Column("process_id", sa.Text(), nullable=False),
        sa.Column("element_id", sa.Text(), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("form_id", sa.Text(), nullable=True),
        sa.Column("organisation_kind", sa.Text(), nullable=True),
        sa.Column("organisation_id", sa.Text(), nullable=True),
        sa.Column("post", sa.Text(), nullable=True),
        sa.Column("candidates", sa.Text(), nullable=True),
        sa.Column("excludes", sa.Text(), nullable=False),
        sa.Column("clock", sa.Text(), nullable=True),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("provisional", sa.Boolean(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("claimed_by", sa.Text(), nullable=True),
        sa.Column("claimed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_by", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["area_id", "case_id"],
            ["case_file.area_id", "case_file.id"],
            name=op.f("fk_work_item_area_id_case_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["area_id", "instance_id"],
            ["instance.area_id", "instance.id"],
            name=op.f("fk_work_item_area_id_instance_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_work_item_area_id")),
        sa.ForeignKeyConstraint(["claimed_by"], ["account.id"], name=op.f("fk_work_item_claimed_by")),
        sa.PrimaryKeyConstraint("id", "area_id", name=op.f("pk_work_item")),
        sa.UniqueConstraint(
            "instance_id", "task_id", "area_id", name=op.f("uq_work_item_instance_id_task_id_area_id")
        ),
    )
    op.create_index(op.f("ix_work_item_case_id_area_id"), "work_item", ["case_id", "area_id"], unique=False)
    op.create_index(
        op.f("ix_work_item_claimed_by_state_area_id"),
        "work_item",
        ["claimed_by", "state", "area_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_work_item_state_area_id_due_at"), "work_item", ["state", "area_id", "due_at"], unique=False
    )
    op.create_table(
        "draft",
        sa.Column("area_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("account_id", sa.Text(), nullable=False),
        sa.Column("form_version", sa.Text(), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("values", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_draft_account_id")),
        sa.ForeignKeyConstraint(
            ["area_id", "id"],
            ["work_item.area_id", "work_item.id"],
            name=op.f("fk_draft_area_id_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_draft_area_id")),
        sa.PrimaryKeyConstraint("id", "account_id", "area_id", name=op.f("pk_draft")),
    )


def downgrade() -> None:
    op.drop_table("draft")
    op.drop_index(op.f("ix_work_item_state_area_id_due_at"), table_name="work_item")
    op.drop_index(op.f("ix_work_item_claimed_by_state_area_id"), table_name="work_item")
    op.drop_index(op.f("ix_work_item_case_id_area_id"), table_name="work_item")
    op.drop_table("work_item")
    op.drop_index(op.f("ix_wait_case_id_message_area_id"), table_name="wait")
    op.drop_table("wait")
    op.drop_index(op.f("ix_submission_case_id_element_id_area_id"), table_name="submission")
    op.drop_table("submission")
    op.drop_index(op.f("ix_incident_state_area_id"), table_name="incident")
    op.drop_index(op.f("ix_incident_case_id_area_id"), table_name="incident")
    op.drop_table("incident")
    op.drop_index(op.f("ix_due_work_subject_state_area_id"), table_name="due_work")
    op.drop_index(op.f("ix_due_work_state_due_at"), table_name="due_work")
    op.drop_index(op.f("ix_due_work_id"), table_name="due_work")
    op.drop_index(op.f("ix_due_work_case_id_area_id"), table_name="due_work")
    op.drop_table("due_work")
    op.drop_table("lease")
