"""Reads of a told.yaml what the public is offered: to begin, to hand in, to keep a time, to read up."""

from collections.abc import Collection, Mapping
from string import Formatter

from app.casework.releases.stated import Stated
from app.casework.releases.told_words import (
    Appointment,
    GuideSection,
    GuideStep,
    GuideWords,
    HandIn,
    Line,
    Offer,
    Request,
    Right,
    spot,
)

GUIDE, NOTICE = "guide", "notice"
"""Where a start is offered: on the page of applications, or at a public notice."""

_Fields = Mapping[str, Stated]


def offer(stated: Stated) -> Offer:
    """How the public begins such a case."""
    required = ("where", "offer", "submit", "discard", "submitted", "keep")
    fields = stated.fields(required, ("next", "window"))
    return Offer(
        where=fields["where"].one_of(GUIDE, NOTICE),
        **{name: fields[name].text() for name in required[1:]},
        next=_lines(fields, "next"),
        window=_text(fields, "window"),
    )


def hand_in(stated: Stated, process_id: str) -> HandIn:
    """A message that the party may send."""
    required = ("title", "link", "submit", "done", "too_late")
    fields = stated.fields(required, ("warning", "cancel", "request"))
    return HandIn(
        **{name: fields[name].text() for name in required},
        warning=_text(fields, "warning"),
        cancel=_text(fields, "cancel"),
        request=_request(fields["request"], process_id) if "request" in fields else None,
    )


def right(stated: Stated) -> Right:
    """What the party may do elsewhere."""
    fields = stated.fields(("clock", "title", "says", "window"))
    return Right(**{name: value.text() for name, value in fields.items()})


def appointment(stated: Stated, process_id: str) -> Appointment:
    """A time agreed with the party."""
    fields = stated.fields(("at", "moment", "ahead", "past"), ("office", "note"))
    return Appointment(
        at=frozenset(spot(each, process_id) for each in fields["at"].texts()),
        moment=fields["moment"].expression(),
        office=fields["office"].expression() if "office" in fields else None,
        ahead=fields["ahead"].text(),
        past=fields["past"].text(),
        note=_text(fields, "note"),
    )


def guide(stated: Stated) -> GuideWords:
    """How to apply."""
    texts = ("papers", "papers_note", "dissent_title")
    fields = stated.fields(("title", "steps"), ("who", "dissent", "laws", *texts))
    return GuideWords(
        title=fields["title"].text(),
        steps=tuple(map(_step, fields["steps"].items())),
        who=line(fields["who"]) if "who" in fields else None,
        dissent=tuple(map(_section, fields["dissent"].items())) if "dissent" in fields else (),
        laws=fields["laws"].texts() if "laws" in fields else (),
        **{name: _text(fields, name) for name in texts},
    )


def line(stated: Stated) -> Line:
    """A sentence, or one with the parameters that it names."""
    if isinstance(stated.value, str):
        check_names(stated, stated.text(), ())
        return Line(stated.text())
    fields = stated.fields(("says", "asks"), ("otherwise",))
    asks = {name: key.text() for name, key in fields["asks"].entries()}
    check_names(fields["says"], fields["says"].text(), asks)
    return Line(fields["says"].text(), asks, _text(fields, "otherwise"))


def check_names(stated: Stated, text: str, known: Collection[str]) -> None:
    """Refuses a text that names a value that nobody gives."""
    try:
        named = [name for _, name, _, _ in Formatter().parse(text) if name is not None]
    except ValueError as error:
        raise stated.refused("花括号不成对") from error
    for name in named:
        if name not in known:
            raise stated.refused(f"{{{name}}} 没有对应的值")


def _request(stated: Stated, process_id: str) -> Request:
    fields = stated.fields(("element", "title"), ("clock", "counting", "otherwise", "hides"))
    return Request(
        element=spot(fields["element"].text(), process_id),
        title=fields["title"].text(),
        clock=_text(fields, "clock"),
        counting=_text(fields, "counting"),
        otherwise=_text(fields, "otherwise"),
        hides=fields["hides"].texts() if "hides" in fields else (),
    )


def _step(stated: Stated) -> GuideStep:
    fields = stated.fields(("title",), ("says",))
    return GuideStep(fields["title"].text(), _lines(fields, "says"))


def _section(stated: Stated) -> GuideSection:
    fields = stated.fields(("title", "says"), ("notices",))
    return GuideSection(fields["title"].text(), _lines(fields, "says"), _text(fields, "notices"))


def _lines(fields: _Fields, name: str) -> tuple[Line, ...]:
    return tuple(map(line, fields[name].items())) if name in fields else ()


def _text(fields: _Fields, name: str) -> str | None:
    return fields[name].text() if name in fields else None
