"""Lay the table of what is typed and belongs to no task or case yet, and note the window of a draft."""

import sqlalchemy as sa
from alembic import op

revision = "0026_kept_entries"
down_revision = "0025_account_events"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("draft", sa.Column("window", sa.Text(), nullable=True))
    op.create_table(
        "kept_entry",
        sa.Column("area_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("holder", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=True),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("forget_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("values", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_kept_entry_area_id")),
        sa.PrimaryKeyConstraint("id", "area_id", name=op.f("pk_kept_entry")),
    )
    op.create_index(
        op.f("ix_kept_entry_holder_subject_area_id"), "kept_entry", ["holder", "subject", "area_id"]
    )
    op.create_index(op.f("ix_kept_entry_forget_at"), "kept_entry", ["forget_at"])


def downgrade() -> None:
    op.drop_table("kept_entry")
    op.drop_column("draft", "window")
