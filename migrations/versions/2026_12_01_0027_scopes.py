"""Let clocks and submitted forms say where they stand; timers, tasks and public notices follow one clock."""

import sqlalchemy as sa
from alembic import op

revision = "0027_scopes"
down_revision = "0026_kept_entries"
branch_labels = None
depends_on = None

FOLLOWERS = ("work_item", "wait", "public_notice")

# Which visit of a call it was is no longer known: the calls alone stand for every visit of them.
PATH_OF_CLOCK = """
UPDATE clock SET scope = coalesce((
    SELECT line.path FROM journal_entry AS line
    JOIN clock_entry AS entry ON entry.area_id = clock.area_id AND entry.clock_id = clock.id AND entry.seq = 1
    WHERE line.area_id = clock.area_id AND line.case_id = clock.case_id
      AND line.kind = 'element_completed' AND line.element_id = entry.element_id AND line.at = entry.at
    ORDER BY line.seq DESC LIMIT 1
), '')
"""
PATH_OF_FORM = "UPDATE submission SET scope = path"
CLOCK_FOLLOWED = """
UPDATE {table} SET clock_id = (
    SELECT max(clock.id) FROM clock
    WHERE clock.area_id = {table}.area_id AND clock.case_id = {table}.case_id AND clock.name = {table}.clock
)
WHERE clock IS NOT NULL
"""
NAME_FOLLOWED = """
UPDATE {table} SET clock = (
    SELECT clock.name FROM clock WHERE clock.area_id = {table}.area_id AND clock.id = {table}.clock_id
)
WHERE clock_id IS NOT NULL
"""


def upgrade() -> None:
    for table in ("clock", "submission"):
        op.add_column(table, sa.Column("scope", sa.Text(), nullable=False, server_default=""))
    op.execute(PATH_OF_CLOCK)
    op.execute(PATH_OF_FORM)
    for table in FOLLOWERS:
        op.add_column(table, sa.Column("clock_id", sa.Text(), nullable=True))
        op.execute(CLOCK_FOLLOWED.format(table=table))
        op.drop_column(table, "clock")


def downgrade() -> None:
    for table in FOLLOWERS:
        op.add_column(table, sa.Column("clock", sa.Text(), nullable=True))
        op.execute(NAME_FOLLOWED.format(table=table))
        op.drop_column(table, "clock_id")
    for table in ("submission", "clock"):
        op.drop_column(table, "scope")
