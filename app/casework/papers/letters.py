"""Letters: rendered from the pinned release, numbered, sealed and kept with the hash of the page."""

from collections.abc import Mapping
from hashlib import sha256

from app.casework.cases.case_at_hand import CaseAtHand
from app.casework.papers.legal_basis import legal_basis
from app.casework.parameters.parameter_needs import keys_in
from app.casework.releases.pinned_release import form_of
from app.documents import Rendered, render_document
from app.engine.interface import Node
from app.engine.reading.elements import Element
from app.storage.records import Document
from app.storage.repositories import add_rows
from app.storage.vault import row_key
from app.workcalendar.moments import day_of


def issue_letters(at_hand: CaseAtHand, element: Element, data: Mapping[str, object], node: Node) -> None:
    """Writes the letters that an element names in `changhu:issues`, in their order.

    Raises MaterialMissing, MaterialRefused.
    """
    for code in element.attributes.get("issues", "").split():
        _issue(at_hand, node, code, data)


def _issue(at_hand: CaseAtHand, node: Node, code: str, data: Mapping[str, object]) -> None:
    """Writes one letter from its template."""
    number = at_hand.number(node.process_id, code)
    template = at_hand.release.letter(node.process_id, code)
    facts = at_hand.facts.for_letter(at_hand.actor, data, node.scope)
    facts["forms"] = _whole(at_hand, facts["forms"])
    facts["parameters"] = {key: at_hand.law.parameter(key).as_feel() for key in keys_in(template)}
    facts["legal_basis"] = legal_basis(at_hand.release.definition, node)
    facts["letter"] = {"code": code, "number": number, "issued_on": day_of(at_hand.unit.moment)}
    _keep(at_hand, node, code, number, render_document(template, facts))
    at_hand.used_number(code)
    at_hand.facts.written()


def _whole(at_hand: CaseAtHand, forms: object) -> dict[str, object]:
    """The submitted forms with null for what was hidden: no letter stops a case for a field not shown."""
    found = dict(forms) if isinstance(forms, Mapping) else {}
    for element in at_hand.release.definition.elements.values():
        values = found.get(element.id)
        if isinstance(values, Mapping) and at_hand.release.has_form(form_of(element)):
            found[element.id] = at_hand.release.form(form_of(element)).whole(values)
    return found


def _keep(at_hand: CaseAtHand, node: Node, code: str, number: str, letter: Rendered) -> None:
    unit, document_id = at_hand.unit, at_hand.unit.new_id()
    content = letter.html.encode("utf-8")
    digest = sha256(content).hexdigest()
    row = {
        "area_id": at_hand.area_id,
        "id": document_id,
        "case_id": at_hand.case.id,
        "code": code,
        "number": number,
        "title": letter.title,
        "release_id": at_hand.release.id,
        "html": unit.vault.seal_bytes("document.html", row_key(at_hand.area_id, document_id), content),
        "sha256": digest,
        "issued_by": at_hand.actor_id,
        "issued_at": unit.moment,
    }
    add_rows(unit, Document, [row])
    at_hand.note(
        "document_issued",
        process_id=node.process_id,
        element_id=node.element_id,
        path="/".join(node.path),
        task_id=node.task_id,
        payload={
            "document": document_id,
            "code": code,
            "number": number,
            "title": letter.title,
            "sha256": digest,
        },
    )
