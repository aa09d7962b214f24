"""Lay the table of saved views of the inbox."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0019_saved_filters"
down_revision = "0018_absences"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "saved_filter",
        sa.Column("area_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("account_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("question", sa.JSON().with_variant(JSONB(), "postgresql"), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_saved_filter_account_id")),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_saved_filter_area_id")),
        sa.PrimaryKeyConstraint("id", "area_id", name=op.f("pk_saved_filter")),
        sa.UniqueConstraint(
            "account_id", "name", "area_id", name=op.f("uq_saved_filter_account_id_name_area_id")
        ),
    )


def downgrade() -> None:
    op.drop_table("saved_filter")
