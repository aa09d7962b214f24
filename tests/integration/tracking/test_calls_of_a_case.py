"""A shared diagram that is called from two places is shown as two travels."""

import re

from app.storage.records import JournalEntry
from tests.integration.tracking.conftest import PlayedOffice

DELIVERY = re.compile(r'href="(/cases/[^"]+diagram=sub_delivery&amp;call=(\d))"[^>]*>([^<]+)</a>')


def test_each_call_of_a_shared_diagram_has_its_own_page_and_trace(lapsed: PlayedOffice) -> None:
    window = lapsed.window("tpa_1")
    found = DELIVERY.findall(window.get(f"/cases/{lapsed.case}").text)
    assert [(number, name.split(" · ")[1]) for _, number, name in found] == [
        ("1", "送达告知书"),
        ("2", "送达不予受理通知"),
    ]
    at = f"/cases/{lapsed.case}/diagrams/sub_delivery/record_delivery"
    panels = [window.get(at, query_string={"call": number}).text for _, number, _ in found]
    assert [panel.count('<section class="visit">') for panel in panels] == [2, 1]
    assert ("无人在家" in panels[0], "无人在家" in panels[1]) == (True, False)


def test_the_steps_say_which_call_they_belong_to(lapsed: PlayedOffice) -> None:
    text = lapsed.window("tpa_1").get(f"/cases/{lapsed.case}/steps").text
    assert "送达告知书</a>" in text
    assert "送达不予受理通知</a>" in text


def test_a_call_activity_leads_to_the_call_that_it_made(lapsed: PlayedOffice) -> None:
    window = lapsed.window("tpa_1")
    panel = window.get(f"/cases/{lapsed.case}/diagrams/ltci_assessment/deliver_lapse_notice").text
    assert "diagram=sub_delivery&amp;call=2" in panel


def test_a_call_that_never_was_is_not_found(lapsed: PlayedOffice) -> None:
    window = lapsed.window("tpa_1")
    assert window.get(f"/cases/{lapsed.case}?diagram=sub_delivery&call=3").status_code == 404


def test_lines_of_letters_and_tasks_say_by_which_call_they_came(lapsed: PlayedOffice) -> None:
    with lapsed.platform.reading_unit() as unit:
        rows = unit.session.query(JournalEntry).filter_by(case_id=lapsed.case, element_id="record_delivery")
        assert {row.path for row in rows} == {"request_supplement/deliver_notice", "deliver_lapse_notice"}


def test_a_letter_is_shown_at_the_element_that_wrote_it(qualified: PlayedOffice) -> None:
    window = qualified.window("tpa_1")
    panel = window.get(f"/cases/{qualified.case}/diagrams/ltci_assessment/accept_application").text
    assert "受理通知" in panel or "回执" in panel
    assert f"/cases/{qualified.case}/documents?document=" in panel


def test_what_was_handed_in_is_shown_at_the_event_that_took_it(qualified: PlayedOffice) -> None:
    window = qualified.window("tpa_1")
    panel = window.get(f"/cases/{qualified.case}/diagrams/ltci_assessment/application_submitted").text
    assert "填写的内容" in panel
    assert "样例区平安路1号" in panel
    assert "13900000001" not in panel


def test_a_step_leads_to_its_element_with_what_is_known_of_it(qualified: PlayedOffice) -> None:
    window = qualified.window("tpa_1")
    steps = window.get(f"/cases/{qualified.case}/steps").text
    [link] = set(re.findall(r'href="([^"#]+element=dispatch_institution)', steps))
    text = window.get(link.replace("&amp;", "&")).text
    panel = text.split('id="element-panel"')[1]
    assert "派单给评估机构" in panel
    assert "平安评估" in panel
    assert window.get(f"/cases/{qualified.case}?element=nothing").status_code == 404
