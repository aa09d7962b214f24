"""The page of a form: everything labelled, reachable, escaped, and giving back what was put in."""

import re
from collections.abc import Callable
from html.parser import HTMLParser

import pytest
from jinja2 import Environment
from lxml import html
from werkzeug.datastructures import MultiDict

from app.domain.errors import InvalidSubmission
from app.forms import Form, FormContext
from app.forms.bound import BoundForm
from app.forms.decoding import is_page_name
from tests.work_done import calls_of

POINTS = [
    {"label": "完全依赖", "value": 0},
    {"label": "需部分帮助", "value": 5},
    {"label": "自理", "value": 10},
]
EVERYTHING = (
    {
        "type": "textfield",
        "key": "name",
        "label": "姓名",
        "description": "与证件一致",
        "validate": {"required": True},
    },
    {"type": "textarea", "key": "reason", "label": "理由", "properties": {"requirements": "GS-15d"}},
    {"type": "number", "key": "fee", "label": "费用", "properties": {"changhu_type": "money"}},
    {"type": "datetime", "subtype": "date", "key": "day", "label": "日期"},
    {"type": "datetime", "subtype": "datetime", "key": "visit_at", "label": "上门时间"},
    {"type": "checkbox", "key": "seen", "label": "已核验原件"},
    {"type": "checkbox", "key": "sign", "label": "签字", "properties": {"changhu_type": "signature"}},
    {"type": "radio", "key": "agree", "label": "是否同意", "properties": {"changhu_type": "bool"}},
    {
        "type": "select",
        "key": "grade",
        "label": "等级",
        "values": [{"label": "重度Ⅰ级", "value": 3}, {"label": "Ⅱ", "value": 4}],
    },
    {
        "type": "checklist",
        "key": "records",
        "label": "核对资料",
        "values": [{"label": "病历", "value": "a"}, {"label": "证明", "value": "b"}],
    },
    {
        "type": "taglist",
        "key": "tags",
        "label": "标签",
        "values": [{"label": "一", "value": "x"}, {"label": "二", "value": "y"}],
    },
    {"type": "filepicker", "key": "proof", "label": "凭证", "multiple": True},
    {
        "type": "textfield",
        "key": "phone",
        "label": "电话",
        "properties": {"changhu_type": "phone", "prefill": "=insured.phone", "source": "参保数据"},
    },
    {
        "type": "textfield",
        "key": "number",
        "label": "编号",
        "readonly": True,
        "properties": {"prefill": "=case.number"},
    },
    {
        "type": "group",
        "label": "日常生活活动",
        "path": "adl",
        "properties": {"appearance": "scale"},
        "components": [
            {"type": "radio", "key": "eating", "label": "进食", "values": POINTS},
            {"type": "radio", "key": "bathing", "label": "洗澡", "values": POINTS[:2]},
        ],
    },
    {
        "type": "dynamiclist",
        "path": "members",
        "label": "评估人员",
        "components": [
            {"type": "textfield", "key": "who", "label": "姓名"},
            {
                "type": "radio",
                "key": "role",
                "label": "角色",
                "values": [{"label": "评估员", "value": "assessor"}],
            },
        ],
    },
    {"type": "separator"},
    {"type": "text", "text": "### 须知\n- 如实填写"},
)
VALUES = {
    "name": '张"三<b>&',
    "reason": "\n一行\n二行",
    "fee": "12.50",
    "day": "2026-05-06",
    "visit_at": "2026-05-06T09:30",
    "seen": True,
    "sign": "signed",
    "agree": False,
    "grade": 4,
    "records": ["b"],
    "tags": ["x", "y"],
    "proof": ["f1"],
    "phone": "13900000001",
    "adl": {"eating": 5, "bathing": None},
    "members": [{"who": "甲", "role": "assessor"}, {"who": "乙", "role": None}],
}


class Controls(HTMLParser):
    """What a browser would send."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.sent = MultiDict()
        self.select = self.area = None
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        control = dict(attributes)
        name, kind = control.get("name"), control.get("type", "text")
        if tag == "input" and kind != "file" and (kind not in ("checkbox", "radio") or "checked" in control):
            self.sent.add(name, control.get("value", "on"))
        elif tag == "select":
            self.select = name
        elif tag == "option" and "selected" in control:
            self.sent.add(self.select, control["value"])
        elif tag == "textarea":
            self.area, self.text = name, ""

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self.sent.add(self.area, self.text.removeprefix("\r\n").removeprefix("\n"))


def test_what_a_page_shows_comes_back_as_the_same_values(
    form_of: Callable[..., Form],
    page_of: Callable[[BoundForm], str],
    context_with: Callable[..., FormContext],
) -> None:
    form = form_of(*EVERYTHING)
    context = context_with(insured={"phone": "13900000000"}, case={"number": "GS-1"})
    kept = form.check(VALUES, context)
    again = form.check(form.decode(Controls(page_of(form.bind(VALUES, context))).sent), context)
    assert again == kept
    assert form.check(form.decode(Controls(page_of(form.bind(kept, context))).sent), context) == kept


def test_every_control_has_a_label_and_every_reference_a_target(
    form_of: Callable[..., Form],
    page_of: Callable[[BoundForm], str],
    context_with: Callable[..., FormContext],
) -> None:
    form, context = form_of(*EVERYTHING), context_with(insured={"phone": "139"}, case={})
    try:
        form.check(VALUES | {"name": "", "fee": "x", "agree": "", "members": [{"role": "z"}]}, context)
    except InvalidSubmission as refusal:
        errors = refusal.errors
    page = html.fromstring(page_of(form.bind(VALUES | {"fee": "x"}, context, errors)))
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    labelled = set(page.xpath("//label/@for"))
    for control in page.xpath("//input[@type!='hidden'] | //select | //textarea"):
        assert control.get("id") in labelled, control.get("name")
    for reference in page.xpath("//@aria-describedby | //@aria-labelledby | //label/@for"):
        assert set(reference.split()) <= set(ids), reference
    jumps = page.xpath("//*[@data-errors]//a/@href")
    assert len(jumps) == len(errors) == 3
    assert {jump.removeprefix("#") for jump in jumps} <= set(ids)


def test_the_list_of_errors_tells_fields_of_one_label_apart_by_their_group(
    form_of: Callable[..., Form], page_of: Callable[[BoundForm], str], context: FormContext
) -> None:
    def group(path: str, label: str) -> dict[str, object]:
        name = {"type": "textfield", "id": f"{path}_n", "key": "name", "label": "姓名"}
        fields = [name | {"validate": {"required": True}}]
        return {"type": "group", "id": path, "path": path, "label": label, "components": fields}

    form = form_of(group("insured", "参保人"), group("guardian", "监护人"))
    with pytest.raises(InvalidSubmission) as refused:
        form.check({"insured": {"name": "张明"}}, context)
    page = html.fromstring(page_of(form.bind(None, context, refused.value.errors)))
    [said] = page.xpath("//*[@data-errors]//a")
    assert said.text_content() == "监护人 · 请填写“姓名”。"


def test_what_was_typed_is_kept_although_it_cannot_be_understood(
    form_of: Callable[..., Form], page_of: Callable[[BoundForm], str], context: FormContext
) -> None:
    form = form_of({"type": "number", "key": "fee", "label": "费用"})
    assert 'value="1,2x"' in page_of(form.bind({"fee": "1,2x"}, context))


def test_a_page_has_no_script_no_style_and_escapes_everything(
    form_of: Callable[..., Form],
    page_of: Callable[[BoundForm], str],
    context_with: Callable[..., FormContext],
) -> None:
    evil = '"><script>alert(1)</script>'
    form = form_of(
        {
            "type": "textfield",
            "key": "a",
            "label": evil,
            "description": evil,
            "properties": {"prefill": "=x", "source": evil},
        },
        {"type": "select", "key": "b", "label": evil, "values": [{"label": evil, "value": evil}]},
        {"type": "radio", "key": "c", "label": evil, "values": [{"label": evil, "value": evil}]},
        {"type": "text", "text": f"### {evil}\n{evil}\n- {evil}"},
        {"type": "filepicker", "key": "d", "label": evil},
    )
    context = context_with(x=evil)
    object.__setattr__(context, "attachment", lambda file_id: {"id": file_id, "name": evil})
    page = page_of(form.bind({"b": evil, "c": evil, "d": [evil]}, context))
    assert "<script" not in page
    assert not re.search(r"\sstyle=|\son\w+=", page)


def test_only_fields_that_others_depend_on_ask_for_the_form_again(
    form_of: Callable[..., Form], page_of: Callable[[BoundForm], str], context: FormContext
) -> None:
    form = form_of(
        {"type": "radio", "key": "decision", "values": [{"value": "no"}]},
        {"type": "textfield", "key": "reason", "conditional": {"hide": '=decision != "no"'}},
        {"type": "textfield", "key": "note"},
    )
    page = html.fromstring(page_of(form.bind({"decision": "no"}, context)))
    assert page.xpath("//*[@hx-post]/@data-field") == ["decision"]


def test_what_was_typed_in_a_field_that_is_hidden_now_travels_along(
    form_of: Callable[..., Form], page_of: Callable[[BoundForm], str], context: FormContext
) -> None:
    away = {"hide": '=decision = "pass"'}
    row = [{"type": "textfield", "key": "a"}, {"type": "checklist", "key": "b", "values": [{"value": "x"}]}]
    form = form_of(
        {"type": "radio", "key": "decision", "values": [{"value": "pass"}, {"value": "no"}]},
        {"type": "textarea", "key": "reason", "conditional": away},
        {"type": "group", "path": "g", "conditional": away, "components": [{"type": "number", "key": "n"}]},
        {"type": "dynamiclist", "path": "t", "conditional": away, "components": row},
        {"type": "filepicker", "key": "proof", "conditional": away},
    )
    typed = {
        "decision": "pass",
        "reason": "一行\n二行",
        "g": {"n": "x"},
        "t": [{"a": "一", "b": ["x"]}],
        "proof": [{"id": "f1"}],
    }
    sent = Controls(page_of(form.bind(typed, context))).sent
    assert form.decode(sent) == typed | {"proof": ["f1"]}
    assert form.check(form.decode(sent), context) == {"decision": "pass"}


def test_a_scale_is_a_table_with_the_points_of_each_wording_and_their_sum(
    form_of: Callable[..., Form], page_of: Callable[[BoundForm], str], context: FormContext
) -> None:
    form = form_of(EVERYTHING[14])
    page = html.fromstring(page_of(form.bind({"adl": {"eating": 5}}, context)))
    assert [cell.text_content() for cell in page.xpath("//thead//th")] == ["指标", "0 分", "5 分", "10 分"]
    assert len(page.xpath("//tbody/tr")) == 2
    assert page.xpath("//tbody//input[@checked]/@id") == ["adl-eating-1"]
    assert page.xpath("//tfoot//output")[0].text_content() == "5 / 15 分"
    assert "已评 1 / 2 项" in page.xpath("//tfoot")[0].text_content()


def test_kept_values_are_printed_as_they_were_kept(
    form_of: Callable[..., Form], templates: Environment, context_with: Callable[..., FormContext]
) -> None:
    form = form_of(*EVERYTHING)
    context = context_with(insured={}, case={"number": "GS-1"})
    kept = form.check(VALUES, context)
    kept["sign"] = {"signed": True, "by": "b", "name": "王芳", "at": "2026-01-02 03:04"}
    kept["visit_at"] = "2026-05-06T09:30:00+08:00"
    del kept["reason"]
    printed = templates.from_string('{% from "forms/printed.html" import printed %}{{ printed(bound) }}')
    page = html.fromstring(printed.render(bound=form.show(kept, context_with(case={"number": "GS-2"}))))
    entries = {
        entry.xpath("dt")[0].text: entry.xpath("dd")[0].text_content() for entry in page.xpath("//div")
    }
    assert entries["签字"] == "王芳 2026-01-02 03:04"
    assert entries["上门时间"] == "2026年5月6日 09:30"
    assert entries["等级"] == "Ⅱ"
    assert entries["是否同意"] == "否"
    assert entries["编号"] == "GS-1"
    assert entries["凭证"] == "回执.pdf"
    assert entries["日常生活活动"] == "5 / 15 分"
    assert "理由" not in entries


def test_the_work_for_a_form_grows_with_its_fields_and_no_faster(
    form_of: Callable[..., Form], context: FormContext
) -> None:
    few, many = (_calls_to_bind(form_of, context, count) for count in (20, 40))
    assert many < 2.2 * few


def _calls_to_bind(form_of: Callable[..., Form], context: FormContext, count: int) -> int:
    fields = [
        {
            "type": "radio",
            "key": f"item_{number}",
            "label": "项目",
            "values": POINTS,
            "conditional": {"hide": f"=item_{max(0, number - 1)} = 10"} if number % 2 else {"hide": ""},
            "properties": {"required": "=item_0 = 0"},
        }
        for number in range(count)
    ]
    form, values = form_of(*fields), {f"item_{number}": "5" for number in range(count)}
    form.bind(values, context)
    return calls_of(lambda: form.bind(values, context))


def test_names_of_the_page_are_told_from_names_of_the_form() -> None:
    assert is_page_name("csrf_token")
    assert is_page_name("_add")
    assert not is_page_name("name")
