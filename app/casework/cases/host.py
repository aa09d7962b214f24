"""What casework lends to a step of the engine: functions, tables, services, clocks, letters."""

from collections.abc import Mapping
from datetime import datetime

from app.casework.cases.case_at_hand import CaseAtHand
from app.casework.cases.expression_functions import expression_functions
from app.casework.clocks.clock_attributes import apply_clocks
from app.casework.papers.letters import issue_letters
from app.casework.services.calling import call_service
from app.dmn import Decided
from app.domain.scopes import Scope
from app.engine.interface import Node, StepFailed
from app.engine.reading.elements import Element
from app.feel import FeelError, HostFunction


class StepHost:
    """The host of one step on one case; everything that it does belongs to the step's transaction."""

    def __init__(self, at_hand: CaseAtHand) -> None:
        self.at_hand = at_hand
        self._functions: dict[Scope, Mapping[str, HostFunction]] = {}

    @property
    def moment(self) -> datetime:
        """The legal moment of the step."""
        return self.at_hand.unit.moment

    def functions_at(self, scope: Scope) -> Mapping[str, HostFunction]:
        """`parameter`, `due` and `facts`, known in every expression of the diagrams."""
        if scope not in self._functions:
            at_hand = self.at_hand
            self._functions[scope] = expression_functions(
                at_hand.law, lambda: at_hand.facts.about(at_hand.actor, scope=scope)
            )
        return self._functions[scope]

    def decide(self, decision_id: str, inputs: Mapping[str, object], node: Node) -> object:
        """Asks a table of the pinned release; the rows that fired go into the journal with their articles."""
        try:
            model = self.at_hand.release.decision(decision_id)
            decided = model.decide(decision_id, inputs, self.functions_at(node.scope), self.moment)
        except FeelError as error:
            raise StepFailed("{reason}", node.element_id, reason=error.sentence_zh) from error
        for problem in decided.problems:
            raise StepFailed("{reason}", node.element_id, reason=problem.sentence_zh)
        payload = _decision_payload(decision_id, inputs, decided)
        self._note("decision_made", node, payload)
        self.at_hand.facts.decided(payload)
        return decided.value

    def call_service(self, name: str, parameters: Mapping[str, object], node: Node) -> object:
        """Runs a registered function in the transaction of the step."""
        answer = call_service(self.at_hand, self._element(node), name, parameters, node)
        self.at_hand.facts.written()
        return answer

    def completed(self, node: Node, data: Mapping[str, object]) -> None:
        """Moves the clocks that the element names, then writes the letters that it issues."""
        element = self._element(node)
        self._note("element_completed", node)
        apply_clocks(self.at_hand, element, data, self.functions_at(node.scope), node.scope)
        self.at_hand.clocks_moved()
        issue_letters(self.at_hand, element, data, node)

    def _element(self, node: Node) -> Element:
        return self.at_hand.release.definition.element(node.process_id, node.element_id)

    def _note(self, kind: str, node: Node, payload: Mapping[str, object] | None = None) -> None:
        self.at_hand.note(
            kind,
            actor_id=None,
            post=None,
            process_id=node.process_id,
            element_id=node.element_id,
            path="/".join(node.path),
            task_id=node.task_id,
            payload=payload,
        )


def _decision_payload(decision_id: str, inputs: Mapping[str, object], decided: Decided) -> dict[str, object]:
    return {
        "decision": decision_id,
        "inputs": dict(inputs),
        "value": decided.value,
        "rows": [
            {
                "decision": row.decision_id,
                "rule": row.rule_id,
                "index": row.index,
                "requirements": list(row.requirements),
                "note": row.note,
            }
            for row in decided.rows
        ],
    }
