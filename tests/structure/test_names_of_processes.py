"""Python knows no process by name: ids of the materials stand in the materials, and in business rooms alone.

An id is a process, an element, a letter's code, a parameter's key or a requirement; looked for are string
literals, docstrings apart, that equal one. Only ids with an underscore, a dot or a requirement's prefix are
looked for: another may be an ordinary word.
"""

import ast
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from app.casework.releases.articles import known_requirements
from app.casework.releases.materials import CHECKOUT, read_checkout
from app.engine.reading.element_reading import read_file
from app.engine.reading.xml_reading import read_xml
from app.workcalendar.region_text import read_region

APP = CHECKOUT / "app"
TESTS = CHECKOUT / "tests"
QUOTED = re.compile(r"""(["'])([\w.\-]+)\1""")

_LINE = "a kind of line in the journal"

# By file the ids that stand there nevertheless, each with its reason.
EXCEPTIONS: dict[str, dict[str, str]] = {
    "casework/papers/letters.py": {"document_issued": _LINE},
    "desk/queries.py": {"document_issued": _LINE},
    "portal/story.py": {"document_issued": _LINE},
    "scenarios/declarations.py": {"GS-16.1g": "the rule by which a form asks for a declaration"},
    "scenarios/given.py": {
        "ltci_assessment": "an assessment of before the platform, given to a scenario",
        "conclusion_qualifying": "how that one ended",
    },
    "web/journal_story.py": {"document_issued": _LINE},
}

IN_TESTS = {"unit/materials/test_nothing_lies_about.py"}
"""It asks whether the folders are read at all."""


@cache
def materials() -> Mapping[str, bytes]:
    return read_checkout(CHECKOUT)


@cache
def process_ids() -> frozenset[str]:
    return frozenset(process for process, _ in _elements())


@cache
def ids() -> frozenset[str]:
    """Every id of a process, element, letter or parameter that could not be an ordinary word."""
    letters = {Path(path).stem for path in materials() if "/documents/" in path}
    found = {*process_ids(), *(element for _, element in _elements()), *letters, *_parameters()}
    return frozenset(name for name in found if "_" in name or "." in name)


def _elements() -> Iterator[tuple[str, str]]:
    for path, content in materials().items():
        if path.endswith(".bpmn"):
            for process in read_file(read_xml(content, path), path).processes.values():
                yield from ((process.id, element) for element in (process.id, *process.elements))


def _parameters() -> Iterator[str]:
    for path in (CHECKOUT / "bpmn" / "regions").glob("*.yaml"):
        keys = read_region(path.read_text(encoding="utf-8"), path.name).versions
        yield from (key for key in keys if "." in key)


def literals(path: Path) -> Iterator[tuple[str, int]]:
    """The string constants of a module that are no docstrings, with their lines."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    alone = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in alone:
            yield node.value, node.lineno


def modules(*, business: bool) -> Iterator[Path]:
    for path in sorted(APP.rglob("*.py")):
        if business or path.relative_to(APP).parts[0] != "business":
            yield path


def found_in(path: Path, names: frozenset[str]) -> Iterator[str]:
    excepted = EXCEPTIONS.get(str(path.relative_to(APP)), {})
    for name, line in literals(path):
        if name in names and name not in excepted:
            yield f"{path.relative_to(CHECKOUT)}:{line}: {name}"


def test_no_id_of_the_materials_stands_in_python_outside_business() -> None:
    found = [place for path in modules(business=False) for place in found_in(path, ids())]
    assert not found, "\n".join(found)


def test_no_requirement_stands_in_python() -> None:
    found = [place for path in modules(business=True) for place in found_in(path, known_requirements())]
    assert not found, "\n".join(found)


def test_no_id_of_the_materials_stands_in_a_template() -> None:
    found = [
        f"{path.relative_to(CHECKOUT)}: {name}"
        for path in sorted(APP.rglob("templates/**/*.html"))
        for _, name in QUOTED.findall(path.read_text(encoding="utf-8"))
        if name in ids() | known_requirements()
    ]
    assert not found, "\n".join(found)


def test_no_test_lists_the_processes() -> None:
    """What is true of all processes is asked of those that stand in the folders."""
    found = [
        f"{path.relative_to(CHECKOUT)}:{node.lineno}"
        for path in sorted(TESTS.rglob("*.py"))
        if str(path.relative_to(TESTS)) not in IN_TESTS
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.List | ast.Tuple | ast.Set) and _names_processes(node)
    ]
    assert not found, "\n".join(found)


def _names_processes(node: ast.List | ast.Tuple | ast.Set) -> bool:
    constants = [each.value for each in node.elts if isinstance(each, ast.Constant)]
    return len(process_ids().intersection(constants)) > 1


def test_every_exception_is_still_needed() -> None:
    known = ids() | known_requirements()
    idle = [
        f"{path}: {name}"
        for path, names in EXCEPTIONS.items()
        for name in names
        if name not in known or name not in {each for each, _ in literals(APP / path)}
    ]
    assert not idle, "\n".join(idle)
