"""The check of all cases: whole journals, versions without a gap, something that each live case waits for."""

from collections.abc import Iterator

from app.casework.cases.case_at_hand import take_in_hand
from app.casework.cases.host import StepHost
from app.casework.clocks.timer_work import timer_subject
from app.engine.interface import Step
from app.storage import whole_cases
from app.storage.cases import instances_of
from app.storage.journal import verify
from app.storage.journal_lines import journal_lines
from app.storage.records import CaseFile, Instance
from app.storage.repositories import open_state
from app.storage.unit_of_work import UnitOfWork


def verify_cases(unit: UnitOfWork) -> Iterator[str]:
    """What is wrong, a sentence each with the case's number; nothing where all is well."""
    for case in whole_cases.all_cases(unit.session):
        for problem in verify_case(unit, case):
            yield f"{case.number}：{problem}"


def verify_case(unit: UnitOfWork, case: CaseFile) -> Iterator[str]:
    """What is wrong with one case."""
    yield from verify(unit.session, unit.vault, case.area_id, case.id)
    yield from _wrong_versions(unit, case)
    for instance in instances_of(unit.session, case.area_id, case.id):
        if instance.status == "running":
            yield from _wrong_rows(unit, case, instance, _look(unit, case, instance))
        else:
            yield from _left_over(unit, instance)


def _wrong_versions(unit: UnitOfWork, case: CaseFile) -> Iterator[str]:
    saved = [line["version"] for line in journal_lines(unit, case.area_id, case.id, "step_saved")]
    for instance in instances_of(unit.session, case.area_id, case.id):
        if saved != list(range(1, instance.version + 1)):
            yield f"留痕中的版本为{saved}，流程实例为第{instance.version}版"


def _look(unit: UnitOfWork, case: CaseFile, instance: Instance) -> Step:
    at_hand = take_in_hand(unit, case, instance)
    step: Step = unit.tools.engine.look(
        at_hand.release.definition, open_state(unit, instance), StepHost(at_hand)
    )
    return step


def _wrong_rows(unit: UnitOfWork, case: CaseFile, instance: Instance, step: Step) -> Iterator[str]:
    session = unit.session
    tasks = frozenset(task.task_id for task in step.open)
    timers = frozenset(wait.id for wait in step.waits if wait.kind == "timer")
    if tasks != whole_cases.open_tasks(session, instance):
        yield "待办任务与流程状态不符"
    if timers != whole_cases.waiting_timers(session, instance):
        yield "等待的定时事件与流程状态不符"
    at_work = whole_cases.timers_at_work(session, instance)
    for wait in sorted(timers):
        if timer_subject(instance.id, wait) not in at_work:
            yield f"定时事件{wait}没有到期事项"
    if not (tasks or step.waits or whole_cases.has_open_incident(session, case)):
        yield "案件在办，却没有任何等待的事项"


def _left_over(unit: UnitOfWork, instance: Instance) -> Iterator[str]:
    session = unit.session
    if whole_cases.open_tasks(session, instance) or whole_cases.waiting_timers(session, instance):
        yield "流程已结束，仍有待办任务或定时事件"
    if whole_cases.timers_at_work(session, instance):
        yield "流程已结束，仍有到期事项"
