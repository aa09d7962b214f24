"""What is called must be there, be executable, and not call itself."""

from collections.abc import Iterator, Mapping

from app.engine.reading.elements import Process
from app.engine.reading.problems import Problem
from app.engine.running.limits import CALL_DEPTH


def check_calls(processes: Mapping[str, Process], main: str) -> Iterator[Problem]:
    """Problems of the call activities of all processes."""
    for process in processes.values():
        yield from _check_process(process, process.id == main)
        for element in process.elements.values():
            if element.kind == "callActivity" and element.called not in processes:
                params = {"called": element.called or ""}
                yield Problem("没有被调用的流程“{called}”。", element.id, process.id, params)
    way = _longest_way(processes, main, (), {})
    if len(way) > len(set(way)):
        yield Problem("流程调用了自己：{circle}。", main, main, {"circle": " → ".join(way)})
    elif len(way) > CALL_DEPTH:
        yield Problem("流程调用超过{most}层。", main, main, {"most": CALL_DEPTH})


def _check_process(process: Process, is_main: bool) -> Iterator[Problem]:
    starts = [node for node in process.inside(None) if node.kind == "startEvent"]
    if not process.executable:
        yield Problem("流程没有标记为可执行。", process.id, process.id)
    if not is_main and all(start.event is not None for start in starts):
        yield Problem("被调用的流程没有普通的开始事件。", process.id, process.id)


def reached_processes(processes: Mapping[str, Process], main: str) -> dict[str, Process]:
    """The processes that `main` calls, at any remove, and itself; in the order in which they are met."""
    found: dict[str, Process] = {}
    waiting = [main]
    while waiting:
        name = waiting.pop(0)
        if name in processes and name not in found:
            found[name] = processes[name]
            waiting.extend(sorted(called_by(processes[name])))
    return found


def called_by(process: Process) -> set[str]:
    """The ids of the processes that a process calls."""
    return {element.called for element in process.elements.values() if element.called}


def _longest_way(
    processes: Mapping[str, Process], name: str, above: tuple[str, ...], known: dict[str, tuple[str, ...]]
) -> tuple[str, ...]:
    """The longest chain of calls from a process; one that comes back to itself ends where it began."""
    if name in above:
        return (name,)
    if name in known or name not in processes or len(above) > CALL_DEPTH:
        return known.get(name, (name,))
    longest: tuple[str, ...] = ()
    for called in sorted(called_by(processes[name])):
        way = _longest_way(processes, called, (*above, name), known)
        if len(way) > len(set(way)) or way[-1] in (*above, name):
            return (name, *way)
        longest = max(longest, way, key=len)
    known[name] = (name, *longest)
    return known[name]
