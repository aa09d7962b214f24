"""A call gives what the called process takes, and nothing else; what that gives back, it computes."""

from collections.abc import Iterator, Mapping

from app.casework.releases.pinned_release import PinnedRelease
from app.engine.reading.elements import Element, Port, Process
from app.engine.reading.problems import Problem
from app.feel import FeelError, written_entries

# What constants of these types may stand for besides themselves: a length is `{value, unit}`.
_ALSO = {"context": {"length"}}


def calls_give_what_is_taken(release: PinnedRelease) -> Iterator[Problem]:
    """A finding for each name that a call or a `changhu:returns` lacks, does not know, or gives wrongly."""
    processes = release.definition.processes
    calls = [each for each in release.definition.elements.values() if each.kind == "callActivity"]
    for call in calls:
        called = processes[call.called or ""]
        if called.takes is None or called.gives is None:
            sentence = "被调用的流程“{called}”没有写明需要什么、返回什么（changhu:takes、changhu:gives）。"
            yield Problem(sentence, call.id, call.process_id, {"called": called.id})
        else:
            yield from _given_to(call, called.takes)
    for process in processes.values():
        if process.gives is not None:
            yield from _given_back(process, process.gives)


def _given_to(call: Element, takes: tuple[Port, ...]) -> Iterator[Problem]:
    given = _written(call.attributes.get("with", "{}"))
    place = call.id, call.process_id
    if given is None:
        yield Problem("交给被调用流程的内容（changhu:with）须逐项写明。", *place)
        return
    yield from (
        Problem(sentence, *place, {"called": call.called, **params})
        for sentence, params in _differences(given, takes, "调用“{called}”")
    )


def _given_back(process: Process, gives: tuple[Port, ...]) -> Iterator[Problem]:
    given = _written(process.returns or "{}")
    if given is None:
        yield Problem("返回的内容（changhu:returns）须逐项写明。", process.id, process.id)
        return
    for sentence, params in _differences(given, gives, "返回的内容"):
        yield Problem(sentence, process.id, process.id, params)


def _written(text: str) -> Mapping[str, str | None] | None:
    try:
        return written_entries(text)
    except FeelError:
        return {}  # found when the diagram is read


def _differences(
    given: Mapping[str, str | None], ports: tuple[Port, ...], what: str
) -> Iterator[tuple[str, dict[str, object]]]:
    known = {port.name: port for port in ports}
    for name in sorted(given.keys() - known.keys()):
        yield what + "有多余的“{name}”。", {"name": name}
    for port in ports:
        if port.name not in given and not port.optional:
            yield what + "缺少“{name}”。", {"name": port.name}
        elif not _may_be(given.get(port.name), port):
            wrong: dict[str, object] = {"name": port.name, "given": given[port.name], "wanted": port.type}
            yield what + "的“{name}”应为{wanted}，不是{given}。", wrong


def _may_be(kind: str | None, port: Port) -> bool:
    """Whether a constant of a type may be given; None for what only the evaluation will say."""
    if kind == "null":
        return port.optional
    return kind is None or port.type in {kind, "any"} | _ALSO.get(kind, set())
