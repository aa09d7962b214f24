"""Item definitions as types of the language, with allowed values (DMN 1.5, 7.3.2)."""

from collections.abc import Callable
from dataclasses import dataclass

from app.dmn.errors import Problem
from app.dmn.xml_reading import Element, child, children, identity, text_of
from app.feel.errors import FeelError
from app.feel.expression import tests_within
from app.feel.scope import Run
from app.feel.types import ANY, ContextType, FunctionType, ListType, Type, simple_type
from app.feel.unary_tests import Test


@dataclass(frozen=True, slots=True)
class AllowedType:
    """A type whose values must pass tests as well."""

    base: Type
    test: Test
    text: str

    def holds(self, value: object) -> bool:
        return value is None or (self.base.holds(value) and self.test(value, Run({})) is True)

    def within(self, other: Type) -> bool:
        return self == other or self.base.within(other)


@dataclass(frozen=True, slots=True)
class NamedType:
    """A type looked up when it is needed, for definitions may name each other."""

    name: str
    find: Callable[[str], Type]

    def holds(self, value: object) -> bool:
        return self.find(self.name).holds(value)

    def within(self, other: Type) -> bool:
        if isinstance(other, NamedType) and other.name == self.name:
            return True
        return self.find(self.name).within(other)


class ItemDefinitions:
    """The types of one model by name. `elsewhere` finds those of imported models."""

    def __init__(self, elsewhere: Callable[[str], Type | None]) -> None:
        self._types: dict[str, Type] = {}
        self._elsewhere = elsewhere
        self.problems: list[Problem] = []

    def add(self, definition: Element, names: frozenset[str]) -> None:
        """Read one item definition."""
        self._types[definition.get("name", "")] = self._read(definition, names)

    def named(self, reference: str | None) -> Type:
        """The type that a `typeRef` names; any type where it is absent or unknown."""
        if not reference:
            return ANY
        found = self._find(reference)
        return ANY if found is None else found

    def of_variable(self, variable: Element | None) -> Type:
        """The type that a variable declares; older models say there that it is a collection."""
        if variable is None:
            return ANY
        kind = self.named(variable.get("typeRef"))
        return ListType(kind) if variable.get("isCollection") == "true" else kind

    def known(self, reference: str) -> Type | None:
        """The type of that name; None where there is none."""
        return self._find(reference)

    def known_base(self, reference: str) -> Type | None:
        """The type of that name without regard to allowed values, as `instance of` asks for."""
        found = self._find(reference)
        return None if found is None else _without_tests(found)

    def _find(self, reference: str) -> Type | None:
        if reference in self._types:
            return self._types[reference]
        local = reference.rpartition(":")[2]
        found = simple_type(local) or self._types.get(local)
        return found if found is not None else self._elsewhere(reference)

    def _read(self, definition: Element, names: frozenset[str]) -> Type:
        components = list(children(definition, "itemComponent"))
        function = child(definition, "functionItem")
        base: Type
        if components:
            base = ContextType({part.get("name", ""): self._read(part, names) for part in components})
        elif function is not None:
            base = self._function(function)
        else:
            base = self._reference(text_of(definition, "typeRef"))
        collection = definition.get("isCollection") == "true"
        base = self._allowed(definition, "allowedValues", base, names)
        base = ListType(base) if collection else base
        return self._allowed(definition, "typeConstraint", base, names)

    def _reference(self, reference: str) -> Type:
        known = simple_type(reference.rpartition(":")[2]) if reference not in self._types else None
        return known or (NamedType(reference, self.named) if reference else ANY)

    def _function(self, function: Element) -> Type:
        parameters = tuple(
            self._reference(part.get("typeRef", "")) for part in children(function, "parameters")
        )
        return FunctionType(parameters, self._reference(function.get("outputTypeRef", "")))

    def _allowed(self, definition: Element, tag: str, base: Type, names: frozenset[str]) -> Type:
        text = text_of(definition, tag, "text")
        if not text:
            return base
        try:
            return AllowedType(base, tests_within(text, names), text)
        except FeelError as error:
            self.problems.append(Problem(identity(definition), error.sentence_zh, error.sentence_en))
            return base


def _without_tests(kind: Type) -> Type:
    if isinstance(kind, AllowedType):
        return _without_tests(kind.base)
    if isinstance(kind, NamedType):
        return NamedType(kind.name, lambda name: _without_tests(kind.find(name)))
    if isinstance(kind, ListType):
        return ListType(_without_tests(kind.element))
    if isinstance(kind, ContextType):
        return ContextType({name: _without_tests(part) for name, part in kind.members.items()})
    return kind
