"""Lay the tables of persons."""

import sqlalchemy as sa
from alembic import op

revision = "0003_persons"
down_revision = "0002_organisations_and_accounts"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "person",
        sa.Column("area_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("account_id", sa.Text(), nullable=True),
        sa.Column("masked_name", sa.Text(), nullable=False),
        sa.Column("masked_id_number", sa.Text(), nullable=False),
        sa.Column("name_index", sa.Text(), nullable=False),
        sa.Column("id_kind", sa.Text(), nullable=False),
        sa.Column("id_number_index", sa.Text(), nullable=False),
        sa.Column("name", sa.LargeBinary(), nullable=False),
        sa.Column("id_number", sa.LargeBinary(), nullable=False),
        sa.Column("birth_date", sa.LargeBinary(), nullable=True),
        sa.Column("telephone", sa.LargeBinary(), nullable=True),
        sa.Column("address", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_person_account_id")),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_person_area_id")),
        sa.PrimaryKeyConstraint("id", "area_id", name=op.f("pk_person")),
        sa.UniqueConstraint(
            "id_kind", "id_number_index", "area_id", name=op.f("uq_person_id_kind_id_number_index_area_id")
        ),
    )
    op.create_index(op.f("ix_person_account_id_area_id"), "person", ["account_id", "area_id"], unique=False)
    op.create_index(op.f("ix_person_name_index_area_id"), "person", ["name_index", "area_id"], unique=False)
    op.create_table(
        "enrolment",
        sa.Column("area_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("paid_until", sa.Date(), nullable=True),
        sa.Column("waiting_until", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["area_id", "person_id"],
            ["person.area_id", "person.id"],
            name=op.f("fk_enrolment_area_id_person_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_enrolment_area_id")),
        sa.PrimaryKeyConstraint("id", "area_id", name=op.f("pk_enrolment")),
    )
    op.create_index(
        op.f("ix_enrolment_person_id_since_area_id"),
        "enrolment",
        ["person_id", "since", "area_id"],
        unique=False,
    )


def downgrade() -> None:
    op.drop_index(op.f("ix_enrolment_person_id_since_area_id"), table_name="enrolment")
    op.drop_table("enrolment")
    op.drop_index(op.f("ix_person_name_index_area_id"), table_name="person")
    op.drop_index(op.f("ix_person_account_id_area_id"), table_name="person")
    op.drop_table("person")
