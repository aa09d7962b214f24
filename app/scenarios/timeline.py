"""What happened in a played case, a line a moment, from its journal and its clocks."""

from collections.abc import Iterator

from app.scenarios.coverage import definition_of
from app.scenarios.player import MAIN, Play
from app.scenarios.queries import case_of, journal_of
from app.scenarios.reader import LEGAL_ZONE
from app.storage.clock_ledgers import clocks_of
from app.storage.documents import documents_of


def timeline(play: Play) -> Iterator[str]:
    """The lines of the main case: elements as they completed, then clocks, documents and the outcome."""
    area_id, case_id = play.stage.cast.area_id, play.cases[MAIN]
    definition = definition_of(play.scenario.process)
    with play.stage.platform.reading_unit() as unit:
        for row in journal_of(unit, area_id, case_id):
            if row.kind == "element_completed" and row.process_id and row.element_id:
                name = definition.element(row.process_id, row.element_id).name
                when = f"{row.at.astimezone(LEGAL_ZONE):%Y-%m-%d %H:%M}"
                yield f"{when}  {row.process_id}/{row.element_id}  {name}"
        for clock, _ in clocks_of(unit.session, area_id, case_id):
            due = f"{clock.due_at.astimezone(LEGAL_ZONE):%Y-%m-%d %H:%M}" if clock.due_at else "—"
            yield f"clock     {clock.name}  {clock.state}  due {due}"
        for document in documents_of(unit.session, area_id, case_id):
            yield f"document  {document.code}  {document.number}  {document.title}"
        yield f"outcome   {case_of(unit, area_id, case_id).outcome}"
