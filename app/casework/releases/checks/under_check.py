"""Materials as a check looks at them: each file read by itself, so that one fault does not hide another."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import PurePosixPath

from app.casework.releases.checks.finding import Finding
from app.casework.releases.materials import Reach
from app.casework.releases.message_declarations import MessageRule
from app.casework.releases.pinned_release import form_of
from app.casework.releases.register_declarations import RegisterRule
from app.casework.releases.told import Told, told_of
from app.casework.services.registry import ServiceTasks
from app.dmn import DecisionModel, DmnError, read_model
from app.domain.errors import MaterialRefused
from app.engine.reading.diagrams import Drawn, read_drawn
from app.engine.reading.elements import Element, Process
from app.feel.shapes import Shape
from app.forms import Form, read_form
from app.workcalendar.clock_rules import ClockRule
from app.workcalendar.declarations import read_clocks


@dataclass(frozen=True)
class House:
    """What the platform knows by name, whatever the materials say.

    `facts` are the parts of a case that forms, tables and letters see; `letter_facts` those that only letters
    see; `choices` are lists of options, `recipients` who may be told besides the posts;
    `served` are the processes that serve a business in some region, by its code; `knows_parameter` says
    whether anybody could set a key. `functions` are those that rooms lend; `registers` and `messages` are
    declared for all processes.
    """

    services: ServiceTasks
    facts: Mapping[str, Shape]
    letter_facts: Mapping[str, Shape]
    choices: frozenset[str]
    recipients: frozenset[str]
    served: Mapping[str, frozenset[str]]
    knows_parameter: Callable[[str], bool]
    functions: Mapping[str, Shape] = field(default_factory=dict)
    registers: Mapping[str, RegisterRule] = field(default_factory=dict)
    messages: Mapping[str, MessageRule] = field(default_factory=dict)


class UnderCheck:
    """What one process reaches. `unreadable` are the findings of files that could not be read at all."""

    def __init__(self, reach: Reach, process_id: str, house: House) -> None:
        self.process_id, self.files, self.house = process_id, reach.files, house
        self.unreadable: list[Finding] = []
        self.missing = reach.missing
        self.decisions = self._read(".dmn", lambda path, text: read_model(text.encode()))
        self.forms: dict[str, Form] = {form.form_id: form for form in self._read(".form", _form).values()}
        self.clocks = self._clocks()

    @cached_property
    def drawn(self) -> Drawn:
        """The processes as drawn."""
        diagrams = {path: content for path, content in self.files.items() if path.endswith(".bpmn")}
        return read_drawn(diagrams, self.process_id)

    @cached_property
    def told(self) -> Told:
        """What people are told; nothing where a file of it cannot be read."""
        try:
            return told_of(self.files, self.processes.values(), self.process_id)
        except MaterialRefused as error:
            self._refuse(str(error.params["material"]), str(error.params["reason"]))
            return Told(self.process_id)

    @property
    def processes(self) -> Mapping[str, Process]:
        return self.drawn.processes

    @cached_property
    def elements(self) -> tuple[Element, ...]:
        """The nodes of all processes."""
        return tuple(node for process in self.processes.values() for node in process.elements.values())

    def elements_of(self, *kinds: str) -> Iterator[Element]:
        """The nodes of these kinds."""
        return (element for element in self.elements if element.kind in kinds)

    def file_of(self, element: Element) -> str:
        """The diagram in which an element is drawn."""
        return self.processes[element.process_id].path

    def finding(self, element: Element, sentence: str, place: str = "", **params: object) -> Finding:
        """What is wrong with an element."""
        return Finding(self.file_of(element), element.id, sentence, place, params)

    def form(self, element: Element) -> Form | None:
        """The form of an element; None where it has none that can be read."""
        return self.forms.get(form_of(element))

    def users_of(self, form: Form) -> Iterator[Element]:
        """The elements that show a form."""
        return (element for element in self.elements if form_of(element) == form.form_id)

    def decision(self, name: str) -> tuple[str, DecisionModel] | None:
        """The file and the model of a decision; None where it cannot be read or found."""
        found = ((path, model) for path, model in self.decisions.items() if PurePosixPath(path).stem == name)
        return next(found, None)

    def _read(self, suffix: str, read: Callable) -> dict:
        found = {}
        for path, content in self.files.items():
            if not path.endswith(suffix):
                continue
            try:
                found[path] = read(path, content.decode("utf-8"))
            except MaterialRefused as error:
                self._refuse(path, str(error.params.get("reason", error)))
            except DmnError as error:
                self._refuse(path, error.sentence_zh, error.element_id or None)
            except UnicodeDecodeError:
                self._refuse(path, "文件不是 UTF-8 编码")
        return found

    def _clocks(self) -> dict[str, tuple[str, ClockRule]]:
        found: dict[str, tuple[str, ClockRule]] = {}
        for path, rules in self._read("/clocks.yaml", lambda path, text: read_clocks(text, path)).items():
            for name, rule in rules.items():
                if name in found:
                    self._refuse(path, "期限 {name} 已在 {other} 声明", name, name=name, other=found[name][0])
                found[name] = (path, rule)
        return found

    def _refuse(self, path: str, sentence: str, element: str | None = None, **params: object) -> None:
        plain = sentence if params else sentence.replace("{", "{{").replace("}", "}}")
        self.unreadable.append(Finding(path, element, plain, params=params))


def _form(path: str, text: str) -> Form:
    return read_form(text, path.removeprefix("forms/").removesuffix(".form"))
