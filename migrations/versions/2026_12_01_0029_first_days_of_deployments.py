"""Give every deployment its first day, that on which it was decided where none was named."""

from datetime import timedelta, timezone

import sqlalchemy as sa
from alembic import op

revision = "0029_first_days_of_deployments"
down_revision = "0028_subjects_of_cases"
branch_labels = None
depends_on = None

_SHANGHAI = timezone(timedelta(hours=8))
_DEPLOYMENT = sa.table(
    "deployment",
    sa.column("area_id", sa.Text()),
    sa.column("id", sa.Text()),
    sa.column("first_day", sa.Date()),
    sa.column("deployed_at", sa.DateTime(timezone=True)),
)


def upgrade() -> None:
    op.add_column("deployment", sa.Column("first_day", sa.Date(), nullable=True))
    _fill()
    with op.batch_alter_table("deployment") as deployment:
        deployment.alter_column("first_day", nullable=False)
    op.drop_index(op.f("ix_deployment_process_id_deployed_at_area_id"), "deployment")
    op.create_index(
        op.f("ix_deployment_process_id_first_day_area_id"),
        "deployment",
        ["process_id", "first_day", "area_id"],
    )


def _fill() -> None:
    connection = op.get_bind()
    for row in connection.execute(sa.select(_DEPLOYMENT)).all():
        moment = row.deployed_at
        day = (moment.astimezone(_SHANGHAI) if moment.tzinfo else moment + timedelta(hours=8)).date()
        place = (_DEPLOYMENT.c.area_id == row.area_id, _DEPLOYMENT.c.id == row.id)
        connection.execute(_DEPLOYMENT.update().where(*place).values(first_day=day))


def downgrade() -> None:
    op.drop_index(op.f("ix_deployment_process_id_first_day_area_id"), "deployment")
    with op.batch_alter_table("deployment") as deployment:
        deployment.drop_column("first_day")
    op.create_index(
        op.f("ix_deployment_process_id_deployed_at_area_id"),
        "deployment",
        ["process_id", "deployed_at", "area_id"],
    )
