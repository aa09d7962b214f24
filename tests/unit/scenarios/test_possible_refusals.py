from app.business import ROOMS
from app.casework.releases.materials import CHECKOUT, reach_of, read_checkout
from app.casework.releases.pinned_release import PinnedRelease, read_release
from app.casework.rooms.rooms import Rooms
from app.scenarios.possible_refusals import is_met, possible_refusals
from app.scenarios.refused import Refused

TEAM = ("ltci_assessment_conclusion", "form_team")


def release_of(process_id: str) -> PinnedRelease:
    return read_release("", process_id, reach_of(read_checkout(CHECKOUT), process_id).files)


def possible(*sources: str) -> set[Refused]:
    return set(possible_refusals(release_of("ltci_assessment"), Rooms(ROOMS).services, sources))


def test_forms_posts_recorders_and_messages_can_refuse() -> None:
    assert {
        Refused(TEAM, "not_permitted"),
        Refused(TEAM, "too_few", "members"),
        Refused(TEAM, "not_qualified", "members"),
        Refused(("ltci_assessment_conclusion", "confirm_conclusion"), "already_confirmed"),
        Refused(("message", "withdrawn"), "message_too_late"),
        Refused(("sub_public_notice", "prepare_notice"), "rule", "remarks"),
    } <= possible("GS")


def test_fields_of_other_regions_are_left_out() -> None:
    stable = Refused(("ltci_assessment", "application_submitted"), "required", "condition_stable")
    assert stable not in possible("GS")
    assert stable in possible("GS", "QHD")


def test_a_message_between_cases_refuses_nobody() -> None:
    assert not [refused for refused in possible("GS") if refused.place == ("message", "objections_closed")]


def test_a_named_check_of_a_table_is_met_in_one_of_its_rows() -> None:
    met = {Refused(TEAM, "not_qualified", "members-assessor")}
    assert is_met(Refused(TEAM, "not_qualified", "members"), met)
    assert not is_met(Refused(TEAM, "required", "members"), met)
