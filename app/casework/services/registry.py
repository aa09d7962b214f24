"""How a diagram calls Python: by a dotted name that outlives renames.

A function is declared with `@service` or `@recorder`; bootstrap lists the modules and `collect` gathers them.
Nothing is found by scanning, and nothing is registered by being imported.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from inspect import Signature, signature
from types import ModuleType
from typing import TypeVar

from app.domain.errors import Refusal

_MARK = "__changhu_service__"
_Function = TypeVar("_Function", bound=Callable[..., object])


class ServiceKind(StrEnum):
    """A service is called by a service task with the parameters of `changhu:with`; a recorder by a user task
    with the validated submission as one mapping."""

    SERVICE = "service"
    RECORDER = "recorder"


@dataclass(frozen=True)
class ServiceTask:
    """A function that diagrams may call, with its former names, the region parameters that it reads, the
    codes of the refusals that are its own, and of what it tells people.
    """

    name: str
    kind: ServiceKind
    function: Callable[..., object]
    aliases: tuple[str, ...] = ()
    parameters: tuple[str, ...] = ()
    refuses: tuple[str, ...] = ()
    tells: tuple[str, ...] = ()

    @cached_property
    def signature(self) -> Signature:
        """The parameters of the function."""
        return signature(self.function)

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name, *self.aliases)


class DuplicateService(ValueError):
    """Two functions claim one name; the platform does not start."""

    def __init__(self, name: str) -> None:
        super().__init__(f"the service {name} is declared twice")


class UnknownService(LookupError):
    """No function bears this name."""

    def __init__(self, name: str) -> None:
        super().__init__(f"there is no service {name}")
        self.name = name


class ServiceTasks:
    """All that diagrams may call, by present and former names. Raises DuplicateService."""

    def __init__(self, tasks: Iterable[ServiceTask]) -> None:
        self._tasks: dict[str, ServiceTask] = {}
        for task in tasks:
            for name in task.names:
                if name in self._tasks:
                    raise DuplicateService(name)
                self._tasks[name] = task

    def find(self, name: str) -> ServiceTask:
        """The function of that name. Raises UnknownService."""
        if name not in self._tasks:
            raise UnknownService(name)
        return self._tasks[name]

    def __contains__(self, name: str) -> bool:
        return name in self._tasks

    @property
    def all(self) -> tuple[ServiceTask, ...]:
        """Each function once, sorted by its present name."""
        return tuple(sorted(set(self._tasks.values()), key=lambda task: task.name))


def service(
    name: str,
    *,
    aliases: Iterable[str] = (),
    parameters: Iterable[str] = (),
    tells: Iterable[str] = (),
) -> Callable[[_Function], _Function]:
    """Declares `function(context, **parameters)`, called by service tasks; it gives plain data back.

    It may run twice and must bear it. `parameters` are the region parameters that it asks for, `tells` the
    codes of what it tells people: a process that calls it has words for them.
    """
    return _declaring(ServiceKind.SERVICE, name, aliases, parameters, tells=tells)


def recorder(
    name: str,
    *,
    aliases: Iterable[str] = (),
    parameters: Iterable[str] = (),
    refuses: Iterable[type[Refusal]] = (),
    tells: Iterable[str] = (),
) -> Callable[[_Function], _Function]:
    """Declares `function(context, values)`, called when a user task is completed, in its transaction.

    `refuses` are the refusals that a person meets there beyond those of the form; scenarios play them.
    """
    codes = tuple(refusal.code_of_class() for refusal in refuses)
    return _declaring(ServiceKind.RECORDER, name, aliases, parameters, codes, tells)


def collect(modules: Iterable[ModuleType]) -> ServiceTasks:
    """The registry of the functions declared in the modules. Raises DuplicateService."""
    declared = {
        id(task): task for module in modules for value in vars(module).values() if (task := _task_of(value))
    }
    return ServiceTasks(declared.values())


def _declaring(
    kind: ServiceKind,
    name: str,
    aliases: Iterable[str],
    parameters: Iterable[str],
    refuses: tuple[str, ...] = (),
    tells: Iterable[str] = (),
) -> Callable[[_Function], _Function]:
    def declare(function: _Function) -> _Function:
        task = ServiceTask(name, kind, function, tuple(aliases), tuple(parameters), refuses, tuple(tells))
        setattr(function, _MARK, task)
        return function

    return declare


def _task_of(value: object) -> ServiceTask | None:
    found = getattr(value, _MARK, None) if callable(value) else None
    return found if isinstance(found, ServiceTask) else None
