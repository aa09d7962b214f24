"""The tab of business records: what a caseworker would file, in words."""

import re

import pytest

from tests.integration.tracking.conftest import PlayedOffice

SECTION = re.compile(r'<section class="sheet record".*?</section>', re.S)
CODE = re.compile(r"<dd>[a-z_]+</dd>")


def plain(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


@pytest.fixture
def sections(qualified: PlayedOffice) -> dict[str, str]:
    """The records of a qualifying case by title; of several the last."""
    text = qualified.window("tpa_1").get(f"/cases/{qualified.case}/records").text
    found = SECTION.findall(text)
    return {re.findall(r"<h2[^>]*>([^<]+)", one)[0]: one for one in found}


def test_every_record_of_a_straight_case_is_there_once_in_order(qualified: PlayedOffice) -> None:
    text = qualified.window("tpa_1").get(f"/cases/{qualified.case}/records").text
    titles = re.findall(r'<h2 id="record-\d+">([^<]+)', text)
    assert titles == [
        "评估申请",
        "申请材料核对",
        "受理",
        "初审",
        "派单",
        "上门安排",
        "现场评估",
        "评估结论",
        "专家确认",
        "专家确认",
        "护理服务建议",
        "公示",
        "评估结论书",
        "送达",
        "待遇享受区间",
        "评估费",
    ]


def test_each_says_when_who_by_which_step_and_under_which_article(sections: dict[str, str]) -> None:
    check = plain(sections["申请材料核对"])
    assert "2026-05-06 09:00" in check
    assert "核对申请材料" in check
    assert "第十五条" in check
    assert "element=check_materials" in sections["申请材料核对"]


def test_the_step_is_named_for_every_record(qualified: PlayedOffice, lapsed: PlayedOffice) -> None:
    for office in (qualified, lapsed):
        text = office.window("tpa_1").get(f"/cases/{office.case}/records").text
        assert [one for one in SECTION.findall(text) if "element=" not in one] == []


def test_institutions_and_people_are_named(sections: dict[str, str]) -> None:
    assert "平安评估" in plain(sections["派单"])
    assert "wu" in plain(sections["上门安排"])


def test_codes_amounts_and_days_are_in_words(sections: dict[str, str]) -> None:
    everything = "".join(sections.values())
    assert not CODE.findall(everything)
    assert "待定" in plain(sections["评估费"])
    assert "统筹区尚未设定" in plain(sections["待遇享受区间"])
    assert "2028-05-19" in plain(sections["待遇享受区间"])
    assert "已稳定" in plain(sections["评估结论"])
    assert "重度" in plain(sections["评估结论"])
    assert "初次评估" in plain(sections["评估结论"])
    assert "村" in plain(sections["公示"])


def test_the_two_experts_confirm_each_in_their_own_name(qualified: PlayedOffice) -> None:
    text = qualified.window("tpa_1").get(f"/cases/{qualified.case}/records").text
    confirmed = [plain(one) for one in SECTION.findall(text) if "专家确认" in one]
    assert sorted(name for one in confirmed for name in ("li", "wang") if f" {name} " in one) == [
        "li",
        "wang",
    ]


def test_who_received_the_letter_is_masked_until_somebody_says_why(qualified: PlayedOffice) -> None:
    window = qualified.window("tpa_1")
    shown = window.get(f"/cases/{qualified.case}/records").text
    assert "张小*" not in shown
    assert "张*" in shown
    revealed = window.post(f"/cases/{qualified.case}/reveal", {"reason": "电话核实送达"}).text
    assert "收件人" in revealed
    assert "张某" in revealed or "张小兰" in revealed


def test_a_supplement_is_asked_for_brought_and_checked(lapsed: PlayedOffice) -> None:
    text = lapsed.window("tpa_1").get(f"/cases/{lapsed.case}/records").text
    titles = re.findall(r'<h2 id="record-\d+">([^<]+)', text)
    for title in ("补正告知", "补正材料", "补正核对", "送达"):
        assert title in titles
    assert "无人在家" in text


def test_the_records_speak_english_when_asked(qualified: PlayedOffice) -> None:
    window = qualified.window("tpa_1")
    window.post("/choices", {"language": "en", "next": "/inbox"})
    text = window.get(f"/cases/{qualified.case}/records").text
    heads = re.findall(r'<h2 id="record-\d+">([^<]+)|<dt>([^<]+)', "".join(SECTION.findall(text)))
    assert len(heads) > 50
    assert not [head for pair in heads for head in pair if re.search(r"[\u4e00-\u9fff]", head)]
