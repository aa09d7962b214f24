"""The least a completed task could cost: the stock engine in memory, and so many rows in one transaction."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from lxml import etree
from SpiffWorkflow.bpmn.parser.BpmnParser import BpmnParser
from SpiffWorkflow.bpmn.workflow import BpmnWorkflow
from SpiffWorkflow.util.task import TaskState
from sqlalchemy import Column, Integer, MetaData, Table, Text, event, insert

from app.storage.database import Database

SHAPE = """<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="urn:bench"
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
  <process id="outer" isExecutable="true">
    <startEvent id="o1"/><userTask id="initial_review"/><exclusiveGateway id="is_accepted" default="no"/>
    <scriptTask id="notify"><script>pass</script></scriptTask>
    <callActivity id="round" calledElement="middle"/><endEvent id="o9"/><endEvent id="o8"/>
    <sequenceFlow id="of1" sourceRef="o1" targetRef="initial_review"/>
    <sequenceFlow id="of2" sourceRef="initial_review" targetRef="is_accepted"/>
    <sequenceFlow id="yes" sourceRef="is_accepted" targetRef="notify">
      <conditionExpression xsi:type="tFormalExpression">decision == "pass"</conditionExpression></sequenceFlow>
    <sequenceFlow id="no" sourceRef="is_accepted" targetRef="o8"/>
    <sequenceFlow id="of4" sourceRef="notify" targetRef="round"/>
    <sequenceFlow id="of5" sourceRef="round" targetRef="o9"/>
  </process>
  <process id="middle" isExecutable="true">
    <startEvent id="m1"/><callActivity id="conclusion" calledElement="inner"/><endEvent id="m9"/>
    <sequenceFlow id="mf1" sourceRef="m1" targetRef="conclusion"/>
    <sequenceFlow id="mf2" sourceRef="conclusion" targetRef="m9"/>
  </process>
  <process id="inner" isExecutable="true">
    <startEvent id="i1"/><userTask id="dispatch"/><endEvent id="i9"/>
    <sequenceFlow id="if1" sourceRef="i1" targetRef="dispatch"/>
    <sequenceFlow id="if2" sourceRef="dispatch" targetRef="i9"/>
  </process>
</definitions>"""

_SCRATCH = Table(
    "bench_scratch",
    MetaData(),
    Column("id", Integer, primary_key=True),
    Column("content", Text, nullable=False),
)


@dataclass
class Written:
    """How many rows a block inserted, updated or deleted."""

    rows: int = 0


@contextmanager
def rows_written(database: Database) -> Iterator[Written]:
    """Counts the rows that the block writes."""
    written = Written()

    def count(_conn: Any, _cursor: Any, statement: str, parameters: Any, _context: Any, many: bool) -> None:
        if statement.lstrip()[:6].upper() in ("INSERT", "UPDATE", "DELETE"):
            written.rows += len(parameters) if many else 1

    event.listen(database.engine, "after_cursor_execute", count)
    yield written
    event.remove(database.engine, "after_cursor_execute", count)


def lay_table(database: Database) -> None:
    """The table that the floor's rows go into."""
    with database.engine.begin() as connection:
        _SCRATCH.create(connection)


def write_rows(database: Database, rows: int) -> None:
    """One transaction that writes so many rows, each in a statement, as plainly as can be."""
    with database.engine.connect() as connection, connection.begin():
        for _ in range(rows):
            connection.execute(insert(_SCRATCH).values(content="x" * 200))


def stock_workflows(count: int) -> list[Callable[[], object]]:
    """Workflows that wait at the task; calling one completes it and runs to the next wait."""
    parser = BpmnParser()
    parser.add_bpmn_xml(etree.fromstring(SHAPE))
    spec, others = parser.get_spec("outer"), parser.get_subprocess_specs("outer")
    return [_waiting(BpmnWorkflow(spec, others)) for _ in range(count)]


def _waiting(workflow: BpmnWorkflow) -> Callable[[], object]:
    workflow.do_engine_steps()
    [task] = workflow.get_tasks(state=TaskState.READY, manual=True)

    def step() -> None:
        task.data["decision"] = "pass"
        task.run()
        workflow.do_engine_steps()

    return step
