"""Who may receive a document."""

from collections.abc import Mapping

from app.casework.cases.case_at_hand import CaseAtHand
from app.casework.rooms.room import Choice, ChoiceList
from app.domain.sentences import Sentence


def _recipients(at_hand: CaseAtHand, facts: Mapping[str, object]) -> list[Choice]:
    """FS-3: the applicant party: the insured person, the guardian or agent who applied, an organisation."""
    found: list[Choice] = []
    own = ("subject", "当事机构") if at_hand.case.organisation_id else ("insured", "参保人")
    for key, role in (own, ("representative", "监护人或委托代理人")):
        person = at_hand.facts.party(key)
        if person:
            label = Sentence("{name}（{role}）", {"name": person["name"], "role": role})
            found.append({"value": key, "label": label, "detail": ""})
    return found


CHOICES = (ChoiceList("recipients", _recipients),)
