"""Telling people, called from a diagram."""

from app.casework.services.calling import ServiceContext
from app.casework.services.registry import service
from app.casework.telling.notify import Telling, notify


@service("notifications.send")
def send(context: ServiceContext, to: str, about: str) -> None:
    """Tells "applicant", "institution", "handlers" or a post what told.yaml says under a code."""
    notify(context.at_hand, Telling(to, about, context.node.task_id, scope=context.node.scope))
