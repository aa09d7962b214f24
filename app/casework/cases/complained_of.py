"""Against whom a case is directed: noted as a form names them, and kept away from it from then on."""

from collections.abc import Iterator, Mapping

from app.casework.cases.case_at_hand import CaseAtHand
from app.casework.cases.subjects import values_at
from app.domain.party import DocumentKind
from app.domain.subject import Role
from app.forms import Form
from app.storage.organisations import organisation_by_code
from app.storage.parties import person_by_number
from app.storage.records import Account, Organisation
from app.storage.repositories import keep_from
from app.storage.subjects import kept_away
from app.workcalendar.moments import day_of


def note_complained_of(at_hand: CaseAtHand, form: Form, values: Mapping[str, object]) -> None:
    """Adds whom the form names under that role; open tasks are no longer theirs.

    Of an organisation the group gives `organisation` (an id) or `uscc`, of a person `account` (an id) or an
    identity number. Who is not known to the area is nobody who could be kept away.
    """
    groups = [group for group in form.parties if group.party and group.party[0] is Role.COMPLAINED_OF]
    found = [one for group in groups for one in _known(at_hand, values_at(values, group.path))]
    added = tuple(one for one in dict.fromkeys(found) if one not in at_hand.case.complained_of)
    if not added:
        return
    at_hand.case.complained_of = (*at_hand.case.complained_of, *added)
    at_hand.unit.session.flush()
    keep_from(at_hand.unit, at_hand.case, accounts_kept_away(at_hand))


def accounts_kept_away(at_hand: CaseAtHand) -> frozenset[str]:
    """The accounts that nothing of the case is offered or told to."""
    return kept_away(at_hand.unit.session, at_hand.case, day_of(at_hand.unit.moment))


def _known(at_hand: CaseAtHand, named: Mapping[str, object]) -> Iterator[str]:
    session, area_id = at_hand.unit.session, at_hand.area_id
    organisation = session.get(Organisation, (area_id, str(named.get("organisation") or "")))
    organisation = organisation or organisation_by_code(session, area_id, str(named.get("uscc") or ""))
    if organisation is not None:
        yield organisation.id
    account = session.get(Account, str(named.get("account") or ""))
    if account is not None:
        yield account.id
    yield from _person(at_hand, named)


def _person(at_hand: CaseAtHand, named: Mapping[str, object]) -> Iterator[str]:
    if not named.get("id_number"):
        return
    index = at_hand.unit.vault.blind_index("person.id_number", str(named["id_number"]))
    kind = str(named.get("id_kind") or DocumentKind.RESIDENT_ID_CARD)
    person = person_by_number(at_hand.unit.session, at_hand.area_id, kind, index)
    if person is not None:
        yield from (one for one in (person.id, person.account_id) if one)
