"""Whom a process tells, and of what, exists: what its services tell, and what its diagrams do."""

from collections.abc import Iterator

from app.casework.releases.checks.data import DataShapes
from app.casework.releases.checks.finding import Finding
from app.casework.releases.checks.under_check import UnderCheck
from app.casework.releases.told import declared_notifications, told_path
from app.engine.reading.elements import Element
from app.identity.posts import POSTS

_TELLING = "notifications.send"


def check(checked: UnderCheck, data: DataShapes) -> Iterator[Finding]:
    """Unknown recipients, and notifications without words."""
    declared = declared_notifications(checked.told)
    recipients = {*checked.house.recipients, *POSTS}
    for element in checked.elements:
        for code in _told_by_service(checked, element):
            if code not in declared:
                yield checked.finding(element, "没有名为“{name}”的通知", "服务", name=code)
        if element.attributes.get("service") == _TELLING:
            yield from _sent(checked, data, element, {"to": recipients, "about": set(declared)})
    yield from _listed(checked, recipients)


def _told_by_service(checked: UnderCheck, element: Element) -> tuple[str, ...]:
    name, services = element.attributes.get("service"), checked.house.services
    return services.find(name).tells if name and name in services else ()


def _sent(
    checked: UnderCheck, data: DataShapes, element: Element, known: dict[str, set[str]]
) -> Iterator[Finding]:
    given = data.judged(element.attributes.get("with", "{}"), data.at(element)).members or {}
    for name, sentence in (("to", "没有收件人“{name}”"), ("about", "没有名为“{name}”的通知")):
        for value in given[name].values if name in given else ():
            if value not in known[name]:
                yield checked.finding(element, sentence, "给出的内容", name=value)


def _listed(checked: UnderCheck, recipients: set[str]) -> Iterator[Finding]:
    for process_id, told in checked.told.processes.items():
        path = told_path(process_id, checked.processes[process_id].path)
        for code, words in told.notifications.items():
            for name in words:
                if name not in recipients:
                    yield Finding(path, code, "没有收件人“{name}”", "notifications", {"name": name})
