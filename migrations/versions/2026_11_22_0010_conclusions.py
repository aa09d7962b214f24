"""Lay the tables of conclusions."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0010_conclusions"
down_revision = "0009_letters_and_notices"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "conclusion",
        sa.Column("area_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("institution_id", sa.Text(), nullable=True),
        sa.Column("previous_id", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("grade", sa.Integer(), nullable=False),
        sa.Column("qualifying", sa.Boolean(), nullable=True),
        sa.Column("proposed_by", sa.Text(), nullable=False),
        sa.Column("basis", sa.LargeBinary(), nullable=True),
        sa.Column("proposed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=True),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["area_id", "case_id"],
            ["case_file.area_id", "case_file.id"],
            name=op.f("fk_conclusion_area_id_case_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["area_id", "institution_id"],
            ["organisation.area_id", "organisation.id"],
            name=op.f("fk_conclusion_area_id_institution_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["area_id", "person_id"],
            ["person.area_id", "person.id"],
            name=op.f("fk_conclusion_area_id_person_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["area_id", "previous_id"],
            ["conclusion.area_id", "conclusion.id"],
            name=op.f("fk_conclusion_area_id_previous_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_conclusion_area_id")),
        sa.PrimaryKeyConstraint("id", "area_id", name=op.f("pk_conclusion")),
        sa.UniqueConstraint("case_id", "round", "area_id", name=op.f("uq_conclusion_case_id_round_area_id")),
    )
    op.create_index(
        op.f("ix_conclusion_person_id_issued_on_area_id"),
        "conclusion",
        ["person_id", "issued_on", "area_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_conclusion_state_valid_until_area_id"),
        "conclusion",
        ["state", "valid_until", "area_id"],
        unique=False,
    )
    op.create_table(
        "benefit_interval",
        sa.Column("area_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=True),
        sa.Column("conclusion_id", sa.Text(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["area_id", "case_id"],
            ["case_file.area_id", "case_file.id"],
            name=op.f("fk_benefit_interval_area_id_case_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["area_id", "conclusion_id"],
            ["conclusion.area_id", "conclusion.id"],
            name=op.f("fk_benefit_interval_area_id_conclusion_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["area_id", "person_id"],
            ["person.area_id", "person.id"],
            name=op.f("fk_benefit_interval_area_id_person_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_benefit_interval_area_id")),
        sa.PrimaryKeyConstraint("id", "area_id", name=op.f("pk_benefit_interval")),
    )
    op.create_index(
        op.f("ix_benefit_interval_person_id_since_area_id"),
        "benefit_interval",
        ["person_id", "since", "area_id"],
        unique=False,
    )
    op.create_table(
        "care_advice",
        sa.Column("area_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("conclusion_id", sa.Text(), nullable=False),
        sa.Column("modes", sa.JSON().with_variant(JSONB(), "postgresql"), nullable=False),
        sa.Column("items", sa.LargeBinary(), nullable=False),
        sa.Column("risks", sa.LargeBinary(), nullable=True),
        sa.Column("expert_id", sa.Text(), nullable=False),
        sa.Column("advised_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["area_id", "conclusion_id"],
            ["conclusion.area_id", "conclusion.id"],
            name=op.f("fk_care_advice_area_id_conclusion_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_care_advice_area_id")),
        sa.ForeignKeyConstraint(["expert_id"], ["account.id"], name=op.f("fk_care_advice_expert_id")),
        sa.PrimaryKeyConstraint("id", "area_id", name=op.f("pk_care_advice")),
        sa.UniqueConstraint("conclusion_id", "area_id", name=op.f("uq_care_advice_conclusion_id_area_id")),
    )
    op.create_table(
        "conclusion_confirmation",
        sa.Column("area_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("conclusion_id", sa.Text(), nullable=False),
        sa.Column("expert_id", sa.Text(), nullable=False),
        sa.Column("agrees", sa.Boolean(), nullable=False),
        sa.Column("opinion", sa.LargeBinary(), nullable=True),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["area_id", "conclusion_id"],
            ["conclusion.area_id", "conclusion.id"],
            name=op.f("fk_conclusion_confirmation_area_id_conclusion_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_conclusion_confirmation_area_id")),
        sa.ForeignKeyConstraint(
            ["expert_id"], ["account.id"], name=op.f("fk_conclusion_confirmation_expert_id")
        ),
        sa.PrimaryKeyConstraint("id", "area_id", name=op.f("pk_conclusion_confirmation")),
        sa.UniqueConstraint(
            "conclusion_id",
            "expert_id",
            "area_id",
            name=op.f("uq_conclusion_confirmation_conclusion_id_expert_id_area_id"),
        ),
    )
    op.create_table(
        "conclusion_letter",
        sa.Column("area_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("conclusion_id", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=False),
        sa.Column("issuer_id", sa.Text(), nullable=False),
        sa.Column("document_id", sa.Text(), nullable=True),
        sa.Column("sealed_by", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["area_id", "conclusion_id"],
            ["conclusion.area_id", "conclusion.id"],
            name=op.f("fk_conclusion_letter_area_id_conclusion_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["area_id", "document_id"],
            ["document.area_id", "document.id"],
            name=op.f("fk_conclusion_letter_area_id_document_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["area_id", "issuer_id"],
            ["organisation.area_id", "organisation.id"],
            name=op.f("fk_conclusion_letter_area_id_issuer_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_conclusion_letter_area_id")),
        sa.PrimaryKeyConstraint("id", "area_id", name=op.f("pk_conclusion_letter")),
        sa.UniqueConstraint("number", "area_id", name=op.f("uq_conclusion_letter_number_area_id")),
    )
    op.create_index(
        op.f("ix_conclusion_letter_conclusion_id_area_id"),
        "conclusion_letter",
        ["conclusion_id", "area_id"],
        unique=False,
    )


def downgrade() -> None:
    op.drop_index(op.f("ix_conclusion_letter_conclusion_id_area_id"), table_name="conclusion_letter")
    op.drop_table("conclusion_letter")
    op.drop_table("conclusion_confirmation")
    op.drop_table("care_advice")
    op.drop_index(op.f("ix_benefit_interval_person_id_since_area_id"), table_name="benefit_interval")
    op.drop_table("benefit_interval")
    op.drop_index(op.f("ix_conclusion_state_valid_until_area_id"), table_name="conclusion")
    op.drop_index(op.f("ix_conclusion_person_id_issued_on_area_id"), table_name="conclusion")
    op.drop_table("conclusion")
