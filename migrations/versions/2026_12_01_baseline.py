"""All tables as they stood before the first installation; every later migration goes on top of this one."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "baseline"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "area",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("region", sa.Text(), nullable=False),
        sa.Column("closes_at", sa.Time(), nullable=True),
        sa.Column("number_prefix", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_area")),
    )
    op.create_table(
        "attempts",
        sa.Column("door", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("moments", sa.JSON().with_variant(JSONB(), "postgresql"), nullable=False),
        sa.PrimaryKeyConstraint("door", "subject", name=op.f("pk_attempts")),
    )
    op.create_table(
        "lease",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("holder", sa.Text(), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_lease")),
    )
    op.create_table(
        "register_declaration",
        sa.Column("hash", sa.Text(), nullable=False),
        sa.Column("register", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("hash", name=op.f("pk_register_declaration")),
    )
    op.create_table(
        "release",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("process_id", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("created_by", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("released_by", sa.Text(), nullable=True),
        sa.Column("released_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_release")),
    )
    with op.batch_alter_table("release", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_release_process_id_created_at"), ["process_id", "created_at"], unique=False
        )

    op.create_table(
        "setting",
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("value", sa.JSON().with_variant(JSONB(), "postgresql"), nullable=False),
        sa.PrimaryKeyConstraint("scope", "key", name=op.f("pk_setting")),
    )
    op.create_table(
        "year_notice",
        sa.Column("year", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("revision", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=False),
        sa.Column("holidays", sa.JSON().with_variant(JSONB(), "postgresql"), nullable=False),
        sa.Column("makeup_days", sa.JSON().with_variant(JSONB(), "postgresql"), nullable=False),
        sa.Column("entered_by", sa.Text(), nullable=False),
        sa.Column("entered_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("year", "revision", name=op.f("pk_year_notice")),
    )
    op.create_table(
        "account",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("area_id", sa.Text(), nullable=False),
        sa.Column("login", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("password_hash", sa.Text(), nullable=False),
        sa.Column("second_factor", sa.LargeBinary(), nullable=True),
        sa.Column("second_factor_step", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("session_epoch", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_account_area_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account")),
        sa.UniqueConstraint("login", name=op.f("uq_account_login")),
    )
    with op.batch_alter_table("account", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_account_area_id"), ["area_id"], unique=False)

    op.create_table(
        "case_file",
        sa.Column("area_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("region", sa.Text(), nullable=False),
        sa.Column("business", sa.Text(), nullable=True),
        sa.Column("subject_kind", sa.Text(), nullable=False),
        sa.Column("subject_id", sa.Text(), nullable=True),
        sa.Column("complained_of", sa.Text(), nullable=False),
        sa.Column("party", sa.Text(), nullable=False),
        sa.Column("parent_case_id", sa.Text(), nullable=True),
        sa.Column("confidential_to", sa.Text(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("opened_by", sa.Text(), nullable=False),
        sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("accepted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("journal_seq", sa.Integer(), nullable=False),
        sa.Column("journal_mac", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_case_file_area_id")),
        sa.PrimaryKeyConstraint("id", "area_id", name=op.f("pk_case_file")),
        sa.UniqueConstraint("number", "area_id", name=op.f("uq_case_file_number_area_id")),
    )
    with op.batch_alter_table("case_file", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_case_file_opened_by_area_id"), ["opened_by", "area_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_case_file_state_area_id_id"), ["state", "area_id", "id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_case_file_subject_id_area_id"), ["subject_id", "area_id"], unique=False
        )

    op.create_table(
        "deployment",
        sa.Column("area_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("process_id", sa.Text(), nullable=False),
        sa.Column("release_id", sa.Text(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("deployed_by", sa.Text(), nullable=False),
        sa.Column("deployed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_deployment_area_id")),
        sa.ForeignKeyConstraint(["release_id"], ["release.id"], name=op.f("fk_deployment_release_id")),
        sa.PrimaryKeyConstraint("id", "area_id", name=op.f("pk_deployment")),
    )
    with op.batch_alter_table("deployment", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_deployment_process_id_first_day_area_id"),
            ["process_id", "first_day", "area_id"],
            unique=False,
        )

    op.create_table(
        "due_work",
        sa.Column("area_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("unique_key", sa.Text(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=True),
        sa.Column("instance_id", sa.Text(), nullable=True),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("details", sa.JSON().with_variant(JSONB(), "postgresql"), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("retry_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_error", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_due_work_area_id")),
        sa.PrimaryKeyConstraint("id", "area_id", name=op.f("pk_due_work")),
        sa.UniqueConstraint("unique_key", "area_id", name=op.f("uq_due_work_unique_key_area_id")),
    )
    with op.batch_alter_table("due_work", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_due_work_case_id_area_id"), ["case_id", "area_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_due_work_id"), ["id"], unique=False)
        batch_op.create_index(batch_op.f("ix_due_work_state_due_at"), ["state", "due_at"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_due_work_subject_state_area_id"), ["subject", "state", "area_id"], unique=False
        )

    op.create_table(
        "incident",
        sa.Column("area_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=True),
        sa.Column("instance_id", sa.Text(), nullable=True),
        sa.Column("due_work_id", sa.Text(), nullable=True),
        sa.Column("process_id", sa.Text(), nullable=True),
        sa.Column("element_id", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("sentence", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("resolved_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("resolved_by", sa.Text(), nullable=True),
        sa.Column("resolution", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_incident_area_id")),
        sa.PrimaryKeyConstraint("id", "area_id", name=op.f("pk_incident")),
    )
    with op.batch_alter_table("incident", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_incident_case_id_area_id"), ["case_id", "area_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_incident_state_area_id"), ["state", "area_id"], unique=False)

    op.create_table(
        "journal_head",
        sa.Column("area_id", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("signed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("cases", sa.Integer(), nullable=False),
        sa.Column("ends", sa.LargeBinary(), nullable=False),
        sa.Column("mac", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_journal_head_area_id")),
        sa.PrimaryKeyConstraint("day", "area_id", name=op.f("pk_journal_head")),
    )
    op.create_table(
        "kept_entry",
        sa.Column("area_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("holder", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=True),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("forget_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("values", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_kept_entry_area_id")),
        sa.PrimaryKeyConstraint("id", "area_id", name=op.f("pk_kept_entry")),
    )
    with op.batch_alter_table("kept_entry", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_kept_entry_forget_at"), ["forget_at"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_kept_entry_holder_subject_area_id"), ["holder", "subject", "area_id"], unique=False
        )

    op.create_table(
        "number_series",
        sa.Column("area_id", sa.Text(), nullable=False),
        sa.Column("series", sa.Text(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_number_series_area_id")),
        sa.PrimaryKeyConstraint("series", "area_id", name=op.f("pk_number_series")),
    )
    op.create_table(
        "organisation",
        sa.Column("area_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("uscc", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("telephone", sa.Text(), nullable=False),
        sa.Column("contact", sa.Text(), server_default="", nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("agreement_from", sa.Date(), nullable=True),
        sa.Column("agreement_until", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_organisation_area_id")),
        sa.PrimaryKeyConstraint("id", "area_id", name=op.f("pk_organisation")),
    )
    with op.batch_alter_table("organisation", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_organisation_kind_state_area_id"), ["kind", "state", "area_id"], unique=False
        )
        batch_op.create_index(
            "uq_organisation_uscc_area_id",
            ["uscc", "area_id"],
            unique=True,
            sqlite_where=sa.text("uscc <> ''"),
            postgresql_where=sa.text("uscc <> ''"),
        )

    op.create_table(
        "outbox",
        sa.Column("area_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("unique_key", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=True),
        sa.Column("instance_id", sa.Text(), nullable=True),
        sa.Column("message", sa.Text(), nullable=True),
        sa.Column("recipient", sa.JSON().with_variant(JSONB(), "postgresql"), nullable=False),
        sa.Column("payload", sa.LargeBinary(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("delivered_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_outbox_area_id")),
        sa.PrimaryKeyConstraint("id", "area_id", name=op.f("pk_outbox")),
        sa.UniqueConstraint("unique_key", "area_id", name=op.f("uq_outbox_unique_key_area_id")),
    )
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_outbox_case_id_area_id"), ["case_id", "area_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_outbox_state_area_id"), ["state", "area_id"], unique=False)

    op.create_table(
        "parameter_value",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("area_id", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("value", sa.JSON().with_variant(JSONB(), "postgresql"), nullable=False),
        sa.Column("legal_basis", sa.Text(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.Column("state", sa.Text(), server_default="in_force", nullable=False),
        sa.Column("set_by", sa.Text(), nullable=False),
        sa.Column("set_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_parameter_value_area_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_parameter_value")),
        sa.UniqueConstraint(
            "key",
            "valid_from",
            "set_at",
            "area_id",
            name=op.f("uq_parameter_value_key_valid_from_set_at_area_id"),
        ),
    )
    op.create_table(
        "register_entry",
        sa.Column("area_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("register", sa.Text(), nullable=False),
        sa.Column("subject_kind", sa.Text(), nullable=False),
        sa.Column("subject_id", sa.Text(), nullable=True),
        sa.Column("subject_key", sa.Text(), nullable=False),
        sa.Column("shown", sa.Text(), nullable=False),
        sa.Column("name", sa.LargeBinary(), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("home_area_id", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=True),
        sa.Column("declaration", sa.Text(), nullable=False),
        sa.Column("days", sa.Text(), nullable=False),
        sa.Column("leads_begun", sa.JSON().with_variant(JSONB(), "postgresql"), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column("entered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("ground", sa.Text(), nullable=True),
        sa.Column("condition", sa.Text(), nullable=True),
        sa.Column("condition_met_on", sa.Date(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("details", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_register_entry_area_id")),
        sa.PrimaryKeyConstraint("id", "area_id", name=op.f("pk_register_entry")),
        sa.UniqueConstraint("made_by", "area_id", name=op.f("uq_register_entry_made_by_area_id")),
    )
    with op.batch_alter_table("register_entry", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_register_entry_case_id_area_id"), ["case_id", "area_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_register_entry_register_state_area_id"),
            ["register", "state", "area_id"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_register_entry_subject_key_register_area_id"),
            ["subject_key", "register", "area_id"],
            unique=False,
        )

    op.create_table(
        "release_file",
        sa.Column("release_id", sa.Text(), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["release_id"], ["release.id"], name=op.f("fk_release_file_release_id")),
        sa.PrimaryKeyConstraint("release_id", "path", name=op.f("pk_release_file")),
    )
    op.create_table(
        "unheard_message",
        sa.Column("area_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("unique_key", sa.Text(), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("process_id", sa.Text(), nullable=True),
        sa.Column("subject_kind", sa.Text(), nullable=False),
        sa.Column("subject_id", sa.Text(), nullable=True),
        sa.Column("party", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=True),
        sa.Column("entry_id", sa.Text(), nullable=True),
        sa.Column("organisation_kind", sa.Text(), nullable=False),
        sa.Column("post", sa.Text(), nullable=False),
        sa.Column("payload", sa.LargeBinary(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("arrived_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("opened", sa.JSON().with_variant(JSONB(), "postgresql"), nullable=False),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("settled_by", sa.Text(), nullable=True),
        sa.Column("resolution", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_unheard_message_area_id")),
        sa.PrimaryKeyConstraint("id", "area_id", name=op.f("pk_unheard_message")),
        sa.UniqueConstraint("unique_key", "area_id", name=op.f("uq_unheard_message_unique_key_area_id")),
    )
    with op.batch_alter_table("unheard_message", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_unheard_message_case_id_area_id"), ["case_id", "area_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_unheard_message_message_state_area_id"),
            ["message", "state", "area_id"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_unheard_message_state_organisation_kind_post_area_id"),
            ["state", "organisation_kind", "post", "area_id"],
            unique=False,
        )

    op.create_table(
        "absence",
        sa.Column("area_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("account_id", sa.Text(), nullable=False),
        sa.Column("substitute_id", sa.Text(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("entered_by", sa.Text(), nullable=False),
        sa.Column("entered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_by", sa.Text(), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_absence_account_id")),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_absence_area_id")),
        sa.ForeignKeyConstraint(["ended_by"], ["account.id"], name=op.f("fk_absence_ended_by")),
        sa.ForeignKeyConstraint(["entered_by"], ["account.id"], name=op.f("fk_absence_entered_by")),
        sa.ForeignKeyConstraint(["substitute_id"], ["account.id"], name=op.f("fk_absence_substitute_id")),
        sa.PrimaryKeyConstraint("id", "area_id", name=op.f("pk_absence")),
    )
    with op.batch_alter_table("absence", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_absence_account_id_until_area_id"),
            ["account_id", "until", "area_id"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_absence_substitute_id_until_area_id"),
            ["substitute_id", "until", "area_id"],
            unique=False,
        )

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
    with op.batch_alter_table("account_event", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_account_event_account_id_at"), ["account_id", "at"], unique=False
        )

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
    with op.batch_alter_table("assessment_visit", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_assessment_visit_case_id_area_id"), ["case_id", "area_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_assessment_visit_institution_id_visit_at_area_id"),
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
    with op.batch_alter_table("attachment", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_attachment_case_id_area_id"), ["case_id", "area_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_attachment_uploaded_by_case_id"), ["uploaded_by", "case_id"], unique=False
        )

    op.create_table(
        "case_code",
        sa.Column("area_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("secret", sa.Text(), nullable=False),
        sa.Column("serial", sa.Integer(), nullable=False),
        sa.Column("holder_id", sa.Text(), nullable=False),
        sa.Column("issued_by", sa.Text(), nullable=False),
        sa.Column("issued_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["area_id", "id"],
            ["case_file.area_id", "case_file.id"],
            name=op.f("fk_case_code_area_id_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_case_code_area_id")),
        sa.ForeignKeyConstraint(["holder_id"], ["account.id"], name=op.f("fk_case_code_holder_id")),
        sa.PrimaryKeyConstraint("id", "area_id", name=op.f("pk_case_code")),
    )
    with op.batch_alter_table("case_code", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_case_code_secret"), ["secret"], unique=True)

    op.create_table(
        "clock",
        sa.Column("area_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("instance_id", sa.Text(), nullable=True),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("rule", sa.JSON().with_variant(JSONB(), "postgresql"), nullable=False),
        sa.Column("limit", sa.JSON().with_variant(JSONB(), "postgresql"), nullable=True),
        sa.Column("started_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("provisional", sa.Boolean(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("late", sa.Boolean(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["area_id", "case_id"],
            ["case_file.area_id", "case_file.id"],
            name=op.f("fk_clock_area_id_case_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_clock_area_id")),
        sa.PrimaryKeyConstraint("id", "area_id", name=op.f("pk_clock")),
    )
    with op.batch_alter_table("clock", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_clock_case_id_name_area_id"), ["case_id", "name", "area_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_clock_state_due_at_area_id"), ["state", "due_at", "area_id"], unique=False
        )

    op.create_table(
        "document",
        sa.Column("area_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("release_id", sa.Text(), nullable=True),
        sa.Column("html", sa.LargeBinary(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("issued_by", sa.Text(), nullable=True),
        sa.Column("issued_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["area_id", "case_id"],
            ["case_file.area_id", "case_file.id"],
            name=op.f("fk_document_area_id_case_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_document_area_id")),
        sa.PrimaryKeyConstraint("id", "area_id", name=op.f("pk_document")),
        sa.UniqueConstraint("code", "number", "area_id", name=op.f("uq_document_code_number_area_id")),
    )
    with op.batch_alter_table("document", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_document_case_id_area_id"), ["case_id", "area_id"], unique=False)

    op.create_table(
        "inspection_hint",
        sa.Column("area_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("institution_id", sa.Text(), nullable=True),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("text", sa.LargeBinary(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("noted_by", sa.Text(), nullable=False),
        sa.Column("noted_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["area_id", "case_id"],
            ["case_file.area_id", "case_file.id"],
            name=op.f("fk_inspection_hint_area_id_case_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["area_id", "institution_id"],
            ["organisation.area_id", "organisation.id"],
            name=op.f("fk_inspection_hint_area_id_institution_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_inspection_hint_area_id")),
        sa.ForeignKeyConstraint(["noted_by"], ["account.id"], name=op.f("fk_inspection_hint_noted_by")),
        sa.PrimaryKeyConstraint("id", "area_id", name=op.f("pk_inspection_hint")),
    )
    with op.batch_alter_table("inspection_hint", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_inspection_hint_case_id_area_id"), ["case_id", "area_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_inspection_hint_state_area_id"), ["state", "area_id"], unique=False
        )

    op.create_table(
        "instance",
        sa.Column("area_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("process_id", sa.Text(), nullable=False),
        sa.Column("release_id", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("ended_as", sa.Text(), nullable=True),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("state", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["area_id", "case_id"],
            ["case_file.area_id", "case_file.id"],
            name=op.f("fk_instance_area_id_case_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_instance_area_id")),
        sa.ForeignKeyConstraint(["release_id"], ["release.id"], name=op.f("fk_instance_release_id")),
        sa.PrimaryKeyConstraint("id", "area_id", name=op.f("pk_instance")),
    )
    with op.batch_alter_table("instance", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_instance_case_id_area_id"), ["case_id", "area_id"], unique=False)

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
    with op.batch_alter_table("institution_staff", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_institution_staff_account_id_area_id"), ["account_id", "area_id"], unique=False
        )

    op.create_table(
        "journal_entry",
        sa.Column("area_id", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("machine_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor_id", sa.Text(), nullable=True),
        sa.Column("post", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("instance_id", sa.Text(), nullable=True),
        sa.Column("process_id", sa.Text(), nullable=True),
        sa.Column("element_id", sa.Text(), nullable=True),
        sa.Column("path", sa.Text(), nullable=True),
        sa.Column("task_id", sa.Text(), nullable=True),
        sa.Column("form_version", sa.Text(), nullable=True),
        sa.Column("payload", sa.LargeBinary(), nullable=True),
        sa.Column("payload_mac", sa.Text(), nullable=True),
        sa.Column("mac", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["area_id", "case_id"],
            ["case_file.area_id", "case_file.id"],
            name=op.f("fk_journal_entry_area_id_case_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_journal_entry_area_id")),
        sa.PrimaryKeyConstraint("case_id", "seq", "area_id", name=op.f("pk_journal_entry")),
    )
    with op.batch_alter_table("journal_entry", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_journal_entry_actor_id_at_area_id"), ["actor_id", "at", "area_id"], unique=False
        )

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
    with op.batch_alter_table("material_check", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_material_check_case_id_area_id"), ["case_id", "area_id"], unique=False
        )

    op.create_table(
        "membership",
        sa.Column("area_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("account_id", sa.Text(), nullable=False),
        sa.Column("organisation_id", sa.Text(), nullable=False),
        sa.Column("post", sa.Text(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_membership_account_id")),
        sa.ForeignKeyConstraint(
            ["area_id", "organisation_id"],
            ["organisation.area_id", "organisation.id"],
            name=op.f("fk_membership_area_id_organisation_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_membership_area_id")),
        sa.PrimaryKeyConstraint("id", "area_id", name=op.f("pk_membership")),
        sa.UniqueConstraint(
            "account_id",
            "organisation_id",
            "post",
            "area_id",
            name=op.f("uq_membership_account_id_organisation_id_post_area_id"),
        ),
    )
    with op.batch_alter_table("membership", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_membership_account_id"), ["account_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_membership_organisation_id_post_area_id"),
            ["organisation_id", "post", "area_id"],
            unique=False,
        )

    op.create_table(
        "notification",
        sa.Column("area_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("account_id", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=True),
        sa.Column("subject", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("text", sa.LargeBinary(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_notification_account_id")),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_notification_area_id")),
        sa.PrimaryKeyConstraint("id", "area_id", name=op.f("pk_notification")),
    )
    with op.batch_alter_table("notification", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_notification_account_id_read_at_area_id"),
            ["account_id", "read_at", "area_id"],
            unique=False,
        )

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
    with op.batch_alter_table("person", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_person_account_id_area_id"), ["account_id", "area_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_person_name_index_area_id"), ["name_index", "area_id"], unique=False
        )

    op.create_table(
        "public_draft",
        sa.Column("area_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=True),
        sa.Column("secret", sa.Text(), nullable=True),
        sa.Column("form_version", sa.Text(), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("touched_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("values", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["area_id", "case_id"],
            ["case_file.area_id", "case_file.id"],
            name=op.f("fk_public_draft_area_id_case_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_public_draft_area_id")),
        sa.PrimaryKeyConstraint("id", "area_id", name=op.f("pk_public_draft")),
    )
    with op.batch_alter_table("public_draft", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_public_draft_case_id_subject_area_id"),
            ["case_id", "subject", "area_id"],
            unique=True,
        )
        batch_op.create_index(batch_op.f("ix_public_draft_secret"), ["secret"], unique=True)
        batch_op.create_index(batch_op.f("ix_public_draft_touched_at"), ["touched_at"], unique=False)

    op.create_table(
        "public_notice",
        sa.Column("area_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("publisher_id", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("objections", sa.Text(), nullable=True),
        sa.Column("scope", sa.JSON().with_variant(JSONB(), "postgresql"), nullable=False),
        sa.Column("channels", sa.JSON().with_variant(JSONB(), "postgresql"), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("clock_id", sa.Text(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("published_by", sa.Text(), nullable=True),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_reason", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(
            ["area_id", "case_id"],
            ["case_file.area_id", "case_file.id"],
            name=op.f("fk_public_notice_area_id_case_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["area_id", "publisher_id"],
            ["organisation.area_id", "organisation.id"],
            name=op.f("fk_public_notice_area_id_publisher_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_public_notice_area_id")),
        sa.PrimaryKeyConstraint("id", "area_id", name=op.f("pk_public_notice")),
    )
    with op.batch_alter_table("public_notice", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_public_notice_case_id_area_id"), ["case_id", "area_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_public_notice_number_area_id"), ["number", "area_id"], unique=True
        )
        batch_op.create_index(
            batch_op.f("ix_public_notice_state_ends_at_area_id"),
            ["state", "ends_at", "area_id"],
            unique=False,
        )

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
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_recusal_account_id")),
        sa.ForeignKeyConstraint(
            ["area_id", "case_id"],
            ["case_file.area_id", "case_file.id"],
            name=op.f("fk_recusal_area_id_case_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_recusal_area_id")),
        sa.PrimaryKeyConstraint("id", "area_id", name=op.f("pk_recusal")),
        sa.UniqueConstraint(
            "case_id", "account_id", "area_id", name=op.f("uq_recusal_case_id_account_id_area_id")
        ),
    )
    op.create_table(
        "register_change",
        sa.Column("area_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("entry_id", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("effective_on", sa.Date(), nullable=False),
        sa.Column("reason", sa.LargeBinary(), nullable=True),
        sa.Column("case_id", sa.Text(), nullable=True),
        sa.Column("changed_by", sa.Text(), nullable=True),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("ground", sa.Text(), nullable=True),
        sa.Column("condition", sa.Text(), nullable=True),
        sa.Column("condition_met_on", sa.Date(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("details", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["area_id", "entry_id"],
            ["register_entry.area_id", "register_entry.id"],
            name=op.f("fk_register_change_area_id_entry_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_register_change_area_id")),
        sa.PrimaryKeyConstraint("id", "area_id", name=op.f("pk_register_change")),
        sa.UniqueConstraint(
            "entry_id", "number", "area_id", name=op.f("uq_register_change_entry_id_number_area_id")
        ),
    )
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
    op.create_table(
        "submission",
        sa.Column("area_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("instance_id", sa.Text(), nullable=True),
        sa.Column("work_item_id", sa.Text(), nullable=True),
        sa.Column("process_id", sa.Text(), nullable=False),
        sa.Column("element_id", sa.Text(), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("form_id", sa.Text(), nullable=False),
        sa.Column("form_version", sa.Text(), nullable=False),
        sa.Column("submitted_by", sa.Text(), nullable=False),
        sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("values", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["area_id", "case_id"],
            ["case_file.area_id", "case_file.id"],
            name=op.f("fk_submission_area_id_case_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_submission_area_id")),
        sa.PrimaryKeyConstraint("id", "area_id", name=op.f("pk_submission")),
    )
    with op.batch_alter_table("submission", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_submission_case_id_element_id_area_id"),
            ["case_id", "element_id", "area_id"],
            unique=False,
        )

    op.create_table(
        "clock_entry",
        sa.Column("area_id", sa.Text(), nullable=False),
        sa.Column("clock_id", sa.Text(), nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor_id", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("legal_basis", sa.Text(), nullable=False),
        sa.Column("element_id", sa.Text(), nullable=False),
        sa.Column("cause", sa.Text(), nullable=False),
        sa.Column("due", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["area_id", "clock_id"],
            ["clock.area_id", "clock.id"],
            name=op.f("fk_clock_entry_area_id_clock_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_clock_entry_area_id")),
        sa.PrimaryKeyConstraint("clock_id", "seq", "area_id", name=op.f("pk_clock_entry")),
    )
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
    with op.batch_alter_table("conclusion", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_conclusion_person_id_issued_on_area_id"),
            ["person_id", "issued_on", "area_id"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_conclusion_state_valid_until_area_id"),
            ["state", "valid_until", "area_id"],
            unique=False,
        )

    op.create_table(
        "delivery",
        sa.Column("area_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("document_id", sa.Text(), nullable=True),
        sa.Column("attempt", sa.Integer(), nullable=False),
        sa.Column("recipient", sa.LargeBinary(), nullable=False),
        sa.Column("method", sa.Text(), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=True),
        sa.Column("failed_reason", sa.LargeBinary(), nullable=True),
        sa.Column("collected_by", sa.LargeBinary(), nullable=True),
        sa.Column("late_reason", sa.Text(), nullable=True),
        sa.Column("proof", sa.JSON().with_variant(JSONB(), "postgresql"), nullable=False),
        sa.Column("recorded_by", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["area_id", "case_id"],
            ["case_file.area_id", "case_file.id"],
            name=op.f("fk_delivery_area_id_case_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["area_id", "document_id"],
            ["document.area_id", "document.id"],
            name=op.f("fk_delivery_area_id_document_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_delivery_area_id")),
        sa.PrimaryKeyConstraint("id", "area_id", name=op.f("pk_delivery")),
        sa.UniqueConstraint(
            "case_id",
            "document_id",
            "attempt",
            "area_id",
            name=op.f("uq_delivery_case_id_document_id_attempt_area_id"),
        ),
    )
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
    with op.batch_alter_table("enrolment", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_enrolment_person_id_since_area_id"),
            ["person_id", "since", "area_id"],
            unique=False,
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
        "objection",
        sa.Column("area_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("notice_id", sa.Text(), nullable=False),
        sa.Column("name", sa.LargeBinary(), nullable=False),
        sa.Column("id_kind", sa.Text(), nullable=False),
        sa.Column("id_number", sa.LargeBinary(), nullable=False),
        sa.Column("telephone", sa.LargeBinary(), nullable=False),
        sa.Column("facts", sa.LargeBinary(), nullable=False),
        sa.Column("evidence", sa.JSON().with_variant(JSONB(), "postgresql"), nullable=False),
        sa.Column("raised_by", sa.Text(), nullable=False),
        sa.Column("raised_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("finding", sa.Text(), nullable=True),
        sa.Column("upheld", sa.Boolean(), nullable=True),
        sa.Column("basis", sa.LargeBinary(), nullable=True),
        sa.Column("closed_by", sa.Text(), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["area_id", "case_id"],
            ["case_file.area_id", "case_file.id"],
            name=op.f("fk_objection_area_id_case_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["area_id", "notice_id"],
            ["public_notice.area_id", "public_notice.id"],
            name=op.f("fk_objection_area_id_notice_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_objection_area_id")),
        sa.PrimaryKeyConstraint("id", "area_id", name=op.f("pk_objection")),
    )
    with op.batch_alter_table("objection", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_objection_case_id_area_id"), ["case_id", "area_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_objection_notice_id_state_area_id"),
            ["notice_id", "state", "area_id"],
            unique=False,
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
    with op.batch_alter_table("visit_member", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_visit_member_account_id_area_id"), ["account_id", "area_id"], unique=False
        )

    op.create_table(
        "wait",
        sa.Column("area_id", sa.Text(), nullable=False),
        sa.Column("instance_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("process_id", sa.Text(), nullable=False),
        sa.Column("element_id", sa.Text(), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("message", sa.Text(), nullable=True),
        sa.Column("clock_id", sa.Text(), nullable=True),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["area_id", "case_id"],
            ["case_file.area_id", "case_file.id"],
            name=op.f("fk_wait_area_id_case_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["area_id", "instance_id"],
            ["instance.area_id", "instance.id"],
            name=op.f("fk_wait_area_id_instance_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_wait_area_id")),
        sa.PrimaryKeyConstraint("instance_id", "id", "area_id", name=op.f("pk_wait")),
    )
    with op.batch_alter_table("wait", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_wait_case_id_message_area_id"), ["case_id", "message", "area_id"], unique=False
        )

    op.create_table(
        "work_item",
        sa.Column("area_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("case_kind", sa.Text(), server_default="", nullable=False),
        sa.Column("instance_id", sa.Text(), nullable=False),
        sa.Column("task_id", sa.Text(), nullable=False),
        sa.Column("process_id", sa.Text(), nullable=False),
        sa.Column("element_id", sa.Text(), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("form_id", sa.Text(), nullable=True),
        sa.Column("organisation_kind", sa.Text(), nullable=True),
        sa.Column("organisation_id", sa.Text(), nullable=True),
        sa.Column("post", sa.Text(), nullable=True),
        sa.Column("candidates", sa.Text(), nullable=True),
        sa.Column("excludes", sa.Text(), nullable=False),
        sa.Column("queue", sa.Text(), nullable=True),
        sa.Column("clock_id", sa.Text(), nullable=True),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("provisional", sa.Boolean(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("claimed_by", sa.Text(), nullable=True),
        sa.Column("claimed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_by", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["area_id", "case_id"],
            ["case_file.area_id", "case_file.id"],
            name=op.f("fk_work_item_area_id_case_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["area_id", "instance_id"],
            ["instance.area_id", "instance.id"],
            name=op.f("fk_work_item_area_id_instance_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_work_item_area_id")),
        sa.ForeignKeyConstraint(["claimed_by"], ["account.id"], name=op.f("fk_work_item_claimed_by")),
        sa.PrimaryKeyConstraint("id", "area_id", name=op.f("pk_work_item")),
        sa.UniqueConstraint(
            "instance_id", "task_id", "area_id", name=op.f("uq_work_item_instance_id_task_id_area_id")
        ),
    )
    with op.batch_alter_table("work_item", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_work_item_case_id_area_id"), ["case_id", "area_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_work_item_claimed_by_state_area_id_due_at_id"),
            ["claimed_by", "state", "area_id", "due_at", "id"],
            unique=False,
            sqlite_where=sa.text("claimed_by IS NOT NULL"),
            postgresql_where=sa.text("claimed_by IS NOT NULL"),
        )
        batch_op.create_index(
            "ix_work_item_on_offer",
            ["queue", "area_id", "due_at", "id", "excludes", "state", "claimed_by", "candidates"],
            unique=False,
            sqlite_where=sa.text("state = 'open' AND claimed_by IS NULL AND candidates IS NULL"),
            postgresql_where=sa.text("state = 'open' AND claimed_by IS NULL AND candidates IS NULL"),
        )
        batch_op.create_index(
            "ix_work_item_on_offer_by_kind",
            ["queue", "case_kind", "area_id", "due_at", "id"],
            unique=False,
            sqlite_where=sa.text("state = 'open' AND claimed_by IS NULL AND candidates IS NULL"),
            postgresql_where=sa.text("state = 'open' AND claimed_by IS NULL AND candidates IS NULL"),
        )
        batch_op.create_index(
            "ix_work_item_on_offer_by_name",
            ["queue", "name", "area_id", "due_at", "id"],
            unique=False,
            sqlite_where=sa.text("state = 'open' AND claimed_by IS NULL AND candidates IS NULL"),
            postgresql_where=sa.text("state = 'open' AND claimed_by IS NULL AND candidates IS NULL"),
        )

    op.create_table(
        "advice",
        sa.Column("area_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("work_item_id", sa.Text(), nullable=False),
        sa.Column("organisation_id", sa.Text(), nullable=False),
        sa.Column("asked_by", sa.Text(), nullable=False),
        sa.Column("asked_of", sa.Text(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("question", sa.LargeBinary(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("answer", sa.LargeBinary(), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["area_id", "case_id"],
            ["case_file.area_id", "case_file.id"],
            name=op.f("fk_advice_area_id_case_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["area_id", "organisation_id"],
            ["organisation.area_id", "organisation.id"],
            name=op.f("fk_advice_area_id_organisation_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["area_id", "work_item_id"],
            ["work_item.area_id", "work_item.id"],
            name=op.f("fk_advice_area_id_work_item_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_advice_area_id")),
        sa.ForeignKeyConstraint(["asked_by"], ["account.id"], name=op.f("fk_advice_asked_by")),
        sa.ForeignKeyConstraint(["asked_of"], ["account.id"], name=op.f("fk_advice_asked_of")),
        sa.PrimaryKeyConstraint("id", "area_id", name=op.f("pk_advice")),
    )
    with op.batch_alter_table("advice", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_advice_asked_by_state_area_id"), ["asked_by", "state", "area_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_advice_asked_of_state_area_id"), ["asked_of", "state", "area_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_advice_case_id_area_id"), ["case_id", "area_id"], unique=False)

    op.create_table(
        "assessment_fee",
        sa.Column("area_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("conclusion_id", sa.Text(), nullable=True),
        sa.Column("amount", sa.BigInteger(), nullable=True),
        sa.Column("payer", sa.Text(), nullable=True),
        sa.Column("lacking", sa.JSON().with_variant(JSONB(), "postgresql"), nullable=True),
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
        "benefit_interval",
        sa.Column("area_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=True),
        sa.Column("conclusion_id", sa.Text(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("lacking", sa.JSON().with_variant(JSONB(), "postgresql"), nullable=True),
        sa.Column("since", sa.Date(), nullable=True),
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
    with op.batch_alter_table("benefit_interval", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_benefit_interval_person_id_since_area_id"),
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
        "case_note",
        sa.Column("area_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("work_item_id", sa.Text(), nullable=True),
        sa.Column("organisation_id", sa.Text(), nullable=False),
        sa.Column("written_by", sa.Text(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("text", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["area_id", "case_id"],
            ["case_file.area_id", "case_file.id"],
            name=op.f("fk_case_note_area_id_case_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["area_id", "organisation_id"],
            ["organisation.area_id", "organisation.id"],
            name=op.f("fk_case_note_area_id_organisation_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["area_id", "work_item_id"],
            ["work_item.area_id", "work_item.id"],
            name=op.f("fk_case_note_area_id_work_item_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_case_note_area_id")),
        sa.ForeignKeyConstraint(["written_by"], ["account.id"], name=op.f("fk_case_note_written_by")),
        sa.PrimaryKeyConstraint("id", "area_id", name=op.f("pk_case_note")),
    )
    with op.batch_alter_table("case_note", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_case_note_case_id_area_id"), ["case_id", "area_id"], unique=False
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
    with op.batch_alter_table("conclusion_letter", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_conclusion_letter_conclusion_id_area_id"),
            ["conclusion_id", "area_id"],
            unique=False,
        )

    op.create_table(
        "draft",
        sa.Column("area_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("account_id", sa.Text(), nullable=False),
        sa.Column("form_version", sa.Text(), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("window", sa.Text(), nullable=True),
        sa.Column("values", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_draft_account_id")),
        sa.ForeignKeyConstraint(
            ["area_id", "id"],
            ["work_item.area_id", "work_item.id"],
            name=op.f("fk_draft_area_id_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_draft_area_id")),
        sa.PrimaryKeyConstraint("id", "account_id", "area_id", name=op.f("pk_draft")),
    )
    op.create_table(
        "work_candidate",
        sa.Column("area_id", sa.Text(), nullable=False),
        sa.Column("account_id", sa.Text(), nullable=False),
        sa.Column("work_item_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["area_id", "work_item_id"],
            ["work_item.area_id", "work_item.id"],
            name=op.f("fk_work_candidate_area_id_work_item_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_work_candidate_area_id")),
        sa.PrimaryKeyConstraint("account_id", "work_item_id", "area_id", name=op.f("pk_work_candidate")),
    )
    with op.batch_alter_table("work_candidate", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_work_candidate_work_item_id_area_id"), ["work_item_id", "area_id"], unique=False
        )


def downgrade() -> None:
    with op.batch_alter_table("work_candidate", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_work_candidate_work_item_id_area_id"))

    op.drop_table("work_candidate")
    op.drop_table("draft")
    with op.batch_alter_table("conclusion_letter", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_conclusion_letter_conclusion_id_area_id"))

    op.drop_table("conclusion_letter")
    op.drop_table("conclusion_confirmation")
    with op.batch_alter_table("case_note", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_case_note_case_id_area_id"))

    op.drop_table("case_note")
    op.drop_table("care_advice")
    with op.batch_alter_table("benefit_interval", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_benefit_interval_person_id_since_area_id"))

    op.drop_table("benefit_interval")
    op.drop_table("assessment_fee")
    with op.batch_alter_table("advice", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_advice_case_id_area_id"))
        batch_op.drop_index(batch_op.f("ix_advice_asked_of_state_area_id"))
        batch_op.drop_index(batch_op.f("ix_advice_asked_by_state_area_id"))

    op.drop_table("advice")
    with op.batch_alter_table("work_item", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_work_item_on_offer_by_name",
            sqlite_where=sa.text("state = 'open' AND claimed_by IS NULL AND candidates IS NULL"),
            postgresql_where=sa.text("state = 'open' AND claimed_by IS NULL AND candidates IS NULL"),
        )
        batch_op.drop_index(
            "ix_work_item_on_offer_by_kind",
            sqlite_where=sa.text("state = 'open' AND claimed_by IS NULL AND candidates IS NULL"),
            postgresql_where=sa.text("state = 'open' AND claimed_by IS NULL AND candidates IS NULL"),
        )
        batch_op.drop_index(
            "ix_work_item_on_offer",
            sqlite_where=sa.text("state = 'open' AND claimed_by IS NULL AND candidates IS NULL"),
            postgresql_where=sa.text("state = 'open' AND claimed_by IS NULL AND candidates IS NULL"),
        )
        batch_op.drop_index(
            batch_op.f("ix_work_item_claimed_by_state_area_id_due_at_id"),
            sqlite_where=sa.text("claimed_by IS NOT NULL"),
            postgresql_where=sa.text("claimed_by IS NOT NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_work_item_case_id_area_id"))

    op.drop_table("work_item")
    with op.batch_alter_table("wait", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_wait_case_id_message_area_id"))

    op.drop_table("wait")
    with op.batch_alter_table("visit_member", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_visit_member_account_id_area_id"))

    op.drop_table("visit_member")
    with op.batch_alter_table("objection", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_objection_notice_id_state_area_id"))
        batch_op.drop_index(batch_op.f("ix_objection_case_id_area_id"))

    op.drop_table("objection")
    op.drop_table("evidence")
    with op.batch_alter_table("enrolment", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_enrolment_person_id_since_area_id"))

    op.drop_table("enrolment")
    op.drop_table("delivery")
    with op.batch_alter_table("conclusion", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_conclusion_state_valid_until_area_id"))
        batch_op.drop_index(batch_op.f("ix_conclusion_person_id_issued_on_area_id"))

    op.drop_table("conclusion")
    op.drop_table("clock_entry")
    with op.batch_alter_table("submission", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_submission_case_id_element_id_area_id"))

    op.drop_table("submission")
    op.drop_table("saved_filter")
    op.drop_table("register_change")
    op.drop_table("recusal")
    with op.batch_alter_table("public_notice", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_public_notice_state_ends_at_area_id"))
        batch_op.drop_index(batch_op.f("ix_public_notice_number_area_id"))
        batch_op.drop_index(batch_op.f("ix_public_notice_case_id_area_id"))

    op.drop_table("public_notice")
    with op.batch_alter_table("public_draft", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_public_draft_touched_at"))
        batch_op.drop_index(batch_op.f("ix_public_draft_secret"))
        batch_op.drop_index(batch_op.f("ix_public_draft_case_id_subject_area_id"))

    op.drop_table("public_draft")
    with op.batch_alter_table("person", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_person_name_index_area_id"))
        batch_op.drop_index(batch_op.f("ix_person_account_id_area_id"))

    op.drop_table("person")
    with op.batch_alter_table("notification", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_notification_account_id_read_at_area_id"))

    op.drop_table("notification")
    with op.batch_alter_table("membership", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_membership_organisation_id_post_area_id"))
        batch_op.drop_index(batch_op.f("ix_membership_account_id"))

    op.drop_table("membership")
    with op.batch_alter_table("material_check", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_material_check_case_id_area_id"))

    op.drop_table("material_check")
    with op.batch_alter_table("journal_entry", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_journal_entry_actor_id_at_area_id"))

    op.drop_table("journal_entry")
    with op.batch_alter_table("institution_staff", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_institution_staff_account_id_area_id"))

    op.drop_table("institution_staff")
    with op.batch_alter_table("instance", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_instance_case_id_area_id"))

    op.drop_table("instance")
    with op.batch_alter_table("inspection_hint", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_inspection_hint_state_area_id"))
        batch_op.drop_index(batch_op.f("ix_inspection_hint_case_id_area_id"))

    op.drop_table("inspection_hint")
    with op.batch_alter_table("document", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_document_case_id_area_id"))

    op.drop_table("document")
    with op.batch_alter_table("clock", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_clock_state_due_at_area_id"))
        batch_op.drop_index(batch_op.f("ix_clock_case_id_name_area_id"))

    op.drop_table("clock")
    with op.batch_alter_table("case_code", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_case_code_secret"))

    op.drop_table("case_code")
    with op.batch_alter_table("attachment", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_attachment_uploaded_by_case_id"))
        batch_op.drop_index(batch_op.f("ix_attachment_case_id_area_id"))

    op.drop_table("attachment")
    with op.batch_alter_table("assessment_visit", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_assessment_visit_institution_id_visit_at_area_id"))
        batch_op.drop_index(batch_op.f("ix_assessment_visit_case_id_area_id"))

    op.drop_table("assessment_visit")
    with op.batch_alter_table("account_event", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_account_event_account_id_at"))

    op.drop_table("account_event")
    with op.batch_alter_table("absence", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_absence_substitute_id_until_area_id"))
        batch_op.drop_index(batch_op.f("ix_absence_account_id_until_area_id"))

    op.drop_table("absence")
    with op.batch_alter_table("unheard_message", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_unheard_message_state_organisation_kind_post_area_id"))
        batch_op.drop_index(batch_op.f("ix_unheard_message_message_state_area_id"))
        batch_op.drop_index(batch_op.f("ix_unheard_message_case_id_area_id"))

    op.drop_table("unheard_message")
    op.drop_table("release_file")
    with op.batch_alter_table("register_entry", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_register_entry_subject_key_register_area_id"))
        batch_op.drop_index(batch_op.f("ix_register_entry_register_state_area_id"))
        batch_op.drop_index(batch_op.f("ix_register_entry_case_id_area_id"))

    op.drop_table("register_entry")
    op.drop_table("parameter_value")
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_outbox_state_area_id"))
        batch_op.drop_index(batch_op.f("ix_outbox_case_id_area_id"))

    op.drop_table("outbox")
    with op.batch_alter_table("organisation", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_organisation_uscc_area_id",
            sqlite_where=sa.text("uscc <> ''"),
            postgresql_where=sa.text("uscc <> ''"),
        )
        batch_op.drop_index(batch_op.f("ix_organisation_kind_state_area_id"))

    op.drop_table("organisation")
    op.drop_table("number_series")
    with op.batch_alter_table("kept_entry", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_kept_entry_holder_subject_area_id"))
        batch_op.drop_index(batch_op.f("ix_kept_entry_forget_at"))

    op.drop_table("kept_entry")
    op.drop_table("journal_head")
    with op.batch_alter_table("incident", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_incident_state_area_id"))
        batch_op.drop_index(batch_op.f("ix_incident_case_id_area_id"))

    op.drop_table("incident")
    with op.batch_alter_table("due_work", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_due_work_subject_state_area_id"))
        batch_op.drop_index(batch_op.f("ix_due_work_state_due_at"))
        batch_op.drop_index(batch_op.f("ix_due_work_id"))
        batch_op.drop_index(batch_op.f("ix_due_work_case_id_area_id"))

    op.drop_table("due_work")
    with op.batch_alter_table("deployment", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_deployment_process_id_first_day_area_id"))

    op.drop_table("deployment")
    with op.batch_alter_table("case_file", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_case_file_subject_id_area_id"))
        batch_op.drop_index(batch_op.f("ix_case_file_state_area_id_id"))
        batch_op.drop_index(batch_op.f("ix_case_file_opened_by_area_id"))

    op.drop_table("case_file")
    with op.batch_alter_table("account", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_account_area_id"))

    op.drop_table("account")
    op.drop_table("year_notice")
    op.drop_table("setting")
    with op.batch_alter_table("release", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_release_process_id_created_at"))

    op.drop_table("release")
    op.drop_table("register_declaration")
    op.drop_table("lease")
    op.drop_table("attempts")
    op.drop_table("area")
