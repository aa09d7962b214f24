"""How the room refuses what a diagram or a file states wrongly."""

from app.domain.errors import MaterialRefused


def refused(reason: str, register: str = "") -> MaterialRefused:
    """The refusal, naming the register where it is known."""
    return MaterialRefused(material=f"登记簿 {register}".strip(), reason=reason)
