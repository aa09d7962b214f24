"""Lay the table of what accounts do that belongs to no case."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0025_account_events"
down_revision = "0024_recusals"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "account_event",
        sa.Column("area_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("account_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("details", sa.JSON().with_variant(JSONB(), "postgresql"), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_account_event_account_id")),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_account_event_area_id")),
        sa.PrimaryKeyConstraint("id", "area_id", name=op.f("pk_account_event")),
    )
    columns = ["account_id", "at"]
    op.create_index(op.f("ix_account_event_account_id_at"), "account_event", columns, unique=False)


def downgrade() -> None:
    op.drop_table("account_event")
