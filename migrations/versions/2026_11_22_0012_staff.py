"""Lay the tables of staff."""

import sqlalchemy as sa
from alembic import op

revision = "0012_staff"
down_revision = "0011_assessments"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "institution_staff",
        sa.Column("area_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("organisation_id", sa.Text(), nullable=False),
        sa.Column("account_id", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("certificate", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("registered_on", sa.Date(), nullable=False),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_institution_staff_account_id")),
        sa.ForeignKeyConstraint(
            ["area_id", "organisation_id"],
            ["organisation.area_id", "organisation.id"],
            name=op.f("fk_institution_staff_area_id_organisation_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_institution_staff_area_id")),
        sa.PrimaryKeyConstraint("area_id", "id", name=op.f("pk_institution_staff")),
        sa.UniqueConstraint(
            "area_id",
            "organisation_id",
            "account_id",
            "role",
            name=op.f("uq_institution_staff_area_id_organisation_id_account_id_role"),
        ),
        sa.UniqueConstraint("area_id", "role", "code", name=op.f("uq_institution_staff_area_id_role_code")),
    )
    op.create_index(
        op.f("ix_institution_staff_area_id_account_id"),
        "institution_staff",
        ["area_id", "account_id"],
        unique=False,
    )


def downgrade() -> None:
    op.drop_index(op.f("ix_institution_staff_area_id_account_id"), table_name="institution_staff")
    op.drop_table("institution_staff")
