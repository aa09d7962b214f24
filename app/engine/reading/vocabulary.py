"""The words of BPMN that we know, and the attributes that we add to them (see changhu.moddle.json)."""

BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL"
CHANGHU = "https://changhu.dev/bpmn"

MESSAGE_TASKS = frozenset({"receiveTask", "sendTask"})
TASKS = frozenset({"userTask", "serviceTask", "scriptTask", "businessRuleTask"})
ACTIVITIES = TASKS | MESSAGE_TASKS | {"callActivity", "subProcess"}
GATEWAYS = frozenset({"exclusiveGateway", "parallelGateway", "inclusiveGateway", "eventBasedGateway"})
EVENTS = frozenset(
    {"startEvent", "endEvent", "intermediateCatchEvent", "intermediateThrowEvent", "boundaryEvent"}
)
NODES = ACTIVITIES | GATEWAYS | EVENTS
# Drawn, but without meaning for the course of a case.
PICTURES = frozenset(
    {
        "documentation",
        "extensionElements",
        "laneSet",
        "sequenceFlow",
        "dataObject",
        "dataObjectReference",
        "dataStoreReference",
        "textAnnotation",
        "association",
        "group",
        "property",
        "ioSpecification",
        "auditing",
        "monitoring",
        "incoming",
        "outgoing",
        "dataInputAssociation",
        "dataOutputAssociation",
        "multiInstanceLoopCharacteristics",
        "standardLoopCharacteristics",
    }
)
# What makes up a node and is none itself.
PARTS = frozenset({"documentation", "incoming", "outgoing", "flowNodeRef", None})
# Nodes that we refuse, with what to draw instead.
REFUSED_NODES = {
    "task": "任务没有类型，请改为用户任务、服务任务等。",
    "manualTask": "不支持手工任务，请改为用户任务。",
    "adHocSubProcess": "不支持特设子流程（ad-hoc），请用明确的顺序画出。",
    "transaction": "不支持事务子流程，请用嵌入子流程和错误边界事件表示。",
    "complexGateway": "不支持复杂网关，请用排他网关或并行网关表示。",
    "subConversation": "不支持会话。",
}
EVENT_DEFINITIONS = {
    "timerEventDefinition": "timer",
    "messageEventDefinition": "message",
    "errorEventDefinition": "error",
    "terminateEventDefinition": "terminate",
}
REFUSED_EVENTS = {
    "signalEventDefinition": "不支持信号事件，请改用指明收件方的消息。",
    "escalationEventDefinition": "不支持升级事件，请改用消息或错误事件。",
    "conditionalEventDefinition": "不支持条件事件，请用网关或消息表示。",
    "compensateEventDefinition": "不支持补偿事件，请画出更正的步骤。",
    "cancelEventDefinition": "不支持取消事件，请改用错误事件。",
    "linkEventDefinition": "不支持链接事件，请直接用连线连接。",
}
# Which event definitions may stand on which event.
ALLOWED_EVENTS: dict[str, set[str | None]] = {
    "startEvent": {None, "message"},
    "endEvent": {None, "message", "error", "terminate"},
    "intermediateCatchEvent": {"timer", "message"},
    "intermediateThrowEvent": {None, "message"},
    "boundaryEvent": {"timer", "message", "error"},
}

EVERYWHERE = frozenset(
    {"requirements", "issues", "on", "startsClocks", "stopsClocks", "resumesClocks", "endsClocks"}
)
REPEATED = frozenset({"forEach", "as", "collects", "into"})
_BY_KIND = {
    "userTask": {
        "form", "keeps", "service", "result", "candidates", "excludes", "clock", "organisation", "post"
    },
    "startEvent": {"form", "keeps", "service", "result"},
    "serviceTask": {"service", "with", "result"},
    "scriptTask": {"result"},
    "businessRuleTask": {"decision", "with", "result"},
    "callActivity": {"with", "result"},
}  # fmt: skip
_BY_EVENT = {
    ("startEvent", "message"): {"result"},
    ("intermediateCatchEvent", "timer"): {"clock"},
    ("intermediateCatchEvent", "message"): {"result", "form", "sender", "tooLate"},
    ("receiveTask", "message"): {"result", "form", "sender", "tooLate"},
    ("boundaryEvent", "timer"): {"clock"},
    ("boundaryEvent", "message"): {"result", "form", "once", "sender", "tooLate"},
    ("boundaryEvent", "error"): {"result"},
    ("intermediateThrowEvent", "message"): {"to", "with"},
    ("sendTask", "message"): {"to", "with"},
    ("endEvent", "message"): {"to", "with"},
}
ON_PROCESS = frozenset({"requirements", "takes", "gives", "returns", "confidentialTo", "subject", "business"})
SUBJECTS = frozenset({"person", "organisation", "none"})
ON_LANE = frozenset({"requirements", "organisation", "post"})
ON_FLOW = frozenset({"requirements"})


def known_attributes(kind: str, event: str | None) -> frozenset[str]:
    """The attributes of ours that may stand on an element of this kind."""
    known = EVERYWHERE | _BY_KIND.get(kind, set()) | _BY_EVENT.get((kind, event or ""), set())
    return known | REPEATED if kind in ACTIVITIES else known
