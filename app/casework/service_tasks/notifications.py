"""Telling people, called from a diagram."""

from app.casework.notify import Notice, notify
from app.casework.service_tasks.calling import ServiceContext
from app.casework.service_tasks.registry import service


@service("notifications.send")
def send(context: ServiceContext, to: str, about: str) -> None:
    """Tells "applicant", "institution", "handlers" or the holders of a post something of notify.TITLES."""
    notify(context.at_hand, Notice(to, about, key=context.node.task_id))
