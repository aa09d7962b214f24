"""Python under a name that diagrams may keep for ever."""

from types import ModuleType

import pytest

from app.business import ROOMS
from app.casework.rooms.rooms import Rooms
from app.casework.services.registry import (
    DuplicateService,
    ServiceKind,
    UnknownService,
    collect,
    recorder,
    service,
)


def module_with(**functions: object) -> ModuleType:
    module = ModuleType("noun")
    vars(module).update(functions)
    return module


def test_a_function_is_found_by_its_name_and_by_its_former_names() -> None:
    @service("letters.write", aliases=["letters.print"], parameters=["letter.copies"])
    def write(context: object) -> None: ...

    found = collect([module_with(write=write)])
    assert found.find("letters.print") is found.find("letters.write")
    assert found.find("letters.write").parameters == ("letter.copies",)
    assert [task.name for task in found.all] == ["letters.write"]


def test_two_functions_of_one_name_stop_the_start() -> None:
    @service("letters.write")
    def write(context: object) -> None: ...

    @recorder("letters.copy", aliases=["letters.write"])
    def copy(context: object, values: object) -> None: ...

    with pytest.raises(DuplicateService, match=r"letters\.write"):
        collect([module_with(write=write, copy=copy)])


def test_a_function_imported_by_another_module_is_registered_once() -> None:
    @service("letters.write")
    def write(context: object) -> None: ...

    assert len(collect([module_with(write=write), module_with(again=write)]).all) == 1


def test_what_is_not_declared_is_not_found() -> None:
    found = collect([module_with(helper=lambda: None)])
    assert "helper" not in found
    with pytest.raises(UnknownService):
        found.find("helper")


def test_the_shipped_functions_are_services_of_nouns_with_a_docstring() -> None:
    for task in Rooms(ROOMS).services.all:
        noun, _, verb = task.name.partition(".")
        assert noun and verb and task.function.__doc__, task.name
        assert task.kind in ServiceKind
