"""The documents name what there is: links lead somewhere, and the tour leaves no package out."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_lead_somewhere(document: Path) -> None:
    links = re.findall(r"\]\(([^)#]+)", document.read_text(encoding="utf-8"))
    lost = [link for link in links if "://" not in link and not (document.parent / link).exists()]
    assert lost == []


def test_the_tour_passes_every_package() -> None:
    tour = (ROOT / "docs" / "README.md").read_text(encoding="utf-8")
    packages = {path.parent.name for path in (ROOT / "app").glob("*/__init__.py")}
    assert {name for name in packages if f"app/{name}`" not in tour} == set()


def test_the_tour_passes_the_folders_inside_the_packages() -> None:
    tour = (ROOT / "docs" / "README.md").read_text(encoding="utf-8")
    folders = {path.parent.relative_to(ROOT / "app") for path in (ROOT / "app").glob("*/*/__init__.py")}
    assert {str(folder) for folder in folders if f"`{folder}`" not in tour} == set()


def test_the_tour_passes_every_folder_of_tests() -> None:
    tour = (ROOT / "docs" / "README.md").read_text(encoding="utf-8")
    folders = {
        path.name
        for path in (ROOT / "tests").iterdir()
        if any(path.rglob("*.py")) or (path / "bpmn").is_dir()
    }
    assert {name for name in folders if f"tests/{name}`" not in tour} == set()
