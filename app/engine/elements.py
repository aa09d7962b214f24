"""Our own index of a diagram, read once from the XML: elements, flows and lanes, by id."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class MultiInstance:
    """How often an activity runs: once per value of `collection` (FEEL list) or `cardinality` (FEEL number)."""

    sequential: bool
    collection: str | None
    cardinality: str | None
    item: str | None
    collects: str | None
    into: str | None
    completion: str | None


@dataclass(frozen=True, slots=True)
class Element:
    """A node of a diagram. `kind` is its BPMN tag (userTask …), `event` timer, message, error or terminate.

    `attributes` are ours (namespace changhu), by local name. `parent` is the embedded sub-process around it
    (None directly in the process), `lane` the id of its lane.
    """

    id: str
    kind: str
    name: str
    process_id: str
    parent: str | None
    lane: str | None
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


@dataclass(frozen=True, slots=True)
class Flow:
    """A sequence flow; `condition` is FEEL, None where it has none."""

    id: str
    name: str
    process_id: str
    source: str
    target: str
    condition: str | None = None
    is_default: bool = False


@dataclass(frozen=True, slots=True)
class Lane:
    """A post in an organisation. Both attributes are text, or FEEL with a leading `=`."""

    id: str
    name: str
    process_id: str
    organisation: str | None = None
    post: str | None = None
    requirements: tuple[str, ...] = ()
