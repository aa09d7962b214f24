"""Which names the process data has at each element, and what is known of them."""

from collections.abc import Iterable, Mapping
from functools import cached_property

from app.casework.releases.checks.under_check import UnderCheck
from app.casework.services.value_shapes import result_of
from app.dmn.shapes import shape_of_decision
from app.engine.reading.elements import Element, Process
from app.feel.judging import judge_expression
from app.feel.shapes import (
    ANY,
    BOOLEAN,
    DATE,
    LENGTH,
    MOMENT,
    NUMBER,
    TEXT,
    Shape,
    context,
    either,
    list_of,
    one_of,
)
from app.forms.value_shapes import shape_of_values

Names = Mapping[str, Shape]
SHAPES: Mapping[str, Shape] = {
    "text": TEXT,
    "number": NUMBER,
    "boolean": BOOLEAN,
    "date": DATE,
    "moment": MOMENT,
    "length": LENGTH,
    "list": Shape("list"),
    "context": Shape("context"),
    "any": ANY,
}
"""What is known of a value that a process declares to take or give."""
_CLOCK = context(
    title=TEXT, state=TEXT, due=DATE, started_on=DATE, ended_on=DATE, used=ANY, stopped=ANY, late=BOOLEAN
)


def plain(text: str) -> str:
    """An expression as written, without the leading sign."""
    return text.strip().removeprefix("=").strip()


class DataShapes:
    """The names at each element: what was handed to its process, and what elements before it wrote."""

    def __init__(self, checked: UnderCheck) -> None:
        self._checked = checked
        self._before: dict[str, dict[str, frozenset[str]]] = {}
        self._written: dict[tuple[str, str], dict[str, Shape] | None] = {}
        self._handed: dict[str, dict[str, Shape] | None] = {}

    @cached_property
    def functions(self) -> Names:
        """What every expression may call."""
        return {
            "parameter": Shape("function", parameters=("key",), result=ANY),
            "due": Shape("function", parameters=("start", "limit"), result=DATE),
            "last_day": Shape("function", parameters=("start", "limit"), result=DATE),
            "in_words": Shape("function", parameters=("length",), result=TEXT),
            "facts": Shape("function", result=Shape("context", self.facts)),
            **self._checked.house.functions,
        }

    @cached_property
    def facts(self) -> Names:
        """The case as forms and tables see it, its forms and clocks as the materials declare them."""
        forms: dict[str, list[Shape]] = {}
        for element in self._checked.elements:
            form = self._checked.form(element)
            if form is not None:
                forms.setdefault(element.id, []).append(shape_of_values(form.components))
        return {
            **self._checked.house.facts,
            "forms": Shape("context", {name: either(shapes) for name, shapes in forms.items()}),
            "clocks": Shape("context", dict.fromkeys(self._checked.clocks, _CLOCK)),
        }

    def at(self, element: Element) -> Names:
        """The names when a token enters the element, with the item of one that runs several times."""
        process = self._checked.processes[element.process_id]
        names = dict(self.handed(process))
        _add(names, (self.written(process.elements[name]) for name in self._ancestors(process, element.id)))
        around: Element | None = element
        while around is not None:
            if around.instances is not None and around.instances.item:
                names[around.instances.item] = self._item(around, names)
            around = process.elements.get(around.parent or "")
        return names

    def after(self, element: Element) -> Names:
        """The names when the element is done."""
        return {**self.at(element), **self.written(element), **self._own(element)}

    def at_end(self, process: Process) -> Names:
        """The names when a process is over: all that it may have written."""
        names = dict(self.handed(process))
        _add(names, (self.written(element) for element in process.elements.values()))
        return names

    def collected(self, element: Element) -> Names:
        """What the condition that ends a repetition sees: the names before it, and what was collected."""
        return {**self.at(element), **self.written(element)}

    def judged(self, text: str, names: Names) -> Shape:
        """The shape of an expression's value."""
        return judge_expression(plain(text), {**names, **self.functions}).shape

    def handed(self, process: Process) -> Names:
        """What the calls of a process hand over, all of them together."""
        if process.id not in self._handed:
            self._handed[process.id] = None
            found: dict[str, list[Shape]] = {port.name: [] for port in process.takes or ()}
            for call in self._checked.elements_of("callActivity"):
                if call.called == process.id:
                    given = self.judged(call.attributes.get("with", "{}"), self.at(call)).members or {}
                    for name, shape in given.items():
                        found.setdefault(name, []).append(shape)
            ports = {port.name: SHAPES[port.type] for port in process.takes or ()}
            self._handed[process.id] = {
                name: either(shapes) if shapes else ports.get(name, ANY) for name, shapes in found.items()
            }
        return self._handed[process.id] or {}

    def written(self, element: Element) -> Names:
        """What an element leaves in the process data."""
        key = (element.process_id, element.id)
        if key not in self._written:
            self._written[key] = None
            own = self._own(element)
            self._written[key] = dict(self._gathered(element, own) if element.instances else own)
        return self._written[key] or {}

    def _gathered(self, element: Element, own: Names) -> Names:
        repeated = element.instances
        if repeated is None or not repeated.into:
            return {}
        return {repeated.into: list_of(own.get(repeated.collects or "", ANY))}

    def _own(self, element: Element) -> Names:
        """What one run of an element leaves."""
        form = self._checked.form(element)
        values = shape_of_values(form.components) if form else ANY
        kept = {name: (values.members or {}).get(name, ANY) for name in element.keeps}
        inside = self._inside(element) if element.kind == "subProcess" else {}
        result = {element.result: self._result(element, values)} if element.result else {}
        return {**inside, **kept, **result}

    def _inside(self, element: Element) -> Names:
        process = self._checked.processes[element.process_id]
        found: dict[str, Shape] = {}
        _add(found, (self.written(inner) for inner in process.inside(element.id)))
        return found

    def _result(self, element: Element, values: Shape) -> Shape:
        service = element.attributes.get("service")
        if service is not None:
            known = service in self._checked.house.services
            return result_of(self._checked.house.services.find(service)) if known else ANY
        if element.script is not None:
            return self.judged(element.script, self.at(element))
        if element.kind == "businessRuleTask":
            found = self._checked.decision(element.attributes.get("decision", ""))
            return shape_of_decision(found[1], element.attributes["decision"]) if found else ANY
        if element.kind == "callActivity":
            return self._returned(element)
        return values if element.message else ANY

    def _returned(self, call: Element) -> Shape:
        """What the called process returns, with the end that it came to."""
        process = self._checked.processes.get(call.called or "")
        if process is None:
            return ANY
        ends = [node.id for node in process.inside(None) if node.kind == "endEvent"]
        given = self.judged(process.returns, self.at_end(process)).members if process.returns else {}
        if given is None:
            return ANY
        return Shape("context", {**given, "outcome": one_of(ends)})

    def _item(self, element: Element, names: Names) -> Shape:
        collection = element.instances.collection if element.instances else None
        if collection is None:
            return ANY
        whole = self.judged(collection, names)
        return (whole.element or ANY) if whole.kind == "list" else ANY

    def _ancestors(self, process: Process, element_id: str) -> frozenset[str]:
        if process.id not in self._before:
            self._before[process.id] = _ancestors(process)
        return self._before[process.id].get(element_id, frozenset())


def _add(names: dict[str, Shape], written: Iterable[Names]) -> None:
    """What several elements may have written: a name has what either of them gives it."""
    for each in written:
        for name, shape in each.items():
            names[name] = either([names[name], shape]) if name in names else shape


def _ancestors(process: Process) -> dict[str, frozenset[str]]:
    """For each node those that may have been done before it is entered, itself among them in a loop."""
    before = {name: set(_directly_before(process, element)) for name, element in process.elements.items()}
    found: dict[str, frozenset[str]] = {}
    for name in before:
        seen: set[str] = set()
        waiting = list(before[name])
        while waiting:
            node = waiting.pop()
            if node not in seen:
                seen.add(node)
                waiting.extend(before.get(node, ()))
        found[name] = frozenset(seen)
    return found


def _directly_before(process: Process, element: Element) -> list[str]:
    """The sources of its flows; of a boundary event its activity, of a first one inside what is around it."""
    before = [name for name in element.incoming if name in process.elements]
    if element.attached_to:
        before.append(element.attached_to)
    outer = process.elements.get(element.parent or "")
    if outer is not None and element.kind == "startEvent":
        before.extend(outer.incoming)
    return before
