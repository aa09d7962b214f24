"""Keep complaints and what came of them."""

import sqlalchemy as sa
from alembic import op

revision = "complaints"
down_revision = "baseline"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "complaint",
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("anonymous", sa.Boolean(), nullable=False),
        sa.Column("registered_by", sa.Text(), nullable=False),
        sa.Column("registered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("handling", sa.Text(), nullable=True),
        sa.Column("finding", sa.Text(), nullable=True),
        sa.Column("transferred_to", sa.Text(), nullable=True),
        sa.Column("closed_by", sa.Text(), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("area_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["area_id", "case_id"],
            ["case_file.area_id", "case_file.id"],
            name=op.f("fk_complaint_area_id_case_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_complaint_area_id")),
        sa.PrimaryKeyConstraint("area_id", "id", name=op.f("pk_complaint")),
    )
    op.create_index(op.f("ix_complaint_case_id_area_id"), "complaint", ["case_id", "area_id"])
    op.create_index(op.f("ix_complaint_closed_at_area_id"), "complaint", ["closed_at", "area_id"])


def downgrade() -> None:
    op.drop_table("complaint")
