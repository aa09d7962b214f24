"""What people are told speaks of elements, ends, letters, messages, clocks and offices that exist."""

from collections.abc import Container, Iterable, Iterator

from app.casework.releases.checks.data import DataShapes
from app.casework.releases.checks.finding import Finding
from app.casework.releases.checks.under_check import UnderCheck
from app.casework.releases.told import told_path
from app.casework.releases.told_words import Spot, ToldOfProcess
from app.identity.posts import ORGANISATION_KINDS

_CATCHING = ("intermediateCatchEvent", "boundaryEvent", "receiveTask")


def check(checked: UnderCheck, data: DataShapes) -> Iterator[Finding]:
    """Each name in a told.yaml that nothing bears, and each parameter that nobody could set."""
    for process_id, told in checked.told.processes.items():
        path = told_path(process_id, checked.processes[process_id].path)
        for place, sentence, name in _Words(checked, process_id, told).unknown():
            yield Finding(path, name, sentence, place, {"name": name})


class _Words:
    """The words of one process against what its release has."""

    def __init__(self, checked: UnderCheck, process_id: str, told: ToldOfProcess) -> None:
        self._checked, self._process_id, self._told = checked, process_id, told

    def unknown(self) -> Iterator[tuple[str, str, str]]:
        """Where, what is missing, and its name."""
        told, house = self._told, self._checked.house
        yield from self._spots()
        yield from _missing("outcomes", "没有结束事件“{name}”", told.outcomes, self._ends())
        yield from _missing("whole_way", "没有结束事件“{name}”", told.whole_way, self._ends())
        yield from _missing("letters", "没有环节出具“{name}”", told.letters, self._letters())
        yield from _missing("messages", "没有环节等待消息“{name}”", told.messages, self._messages())
        yield from _missing("messages", "没有期限“{name}”", self._asked_for(), self._checked.clocks)
        rights = told.rights
        yield from _missing(
            "rights", "没有期限“{name}”", (each.clock for each in rights), self._checked.clocks
        )
        yield from _missing(
            "rights", "没有“{name}”这类机构", (each.window for each in rights), ORGANISATION_KINDS
        )
        if told.start and told.start.window:
            yield from _missing("start", "没有“{name}”这类机构", (told.start.window,), ORGANISATION_KINDS)
        if told.start and not self._begins():
            yield "start", "流程“{name}”没有公众可以提交的开始事件", self._process_id
        for key in self._parameters():
            if not house.knows_parameter(key):
                yield "asks", "没有参数“{name}”", key

    def _spots(self) -> Iterator[tuple[str, str, str]]:
        told = self._told
        spots: dict[str, Iterable[Spot]] = {
            "way": (spot for step in told.way for spot in sorted(step.at)),
            "here": told.here,
            "retold": told.retold,
            "appointments": (spot for each in told.appointments for spot in sorted(each.at)),
            "messages": (words.request.element for words in told.messages.values() if words.request),
        }
        known = {(element.process_id, element.id) for element in self._checked.elements}
        for place, named in spots.items():
            for spot in named:
                if spot not in known:
                    yield place, "没有环节“{name}”", "/".join(spot)

    def _ends(self) -> set[str]:
        elements = self._checked.processes[self._process_id].inside(None)
        return {each.id for each in elements if each.kind == "endEvent"}

    def _letters(self) -> set[str]:
        issued = (each.attributes.get("issues", "").split() for each in self._checked.elements)
        return {code for codes in issued for code in codes}

    def _messages(self) -> set[str | None]:
        return {each.message for each in self._checked.elements_of(*_CATCHING)}

    def _asked_for(self) -> Iterator[str]:
        asked = (words.request for words in self._told.messages.values())
        return (request.clock for request in asked if request and request.clock)

    def _begins(self) -> bool:
        starts = self._checked.processes[self._process_id].inside(None)
        return any(each.kind == "startEvent" and each.message is None for each in starts)

    def _parameters(self) -> Iterator[str]:
        start, guide = self._told.start, self._told.guide
        lines = [*(start.next if start else ())]
        if guide:
            for says in (*(step.says for step in guide.steps), *(part.says for part in guide.dissent)):
                lines += says
            lines += [guide.who] if guide.who else []
            yield from (*guide.laws, *([guide.papers] if guide.papers else []))
        yield from (key for line in lines for key in line.asks.values())


def _missing(
    place: str, sentence: str, names: Iterable[str], known: Container[str | None]
) -> Iterator[tuple[str, str, str]]:
    yield from ((place, sentence, name) for name in dict.fromkeys(names) if name not in known)
