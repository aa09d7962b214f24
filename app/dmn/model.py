"""A decision model, read once and asked often (DMN 1.5, chapter 6)."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from app.dmn.boxed import BoxedText, Surroundings, compile_boxed, inner_expression, typed
from app.dmn.decision_table import DecisionTable, read_table
from app.dmn.errors import DmnError, Problem
from app.dmn.graph import Deciding, Key, Node, nothing
from app.dmn.item_definitions import ItemDefinitions
from app.dmn.run import DecisionRun, FiredRow
from app.dmn.xml_reading import Element, child, children, identity, kind, read_definitions
from app.feel.errors import NullResult, Reason
from app.feel.expression import run_counted
from app.feel.invocation import invoke
from app.feel.names import canonical
from app.feel.scope import Closure, Scope, admit
from app.feel.types import Type
from app.feel.values import Function, HostFunction

EXPRESSIONS = frozenset(
    {"literalExpression", "decisionTable", "context", "invocation", "list", "relation", "functionDefinition"}
    | {"conditional", "filter", "for", "some", "every"}
)
_NODES = ("inputData", "decision", "businessKnowledgeModel", "decisionService")
_IN_A_TABLE = ("decisionTable", "inputExpression", "inputValues", "inputEntry", "outputEntry", "outputValues")
# What names something that the expressions around it may speak of.
_NAMING = ("formalParameter", "column", "output")


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision's value, the rows that fired on the way, what went wrong, and why parts were null."""

    value: object
    rows: tuple[FiredRow, ...]
    problems: tuple[Problem, ...]
    reasons: tuple[Reason, ...] = ()


def read_model(xml: bytes, imported: Iterable["DecisionModel"] = ()) -> "DecisionModel":
    """Read a model from XML; `imported` are the models that it may import, found by namespace.

    Raises DmnError for what is no decision model. What is wrong in an expression stands in `problems`.
    """
    return DecisionModel(read_definitions(xml), imported)


class DecisionModel:
    """One `definitions` document: its expressions as `texts`, and the `problems` found while reading them."""

    def __init__(self, root: Element, imported: Iterable["DecisionModel"]) -> None:
        self.namespace = root.get("namespace", "")
        self.name = root.get("name", "")
        self.problems: list[Problem] = []
        self.tables: tuple[DecisionTable, ...] = ()
        self.texts: list[BoxedText] = []
        self.imports = self._imports(root, {model.namespace: model for model in imported})
        imported_components = (model.components for model in self.imports.values())
        self.components: frozenset[str] = _component_names(root).union(*imported_components)
        self.types = ItemDefinitions(self._type_elsewhere)
        for definition in children(root, "itemDefinition"):
            self.types.add(definition, self.components)
        self._titles = {part.get("id", ""): part.get("name", "") for part in children(root, *_NODES)}
        self.problems.extend(self.types.problems)
        self.nodes: dict[str, Node] = {}
        self.nodes = {node.key[1]: node for node in map(self._node, children(root, *_NODES))}
        self._refuse_strangers(root)
        self._refuse_cycles()

    def table(self, decision: str) -> DecisionTable | None:
        """The decision table of a decision or business knowledge model, by id; None where it has none."""
        return next((table for table in self.tables if table.owner == decision), None)

    def decide(
        self,
        decision: str,
        inputs: Mapping[str, object],
        functions: Mapping[str, HostFunction] | None = None,
        moment: datetime | None = None,
    ) -> Decided:
        """Decide by id or name of a decision or decision service. `inputs` go by name; absent ones are null.

        Raises DmnError where there is no such decision, FeelError where an input is no value of the language.
        """
        node = self._named(decision)
        given = {canonical(name): admit(value) for name, value in inputs.items()}
        run = DecisionRun(moment)
        deciding = Deciding(self.find, run, Scope(dict(functions or {}), run), given)

        def work_out() -> object:
            value = deciding.value(node)
            if node.kind == "decision":
                return value
            wanted = _parameters(value)
            return invoke(value, {name: given.get(name) for name in wanted}, run)

        return _decided(work_out, run)

    def find(self, key: Key) -> Node | None:
        """The node of a key of (namespace, id), in this model or those that it imports."""
        if key[0] == self.namespace:
            return self.nodes.get(key[1])
        found = (model.find(key) for model in self.imports.values())
        return next((node for node in found if node is not None), None)

    def _named(self, wanted: str) -> Node:
        if wanted in self.nodes:
            return self.nodes[wanted]
        name = canonical(wanted)
        for node in self.nodes.values():
            if node.name == name and node.kind != "inputData":
                return node
        raise DmnError(wanted, f"没有名为“{wanted}”的决策。", f"There is no decision {wanted!r}.")

    def _imports(self, root: Element, available: Mapping[str, "DecisionModel"]) -> dict[str, "DecisionModel"]:
        found = {}
        for element in children(root, "import"):
            namespace, name = element.get("namespace", ""), canonical(element.get("name", ""))
            if namespace in available:
                found[name] = available[namespace]
            else:
                zh, en = (
                    f"没有找到引入的模型“{namespace}”。",
                    f"The imported model {namespace!r} was not found.",
                )
                self.problems.append(Problem(name, zh, en))
        return found

    def _type_elsewhere(self, reference: str) -> Type | None:
        for name, model in self.imports.items():
            if name and reference.startswith(f"{name}."):
                return model.types.known(reference[len(name) + 1 :])
        found = (model.types.known(reference) for model in self.imports.values())
        return next((known for known in found if known is not None), None)

    def _node(self, element: Element) -> Node:
        name = canonical(element.get("name", ""))
        declared = self.types.of_variable(child(element, "variable"))
        element_id = element.get("id") or name
        return Node(
            (self.namespace, element_id),
            name,
            kind(element),
            declared,
            self._closure(element, element_id, declared),
            tuple(self._reference(target) for target in _required(element)),
            self._keys(element, "outputDecision"),
            self._keys(element, "inputDecision", "inputData"),
        )

    def _closure(self, element: Element, element_id: str, declared: Type) -> Closure:
        around = Surroundings(self._names_for(element), self.types, self.problems, element_id, self.texts)
        if kind(element) == "decision":
            expression = next((part for part in children(element) if kind(part) in EXPRESSIONS), None)
            if expression is None:
                return nothing
            self._keep_table(expression, around)
            return typed(compile_boxed(expression, around), declared, element_id)
        logic = child(element, "encapsulatedLogic")
        if logic is None:
            return nothing
        self._keep_table(inner_expression(logic), around)
        return compile_boxed(logic, around)

    def _names_for(self, element: Element) -> frozenset[str]:
        """The names that an element's expressions may use. Those of others would be read into them."""
        names = _names_within(element) | self.components
        for target in _required(element):
            imported_as, key = self._reference(target)
            node = None if key[1] in self._titles else self.find(key)
            names |= {imported_as, node.name if node is not None else self._titles.get(key[1], "")}
        return frozenset(names)

    def _keep_table(self, expression: Element | None, around: Surroundings) -> None:
        if expression is not None and kind(expression) == "decisionTable":
            self.tables = (*self.tables, read_table(expression, around))

    def _reference(self, target: Element) -> tuple[str, Key]:
        namespace, _, element_id = target.get("href", "").rpartition("#")
        if not namespace or namespace == self.namespace:
            return "", (self.namespace, element_id)
        name = next((name for name, model in self.imports.items() if model.namespace == namespace), "")
        return name, (namespace, element_id)

    def _keys(self, element: Element, *names: str) -> tuple[Key, ...]:
        return tuple(self._reference(target)[1] for target in children(element, *names))

    def _refuse_strangers(self, root: Element) -> None:
        """What is required and is not there; cells in a language that is not run."""
        for node in self.nodes.values():
            for _, key in node.requires:
                if self.find(key) is None:
                    zh, en = f"所依据的“{key[1]}”不存在。", f"{key[1]!r}, which is required, does not exist."
                    self.problems.append(Problem(node.key[1], zh, en))
        for part in root.iter(*(f"{{*}}{tag}" for tag in _IN_A_TABLE)):
            language = part.get("expressionLanguage", "")
            if language and "FEEL" not in language.upper():
                zh = f"不支持表达式语言“{language}”。"
                self.problems.append(Problem(identity(part), zh, f"The language “{language}” is not run."))

    def _refuse_cycles(self) -> None:
        done: set[str] = set()
        for start in self.nodes.values():
            trail: list[tuple[Node, int]] = [(start, 0)]
            while trail:
                node, place = trail.pop()
                required = self._own_decisions(node)
                if node.key[1] in done or place >= len(required):
                    done.add(node.key[1])
                    continue
                trail.append((node, place + 1))
                if any(required[place] is earlier for earlier, _ in trail):
                    raise DmnError(node.key[1], f"“{node.name}”依赖自身。", f"{node.name!r} requires itself.")
                trail.append((required[place], 0))

    def _own_decisions(self, node: Node) -> list[Node]:
        found = (self.nodes.get(key[1]) for _, key in node.requires if key[0] == self.namespace)
        return [required for required in found if required is not None and required.kind == "decision"]


def _required(element: Element) -> list[Element]:
    """The targets of an element's information and knowledge requirements."""
    return [
        target
        for requirement in children(element, "informationRequirement", "knowledgeRequirement")
        for target in children(requirement, "requiredInput", "requiredDecision", "requiredKnowledge")
    ]


def _parameters(value: object) -> tuple[str, ...]:
    if not isinstance(value, Function):
        return ()
    return tuple(parameter.name for parameter in value.signatures[0].parameters)


def _decided(work_out: Callable[[], object], run: DecisionRun) -> Decided:
    try:
        value = run_counted(lambda _: work_out(), run)
    except NullResult as reason:
        run.problems.append(Problem("", reason.sentence_zh, reason.sentence_en))
        value = None
    return Decided(value, tuple(run.rows), tuple(run.problems), tuple(run.reasons or ()))


def _component_names(root: Element) -> frozenset[str]:
    return frozenset(part.get("name", "") for part in root.iter("{*}itemComponent"))


def _names_within(element: Element) -> set[str]:
    """The names that an element's own expressions bring in: entries, parameters, columns, loop variables."""
    named = [part for tag in _NAMING for part in element.iter(f"{{*}}{tag}")]
    entries = (child(entry, "variable") for entry in element.iter("{*}contextEntry"))
    named.extend(variable for variable in entries if variable is not None)
    loops = element.iter("{*}for", "{*}some", "{*}every")
    return {part.get("name", "") for part in named} | {loop.get("iteratorVariable", "") for loop in loops}
