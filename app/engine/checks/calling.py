"""What is called must be there, be executable, and not call itself."""

from collections.abc import Iterator, Mapping

from app.engine.elements import Process
from app.engine.problems import Problem


def check_calls(processes: Mapping[str, Process], main: str) -> Iterator[Problem]:
    """Problems of the call activities of all processes."""
    for process in processes.values():
        if not process.executable:
            yield Problem("流程没有标记为可执行。", process.id, process.id)
        if all(node.event is not None for node in process.inside(None) if node.kind == "startEvent") and (
            process.id != main
        ):
            yield Problem("被调用的流程没有普通的开始事件。", process.id, process.id)
        for element in process.elements.values():
            if element.kind == "callActivity" and element.called not in processes:
                yield Problem(
                    "没有被调用的流程“{called}”。", element.id, process.id, {"called": element.called or ""}
                )
    circle = _circle(processes, main, ())
    if circle:
        yield Problem("流程调用了自己：{circle}。", main, main, {"circle": " → ".join(circle)})


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


def _circle(processes: Mapping[str, Process], name: str, above: tuple[str, ...]) -> tuple[str, ...]:
    if name in above:
        return (*above[above.index(name) :], name)
    if name not in processes:
        return ()
    for called in sorted(called_by(processes[name])):
        circle = _circle(processes, called, (*above, name))
        if circle:
            return circle
    return ()
