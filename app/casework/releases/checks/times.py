"""Times that are written out can be times: `2026/05/01` is a division, and would stop a case years later."""

from collections.abc import Iterator

from app.casework.releases.checks.data import DataShapes, plain
from app.casework.releases.checks.finding import Finding, about_text
from app.casework.releases.checks.under_check import UnderCheck
from app.feel.judging import refuse_arithmetic


def check(checked: UnderCheck, data: DataShapes) -> Iterator[Finding]:
    """Timers and limits of clocks that compute with written numbers alone, or give no time."""
    for element in checked.elements:
        if element.timer:
            text = plain(element.timer[1])
            yield from about_text(checked.file_of(element), element.id, "定时", text, refuse_arithmetic(text))
    for name, (path, rule) in checked.clocks.items():
        for stated, place in ((rule.from_, "from"), (rule.limit, "limit")):
            if isinstance(stated, str) and stated.startswith("="):
                text = plain(stated)
                yield from about_text(path, name, place, text, refuse_arithmetic(text))
