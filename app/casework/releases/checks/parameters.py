"""Parameters that materials ask for are ones that somebody can set."""

from collections.abc import Iterator

from app.casework.parameters.parameter_needs import keys_in_file
from app.casework.releases.checks.data import DataShapes
from app.casework.releases.checks.finding import Finding
from app.casework.releases.checks.under_check import UnderCheck


def check(checked: UnderCheck, data: DataShapes) -> Iterator[Finding]:
    """Keys that have no name in the list of parameters: nobody could ever set them."""
    for path, content in checked.files.items():
        if path.endswith((".bpmn", ".dmn", ".form", ".html", ".yaml")):
            for key in dict.fromkeys(keys_in_file(path, content.decode("utf-8", "replace"))):
                if not checked.house.knows_parameter(key):
                    yield Finding(path, None, "没有名为“{key}”的参数", params={"key": key})
    for name, (path, rule) in checked.clocks.items():
        limit = rule.limit
        is_key = isinstance(limit, str) and not limit.startswith("=")
        if is_key and not checked.house.knows_parameter(str(limit)):
            yield Finding(path, name, "没有名为“{key}”的参数", "limit", {"key": limit})
