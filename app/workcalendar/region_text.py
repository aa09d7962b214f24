"""Reads bpmn/regions/<region>.yaml.

region: gansu                     # the file's stem
name: 甘肃省
state: in_force                   # or draft: what every parameter is that does not say otherwise
source_documents: [{prefix: GS, title: …, number: …}]
parameters:
  assessment:                     # groups nest; keys are joined with dots
    application:
      review_result_deadline:
        value: 5
        unit: working_days        # a unit of parameter_units.UNITS, never converted
        source: GS-15d            # a requirement ID, or a list of them
        counted_from: …           # also qualifier, clock_stop, extra_condition, note: words
        from: 2026-04-28          # from, to (both included), state: for one version of several,
                                  # which are then given as a list
  fee:
    bearing:
      columns: [kind, when]       # a table: rows told apart by their columns
      table: [{kind: …, when: …, value: fund, unit: enum, source: QHD-27.1}]
duties: …                         # may be left out; duties_text.py says what stands in both
businesses: …
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from itertools import combinations

from app.domain.errors import MaterialRefused
from app.workcalendar.duties_text import read_duties
from app.workcalendar.material_text import read_mapping
from app.workcalendar.parameters import Parameter, ParameterState, RegionParameters, SourceDocument

_TOP = {"region", "name", "state", "source_documents", "parameters"}
_MORE = {"duties", "businesses"}
_WORDS = {"qualifier", "counted_from", "clock_stop", "extra_condition", "note"}
_KNOWN = {"value", "unit", "source", "from", "to", "state"} | _WORDS
_KEY = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")


@lru_cache(maxsize=16)
def read_region(text: str, material: str = "") -> RegionParameters:
    """The region's parameters. Raises MaterialRefused, naming the key at fault.

    The same text is read once in a process: a province's file takes a tenth of a second.
    """
    content = read_mapping(text, material)
    if not _TOP <= content.keys() <= _TOP | _MORE:
        raise MaterialRefused(material=material, reason=f"顶层应为 {'、'.join(sorted(_TOP))}")
    state = _state(content["state"], material)
    return RegionParameters(
        region=str(content["region"]),
        name=str(content["name"]),
        state=state,
        sources=tuple(map(_source_document, _rows(content["source_documents"], "source_documents"))),
        versions=dict(_parameters(content["parameters"], "", state)),
        duties=read_duties(content.get("duties"), content.get("businesses")),
    )


def _parameters(node: object, key: str, state: ParameterState) -> Iterator[tuple[str, tuple[Parameter, ...]]]:
    if isinstance(node, list):
        yield key, _versions(node, key, state)
    elif not isinstance(node, Mapping) or not node:
        raise MaterialRefused(material=key, reason="应为参数或参数组")
    elif "unit" in node:
        yield key, (_parameter(node, key, state),)
    elif "table" in node:
        yield key, (_table(node, key, state),)
    else:
        for name, child in node.items():
            if not _KEY.fullmatch(str(name)):
                raise MaterialRefused(material=key, reason=f"不能用作参数名：{name}")
            yield from _parameters(child, f"{key}.{name}" if key else str(name), state)


def _versions(node: list[object], key: str, state: ParameterState) -> tuple[Parameter, ...]:
    versions = tuple(_parameter(each, key, state) for each in _rows(node, key))
    for one, other in combinations(versions, 2):
        if one.state is other.state and one.overlaps(other):
            raise MaterialRefused(material=key, reason="两个版本的施行时间重叠")
    return versions


def _parameter(
    node: Mapping[str, object], key: str, state: ParameterState, columns: frozenset[str] = frozenset()
) -> Parameter:
    for name in node:
        if name not in _KNOWN | columns:
            raise MaterialRefused(material=key, reason=f"不认识的键 {name}")
    for name in ("value", "unit", "source"):
        if name not in node:
            raise MaterialRefused(material=key, reason=f"缺少 {name}")
    return Parameter(
        key=key,
        value=node["value"],
        unit=str(node["unit"]),
        source=_source(node["source"]),
        **{name: str(node[name]) for name in _WORDS & node.keys()},  # type: ignore[arg-type]
        valid_from=_day(node, "from", key),
        valid_to=_day(node, "to", key),
        state=_state(node["state"], key) if "state" in node else state,
    )


def _table(node: Mapping[str, object], key: str, state: ParameterState) -> Parameter:
    columns = node.get("columns")
    if node.keys() != {"columns", "table"} or not isinstance(columns, list) or set(columns) & _KNOWN:
        raise MaterialRefused(material=key, reason="表格应有 columns 和 table")
    names = frozenset(map(str, columns))
    rows = _rows(node["table"], key)
    read = [_parameter(row, key, state, names) for row in rows]
    value = [
        {
            **{name: row.get(name) for name in columns},
            "value": each.as_feel(),
            "unit": each.unit,
        }
        for row, each in zip(rows, read, strict=True)
    ]
    source = dict.fromkeys(requirement for each in read for requirement in each.source)
    return Parameter(key=key, value=value, unit="table", source=tuple(source), state=state)


def _rows(node: object, key: str) -> list[Mapping[str, object]]:
    if not isinstance(node, list) or not node or not all(isinstance(each, Mapping) for each in node):
        raise MaterialRefused(material=key, reason="应为键值表的列表")
    return node


def _source_document(node: Mapping[str, object]) -> SourceDocument:
    if not {"prefix", "title"} <= node.keys() <= {"prefix", "title", "number"}:
        raise MaterialRefused(material="source_documents", reason="应有 prefix、title，可有 number")
    number = node.get("number")
    return SourceDocument(str(node["prefix"]), str(node["title"]), str(number) if number else None)


def _source(stated: object) -> tuple[str, ...]:
    return tuple(map(str, stated)) if isinstance(stated, list) else (str(stated),)


def _state(stated: object, key: str) -> ParameterState:
    try:
        return ParameterState(str(stated))
    except ValueError:
        raise MaterialRefused(material=key, reason="state 只能是 draft 或 in_force") from None


def _day(node: Mapping[str, object], name: str, key: str) -> date | None:
    stated = node.get(name)
    if stated is None or isinstance(stated, date):
        return stated
    raise MaterialRefused(material=key, reason=f"{name} 应为日期")
