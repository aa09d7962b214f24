"""Whom the services tell, and of what, exists."""

from collections.abc import Iterator

from app.casework.releases.checks.data import DataShapes
from app.casework.releases.checks.finding import Finding
from app.casework.releases.checks.under_check import UnderCheck
from app.identity.posts import POSTS

_TELLING = "notifications.send"


def check(checked: UnderCheck, data: DataShapes) -> Iterator[Finding]:
    """Unknown recipients, and notifications without words."""
    for element in checked.elements_of("serviceTask"):
        if element.attributes.get("service") != _TELLING:
            continue
        given = data.judged(element.attributes.get("with", "{}"), data.at(element)).members or {}
        for name, known, sentence in (
            ("to", {*checked.house.recipients, *POSTS}, "没有收件人“{name}”"),
            ("about", checked.notifications, "没有名为“{name}”的通知"),
        ):
            for value in given[name].values if name in given else ():
                if value not in known:
                    yield checked.finding(element, sentence, "给出的内容", name=value)
