"""Reads what bpmn/regions/<region>.yaml says beside parameters: `duties` and `businesses`.

duties:
  window: {posts: [tpa, agency_intake], source: GS-15a}
  recusal: {source: GS-16.1g}
  apart:
    - {duties: [[tpa, agency_intake], [agency_review]], source: GS-38a}
businesses:
  complaint:                      # the code in changhu:business
    name: 投诉举报
    process: complaint            # the process that serves it here
    intake: {posts: [tpa], source: GS-9.1}
"""

from collections.abc import Mapping

from app.domain.errors import MaterialRefused
from app.workcalendar.duties import Apart, Business, Duties, Posts

_DUTIES = {"window", "recusal", "apart"}
_BUSINESS = {"name", "process", "intake"}


def read_duties(duties: object, businesses: object) -> Duties:
    """Both parts, either of which may be left out (None). Raises MaterialRefused, naming the key at fault."""
    stated = _mapping(duties, "duties", _DUTIES)
    return Duties(
        window=_posts(stated["window"], "duties.window") if "window" in stated else Posts(),
        apart=tuple(_apart(each) for each in _list(stated.get("apart", []), "duties.apart")),
        recusal=_source(_mapping(stated.get("recusal"), "duties.recusal", {"source"})),
        businesses=_businesses(businesses),
    )


def _businesses(stated: object) -> dict[str, Business]:
    found: dict[str, Business] = {}
    served: dict[str, str] = {}
    for code, node in _mapping(stated, "businesses", None).items():
        place = f"businesses.{code}"
        read = _mapping(node, place, _BUSINESS)
        if "name" not in read or "process" not in read:
            raise MaterialRefused(material=place, reason="应有 name 和 process")
        process = str(read["process"])
        if process in served:
            raise MaterialRefused(material=place, reason=f"流程 {process} 已办理 {served[process]}")
        served[process] = code
        intake = _posts(read["intake"], f"{place}.intake") if "intake" in read else Posts()
        found[code] = Business(str(read["name"]), process, intake)
    return found


def _posts(node: object, place: str) -> Posts:
    read = _mapping(node, place, {"posts", "source"})
    return Posts(frozenset(map(str, _list(read.get("posts"), place))), _source(read))


def _apart(node: object) -> Apart:
    read = _mapping(node, "duties.apart", {"duties", "source"})
    duties = tuple(frozenset(map(str, _list(each, "duties.apart"))) for each in _list(read.get("duties"), ""))
    if len(duties) < 2:
        raise MaterialRefused(material="duties.apart", reason="应至少有两组岗位")
    return Apart(duties, _source(read))


def _source(read: Mapping[str, object]) -> tuple[str, ...]:
    stated = read.get("source", ())
    return tuple(map(str, stated)) if isinstance(stated, list | tuple) else (str(stated),)


def _mapping(node: object, place: str, known: set[str] | None) -> Mapping[str, object]:
    if node is None:
        return {}
    if not isinstance(node, Mapping):
        raise MaterialRefused(material=place, reason="应为键值表")
    for name in node:
        if known is not None and name not in known:
            raise MaterialRefused(material=place, reason=f"不认识的键 {name}")
    return {str(name): value for name, value in node.items()}


def _list(node: object, place: str) -> list[object]:
    if not isinstance(node, list):
        raise MaterialRefused(material=place, reason="应为列表")
    return node
