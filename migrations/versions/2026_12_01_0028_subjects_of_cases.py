"""Let a case be about a person, an organisation or nobody, say against whom it is, and what it serves."""

import sqlalchemy as sa
from alembic import op

revision = "0028_subjects_of_cases"
down_revision = "0027_scopes"
branch_labels = None
depends_on = None

_BUSINESSES = {"ltci_assessment": "disability_assessment", "ltci_notice_objection": "notice_objection"}
_HAS_CODE = sa.text("uscc <> ''")


def upgrade() -> None:
    op.add_column("organisation", sa.Column("contact", sa.Text(), nullable=False, server_default=""))
    op.create_index(
        "uq_organisation_uscc_area_id",
        "organisation",
        ["uscc", "area_id"],
        unique=True,
        sqlite_where=_HAS_CODE,
        postgresql_where=_HAS_CODE,
    )
    op.add_column("case_file", sa.Column("business", sa.Text(), nullable=True))
    op.add_column("case_file", sa.Column("subject_kind", sa.Text(), nullable=False, server_default="none"))
    op.add_column("case_file", sa.Column("subject_id", sa.Text(), nullable=True))
    op.add_column("case_file", sa.Column("complained_of", sa.Text(), nullable=False, server_default="|"))
    op.execute(
        "UPDATE case_file SET subject_kind = 'person', subject_id = person_id WHERE person_id IS NOT NULL"
    )
    op.execute("UPDATE case_file SET party = '' WHERE person_id IS NULL")
    for process, business in _BUSINESSES.items():
        op.execute(f"UPDATE case_file SET business = '{business}' WHERE kind = '{process}'")
    op.drop_index(op.f("ix_case_file_person_id_area_id"), "case_file")
    with op.batch_alter_table("case_file") as case:
        case.drop_constraint(op.f("fk_case_file_area_id_person_id"), type_="foreignkey")
        case.drop_column("person_id")
        case.alter_column("subject_kind", server_default=None)
        case.alter_column("complained_of", server_default=None)
    op.create_index(op.f("ix_case_file_subject_id_area_id"), "case_file", ["subject_id", "area_id"])


def downgrade() -> None:
    op.drop_index(op.f("ix_case_file_subject_id_area_id"), "case_file")
    with op.batch_alter_table("case_file") as case:
        case.add_column(sa.Column("person_id", sa.Text(), nullable=True))
        case.create_foreign_key(
            op.f("fk_case_file_area_id_person_id"),
            "person",
            ["area_id", "person_id"],
            ["area_id", "id"],
            initially="DEFERRED",
            deferrable=True,
        )
    op.execute("UPDATE case_file SET person_id = subject_id WHERE subject_kind = 'person'")
    with op.batch_alter_table("case_file") as case:
        for column in ("complained_of", "subject_id", "subject_kind", "business"):
            case.drop_column(column)
    op.create_index(op.f("ix_case_file_person_id_area_id"), "case_file", ["person_id", "area_id"])
    op.drop_index("uq_organisation_uscc_area_id", "organisation")
    op.drop_column("organisation", "contact")
