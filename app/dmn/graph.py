"""What a model defines and how one thing requires another: values are worked out on demand, once.

A requirement of another model stands in a context under the name of its import.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from app.dmn.item_definitions import NamedType
from app.dmn.run import DecisionRun, report
from app.feel.functions import user_function
from app.feel.scope import MISSING, Closure, Run, Scope
from app.feel.types import FunctionType, Type, coerce
from app.feel.values import Function

Key = tuple[str, str]
_UNDERWAY: object = object()


@dataclass(frozen=True)
class Node:
    """An input, decision, business knowledge model or decision service of one model.

    `requires` are keys of (namespace, id) with the name of the import, empty for the own model.
    """

    key: Key
    name: str
    kind: str
    type: Type
    closure: Closure
    requires: tuple[tuple[str, Key], ...] = ()
    outputs: tuple[Key, ...] = ()
    parameters: tuple[Key, ...] = ()


Find = Callable[[Key], "Node | None"]


@dataclass
class Deciding:
    """The values of one decision, or of one call of a decision service with its own inputs."""

    find: Find
    run: DecisionRun
    outside: Scope
    inputs: Mapping[str, object]
    values: dict[Key, object] = field(default_factory=dict)

    def value(self, node: Node, imported_as: str = "") -> object:
        """The value of a node: of an input as given, of a decision as decided, otherwise a function."""
        key = node.key
        value = self.values.get(key, MISSING)
        if value is MISSING:
            self.values[key] = _UNDERWAY
            value = self.values[key] = self._work_out(node, imported_as)
        elif value is _UNDERWAY:
            report(self.run, key[1], f"“{node.name}”依赖自身。", f"{node.name!r} requires itself.")
            return None
        return value

    def _work_out(self, node: Node, imported_as: str) -> object:
        if node.kind == "inputData" or (node.kind == "decision" and node.closure is nothing):
            # A decision without logic is made by a person: its value is given like an input.
            return self._input(node, imported_as)
        if node.kind == "decisionService":
            return self._service(node)
        names: dict[str, object] = {}
        if node.kind == "decision":
            self._require(node, names)
            return node.closure(Scope(names, self.outside))
        # A function is there before what it requires is: it may call itself, or others that call it.
        function = node.closure(Scope(names, self.outside))
        self.values[node.key] = function
        self._require(node, names)
        names.setdefault(node.name, function)
        return function

    def _input(self, node: Node, imported_as: str) -> object:
        given = self.inputs.get(node.name)
        within = self.inputs.get(imported_as) if imported_as else None
        if isinstance(within, dict):
            given = within.get(node.name, given)
        value = coerce(node.type, given)
        if value is MISSING:
            report(
                self.run,
                node.key[1],
                f"输入“{node.name}”的类型或取值不符。",
                f"{node.name!r} is of the wrong type.",
            )
            return None
        return value

    def _require(self, node: Node, names: dict[str, object]) -> None:
        """Put what a node requires under its names."""
        for imported_as, key in node.requires:
            required = self.find(key)
            if required is None:
                report(self.run, node.key[1], f"没有找到“{key[1]}”。", f"{key[1]!r} was not found.")
                continue
            value = self.value(required, imported_as)
            if imported_as:
                space = names.setdefault(imported_as, {})
                if isinstance(space, dict):
                    space[required.name] = value
            else:
                names[required.name] = value

    def _service(self, node: Node) -> Function:
        parameters = [found for key in node.parameters if (found := self.find(key)) is not None]
        names = tuple(parameter.name for parameter in parameters)
        types = tuple(parameter.type for parameter in parameters)

        def body(values: dict[str, object]) -> object:
            own = {parameter.key: values[parameter.name] for parameter in parameters}
            return self._outputs(node, Deciding(self.find, self.run, self.outside, {}, own))

        return user_function(node.name, names, types, body, _result_of(node.type))

    def _outputs(self, node: Node, inside: "Deciding") -> object:
        outputs = [found for key in node.outputs if (found := self.find(key)) is not None]
        if len(outputs) == 1:
            result = inside.value(outputs[0])
        else:
            result = {output.name: inside.value(output) for output in outputs}
        value = coerce(_result_of(node.type), result)
        if value is MISSING:
            report(
                self.run,
                node.key[1],
                "决策服务的结果类型不符。",
                "The service's result is of the wrong type.",
            )
            return None
        return value


def _result_of(kind: Type) -> Type:
    """The type of a service's result: its variable may be declared as a function."""
    known = kind.find(kind.name) if isinstance(kind, NamedType) else kind
    return known.result if isinstance(known, FunctionType) else kind


def nothing(scope: Scope | Run) -> object:
    """The closure of what has no expression."""
    return None
