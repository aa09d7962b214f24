"""What the subjects of the office can do: one room a subject, with the services that diagrams call by name.

A room never imports another; they meet through facts, registers and messages. The modules are listed here;
bootstrap collects them once at the start.
"""

from app.business.assessments import (
    applications,
    archive,
    conclusions,
    confirmations,
    effects,
    supervision,
    visits,
)
from app.business.deliveries import deliveries, supplements
from app.business.objections import objections
from app.business.public_notices import notices
from app.casework.telling import notifications

MODULES = (
    applications,
    archive,
    conclusions,
    confirmations,
    deliveries,
    effects,
    notices,
    notifications,
    objections,
    supervision,
    supplements,
    visits,
)
