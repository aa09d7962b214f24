"""Reads bpmn/messages.yaml: the messages between cases, what they carry, whom they are about, who gets one.

agreement_expiring:                    # the name in the diagrams
  title: 协议即将到期                    # required
  subject: organisation                # required: organisation | person | none | any
  post: agency_agreement               # in whose inbox it lies while no deployed process hears it
  organisation: agency                 # the kind of organisation of that post
  payload: {until: {title: 届满日, type: date}}   # or the word entry: what an entry of a register says
  requirements: [GS-19.3c]

A message without `post` may be heard by nobody.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.errors import MaterialRefused
from app.workcalendar.material_text import read_mapping

PATH = "bpmn/messages.yaml"
TYPES = frozenset({"text", "date", "moment", "number", "boolean", "list", "context", "any"})
SUBJECTS = frozenset({"organisation", "person", "none", "any"})
_KEYS = {"title", "subject", "post", "organisation", "payload", "requirements"}
_NAME = re.compile(r"[a-z][a-z0-9_]*")


@dataclass(frozen=True)
class Carried:
    """One value that a message carries."""

    title: str
    type: str


@dataclass(frozen=True)
class MessageRule:
    """A message as it is declared; `post` is None where it may be heard by nobody."""

    name: str
    title: str
    subject: str
    payload: Mapping[str, Carried]
    post: str | None = None
    organisation: str = "agency"
    requirements: tuple[str, ...] = ()


ENTRY = {
    "id": Carried("登记", "text"),
    "register": Carried("登记簿", "text"),
    "lead": Carried("事由", "text"),
    "subject": Carried("对象", "context"),
    "since": Carried("起始日", "date"),
    "until": Carried("截止日", "date"),
    "state": Carried("状态", "text"),
    "ground": Carried("情形", "text"),
    "condition": Carried("解除条件", "text"),
    "condition_met_on": Carried("条件满足日", "date"),
    "condition_open": Carried("条件尚未满足", "boolean"),
    "ended_on": Carried("终止日", "date"),
    "in_force": Carried("是否有效", "boolean"),
    "bars": Carried("限制", "list"),
    "permits": Carried("准许", "list"),
    "scope": Carried("范围", "text"),
    "case": Carried("来源案件", "text"),
    "details": Carried("其他内容", "context"),
}
"""What a message carries that an entry of a register sends."""


def read_messages(materials: Mapping[str, bytes]) -> dict[str, MessageRule]:
    """The declared messages by name; none where the materials have no such file. Raises MaterialRefused."""
    if PATH not in materials:
        return {}
    declared = read_mapping(materials[PATH].decode("utf-8"), PATH)
    return {str(name): _message(name, stated) for name, stated in declared.items()}


def _message(name: object, stated: object) -> MessageRule:
    if not (isinstance(name, str) and _NAME.fullmatch(name)):
        raise _refused(name, "名称应为小写字母、数字和下划线")
    table = _table(name, stated)
    for key in table:
        if key not in _KEYS:
            raise _refused(name, f"不认识的键 {key}")
    subject = _text(name, table, "subject")
    if subject not in SUBJECTS:
        raise _refused(name, f"subject 只能是 {'、'.join(sorted(SUBJECTS))}")
    requirements = table.get("requirements", [])
    if not isinstance(requirements, list):
        raise _refused(name, "requirements 应为列表")
    return MessageRule(
        name=name,
        title=_text(name, table, "title"),
        subject=subject,
        payload=_payload(name, table.get("payload", {})),
        post=_text(name, table, "post") if "post" in table else None,
        organisation=_text(name, table, "organisation") if "organisation" in table else "agency",
        requirements=tuple(str(each) for each in requirements),
    )


def _payload(name: str, stated: object) -> Mapping[str, Carried]:
    if stated == "entry":
        return ENTRY
    return {key: _carried(name, key, each) for key, each in _table(name, stated).items()}


def _carried(name: str, key: str, stated: object) -> Carried:
    table = _table(name, stated)
    if set(table) != {"title", "type"} or table["type"] not in TYPES:
        raise _refused(name, f"payload.{key} 应写明 title 和 type（{'、'.join(sorted(TYPES))}）")
    return Carried(_text(name, table, "title"), str(table["type"]))


def _table(name: str, stated: object) -> Mapping[str, object]:
    if not isinstance(stated, Mapping):
        raise _refused(name, "应为键值表")
    return stated


def _text(name: str, table: Mapping[str, object], key: str) -> str:
    value = table.get(key)
    if not isinstance(value, str) or not value.strip():
        raise _refused(name, f"{key} 应为文字")
    return value.strip()


def _refused(name: object, reason: str) -> MaterialRefused:
    return MaterialRefused(material=PATH, reason=f"{name}：{reason}")
