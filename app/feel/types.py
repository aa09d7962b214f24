"""Types of the language and what belongs to them (DMN 1.5, 10.3.2.9). Item definitions become such types."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from typing import Protocol

from app.feel.arithmetic import at_midnight_utc
from app.feel.meter import spend
from app.feel.scope import MISSING
from app.feel.values import DayTimeDuration, Function, HostFunction, Range, YearMonthDuration


class Type(Protocol):
    """Anything that can say whether a value belongs to it. Null belongs to every type."""

    def holds(self, value: object) -> bool: ...

    def within(self, other: "Type") -> bool: ...


_KINDS: dict[str, tuple[type, ...]] = {
    "number": (Decimal,),
    "string": (str,),
    "boolean": (bool,),
    "date": (date,),
    "time": (time,),
    "date and time": (datetime,),
    "days and time duration": (DayTimeDuration,),
    "years and months duration": (YearMonthDuration,),
    "list": (list,),
    "context": (dict,),
    "range": (Range,),
    "function": (Function, HostFunction),
    "Null": (type(None),),
}
# Names that older models and other tools use for the same types.
_OTHER_NAMES = {
    "dateTime": "date and time",
    "dayTimeDuration": "days and time duration",
    "yearMonthDuration": "years and months duration",
    "any": "Any",
}


@dataclass(frozen=True, slots=True)
class AnyType:
    """The type of all values."""

    def holds(self, value: object) -> bool:
        return True

    def within(self, other: Type) -> bool:
        return isinstance(other, AnyType)


@dataclass(frozen=True, slots=True)
class SimpleType:
    """A type without parts, by the kinds of Python values that carry it."""

    name: str

    def holds(self, value: object) -> bool:
        return value is None or type(value) in _KINDS[self.name]

    def within(self, other: Type) -> bool:
        return isinstance(other, AnyType) or self == other


@dataclass(frozen=True, slots=True)
class ListType:
    """A list whose elements are all of one type."""

    element: Type

    def holds(self, value: object) -> bool:
        if not isinstance(value, list):
            return value is None
        spend(len(value))
        return all(self.element.holds(part) for part in value)

    def within(self, other: Type) -> bool:
        if isinstance(other, ListType):
            return self.element.within(other.element)
        return isinstance(other, AnyType) or other == SimpleType("list")


@dataclass(frozen=True, slots=True)
class RangeType:
    """An interval over values of one type."""

    element: Type

    def holds(self, value: object) -> bool:
        return value is None or (
            isinstance(value, Range) and self.element.holds(value.start) and self.element.holds(value.end)
        )

    def within(self, other: Type) -> bool:
        if isinstance(other, RangeType):
            return self.element.within(other.element)
        return isinstance(other, AnyType) or other == SimpleType("range")


@dataclass(frozen=True)
class ContextType:
    """A context that has at least these entries, of these types."""

    members: Mapping[str, Type] = field(default_factory=dict)

    def holds(self, value: object) -> bool:
        return value is None or (
            isinstance(value, dict)
            and all(name in value and kind.holds(value[name]) for name, kind in self.members.items())
        )

    def within(self, other: Type) -> bool:
        if isinstance(other, ContextType):
            return all(
                name in self.members and self.members[name].within(kind)
                for name, kind in other.members.items()
            )
        return isinstance(other, AnyType) or other == SimpleType("context")


@dataclass(frozen=True, slots=True)
class FunctionType:
    """A function from parameters of these types to a result of this type."""

    parameters: tuple[Type, ...]
    result: Type

    def holds(self, value: object) -> bool:
        if value is None:
            return True
        if not isinstance(value, Function) or value.result_type is None:
            return False
        # Where the result is not known beforehand, the function has the benefit of the doubt.
        result = self.result if value.result_type == ANY else value.result_type
        return FunctionType(value.parameter_types, result).within(self)  # type: ignore[arg-type]

    def within(self, other: Type) -> bool:
        """Parameters may be wider and the result narrower than what is asked for."""
        if not isinstance(other, FunctionType):
            return isinstance(other, AnyType) or other == SimpleType("function")
        return (
            len(self.parameters) == len(other.parameters)
            and all(theirs.within(own) for own, theirs in zip(self.parameters, other.parameters, strict=True))
            and self.result.within(other.result)
        )


ANY = AnyType()


def simple_type(name: str) -> Type | None:
    """The built-in type of that name; None where there is none."""
    name = _OTHER_NAMES.get(name, name)
    if name == "Any":
        return ANY
    return SimpleType(name) if name in _KINDS else None


TypeNames = Callable[[str], "Type | None"]


def type_of(value: object) -> Type:
    """The narrowest type that is known of a value without looking at all of it."""
    if isinstance(value, list):
        return ListType(type_of(value[0])) if value else ListType(ANY)
    if isinstance(value, dict):
        return ContextType({name: type_of(part) for name, part in value.items()})
    return next((SimpleType(name) for name, kinds in _KINDS.items() if type(value) in kinds), ANY)


def instance_of(value: object, kind: Type) -> bool:
    """`value instance of kind`: as `holds`, but null is an instance of Null alone."""
    if value is None:
        return kind == SimpleType("Null")
    return kind.holds(value)


def coerce(kind: Type, value: object) -> object:
    """A value as a type takes it, implicitly converted where the standard says so; MISSING where unfit."""
    if value is None or kind.holds(value):
        return value
    if isinstance(value, list) and len(value) == 1 and kind.holds(value[0]):
        return value[0]
    if kind.holds([value]):
        return [value]
    if kind == SimpleType("date and time") and type(value) is date:
        return at_midnight_utc(value)
    return MISSING
