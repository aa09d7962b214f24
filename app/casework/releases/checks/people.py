"""Posts and organisations exist, and every task of a person comes to somebody."""

from collections.abc import Iterator

from app.casework.releases.checks.data import DataShapes
from app.casework.releases.checks.finding import Finding
from app.casework.releases.checks.under_check import UnderCheck
from app.engine.reading.elements import Element, Lane, Process
from app.identity.posts import ORGANISATION_KINDS, POSTS


def check(checked: UnderCheck, data: DataShapes) -> Iterator[Finding]:
    """Unknown posts and kinds of organisations, on lanes, tasks and in what is handed to shared diagrams."""
    for process in checked.processes.values():
        if process.confidential_to and process.confidential_to not in ORGANISATION_KINDS:
            sentence, params = "没有“{name}”这类机构", {"name": process.confidential_to}
            yield Finding(process.path, process.id, sentence, "案件只给谁看", params)
        for lane in process.lanes.values():
            yield from _stated(process, lane.id, lane.organisation, lane.post)
    for task in checked.elements_of("userTask"):
        process = checked.processes[task.process_id]
        yield from _stated(process, task.id, task.attributes.get("organisation"), task.attributes.get("post"))
        yield from _somebody(checked, data, process, task)


def _stated(process: Process, element: str, organisation: str | None, post: str | None) -> Iterator[Finding]:
    if organisation and not organisation.startswith("=") and organisation not in ORGANISATION_KINDS:
        yield Finding(process.path, element, "没有“{name}”这类机构", "机构", {"name": organisation})
    if post and not post.startswith("=") and post not in POSTS:
        yield Finding(process.path, element, "没有“{name}”这个岗位", "岗位", {"name": post})


def _somebody(checked: UnderCheck, data: DataShapes, process: Process, task: Element) -> Iterator[Finding]:
    lane = process.lanes.get(task.lane or "")
    named = "candidates" in task.attributes
    post = _of(task, lane, "post")
    if not named and post is None:
        yield checked.finding(task, "任务没有岗位，也没有指定办理人，不会到任何人的待办里", "岗位")
    if post is not None and post.startswith("="):
        for value in data.judged(post, data.at(task)).values:
            if value not in POSTS:
                yield checked.finding(task, "没有“{name}”这个岗位", "岗位", name=value)
    organisation = _of(task, lane, "organisation")
    if organisation is not None and organisation.startswith("="):
        for value in data.judged(organisation, data.at(task)).values:
            if value not in ORGANISATION_KINDS:
                yield checked.finding(task, "没有“{name}”这类机构", "机构", name=value)


def _of(task: Element, lane: Lane | None, slot: str) -> str | None:
    return task.attributes.get(slot) or (getattr(lane, slot) if lane else None)
