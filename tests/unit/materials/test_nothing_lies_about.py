"""Every material of a process is used by one: what nobody reaches is neither checked nor played."""

from app.casework.releases.materials import CHECKOUT, reach_of, read_checkout
from tests.shipped import processes


def test_every_diagram_table_letter_and_form_is_reached_by_a_process() -> None:
    shipped = read_checkout(CHECKOUT)
    reached = {path for process in processes() for path in reach_of(shipped, process).files}
    kinds = (".bpmn", ".dmn", ".form", ".html", "clocks.yaml")
    assert {path for path in shipped if path.endswith(kinds)} - reached == set()


def test_a_process_is_found_by_its_diagram() -> None:
    assert {"ltci_assessment", "ltci_notice_objection"} <= set(processes())
