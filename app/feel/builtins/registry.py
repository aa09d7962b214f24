"""Where built-in functions are entered, each with its signature as text: names, types, what may be absent."""

from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal
from typing import TypeVar

from app.feel.compiler import BUILTINS
from app.feel.invocation import Builtin, signature_from_text
from app.feel.types import ANY, SimpleType, Type, simple_type
from app.feel.values import Function, Parameter

Given = TypeVar("Given", bound=Builtin)


_RESULTS: dict[object, Type] = {
    Decimal: SimpleType("number"),
    str: SimpleType("string"),
    bool: SimpleType("boolean"),
    date: SimpleType("date"),
    time: SimpleType("time"),
    datetime: SimpleType("date and time"),
}


def _type_of(parameter: Parameter) -> Type:
    known = simple_type(parameter.kinds[0]) if len(parameter.kinds) == 1 else None
    return ANY if known is None or parameter.variadic else known


def builtin(*signatures: str, takes_run: bool = False) -> Callable[[Given], Given]:
    """Enter a function under one signature or several, as `split(string: string, delimiter: string)`."""

    def enter(call: Given) -> Given:
        for text in signatures:
            name, signature = signature_from_text(text, call, takes_run)
            earlier = BUILTINS.get(name)
            known = earlier.signatures if isinstance(earlier, Function) else ()
            types = tuple(_type_of(parameter) for parameter in signature.parameters)
            result = _RESULTS.get(call.__annotations__.get("return"), ANY)
            BUILTINS[name] = Function(name, (*known, signature), types, result)
        return call

    return enter
