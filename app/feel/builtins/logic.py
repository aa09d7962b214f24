"""Boolean functions (10.3.4.2)."""

from app.feel.builtins.registry import builtin


@builtin("not(negand: boolean|null)")
def negation(negand: bool | None) -> object:
    """Turn true and false around; null stays null."""
    return None if negand is None else not negand
