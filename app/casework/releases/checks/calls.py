"""A call gives what the called process takes, and nothing else; what that gives back, it computes."""

from collections.abc import Iterator

from app.casework.releases.checks.data import SHAPES, DataShapes
from app.casework.releases.checks.finding import Finding
from app.casework.releases.checks.under_check import UnderCheck
from app.engine.reading.elements import Port, Process
from app.feel.shapes import Shape

_TYPES = {shape.kind: name for name, shape in SHAPES.items() if name != "length"}


def check(checked: UnderCheck, data: DataShapes) -> Iterator[Finding]:
    """Each name that a call or a `changhu:returns` lacks, does not know, or gives wrongly."""
    for call in checked.elements_of("callActivity"):
        called = checked.processes.get(call.called or "")
        if called is None:
            continue
        if called.takes is None or called.gives is None:
            sentence = "被调用的流程“{called}”没有写明需要什么、返回什么（changhu:takes、changhu:gives）"
            yield checked.finding(call, sentence, "调用", called=called.id)
            continue
        given = data.judged(call.attributes.get("with", "{}"), data.at(call))
        for sentence, params in _differences(given, called.takes):
            yield checked.finding(call, sentence, f"调用“{called.name}”", **params)
    for process in checked.processes.values():
        yield from _given_back(data, process)


def _given_back(data: DataShapes, process: Process) -> Iterator[Finding]:
    if process.gives is None:
        return
    given = data.judged(process.returns or "{}", data.at_end(process))
    for sentence, params in _differences(given, process.gives):
        yield Finding(process.path, process.id, sentence, "返回的内容", params)


def _differences(given: Shape, ports: tuple[Port, ...]) -> Iterator[tuple[str, dict[str, object]]]:
    if given.members is None:
        yield "内容须逐项写明，如 {example}", {"example": "{document: document}"}
        return
    for name in sorted(given.members.keys() - {port.name for port in ports}):
        yield "有多余的“{name}”", {"name": name}
    for port in ports:
        if port.name not in given.members:
            if not port.optional:
                yield "缺少“{name}”", {"name": port.name}
        elif not _may_be(given.members[port.name], port):
            kind = _TYPES.get(given.members[port.name].kind, given.members[port.name].kind)
            yield "“{name}”应为{wanted}，不是{given}", {"name": port.name, "wanted": port.type, "given": kind}


def _may_be(given: Shape, port: Port) -> bool:
    """Whether such a value may be given; a moment serves as a day."""
    wanted = SHAPES[port.type].kind
    if given.kind == "null":
        return port.optional
    return "any" in (given.kind, wanted) or given.kind == wanted or (given.kind, wanted) == (MOMENT, DAY)


MOMENT, DAY = SHAPES["moment"].kind, SHAPES["date"].kind
