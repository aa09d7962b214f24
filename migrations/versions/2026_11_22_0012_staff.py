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
        sa.PrimaryKeyConstraint("id", "area_id", name=op.f("pk_institution_staff")),
        sa.UniqueConstraint(
            "organisation_id",
            "account_id",
            "role",
            "area_id",
            name=op.f("uq_institution_staff_organisation_id_account_id_role_area_id"),
        ),
        sa.UniqueConstraint("role", "code", "area_id", name=op.f("uq_institution_staff_role_code_area_id")),
    )
    op.create_index(
        op.f("ix_institution_staff_account_id_area_id"),
        "institution_staff",
        ["account_id", "area_id"],
        unique=False,
    )


def downgrade() -> None:
    op.drop_index(op.f("ix_institution_staff_account_id_area_id"), table_name="institution_staff")
    op.drop_table("institution_staff")
