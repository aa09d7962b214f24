"""What diagrams may call by name: one file a noun, declared with the decorators of registry.py.

The modules are listed here; bootstrap collects them once at the start.
"""

from app.casework.service_tasks import (
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
