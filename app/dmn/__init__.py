"""Decision tables and decision requirements as in DMN 1.5, on top of FEEL.

May import feel, domain and workcalendar. `read_model` reads the XML, `DecisionModel.decide` decides.
"""

from app.dmn import table_decision
from app.dmn.completeness import Gap, Overlap, Report, gaps_and_overlaps
from app.dmn.decision_table import DecisionTable
from app.dmn.errors import DmnError, Problem
from app.dmn.model import Decided, DecisionModel, read_model
from app.dmn.run import FiredRow

__all__ = [
    "Decided",
    "DecisionModel",
    "DecisionTable",
    "DmnError",
    "FiredRow",
    "Gap",
    "Overlap",
    "Problem",
    "Report",
    "gaps_and_overlaps",
    "read_model",
    "table_decision",
]
