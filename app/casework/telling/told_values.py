"""Values of a told.yaml: FEEL over the facts of the case."""

from app.casework.cases.case_at_hand import CaseAtHand
from app.casework.cases.expression_functions import expression_functions
from app.domain.scopes import Scope
from app.feel import FeelError, evaluate


def told_value(at_hand: CaseAtHand, expression: str, scope: Scope) -> object:
    """What the expression, with its equals sign, gives as seen from a scope; null if it gives none.

    What is told never stops a case: its reader is told less.
    """
    text = expression.removeprefix("=")
    facts = at_hand.facts.named(None, text=text, scope=scope)
    try:
        context = {**expression_functions(at_hand.law, lambda: facts), **facts}
        return evaluate(text, context, at_hand.unit.moment)
    except FeelError:
        return None
