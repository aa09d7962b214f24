"""Lay the tables of clocks."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0007_clocks"
down_revision = "0006_work"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "clock",
        sa.Column("area_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("instance_id", sa.Text(), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("rule", sa.JSON().with_variant(JSONB(), "postgresql"), nullable=False),
        sa.Column("limit", sa.JSON().with_variant(JSONB(), "postgresql"), nullable=True),
        sa.Column("started_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("provisional", sa.Boolean(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("late", sa.Boolean(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["area_id", "case_id"],
            ["case_file.area_id", "case_file.id"],
            name=op.f("fk_clock_area_id_case_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_clock_area_id")),
        sa.PrimaryKeyConstraint("id", "area_id", name=op.f("pk_clock")),
    )
    op.create_index(
        op.f("ix_clock_case_id_name_area_id"), "clock", ["case_id", "name", "area_id"], unique=False
    )
    op.create_index(
        op.f("ix_clock_state_due_at_area_id"), "clock", ["state", "due_at", "area_id"], unique=False
    )
    op.create_table(
        "clock_entry",
        sa.Column("area_id", sa.Text(), nullable=False),
        sa.Column("clock_id", sa.Text(), nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor_id", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("legal_basis", sa.Text(), nullable=False),
        sa.Column("element_id", sa.Text(), nullable=False),
        sa.Column("cause", sa.Text(), nullable=False),
        sa.Column("due", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["area_id", "clock_id"],
            ["clock.area_id", "clock.id"],
            name=op.f("fk_clock_entry_area_id_clock_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_clock_entry_area_id")),
        sa.PrimaryKeyConstraint("clock_id", "seq", "area_id", name=op.f("pk_clock_entry")),
    )


def downgrade() -> None:
    op.drop_table("clock_entry")
    op.drop_index(op.f("ix_clock_state_due_at_area_id"), table_name="clock")
    op.drop_index(op.f("ix_clock_case_id_name_area_id"), table_name="clock")
    op.drop_table("clock")
