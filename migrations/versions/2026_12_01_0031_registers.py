"""Lay the tables of registers, and of messages that no process hears yet."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0031_registers"
down_revision = "0030_numbers_of_notices"
branch_labels = None
depends_on = None

_JSON = sa.JSON().with_variant(JSONB(), "postgresql")


def upgrade() -> None:
    op.create_table(
        "register_declaration",
        sa.Column("hash", sa.Text(), nullable=False),
        sa.Column("register", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("hash", name=op.f("pk_register_declaration")),
    )
    op.create_table(
        "register_entry",
        *_of_area(),
        *_standing(),
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
        sa.Column("leads_begun", _JSON, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column("entered_at", sa.DateTime(timezone=True), nullable=False),
        *_keys("register_entry"),
        sa.UniqueConstraint("made_by", "area_id", name=op.f("uq_register_entry_made_by_area_id")),
    )
    _index("register_entry", "subject_key", "register", "area_id")
    _index("register_entry", "register", "state", "area_id")
    _index("register_entry", "case_id", "area_id")
    op.create_table(
        "register_change",
        *_of_area(),
        *_standing(),
        sa.Column("entry_id", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("effective_on", sa.Date(), nullable=False),
        sa.Column("reason", sa.LargeBinary(), nullable=True),
        sa.Column("case_id", sa.Text(), nullable=True),
        sa.Column("changed_by", sa.Text(), nullable=True),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        *_keys("register_change"),
        sa.ForeignKeyConstraint(
            ["area_id", "entry_id"],
            ["register_entry.area_id", "register_entry.id"],
            name=op.f("fk_register_change_area_id_entry_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.UniqueConstraint(
            "entry_id", "number", "area_id", name=op.f("uq_register_change_entry_id_number_area_id")
        ),
    )
    op.create_table(
        "unheard_message",
        *_of_area(),
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
        sa.Column("opened", _JSON, nullable=False),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("settled_by", sa.Text(), nullable=True),
        sa.Column("resolution", sa.LargeBinary(), nullable=True),
        *_keys("unheard_message"),
        sa.UniqueConstraint("unique_key", "area_id", name=op.f("uq_unheard_message_unique_key_area_id")),
    )
    _index("unheard_message", "state", "organisation_kind", "post", "area_id")
    _index("unheard_message", "message", "state", "area_id")
    _index("unheard_message", "case_id", "area_id")


def downgrade() -> None:
    for table in ("unheard_message", "register_change", "register_entry", "register_declaration"):
        op.drop_table(table)


def _of_area() -> list[sa.Column]:
    return [sa.Column("area_id", sa.Text(), nullable=False), sa.Column("id", sa.Text(), nullable=False)]


def _standing() -> list[sa.Column]:
    return [
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("ground", sa.Text(), nullable=True),
        sa.Column("condition", sa.Text(), nullable=True),
        sa.Column("condition_met_on", sa.Date(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("details", sa.LargeBinary(), nullable=False),
    ]


def _keys(table: str) -> list[sa.Constraint]:
    return [
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f(f"fk_{table}_area_id")),
        sa.PrimaryKeyConstraint("id", "area_id", name=op.f(f"pk_{table}")),
    ]


def _index(table: str, *columns: str) -> None:
    op.create_index(op.f(f"ix_{table}_{'_'.join(columns)}"), table, list(columns))
