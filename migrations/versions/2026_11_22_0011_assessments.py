"""Lay the tables of assessments."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0011_assessments"
down_revision = "0010_conclusions"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "assessment_visit",
        sa.Column("area_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("institution_id", sa.Text(), nullable=False),
        sa.Column("commissioner_id", sa.Text(), nullable=True),
        sa.Column("visit_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("place", sa.LargeBinary(), nullable=True),
        sa.Column("arrived_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("left_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.Column("outcome_reason", sa.LargeBinary(), nullable=True),
        sa.Column("scores", sa.LargeBinary(), nullable=True),
        sa.Column("scale_grade", sa.Integer(), nullable=True),
        sa.Column("recorded_by", sa.Text(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["area_id", "case_id"],
            ["case_file.area_id", "case_file.id"],
            name=op.f("fk_assessment_visit_area_id_case_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["area_id", "institution_id"],
            ["organisation.area_id", "organisation.id"],
            name=op.f("fk_assessment_visit_area_id_institution_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_assessment_visit_area_id")),
        sa.ForeignKeyConstraint(
            ["commissioner_id"], ["account.id"], name=op.f("fk_assessment_visit_commissioner_id")
        ),
        sa.PrimaryKeyConstraint("id", "area_id", name=op.f("pk_assessment_visit")),
    )
    op.create_index(
        op.f("ix_assessment_visit_case_id_area_id"), "assessment_visit", ["case_id", "area_id"], unique=False
    )
    op.create_index(
        op.f("ix_assessment_visit_institution_id_visit_at_area_id"),
        "assessment_visit",
        ["institution_id", "visit_at", "area_id"],
        unique=False,
    )
    op.create_table(
        "attachment",
        sa.Column("area_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=True),
        sa.Column("name", sa.LargeBinary(), nullable=False),
        sa.Column("content_type", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("stored_as", sa.Text(), nullable=False),
        sa.Column("uploaded_by", sa.Text(), nullable=False),
        sa.Column("uploaded_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["area_id", "case_id"],
            ["case_file.area_id", "case_file.id"],
            name=op.f("fk_attachment_area_id_case_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_attachment_area_id")),
        sa.PrimaryKeyConstraint("id", "area_id", name=op.f("pk_attachment")),
        sa.UniqueConstraint("stored_as", name=op.f("uq_attachment_stored_as")),
    )
    op.create_index(op.f("ix_attachment_case_id_area_id"), "attachment", ["case_id", "area_id"], unique=False)
    op.create_table(
        "material_check",
        sa.Column("area_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("checklist", sa.JSON().with_variant(JSONB(), "postgresql"), nullable=False),
        sa.Column("originals_seen", sa.Boolean(), nullable=True),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.Column("checked_by", sa.Text(), nullable=False),
        sa.Column("checked_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["area_id", "case_id"],
            ["case_file.area_id", "case_file.id"],
            name=op.f("fk_material_check_area_id_case_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_material_check_area_id")),
        sa.PrimaryKeyConstraint("id", "area_id", name=op.f("pk_material_check")),
    )
    op.create_index(
        op.f("ix_material_check_case_id_area_id"), "material_check", ["case_id", "area_id"], unique=False
    )
    op.create_table(
        "assessment_fee",
        sa.Column("area_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("conclusion_id", sa.Text(), nullable=True),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("payer", sa.Text(), nullable=False),
        sa.Column("legal_basis", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["area_id", "case_id"],
            ["case_file.area_id", "case_file.id"],
            name=op.f("fk_assessment_fee_area_id_case_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["area_id", "conclusion_id"],
            ["conclusion.area_id", "conclusion.id"],
            name=op.f("fk_assessment_fee_area_id_conclusion_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_assessment_fee_area_id")),
        sa.PrimaryKeyConstraint("id", "area_id", name=op.f("pk_assessment_fee")),
        sa.UniqueConstraint(
            "case_id",
            "conclusion_id",
            "area_id",
            name=op.f("uq_assessment_fee_case_id_conclusion_id_area_id"),
        ),
    )
    op.create_table(
        "evidence",
        sa.Column("area_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("visit_id", sa.Text(), nullable=True),
        sa.Column("attachment_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["area_id", "attachment_id"],
            ["attachment.area_id", "attachment.id"],
            name=op.f("fk_evidence_area_id_attachment_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["area_id", "case_id"],
            ["case_file.area_id", "case_file.id"],
            name=op.f("fk_evidence_area_id_case_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["area_id", "visit_id"],
            ["assessment_visit.area_id", "assessment_visit.id"],
            name=op.f("fk_evidence_area_id_visit_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_evidence_area_id")),
        sa.PrimaryKeyConstraint("id", "area_id", name=op.f("pk_evidence")),
        sa.UniqueConstraint(
            "case_id",
            "attachment_id",
            "kind",
            "area_id",
            name=op.f("uq_evidence_case_id_attachment_id_kind_area_id"),
        ),
    )
    op.create_table(
        "visit_member",
        sa.Column("area_id", sa.Text(), nullable=False),
        sa.Column("visit_id", sa.Text(), nullable=False),
        sa.Column("account_id", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("relation", sa.Text(), nullable=False),
        sa.Column("declared_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("signed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_visit_member_account_id")),
        sa.ForeignKeyConstraint(
            ["area_id", "visit_id"],
            ["assessment_visit.area_id", "assessment_visit.id"],
            name=op.f("fk_visit_member_area_id_visit_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_visit_member_area_id")),
        sa.PrimaryKeyConstraint("visit_id", "account_id", "area_id", name=op.f("pk_visit_member")),
    )
    op.create_index(
        op.f("ix_visit_member_account_id_area_id"), "visit_member", ["account_id", "area_id"], unique=False
    )


def downgrade() -> None:
    op.drop_index(op.f("ix_visit_member_account_id_area_id"), table_name="visit_member")
    op.drop_table("visit_member")
    op.drop_table("evidence")
    op.drop_table("assessment_fee")
    op.drop_index(op.f("ix_material_check_case_id_area_id"), table_name="material_check")
    op.drop_table("material_check")
    op.drop_index(op.f("ix_attachment_case_id_area_id"), table_name="attachment")
    op.drop_table("attachment")
    op.drop_index(op.f("ix_assessment_visit_institution_id_visit_at_area_id"), table_name="assessment_visit")
    op.drop_index(op.f("ix_assessment_visit_case_id_area_id"), table_name="assessment_visit")
    op.drop_table("assessment_visit")
