"""Reads the clocks.yaml of a process: one entry a clock, nothing that is not declared here.

review_result:                                           # snake_case, the name in startsClocks
  title: 审核结果告知                                      # required
  limit: assessment.application.review_result_deadline   # required: a parameter key,
                                                         # "=" with FEEL (a length or a date),
                                                         # or {value: 5, unit: working_days}
  kind: soft                                             # required: soft | hard
  rolls: true                                            # required: a last day of rest moves on
  from: =accepted_at                                     # FEEL over the data of the starting node;
                                                         # without it the legal day of the start
  counted_from: 受理之日                                   # the event in words, for letters
  stoppable: false                                       # true unless said otherwise
  warnings: [{before: 1, unit: working_days}, {used: 80}]
  requirements: [GS-15d]
"""

import re
from collections.abc import Mapping

from app.domain.errors import MaterialRefused
from app.workcalendar.clock_rules import ClockKind, ClockRule, EarlyWarning
from app.workcalendar.lengths import Length, Unit
from app.workcalendar.material_text import read_mapping

_REQUIRED = {"title", "limit", "kind", "rolls"}
_OPTIONAL = {"from", "counted_from", "stoppable", "warnings", "requirements"}
_NAME = re.compile(r"[a-z][a-z0-9_]*")
_PARAMETER_KEY = re.compile(r"[A-Za-z]\w*(\.[A-Za-z][\w-]*)+", re.ASCII)


def read_clocks(text: str, material: str = "clocks.yaml") -> dict[str, ClockRule]:
    """The clocks by name. Raises MaterialRefused, naming the clock and the key at fault."""
    if not text.strip():
        return {}
    declarations = read_mapping(text, material)
    return {name: read_clock(name, declared, material) for name, declared in declarations.items()}


def read_clock(name: str, declared: object, material: str = "clocks.yaml") -> ClockRule:
    """One clock from its declaration, or from what `ClockRule.declared` gave. Raises MaterialRefused."""
    try:
        return _rule(name, declared)
    except MaterialRefused as error:
        reason = f"{name}：{error.params['reason']}"
        raise MaterialRefused(material=material, reason=reason) from error


def _rule(name: str, declared: object) -> ClockRule:
    if not (isinstance(name, str) and _NAME.fullmatch(name)):
        raise _refused("名称应为小写字母、数字和下划线")
    if not isinstance(declared, Mapping):
        raise _refused("应为键值表")
    _check_keys(declared, _REQUIRED, _OPTIONAL)
    return ClockRule(
        name=name,
        title=_text(declared, "title"),
        limit=_limit(declared["limit"]),
        kind=_kind(declared["kind"]),
        rolls=_flag(declared, "rolls"),
        from_=_expression(declared["from"]) if "from" in declared else None,
        counted_from=_text(declared, "counted_from") if "counted_from" in declared else "",
        stoppable=_flag(declared, "stoppable") if "stoppable" in declared else True,
        warnings=tuple(_warning(each) for each in _list(declared, "warnings")),
        requirements=tuple(str(each) for each in _list(declared, "requirements")),
    )


def _check_keys(declared: Mapping[str, object], required: set[str], optional: set[str]) -> None:
    for key in declared:
        if key not in required | optional:
            raise _refused(f"不认识的键 {key}")
    for key in sorted(required - declared.keys()):
        raise _refused(f"缺少 {key}")


def _limit(stated: object) -> str | Length:
    if isinstance(stated, str) and (stated.startswith("=") or _PARAMETER_KEY.fullmatch(stated)):
        return stated
    return Length.parse(stated)


def _kind(stated: object) -> ClockKind:
    try:
        return ClockKind(str(stated))
    except ValueError:
        raise _refused("kind 只能是 soft 或 hard") from None


def _expression(stated: object) -> str:
    if not isinstance(stated, str) or not stated.strip():
        raise _refused("from 应为表达式")
    return stated


def _text(declared: Mapping[str, object], key: str) -> str:
    stated = declared[key]
    if not isinstance(stated, str) or not stated.strip():
        raise _refused(f"{key} 应为文字")
    return stated.strip()


def _flag(declared: Mapping[str, object], key: str) -> bool:
    stated = declared[key]
    if not isinstance(stated, bool):
        raise _refused(f"{key} 只能是 true 或 false")
    return stated


def _list(declared: Mapping[str, object], key: str) -> list[object]:
    stated = declared.get(key, [])
    if not isinstance(stated, list):
        raise _refused(f"{key} 应为列表")
    return stated


def _warning(stated: object) -> EarlyWarning:
    if isinstance(stated, Mapping) and stated.keys() == {"used"}:
        used = stated["used"]
        if isinstance(used, int) and 1 <= used <= 100:
            return EarlyWarning(used_percent=used)
        raise _refused("warnings：used 应为1至100的百分数")
    before = _before(stated)
    if before.unit not in (Unit.DAYS, Unit.WORKING_DAYS):
        raise _refused("warnings：before 的单位只能是 days 或 working_days")
    return EarlyWarning(before=before)


def _before(stated: object) -> Length:
    """`{before: 1, unit: working_days}`, or `{before: <length>}` in either form of a length."""
    if isinstance(stated, Mapping) and stated.keys() == {"before", "unit"}:
        return Length.parse({"value": stated["before"], "unit": stated["unit"]})
    if isinstance(stated, Mapping) and stated.keys() == {"before"}:
        return Length.parse(stated["before"])
    raise _refused("warnings 的每一项应为 before 或 used")


def _refused(reason: str) -> MaterialRefused:
    return MaterialRefused(material="", reason=reason)
