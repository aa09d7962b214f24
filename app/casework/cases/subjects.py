"""Whom a case is about, as the start form names it: a person by number, an organisation by credit code."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.casework.cases.case_at_hand import CaseAtHand
from app.casework.cases.parties import find_or_add_organisation, find_or_add_person
from app.domain.errors import FieldError, InvalidSubmission
from app.domain.subject import Role, SubjectKind
from app.forms import Form
from app.identity.access import AREA_WIDE_KINDS, PRIVATE_KINDS
from app.identity.actor import Membership
from app.storage.records import CaseFile, Organisation


@dataclass(frozen=True)
class Subject:
    """Whom the case is about, and what may be shown of it everywhere; "" where it is about nobody."""

    kind: SubjectKind = SubjectKind.NONE
    id: str | None = None
    shown: str = ""


def subject_of(at_hand: CaseAtHand, form: Form, values: Mapping[str, object]) -> Subject:
    """Whom a start form names, as the process declares it.

    Who acts for an institution applies for that one alone. Raises InvalidSubmission for another's code.
    """
    declared = at_hand.release.definition.processes[at_hand.case.kind].subject
    if declared == SubjectKind.NONE:
        return Subject()
    named = _named(form, values, SubjectKind(declared))
    if declared == SubjectKind.PERSON:
        return _person(at_hand, named, values)
    own = own_organisation(at_hand)
    return _organisation(at_hand, named, values) if own is None else _own(at_hand, own, named)


def subject_of_child(at_hand: CaseAtHand, parent: CaseFile) -> Subject:
    """A case that another one begins is about the same, as far as its process is about such a subject."""
    declared = at_hand.release.definition.processes[at_hand.case.kind].subject
    if declared != parent.subject_kind:
        return Subject()
    return Subject(SubjectKind(declared), parent.subject_id, parent.party)


def own_organisation(at_hand: CaseAtHand) -> Membership | None:
    """The institution for which the actor works; None for the public and for the offices themselves."""
    held = at_hand.actor.memberships if at_hand.actor else ()
    elsewhere = AREA_WIDE_KINDS | PRIVATE_KINDS
    return next((each for each in held if each.organisation_kind not in elsewhere), None)


def _named(form: Form, values: Mapping[str, object], kind: SubjectKind) -> Mapping[str, object]:
    """The values of the group that names the subject; empty where the form has none, or nothing was said."""
    for group in form.parties:
        if group.party == (Role.SUBJECT, kind):
            return values_at(values, group.path)
    return {}


def values_at(values: Mapping[str, object], path: tuple[str, ...]) -> Mapping[str, object]:
    """The values of a group; empty where nothing was said."""
    found: object = values
    for name in path:
        found = found.get(name) if isinstance(found, Mapping) else None
    return found if isinstance(found, Mapping) else {}


def _person(at_hand: CaseAtHand, named: Mapping[str, object], values: Mapping[str, object]) -> Subject:
    if not named.get("id_number"):
        return Subject()
    person = find_or_add_person(at_hand.unit, at_hand.area_id, named, values)
    return Subject(SubjectKind.PERSON, person.id, person.masked_name)


def _organisation(at_hand: CaseAtHand, named: Mapping[str, object], values: Mapping[str, object]) -> Subject:
    if not named.get("uscc"):
        return Subject()
    organisation = find_or_add_organisation(at_hand.unit, at_hand.area_id, {**values, **named})
    return Subject(SubjectKind.ORGANISATION, organisation.id, organisation.name)


def _own(at_hand: CaseAtHand, own: Membership, named: Mapping[str, object]) -> Subject:
    row = at_hand.unit.session.get_one(Organisation, (at_hand.area_id, own.organisation_id))
    if named.get("uscc") not in (None, "", row.uscc):
        error = FieldError("uscc", "not_own_code", "这不是您所在机构的统一社会信用代码。")
        raise InvalidSubmission((error,))
    return Subject(SubjectKind.ORGANISATION, row.id, row.name)
