"""Lay the tables of messages."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0008_messages"
down_revision = "0007_clocks"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "outbox",
        sa.Column("area_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("unique_key", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=True),
        sa.Column("instance_id", sa.Text(), nullable=True),
        sa.Column("message", sa.Text(), nullable=True),
        sa.Column("recipient", sa.JSON().with_variant(JSONB(), "postgresql"), nullable=False),
        sa.Column("payload", sa.LargeBinary(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("delivered_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_outbox_area_id")),
        sa.PrimaryKeyConstraint("id", "area_id", name=op.f("pk_outbox")),
        sa.UniqueConstraint("unique_key", "area_id", name=op.f("uq_outbox_unique_key_area_id")),
    )
    op.create_index(op.f("ix_outbox_case_id_area_id"), "outbox", ["case_id", "area_id"], unique=False)
    op.create_index(op.f("ix_outbox_state_area_id"), "outbox", ["state", "area_id"], unique=False)
    op.create_table(
        "notification",
        sa.Column("area_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("account_id", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("text", sa.LargeBinary(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_notification_account_id")),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_notification_area_id")),
        sa.PrimaryKeyConstraint("id", "area_id", name=op.f("pk_notification")),
    )
    op.create_index(
        op.f("ix_notification_account_id_read_at_area_id"),
        "notification",
        ["account_id", "read_at", "area_id"],
        unique=False,
    )


def downgrade() -> None:
    op.drop_index(op.f("ix_notification_account_id_read_at_area_id"), table_name="notification")
    op.drop_table("notification")
    op.drop_index(op.f("ix_outbox_state_area_id"), table_name="outbox")
    op.drop_index(op.f("ix_outbox_case_id_area_id"), table_name="outbox")
    op.drop_table("outbox")
