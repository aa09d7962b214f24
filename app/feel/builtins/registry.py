"""Where built-in functions are entered, each with its signature as text: names, types, what may be absent."""

from collections.abc import Callable
from typing import TypeVar

from app.feel.compiler import BUILTINS
from app.feel.invocation import Builtin, signature_from_text
from app.feel.types import ANY
from app.feel.values import Function

Given = TypeVar("Given", bound=Builtin)


def builtin(*signatures: str, takes_run: bool = False) -> Callable[[Given], Given]:
    """Enter a function under one signature or several, as `split(string: string, delimiter: string)`."""

    def enter(call: Given) -> Given:
        for text in signatures:
            name, signature = signature_from_text(text, call, takes_run)
            earlier = BUILTINS.get(name)
            known = earlier.signatures if isinstance(earlier, Function) else ()
            types = tuple(ANY for _ in signature.parameters)
            BUILTINS[name] = Function(name, (*known, signature), types, ANY)
        return call

    return enter
