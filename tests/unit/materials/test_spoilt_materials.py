"""Each way to spoil the shipped materials that stood unseen until a case met it is refused, with its place.

The spoilings are made one at a time on the real files; the unspoilt ones pass.
"""

from functools import cache
from pathlib import Path

import pytest
import yaml

from app.bootstrap import build_tools
from app.casework.releases.checks import Finding
from app.casework.releases.materials import CHECKOUT, read_checkout
from app.casework.releases.pinned_release import Catalogue
from app.casework.releases.publish_release import check_materials
from app.casework.tools import Tools
from tests.shipped import processes

SPOILT = yaml.safe_load(Path(__file__).with_name("spoilt_materials.yaml").read_text(encoding="utf-8"))
OF_A_FILE = {"an unknown parameter", "a called process that is not there", "a decision that is not there"}


@cache
def tools() -> Tools:
    return build_tools(Path("uploads"), Catalogue())


def findings(*spoilt: dict[str, str]) -> list[Finding]:
    materials = read_checkout(CHECKOUT)
    for each in spoilt:
        text = materials[each["file"]].decode()
        materials[each["file"]] = _spoilt(text, each["says"], each["instead"]).encode()
    objection = any("objection" in each["file"] for each in spoilt)
    return list(
        check_materials(materials, "ltci_notice_objection" if objection else "ltci_assessment", tools())
    )


def _spoilt(text: str, old: str, new: str) -> str:
    """The text with other words; inside attributes quotation marks are written as entities."""
    if old not in text:
        old, new = old.replace('"', "&#34;"), new.replace('"', "&#34;")
    assert old in text
    return text.replace(old, new)


def _named(what: str) -> dict[str, str]:
    return next(each for each in SPOILT if each["what"] == what)


@pytest.mark.parametrize("process", processes())
def test_the_shipped_materials_pass(process: str) -> None:
    found = check_materials(read_checkout(CHECKOUT), process, tools())
    assert [finding.line for finding in found] == []


@pytest.mark.parametrize("spoilt", SPOILT, ids=lambda each: each["what"])
def test_a_spoilt_material_is_refused_with_its_place(spoilt: dict[str, str]) -> None:
    found = findings(spoilt)
    here = [finding for finding in found if finding.file == spoilt["file"]]
    assert any(spoilt["refused"] in finding.line for finding in here), [finding.line for finding in found]
    if spoilt["what"] not in OF_A_FILE:
        assert all(finding.element for finding in here)


def test_what_a_service_tells_has_words() -> None:
    spoilt = {
        "file": "bpmn/ltci_assessment_conclusion/told.yaml",
        "says": "  dispatched:",
        "instead": "  sent_out:",
    }
    [found] = findings(spoilt)
    assert (found.element, str(found)) == ("dispatch_institution", "没有名为“dispatched”的通知")


def test_two_faults_in_two_files_are_two_findings() -> None:
    one, other = _named("a misspelt name"), _named("full-width signs")
    assert {finding.file for finding in findings(one, other)} == {one["file"], other["file"]}


def test_two_faults_in_one_expression_are_two_findings() -> None:
    spoilt = {**_named("a misspelt name"), "instead": 'desision = "enquire" and decicion = 1'}
    here = [found for found in findings(spoilt) if found.element == "needs_enquiry_to_field_enquiry"]
    assert len(here) == 2
