"""Calls what a diagram names: finds the function, gives it its context, and guards both ways."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.casework.cases.case_at_hand import CaseAtHand
from app.casework.services.registry import ServiceKind, ServiceTask
from app.casework.telling.notify import Telling, notify
from app.domain.errors import Refusal
from app.engine.interface import Node, StepFailed
from app.engine.reading.elements import Element


@dataclass(frozen=True)
class ServiceContext:
    """What a service function gets: the case at hand and the element that called it.

    The step's transaction is `at_hand.unit`; whatever the function does is kept or lost with the step.
    """

    at_hand: CaseAtHand
    element: Element
    node: Node
    task: ServiceTask

    def parameter(self, key: str) -> object:
        """A region parameter as expressions see it, None for one that is not required and that nobody set.

        It must be among those that the function declares.
        """
        if key not in self.task.parameters:
            raise LookupError(f"{self.task.name} does not declare the parameter {key}")
        found = self.at_hand.law.value(key)
        return found.as_feel() if found else None

    def call(self, name: str, **parameters: object) -> object:
        """Calls a service of another room by its name, as the diagram would at the same element."""
        return call_service(self.at_hand, self.element, name, parameters, self.node)

    def tell(self, to: str, about: str, key: str | None = None, *, clock: str | None = None) -> None:
        """Tells a recipient something that the function declares; the same `key` is told once.

        The key is that of the step unless another is given, `clock` a period that runs from what is told.
        """
        if about not in self.task.tells:
            raise LookupError(f"{self.task.name} does not declare that it tells {about}")
        told = Telling(to, about, key or self.node.task_id, clock, self.node.scope)
        notify(self.at_hand, told)


def call_service(
    at_hand: CaseAtHand, element: Element, name: str, parameters: Mapping[str, object], node: Node
) -> object:
    """Runs the function that the diagram names; raises StepFailed where the diagram calls it wrongly.

    What the function refuses cites the requirements of the element.
    """
    try:
        return _call(at_hand, element, name, parameters, node)
    except Refusal as refusal:
        refusal.cite(element.requirements)
        raise


def _call(
    at_hand: CaseAtHand, element: Element, name: str, parameters: Mapping[str, object], node: Node
) -> object:
    task = at_hand.unit.tools.services.find(name)
    context = ServiceContext(at_hand, element, node, task)
    if task.kind is ServiceKind.RECORDER:
        return task.function(context, parameters)
    try:
        task.signature.bind(context, **parameters)
    except TypeError as error:
        raise StepFailed("服务“{name}”的参数不符：{reason}", element.id, name=name, reason=error) from error
    return task.function(context, **parameters)
