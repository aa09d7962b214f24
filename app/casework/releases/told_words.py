"""What a process tells people, as its told.yaml says it; told_reading.py says how that is written."""

from collections.abc import Mapping
from dataclasses import dataclass, field

Spot = tuple[str, str]
"""An element by the ids of its process and its own."""


def spot(name: str, process_id: str) -> Spot:
    """The element `form_team` of the process itself, or `sub_delivery/record_delivery` of one it calls."""
    process, slash, element = name.rpartition("/")
    return (process if slash else process_id), element


@dataclass(frozen=True)
class Line:
    """A sentence to the public. `asks` gives the parameter of each `{name}` in it.

    Where the area has no value for one of them `otherwise` is said instead, or nothing.
    """

    says: str
    asks: Mapping[str, str] = field(default_factory=dict)
    otherwise: str | None = None


@dataclass(frozen=True)
class Stage:
    """One step of the way that the public is shown: the elements or calls in which a case is at it.

    `yours`: the party may act in it.
    """

    title: str
    at: frozenset[Spot] = frozenset()
    yours: bool = False


@dataclass(frozen=True)
class Notification:
    """What one recipient is told. `text` names values by `{name}`; `values` is FEEL over the case's facts.

    Without a text, or where a value is null, the title is said, with the day of the clock that runs.
    """

    title: str
    text: str | None = None
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Request:
    """What the party is asked for: the rows of the form of `element`, without the fields that `hides` names.

    `clock` is the period in which it is asked for; `counting` and `otherwise` say how that is counted, and
    what comes of it when nothing is handed in.
    """

    element: Spot
    title: str
    clock: str | None = None
    counting: str | None = None
    otherwise: str | None = None
    hides: tuple[str, ...] = ()


@dataclass(frozen=True)
class HandIn:
    """A message that the party may send while its case waits for it, and the words of its page.

    What is requested is shown at the top of the case's page, anything else is offered at its end. With
    `cancel`, the words of the way back, nothing is kept to go on with later.
    """

    title: str
    link: str
    submit: str
    done: str
    too_late: str
    warning: str | None = None
    cancel: str | None = None
    request: Request | None = None


@dataclass(frozen=True)
class Right:
    """What the party may do elsewhere while a clock runs; `window` is the kind of organisation it goes to."""

    clock: str
    title: str
    says: str
    window: str


@dataclass(frozen=True)
class Appointment:
    """A time agreed with the party, shown while the case is at one of these elements.

    `moment` and `office` (the id of an organisation) are FEEL over the case's facts.
    """

    at: frozenset[Spot]
    moment: str
    office: str | None
    ahead: str
    past: str
    note: str | None = None


@dataclass(frozen=True)
class Offer:
    """How the public begins such a case: from the page of applications, or from a public notice."""

    where: str
    offer: str
    submit: str
    discard: str
    submitted: str
    keep: str
    next: tuple[Line, ...] = ()
    window: str | None = None


@dataclass(frozen=True)
class GuideStep:
    """One step of the guide."""

    title: str
    says: tuple[Line, ...] = ()


@dataclass(frozen=True)
class GuideSection:
    """Something that the guide says beside the steps; `notices`: it leads to the public notices."""

    title: str
    says: tuple[Line, ...]
    notices: str | None = None


@dataclass(frozen=True)
class GuideWords:
    """How to apply, on the first page. `papers` is the parameter that lists them, `laws` those retold."""

    title: str
    steps: tuple[GuideStep, ...]
    who: Line | None = None
    papers: str | None = None
    papers_note: str | None = None
    dissent_title: str | None = None
    dissent: tuple[GuideSection, ...] = ()
    laws: tuple[str, ...] = ()


@dataclass(frozen=True)
class ToldOfProcess:
    """What one told.yaml says. It may speak of elements of the processes that its own calls.

    `here` and `outcomes` are sentences, `here` also FEEL; `whole_way` are the outcomes of cases that have
    gone through every step; `letters` are the codes of those that the party may read.
    """

    way: tuple[Stage, ...] = ()
    whole_way: frozenset[str] = frozenset()
    here: Mapping[Spot, str] = field(default_factory=dict)
    outcomes: Mapping[str, str] = field(default_factory=dict)
    retold: Mapping[Spot, str] = field(default_factory=dict)
    letters: tuple[str, ...] = ()
    notifications: Mapping[str, Mapping[str, Notification]] = field(default_factory=dict)
    messages: Mapping[str, HandIn] = field(default_factory=dict)
    rights: tuple[Right, ...] = ()
    appointments: tuple[Appointment, ...] = ()
    start: Offer | None = None
    guide: GuideWords | None = None
