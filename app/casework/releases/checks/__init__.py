"""What is checked before anything is published: one rule a file, all findings at once.

A rule takes the materials under check and the shapes of their data, and yields findings. Whatever passes
cannot name what does not exist: no case meets a misspelt name years later.
"""

from collections.abc import Callable, Iterator

from app.casework.releases.checks import (
    calls,
    clocks,
    drawing,
    expressions,
    form_expressions,
    forms,
    letters,
    names_in_scope,
    notifications,
    parameters,
    people,
    registers,
    services,
    subjects,
    table_expressions,
    tables,
    times,
    told,
)
from app.casework.releases.checks.data import DataShapes
from app.casework.releases.checks.finding import Finding, MaterialsRefused
from app.casework.releases.checks.under_check import House, UnderCheck
from app.casework.releases.materials import Reach

Rule = Callable[[UnderCheck, DataShapes], Iterator[Finding]]
RULES: tuple[Rule, ...] = (
    drawing.check,
    forms.check,
    people.check,
    services.check,
    registers.check,
    subjects.check,
    calls.check,
    notifications.check,
    told.check,
    tables.check,
    clocks.check,
    names_in_scope.check,
    letters.check,
    parameters.check,
    times.check,
    expressions.check,
    form_expressions.check,
    table_expressions.check,
)

__all__ = ["RULES", "Finding", "House", "MaterialsRefused", "UnderCheck", "findings_of"]


def findings_of(reach: Reach, process_id: str, house: House) -> tuple[Finding, ...]:
    """Everything that stands against publishing what a process reaches; empty where nothing does."""
    checked = UnderCheck(reach, process_id, house)
    data = DataShapes(checked)
    return tuple(dict.fromkeys(finding for rule in RULES for finding in rule(checked, data)))
