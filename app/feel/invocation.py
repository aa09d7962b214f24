"""Calling functions: by position or by name, with the conversions of arguments (DMN 1.5, 10.3.2.13.3)."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import lru_cache

from app.feel.arithmetic import at_midnight_utc
from app.feel.errors import NullResult
from app.feel.limits import CALL_DEPTH, too_deep
from app.feel.meter import spend
from app.feel.scope import MISSING, Run, admit
from app.feel.types import SimpleType, simple_type
from app.feel.values import Function, HostFunction, Parameter, Signature

Arguments = list[object] | Mapping[str, object]


def invoke(function: object, arguments: Arguments, run: Run) -> object:
    """The result of a call. Raises NullResult where the value is no function or the arguments do not fit."""
    spend()
    if isinstance(function, Function):
        signature, values = _fitting(function, arguments)
        if run.depth >= CALL_DEPTH:
            raise too_deep()
        run.depth += 1
        try:
            return signature.call(run, *values)
        finally:
            run.depth -= 1
    if isinstance(function, HostFunction):
        return _invoke_host(function, arguments)
    raise NullResult("此值不是函数。", "The value is not a function.")


def _invoke_host(function: HostFunction, arguments: Arguments) -> object:
    values = bind(_lent_parameters(function.parameters), arguments)
    if values is None:
        raise _no_signature(function.name)
    return admit(function.call(*(None if value is MISSING else value for value in values)))


@lru_cache(maxsize=256)
def _lent_parameters(names: tuple[str, ...]) -> tuple[Parameter, ...]:
    return tuple(Parameter(name.removesuffix("?"), optional=name.endswith("?")) for name in names)


def _no_signature(name: str) -> NullResult:
    return NullResult(f"函数“{name}”的参数不符。", f"The arguments do not fit the function “{name}”.")


def _fitting(function: Function, arguments: Arguments) -> tuple[Signature, list[object]]:
    """The first signature that takes the arguments, with the values converted to its types."""
    for signature in function.signatures:
        values = bind(signature.parameters, arguments)
        if values is None:
            continue
        converted = convert_all(signature.parameters, values)
        if converted is not None:
            return signature, converted
    raise _no_signature(function.name)


def bind(parameters: tuple[Parameter, ...], arguments: Arguments) -> list[object] | None:
    """Arguments in the order of the parameters, MISSING where left out; None where they do not fit."""
    if isinstance(arguments, Mapping):
        return _bind_named(parameters, arguments)
    if parameters and parameters[-1].variadic:
        fixed = len(parameters) - 1
        if len(arguments) <= fixed:
            return None
        return [*arguments[:fixed], arguments[fixed:]]
    if len(arguments) > len(parameters):
        return None
    absent = parameters[len(arguments) :]
    if not all(parameter.optional for parameter in absent):
        return None
    return [*arguments, *(MISSING for _ in absent)]


def _bind_named(parameters: tuple[Parameter, ...], arguments: Mapping[str, object]) -> list[object] | None:
    names = {parameter.name for parameter in parameters}
    if not arguments.keys() <= names or any(parameter.variadic for parameter in parameters):
        return None
    values = [arguments.get(parameter.name, MISSING) for parameter in parameters]
    complete = all(
        value is not MISSING or parameter.optional
        for value, parameter in zip(values, parameters, strict=True)
    )
    return values if complete else None


def convert_all(parameters: tuple[Parameter, ...], values: list[object]) -> list[object] | None:
    """The values as their parameters take them; None where one does not fit."""
    converted = []
    for parameter, value in zip(parameters, values, strict=True):
        if value is MISSING or parameter.kinds == ("any",):
            converted.append(value)
            continue
        if parameter.variadic:
            fit = [convert(element, parameter.kinds) for element in value]  # type: ignore[attr-defined]
            if any(element is MISSING for element in fit):
                return None
            converted.append(fit)
            continue
        fitting = convert(value, parameter.kinds)
        if fitting is MISSING:
            return None
        converted.append(fitting)
    return converted


def convert(value: object, kinds: tuple[str, ...]) -> object:
    """A value as one of these kinds, by the implicit conversions of the standard; MISSING where none fits."""
    if value is None:
        return None if "null" in kinds else MISSING
    for kind in kinds:
        known = simple_type(kind)
        if isinstance(known, SimpleType) and known.holds(value):
            return value
    if isinstance(value, list) and len(value) == 1 and value[0] is not None:
        return convert(value[0], kinds)
    if "list" in kinds and not isinstance(value, list):
        return [value]
    if "date and time" in kinds and type(value) is date:
        return at_midnight_utc(value)
    return MISSING


Builtin = Callable[..., object]


def signature_from_text(text: str, call: Builtin, takes_run: bool = False) -> tuple[str, Signature]:
    """A name and signature from `name(first: number, second?: string|null, *rest: any)`."""
    name, _, inside = text.partition("(")
    parameters = tuple(_parameter(part.strip()) for part in inside.rstrip(")").split(",") if part.strip())

    def call_builtin(run: Run, *values: object) -> object:
        given = [None if value is MISSING else value for value in values]
        return call(run, *given) if takes_run else call(*given)

    return name.strip(), Signature(parameters, call_builtin)


def _parameter(text: str) -> Parameter:
    name, _, kinds = text.partition(":")
    variadic = name.startswith("*")
    optional = name.strip().endswith("?")
    return Parameter(
        name.strip().strip("*?"),
        tuple(kind.strip() for kind in (kinds or "any").split("|")),
        optional,
        variadic,
    )


def moment_of(run: Run) -> datetime:
    """The moment that the caller made the evaluation for. Null where the caller gave none."""
    if run.moment is None:
        raise NullResult("没有给出当前时刻。", "The caller gave no current moment.")
    return run.moment
