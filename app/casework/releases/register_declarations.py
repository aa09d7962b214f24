"""Reads bpmn/registers/<register>.yaml: what an entry holds, what it bars, what begins by its days.

title: 定点资格                                # required
subjects: [organisation]                     # required: organisation | person | practitioner | representative
scope: area                                  # area | province: an entry is copied to the areas of the region
post: agency_agreement                       # required: gets what no deployed process takes
organisation: agency                         # the kind of organisation of that post
readers: [agency_agreement]                  # required: the posts that may look into the register
states:                                      # required, the first is that of a new entry
  designated: {title: 定点中, permits: [take_assessments], bars: [apply], over: false}
grounds: {law: {title: 违法, requirements: [JL-11.2]}}
conditions: {penalty_discharged: 处罚责任履行完毕}  # what must be met besides the last day
fields: {decision: {title: 决定文书, type: text, required: true, personal: false, codes: {a: 甲}}}
leads:                                       # what begins, by which day of an entry
  renewal: {title: 续签, at: until, before: agreement.renewal.lead, starts: agreement_expiring}
wakes: subject_barred                        # the message to running cases of the same subject
requirements: [GS-19.4a]
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import PurePosixPath

from app.domain.errors import MaterialRefused
from app.workcalendar.lengths import Length
from app.workcalendar.material_text import read_mapping

FOLDER = "bpmn/registers/"
SUBJECTS = frozenset({"organisation", "person", "practitioner", "representative"})
"""Who may stand in a register; who works in the field or answers for an institution is no insured person."""
SCOPES = frozenset({"area", "province"})
TYPES = frozenset({"text", "date", "number", "boolean", "choice", "list"})
_DAYS = frozenset({"since", "until"})
_NAME = re.compile(r"[a-z][a-z0-9_]*")
_PARAMETER_KEY = re.compile(r"[A-Za-z]\w*(\.[A-Za-z][\w-]*)+", re.ASCII)


@dataclass(frozen=True)
class State:
    """What an entry is while it stands so; one that is `over` is no longer in force."""

    code: str
    title: str
    bars: tuple[str, ...] = ()
    permits: tuple[str, ...] = ()
    over: bool = False


@dataclass(frozen=True)
class Ground:
    """Why an entry was made, with where the source says so."""

    title: str
    requirements: tuple[str, ...] = ()


@dataclass(frozen=True)
class RegisterField:
    """One of the details of an entry. `personal` is shown only to who says why; `codes` are of a choice."""

    title: str
    type: str
    required: bool = False
    personal: bool = False
    codes: Mapping[str, str] | None = None


@dataclass(frozen=True)
class Lead:
    """Something that begins by itself: on the day after `at`, or a length of time before that day.

    `at` is "since", "until" or a date among the fields; `before` a length, the key of a parameter, or None.
    `starts` is the message with which a fresh case begins, `process` the only one that may take it.
    """

    name: str
    title: str
    at: str
    before: Length | str | None
    starts: str
    process: str | None
    post: str


@dataclass(frozen=True)
class RegisterRule:
    """A register as it is declared. `text` is the declaration, `hash` its identity."""

    name: str
    title: str
    subjects: tuple[str, ...]
    scope: str
    post: str
    organisation: str
    readers: tuple[str, ...]
    states: Mapping[str, State]
    grounds: Mapping[str, Ground]
    conditions: Mapping[str, str]
    fields: Mapping[str, RegisterField]
    leads: tuple[Lead, ...]
    wakes: str | None
    requirements: tuple[str, ...]
    text: str

    @property
    def hash(self) -> str:
        """The same for the same text."""
        return sha256(self.text.encode("utf-8")).hexdigest()

    @property
    def first_state(self) -> str:
        """The state of a new entry that names none."""
        return next(iter(self.states))


def read_registers(materials: Mapping[str, bytes]) -> dict[str, RegisterRule]:
    """The registers of the materials by name. Raises MaterialRefused, naming the file and the key."""
    return {
        PurePosixPath(path).stem: read_register(PurePosixPath(path).stem, content.decode("utf-8"))
        for path, content in sorted(materials.items())
        if path.startswith(FOLDER) and path.endswith(".yaml")
    }


def read_register(name: str, text: str) -> RegisterRule:
    """One register from the text of its declaration. Raises MaterialRefused."""
    material = f"{FOLDER}{name}.yaml"
    declared = read_mapping(text, material)
    try:
        return _Reading(name, declared).rule(text)
    except MaterialRefused as error:
        raise MaterialRefused(material=material, reason=error.params["reason"]) from error


class _Reading:
    """One declaration being read."""

    _REQUIRED = ("title", "subjects", "post", "readers", "states")
    _OPTIONAL = (
        "scope", "organisation", "grounds", "conditions", "fields", "leads", "wakes", "requirements",
    )  # fmt: skip

    def __init__(self, name: str, declared: Mapping[str, object]) -> None:
        self.name, self.declared = name, declared
        _check_name(name)
        _only(declared, "", self._REQUIRED, self._OPTIONAL)

    def rule(self, text: str) -> RegisterRule:
        declared = self.declared
        fields = self._fields()
        return RegisterRule(
            name=self.name,
            title=_text(declared, "title"),
            subjects=_names(declared, "subjects", SUBJECTS),
            scope=_one_of(declared, "scope", SCOPES, "area"),
            post=_text(declared, "post"),
            organisation=_text(declared, "organisation", "agency"),
            readers=_names(declared, "readers"),
            states=self._states(),
            grounds=self._grounds(),
            conditions={
                code: _text(_table(declared, "conditions"), code) for code in _table(declared, "conditions")
            },
            fields=fields,
            leads=tuple(self._leads(fields)),
            wakes=_text(declared, "wakes") if "wakes" in declared else None,
            requirements=_names(declared, "requirements", required=False),
            text=text,
        )

    def _states(self) -> dict[str, State]:
        found = {}
        for code, stated in _tables(self.declared, "states"):
            _only(stated, f"states.{code}", ("title",), ("bars", "permits", "over"))
            found[code] = State(
                code,
                _text(stated, "title"),
                _names(stated, "bars", required=False),
                _names(stated, "permits", required=False),
                _flag(stated, "over"),
            )
        if not found:
            raise _refused("states 至少写一种状态")
        return found

    def _grounds(self) -> dict[str, Ground]:
        found = {}
        for code, stated in _tables(self.declared, "grounds"):
            _only(stated, f"grounds.{code}", ("title",), ("requirements",))
            found[code] = Ground(_text(stated, "title"), _names(stated, "requirements", required=False))
        return found

    def _fields(self) -> dict[str, RegisterField]:
        found = {}
        for name, stated in _tables(self.declared, "fields"):
            _only(stated, f"fields.{name}", ("title", "type"), ("required", "personal", "codes"))
            codes = {code: _text(_table(stated, "codes"), code) for code in _table(stated, "codes")}
            kind = _one_of(stated, "type", TYPES)
            if (kind == "choice") != bool(codes):
                raise _refused(f"fields.{name}：codes 与 type: choice 应同时写明")
            found[name] = RegisterField(
                _text(stated, "title"),
                kind,
                _flag(stated, "required"),
                _flag(stated, "personal"),
                codes or None,
            )
        return found

    def _leads(self, fields: Mapping[str, RegisterField]) -> Iterable[Lead]:
        days = _DAYS | {name for name, field in fields.items() if field.type == "date"}
        for name, stated in _tables(self.declared, "leads"):
            _only(stated, f"leads.{name}", ("title", "at", "starts"), ("before", "process", "post"))
            yield Lead(
                name=name,
                title=_text(stated, "title"),
                at=_one_of(stated, "at", days),
                before=_before(stated, name),
                starts=_text(stated, "starts"),
                process=_text(stated, "process") if "process" in stated else None,
                post=_text(stated, "post", _text(self.declared, "post")),
            )


def _before(stated: Mapping[str, object], lead: str) -> Length | str | None:
    value = stated.get("before")
    if value is None:
        return None
    if isinstance(value, str) and _PARAMETER_KEY.fullmatch(value):
        return value
    try:
        return Length.parse(value)
    except MaterialRefused:
        raise _refused(f"leads.{lead}：before 应为期限或参数名") from None


def _only(stated: Mapping[str, object], place: str, required: Iterable[str], optional: Iterable[str]) -> None:
    where = f"{place}：" if place else ""
    for key in stated:
        if key not in (*required, *optional):
            raise _refused(f"{where}不认识的键 {key}")
    for key in required:
        if key not in stated:
            raise _refused(f"{where}缺少 {key}")


def _tables(declared: Mapping[str, object], key: str) -> Iterable[tuple[str, Mapping[str, object]]]:
    for name, stated in _table(declared, key).items():
        if not isinstance(stated, Mapping):
            raise _refused(f"{key}.{name} 应为键值表")
        yield name, stated


def _table(declared: Mapping[str, object], key: str) -> Mapping[str, object]:
    stated = declared.get(key, {})
    if not isinstance(stated, Mapping):
        raise _refused(f"{key} 应为键值表")
    for name in stated:
        _check_name(name)
    return stated


def _check_name(name: object) -> None:
    if not (isinstance(name, str) and _NAME.fullmatch(name)):
        raise _refused(f"名称 {name} 应为小写字母、数字和下划线")


def _text(stated: Mapping[str, object], key: str, default: str | None = None) -> str:
    value = stated.get(key, default)
    if not isinstance(value, str) or not value.strip():
        raise _refused(f"{key} 应为文字")
    return value.strip()


def _flag(stated: Mapping[str, object], key: str) -> bool:
    value = stated.get(key, False)
    if not isinstance(value, bool):
        raise _refused(f"{key} 只能是 true 或 false")
    return value


def _one_of(stated: Mapping[str, object], key: str, known: Iterable[str], default: str | None = None) -> str:
    value = _text(stated, key, default)
    if value not in known:
        raise _refused(f"{key} 只能是 {'、'.join(sorted(known))}")
    return value


def _names(
    stated: Mapping[str, object], key: str, known: Iterable[str] | None = None, *, required: bool = True
) -> tuple[str, ...]:
    value = stated.get(key, [])
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise _refused(f"{key} 应为列表")
    if required and not value:
        raise _refused(f"{key} 不能为空")
    for each in value:
        if known is not None and each not in known:
            raise _refused(f"{key}：不认识 {each}")
    return tuple(value)


def _refused(reason: str) -> MaterialRefused:
    return MaterialRefused(material="", reason=reason)
