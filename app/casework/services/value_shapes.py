"""What a service takes and gives, read from its annotations: diagrams are judged by it before they run."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints, is_typeddict

from app.casework.services.registry import ServiceTask
from app.feel.shapes import ANY, BOOLEAN, DATE, MOMENT, NULL, NUMBER, TEXT, Shape, either, list_of, one_of

_PLAIN: dict[object, Shape] = {
    str: TEXT,
    bool: BOOLEAN,
    int: NUMBER,
    Decimal: NUMBER,
    date: DATE,
    datetime: MOMENT,
    NoneType: NULL,
    None: NULL,
}


def result_of(task: ServiceTask) -> Shape:
    """What a service or recorder gives: a TypedDict is a context of its members and no others."""
    return shape_of_annotation(get_type_hints(task.function).get("return", Any))


def shape_of_annotation(annotation: Any) -> Shape:
    """What is known of a value of a Python type; nothing of one that is not known here."""
    if annotation in _PLAIN:
        return _PLAIN[annotation]
    if is_typeddict(annotation):
        hints = get_type_hints(annotation)
        return Shape("context", {name: shape_of_annotation(hint) for name, hint in hints.items()})
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Literal:
        return one_of(arguments)
    if origin in (Union, UnionType):
        return either(shape_of_annotation(each) for each in arguments)
    if origin in (list, Sequence) and arguments:
        return list_of(shape_of_annotation(arguments[0]))
    return Shape("context") if origin in (dict, Mapping) else ANY
