"""Reads the told.yaml of a process: what people are told of it, in plain Chinese. All parts may be left out.

way:                                    # the steps that the public is shown
  - title: 上门评估
    at: [form_team, sub_delivery/record_delivery]   # elements or calls; of a called process with its id
    yours: true                         # the party may act in this step
whole_way: [accepted]                   # outcomes after every step
here:                                   # where a case is, by element: a sentence, or FEEL that makes one
  check_materials: 材料已收到，正在核对。
outcomes:                               # how a case ended, by the process's own end events
  accepted: 申请已办结。
retold:                                 # what has happened, by the element that is over
  accept_application: 材料齐全，申请受理
letters: [acceptance_receipt]           # the letters that the party may read
notifications:                          # by code and recipient; the title alone, or
  visit_appointed:
    applicant:
      title: 上门评估已安排
      text: 案件{case}：{said}，时间：{at}。
      values: {at: =forms.form_team.visit_at}
messages:                               # what the party may hand in, by message: HandIn
rights: []                              # what the party may do elsewhere while a clock runs: Right
appointments: []                        # times agreed with the party: Appointment
start: {}                               # how the public begins such a case: Offer
guide: {}                               # how to apply: GuideWords

An element without words is told by its own name.
"""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from app.casework.releases.stated import Stated
from app.casework.releases.told_offers import appointment, check_names, guide, hand_in, offer, right
from app.casework.releases.told_words import Notification, Spot, Stage, ToldOfProcess, spot
from app.workcalendar.material_text import read_mapping

_Read = TypeVar("_Read")


def read_told(text: str, process_id: str, material: str = "told.yaml") -> ToldOfProcess:
    """What the file says. Raises MaterialRefused with the place of the first thing that is wrong."""
    if not text.strip():
        return ToldOfProcess()
    parts: dict[str, Callable[[Stated], Any]] = {
        "way": lambda part: tuple(_stage(each, process_id) for each in part.items()),
        "whole_way": lambda part: frozenset(part.texts()),
        "here": lambda part: _by_spot(part, process_id, Stated.words),
        "outcomes": lambda part: _by_name(part, Stated.text),
        "retold": lambda part: _by_spot(part, process_id, Stated.text),
        "letters": Stated.texts,
        "notifications": lambda part: _by_name(part, _by_recipient),
        "messages": lambda part: _by_name(part, lambda each: hand_in(each, process_id)),
        "rights": lambda part: tuple(map(right, part.items())),
        "appointments": lambda part: tuple(appointment(each, process_id) for each in part.items()),
        "start": offer,
        "guide": guide,
    }
    stated = Stated(material, read_mapping(text, material)).fields((), tuple(parts))
    return ToldOfProcess(**{name: parts[name](part) for name, part in stated.items()})


def _by_name(part: Stated, read: Callable[[Stated], _Read]) -> dict[str, _Read]:
    return {name: read(value) for name, value in part.entries()}


def _by_spot(part: Stated, process_id: str, read: Callable[[Stated], str]) -> dict[Spot, str]:
    return {spot(name, process_id): read(value) for name, value in part.entries()}


def _stage(stated: Stated, process_id: str) -> Stage:
    fields = stated.fields(("title",), ("at", "yours"))
    return Stage(
        title=fields["title"].text(),
        at=frozenset(spot(each, process_id) for each in fields["at"].texts())
        if "at" in fields
        else frozenset(),
        yours=fields["yours"].flag() if "yours" in fields else False,
    )


def _by_recipient(stated: Stated) -> Mapping[str, Notification]:
    return _by_name(stated, _notification)


def _notification(stated: Stated) -> Notification:
    if isinstance(stated.value, str):
        return Notification(stated.text())
    fields = stated.fields(("title",), ("text", "values"))
    values = _by_name(fields["values"], Stated.expression) if "values" in fields else {}
    text = fields["text"].text() if "text" in fields else None
    check_names(stated, text or "", {*values, "case", "said"})
    return Notification(fields["title"].text(), text, values)
