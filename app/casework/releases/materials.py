"""The policy materials of a checkout or a draft, and the part of them that one process reaches."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path, PurePosixPath

from app.casework.releases.told import told_path
from app.domain.errors import DiagramRefused, MaterialMissing
from app.engine.reading.diagrams import References, references

Materials = Mapping[str, bytes]
"""File contents by their path below the checkout, as bpmn/ltci_assessment/clocks.yaml."""

CHECKOUT = Path(__file__).resolve().parents[3]

_KINDS = {".bpmn": "流程图", ".dmn": "决策表"}
_SHARED_LETTERS = "bpmn/shared/documents/"
_ROOTS = ("bpmn", "forms")


def read_checkout(checkout: Path) -> dict[str, bytes]:
    """All materials below bpmn/ and forms/ of a folder."""
    return {
        path.relative_to(checkout).as_posix(): path.read_bytes()
        for root in _ROOTS
        for path in sorted((checkout / root).rglob("*"))
        if path.is_file()
    }


def processes_drawn(materials: Materials) -> tuple[str, ...]:
    """The processes that no other process calls: those that begin cases."""
    called: set[str] = set()
    drawn: set[str] = set()
    for path, content in materials.items():
        if path.endswith(".bpmn"):
            asked = references(content, path)
            called.update(asked.called)
            drawn.update(asked.processes)
    return tuple(sorted(drawn - called))


def content_hash(files: Materials) -> str:
    """The identity of a set of files: the hash of their paths and contents."""
    lines = (f"{path}\0{sha256(files[path]).hexdigest()}\n" for path in sorted(files))
    return sha256("".join(lines).encode("utf-8")).hexdigest()


def form_path(form_id: str) -> str:
    """Where the form `ltci_assessment/check_materials` or `shared/consent` lies."""
    return f"forms/{form_id}.form"


@dataclass(frozen=True)
class Reach:
    """Everything that a process reaches: its files, and what they ask of code and clocks.

    `missing` are (file, sentence, params) of what is named and not there, or cannot be read.
    """

    files: dict[str, bytes]
    diagrams: dict[str, References]
    missing: list[tuple[str, str, dict[str, object]]] = field(default_factory=list)


def reach_of(materials: Materials, process_id: str) -> Reach:
    """What a process reaches, as far as it is there. Raises MaterialMissing for an unknown process."""
    reach = Reach({}, {})
    waiting = [(process_id, _find(materials, ".bpmn", process_id))]
    while waiting:
        _, path = waiting.pop()
        if path in reach.diagrams:
            continue
        reach.files[path] = materials[path]
        asked = _asked(reach, path)
        reach.diagrams[path] = asked
        waiting.extend(_all_there(materials, reach, path, ".bpmn", asked.called))
        _add_what_it_asks_for(materials, reach, path, asked)
    return reach


def _asked(reach: Reach, path: str) -> References:
    """What a diagram asks for; nothing where it cannot be read, which the check says by itself."""
    try:
        return references(reach.files[path], path)
    except DiagramRefused:
        return References()


def _add_what_it_asks_for(materials: Materials, reach: Reach, diagram: str, asked: References) -> None:
    paths = [path for _, path in _all_there(materials, reach, diagram, ".dmn", asked.decisions)]
    paths += _forms(materials, asked)
    paths += _beside(materials, diagram, asked)
    reach.files.update({path: materials[path] for path in paths})


def _all_there(
    materials: Materials, reach: Reach, asking: str, suffix: str, names: Iterable[str]
) -> list[tuple[str, str]]:
    """The named files with their paths; the missing ones are noted."""
    found = []
    for name in names:
        try:
            found.append((name, _find(materials, suffix, name)))
        except MaterialMissing:
            sentence = "没有名为“{name}”的{kind}，或者有不止一个"
            reach.missing.append((asking, sentence, {"name": name, "kind": _KINDS[suffix]}))
    return found


def _forms(materials: Materials, asked: References) -> list[str]:
    """The forms that exist; a start event need not have one, and a task without one is found at the check."""
    paths = [form_path(shared or f"{process}/{element}") for process, element, shared in asked.forms]
    return [path for path in paths if path in materials]


def _beside(materials: Materials, diagram: str, asked: References) -> list[str]:
    """The clocks, letters and words of a diagram's folder, and the letters that all processes share."""
    folder = PurePosixPath(diagram).parent
    files = {f"{folder}/clocks.yaml", *(told_path(process_id, diagram) for process_id in asked.processes)}
    letters = (f"{folder}/documents/", _SHARED_LETTERS)
    return [path for path in materials if path in files or path.startswith(letters)]


def _find(materials: Materials, suffix: str, stem: str) -> str:
    found = [path for path in materials if PurePosixPath(path).name == f"{stem}{suffix}"]
    if len(found) != 1:
        raise MaterialMissing(kind=_KINDS[suffix], name=stem)
    return found[0]
