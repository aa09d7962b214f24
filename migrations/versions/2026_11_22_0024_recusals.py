"""Lay the table of those who have withdrawn from a case."""

import sqlalchemy as sa
from alembic import op

revision = "0024_recusals"
down_revision = "0023_paths_of_journal_lines"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "recusal",
        sa.Column("area_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("account_id", sa.Text(), nullable=False),
        sa.Column("post", sa.Text(), nullable=True),
        sa.Column("relation", sa.Text(), nullable=False),
        sa.Column("detail", sa.LargeBinary(), nullable=True),
        sa.Column("declared_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["area_id", "case_id"],
            ["case_file.area_id", "case_file.id"],
            name=op.f("fk_recusal_area_id_case_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_recusal_account_id")),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_recusal_area_id")),
        sa.PrimaryKeyConstraint("id", "area_id", name=op.f("pk_recusal")),
        sa.UniqueConstraint(
            "case_id", "account_id", "area_id", name=op.f("uq_recusal_case_id_account_id_area_id")
        ),
    )


def downgrade() -> None:
    op.drop_table("recusal")
