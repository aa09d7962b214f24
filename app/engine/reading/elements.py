"""Our own index of a diagram: elements, flows and lanes, by id, as read once from the XML."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class MultiInstance:
    """How often an activity runs: once per value of `collection` (FEEL list), or `cardinality` (FEEL) times.

    `item` names the value in each instance; what each leaves under `collects` is gathered in the list `into`,
    in the order of the instances; `completion` (FEEL on the gathered) ends the activity early.
    """

    sequential: bool
    collection: str | None = None
    cardinality: str | None = None
    item: str | None = None
    collects: str | None = None
    into: str | None = None
    completion: str | None = None


@dataclass(frozen=True, slots=True)
class Element:
    """A node of a diagram. `kind` is its BPMN tag (userTask …), `event` timer, message, error or terminate.

    `attributes` are ours (namespace changhu), by local name. `parent` is the embedded sub-process around it
    (None directly in the process), `lane` the id of its lane, or of the one that its sub-process lies in.
    `incoming` and `outgoing` are the ids of its neighbours, `timer` is (date | duration | cycle, text).
    """

    id: str
    kind: str
    name: str
    process_id: str
    parent: str | None = None
    lane: str | None = None
    event: str | None = None
    attributes: Mapping[str, str] = field(default_factory=dict)
    requirements: tuple[str, ...] = ()
    documentation: str = ""
    incoming: tuple[str, ...] = ()
    outgoing: tuple[str, ...] = ()
    attached_to: str | None = None
    interrupting: bool = True
    message: str | None = None
    error_code: str | None = None
    called: str | None = None
    timer: tuple[str, str] | None = None
    script: str | None = None
    instances: MultiInstance | None = None

    @property
    def keeps(self) -> tuple[str, ...]:
        """The form keys of a user task or start event that become process data."""
        return tuple(self.attributes.get("keeps", "").split())

    @property
    def result(self) -> str | None:
        """The name under which what the element brings becomes process data."""
        return self.attributes.get("result")

    @property
    def writes(self) -> frozenset[str]:
        """The names of process data that the element may set."""
        if self.instances is not None:
            return frozenset({self.instances.into} - {None})  # type: ignore[arg-type]
        return frozenset({*self.keeps, self.result} - {None})  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Flow:
    """A sequence flow; `condition` is FEEL, None where it has none."""

    id: str
    name: str
    process_id: str
    source: str
    target: str
    parent: str | None = None
    condition: str | None = None
    is_default: bool = False
    requirements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Lane:
    """A post in an organisation. Both attributes are text, or FEEL with a leading `=`."""

    id: str
    name: str
    process_id: str
    organisation: str | None = None
    post: str | None = None
    requirements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Port:
    """A name that a called process takes or gives, with its type (see ports.py).

    A call may leave out what is `optional`; of a result, what may be null or lacking is.
    """

    name: str
    type: str
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Process:
    """One process of a diagram file. `returns` is FEEL over its final data, None where it says nothing.

    `takes` and `gives` are what it wants of a call and brings back besides `outcome`, None where it does not
    say. `confidential_to` is the one kind of organisation that may read its cases, None where the usual ones
    may.
    `subject` says whom its cases are about: person, organisation or none. `business` is the code of what the
    process serves, None for one that others call.
    """

    id: str
    name: str
    path: str
    executable: bool
    returns: str | None = None
    takes: tuple[Port, ...] | None = None
    gives: tuple[Port, ...] | None = None
    confidential_to: str | None = None
    subject: str = "none"
    business: str | None = None
    requirements: tuple[str, ...] = ()
    documentation: str = ""
    elements: Mapping[str, Element] = field(default_factory=dict)
    flows: tuple[Flow, ...] = ()
    lanes: Mapping[str, Lane] = field(default_factory=dict)

    def inside(self, parent: str | None) -> tuple[Element, ...]:
        """The elements directly on one level: of the process (None) or of an embedded sub-process."""
        return tuple(element for element in self.elements.values() if element.parent == parent)

    def boundary_events(self, activity: str) -> tuple[Element, ...]:
        """The events on the border of an activity."""
        return tuple(element for element in self.elements.values() if element.attached_to == activity)
