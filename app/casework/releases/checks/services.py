"""A service that a diagram calls exists, is of the right kind, and is given what it takes."""

from collections.abc import Iterator
from inspect import Parameter
from typing import get_type_hints

from app.casework.releases.checks.data import DataShapes
from app.casework.releases.checks.finding import Finding
from app.casework.releases.checks.under_check import UnderCheck
from app.casework.services.registry import ServiceKind, ServiceTask
from app.casework.services.value_shapes import shape_of_annotation
from app.engine.reading.elements import Element
from app.feel.shapes import Shape


def check(checked: UnderCheck, data: DataShapes) -> Iterator[Finding]:
    """Unknown services, parameters too few or too many, texts that a parameter never takes."""
    for element in checked.elements:
        name = element.attributes.get("service")
        if name is None:
            continue
        if name not in checked.house.services:
            yield checked.finding(element, "没有名为“{name}”的服务", "服务", name=name)
            continue
        task = checked.house.services.find(name)
        wanted = ServiceKind.SERVICE if element.kind == "serviceTask" else ServiceKind.RECORDER
        if task.kind is not wanted:
            yield checked.finding(element, "服务“{name}”不能用在这类元素上", "服务", name=name)
        elif wanted is ServiceKind.SERVICE:
            yield from _parameters(checked, data, element, task)


def _parameters(
    checked: UnderCheck, data: DataShapes, element: Element, task: ServiceTask
) -> Iterator[Finding]:
    given = data.judged(element.attributes.get("with", "{}"), data.at(element)).members
    if given is None:
        return
    wanted = dict(list(task.signature.parameters.items())[1:])
    for name in sorted(given.keys() - wanted.keys()):
        yield checked.finding(
            element, "服务“{service}”没有参数“{name}”", "给出的内容", service=task.name, name=name
        )
    for name, parameter in wanted.items():
        if name not in given and parameter.default is Parameter.empty:
            yield checked.finding(
                element, "服务“{service}”要的“{name}”没有给出", "给出的内容", service=task.name, name=name
            )
    hints = get_type_hints(task.function)
    for name in sorted(given.keys() & wanted.keys()):
        yield from _constant(checked, element, name, given[name], shape_of_annotation(hints[name]))


def _constant(
    checked: UnderCheck, element: Element, name: str, given: Shape, wanted: Shape
) -> Iterator[Finding]:
    for value in given.values:
        if wanted.values and value not in wanted.values:
            possible = "、".join(map(str, wanted.values))
            yield checked.finding(
                element,
                "“{name}”只可能是 {possible}，写的是“{value}”",
                "给出的内容",
                name=name,
                possible=possible,
                value=value,
            )
