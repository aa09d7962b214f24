"""The arrows of the house: a package may import what stands to its right, siblings never each other."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.business import ROOMS

APP = Path(__file__).resolve().parents[2] / "app"

# Sign-in and the download of documents are screens that lie with what they show.
ROUTES_OF_LOWER_ROOMS = {"identity/routes.py", "documents/routes.py"}

# Each row may import the rows below it, nothing above, nothing beside.
ROWS: list[set[str]] = [
    {"__init__"},
    {"cli"},
    {"inbox", "desk", "tracking", "portal", "studio", "api", "scheduler", "worker", *ROUTES_OF_LOWER_ROOMS},
    {"web"},
    {"scenarios"},
    {"bootstrap"},
    {"business"},
    {"casework"},
    {"engine", "forms", "documents", "identity"},
    {"storage"},
    {"dmn"},
    {"feel"},
    {"workcalendar"},  # above domain, because a calendar refuses with the house's own errors
    {"domain"},
]
LEVEL = {name: level for level, row in enumerate(ROWS) for name in row}

# `engine` and `forms` take and give plain data.
NEVER = {("engine", "storage"), ("forms", "storage")}

# Where a library may be imported: prefixes of paths under app/.
HOMES = {
    "SpiffWorkflow": ("engine/",),
    "lark": ("feel/",),
    "yaml": ("domain/yaml_text.py", "workcalendar/material_text.py", "scenarios/reader.py"),
    "chinese_calendar": ("workcalendar/published_years.py",),
    "apscheduler": ("scheduler.py",),
    "weasyprint": ("documents/",),
    "wtforms": ("forms/", "web/"),
}


def files() -> list[Path]:
    return [path for path in APP.rglob("*.py") if path.relative_to(APP).parts[0] != "machine"]


def imports_of(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports relatively"
            yield node.module or ""


def room_of(path: Path) -> str:
    if str(path.relative_to(APP)) in ROUTES_OF_LOWER_ROOMS:
        return str(path.relative_to(APP))
    first = path.relative_to(APP).parts[0]
    return first.removesuffix(".py")


def test_every_import_inside_the_house_points_to_the_right() -> None:
    wrong = []
    for path in files():
        room = room_of(path)
        for name in imports_of(path):
            parts = name.split(".")
            if parts[0] != "app" or len(parts) < 2 or parts[1] == room:
                continue
            if LEVEL[parts[1]] <= LEVEL[room] or (room, parts[1]) in NEVER:
                wrong.append(f"{path.relative_to(APP)} imports {name}")
    assert not wrong


def test_a_room_of_the_business_imports_no_other() -> None:
    wrong = []
    for path in files():
        parts = path.relative_to(APP).parts
        if parts[0] != "business" or len(parts) < 3:
            continue
        for name in imports_of(path):
            if name.startswith("app.business") and not f"{name}.".startswith(f"app.business.{parts[1]}."):
                wrong.append(f"{path.relative_to(APP)} imports {name}")
    assert not wrong


def test_every_room_of_the_business_is_listed_under_its_name() -> None:
    folders = {path.parent.name for path in APP.glob("business/*/__init__.py")}
    assert folders <= {room.name for room in ROOMS}


def test_every_room_has_its_place_in_the_list() -> None:
    assert {room_of(path) for path in files()} <= LEVEL.keys()


@pytest.mark.parametrize("library", HOMES)
def test_a_library_is_imported_in_its_home_alone(library: str) -> None:
    strangers = [
        str(path.relative_to(APP))
        for path in files()
        if not str(path.relative_to(APP)).startswith(HOMES[library])
        and any(name.split(".")[0] == library for name in imports_of(path))
    ]
    assert not strangers


def test_sqlalchemy_is_imported_in_storage_and_where_queries_are_written() -> None:
    strangers = [
        str(path.relative_to(APP))
        for path in files()
        if room_of(path) != "storage"
        and path.name != "queries.py"
        and not (room_of(path) == "business" and path.name == "records.py")
        and any(name.split(".")[0] in ("sqlalchemy", "alembic") for name in imports_of(path))
    ]
    assert not strangers


def test_flask_is_imported_in_the_web_rooms_alone() -> None:
    web_rooms = {"__init__", "web", "inbox", "desk", "tracking", "portal", "studio", "api"}
    strangers = [
        str(path.relative_to(APP))
        for path in files()
        if room_of(path) not in web_rooms
        and path.name != "routes.py"
        and any(name.split(".")[0].startswith("flask") for name in imports_of(path))
    ]
    assert not strangers


def test_only_the_unit_of_work_commits() -> None:
    committing = [
        str(path.relative_to(APP))
        for path in files()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "commit"
    ]
    assert set(committing) <= {"storage/unit_of_work.py"}


def test_no_text_is_ever_run_as_python() -> None:
    dangerous = {"eval", "exec", "compile", "__import__"}
    calling = [
        f"{path.relative_to(APP)}:{node.lineno}"
        for path in files()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in dangerous
    ]
    assert not calling


def test_every_package_says_what_lives_in_it() -> None:
    silent = [
        str(path.parent.relative_to(APP))
        for path in APP.glob("*/__init__.py")
        if not (ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or "").strip()
    ]
    assert not silent
