"""The shipped registers and messages: each declaration is read, and what it names exists."""

import pytest

from app.casework.releases.articles import known_requirements
from app.casework.releases.materials import CHECKOUT, read_checkout
from app.casework.releases.message_declarations import read_messages
from app.casework.releases.register_declarations import RegisterRule, read_registers
from app.identity.posts import ORGANISATION_KINDS, POSTS

MATERIALS = read_checkout(CHECKOUT)
REGISTERS = read_registers(MATERIALS)
MESSAGES = read_messages(MATERIALS)


def test_there_are_the_registers_that_the_lifecycles_ask_for() -> None:
    assert {"ban", "designation", "agreement", "expert_pool", "benefit_interval"} <= REGISTERS.keys()


@pytest.mark.parametrize("rule", REGISTERS.values(), ids=lambda rule: rule.name)
def test_a_register_names_what_exists(rule: RegisterRule) -> None:
    posts = {rule.post, *rule.readers, *(lead.post for lead in rule.leads)}
    assert posts <= POSTS.keys()
    assert rule.organisation in ORGANISATION_KINDS
    assert {lead.starts for lead in rule.leads} | {rule.wakes} - {None} <= MESSAGES.keys()
    named = {*rule.requirements, *(each for ground in rule.grounds.values() for each in ground.requirements)}
    assert named <= known_requirements()


@pytest.mark.parametrize("rule", REGISTERS.values(), ids=lambda rule: rule.name)
def test_the_post_that_gets_what_nobody_takes_may_look_into_the_register(rule: RegisterRule) -> None:
    assert {rule.post, *(lead.post for lead in rule.leads)} <= set(rule.readers)


@pytest.mark.parametrize("name", MESSAGES)
def test_a_message_names_what_exists(name: str) -> None:
    rule = MESSAGES[name]
    assert rule.post is None or rule.post in POSTS
    assert rule.organisation in ORGANISATION_KINDS
    assert set(rule.requirements) <= known_requirements()


def test_a_termination_for_violation_bars_three_years_and_until_the_penalty_is_discharged() -> None:
    ban = REGISTERS["ban"]
    assert ban.grounds["terminated_for_violation"].requirements == ("JL-11.2",)
    assert {"apply_for_designation", "sign_agreement"} <= set(ban.states["active"].bars)
    assert "penalty_discharged" in ban.conditions


def test_an_agreement_begins_its_renewal_by_a_lead_that_the_area_sets() -> None:
    [renewal] = [lead for lead in REGISTERS["agreement"].leads if lead.name == "renewal"]
    assert (renewal.at, renewal.before, renewal.starts) == (
        "until",
        "agreement.renewal_lead",
        "agreement_expiring",
    )


def test_a_suspended_institution_takes_no_work_and_is_not_restored_by_itself() -> None:
    agreement = REGISTERS["agreement"]
    assert "take_work" in agreement.states["suspended"].bars
    [over] = [lead for lead in agreement.leads if lead.at == "suspended_until"]
    assert MESSAGES[over.starts].requirements == ("GS-44a", "QHD-71")


def test_only_who_is_entitled_is_paid_for() -> None:
    states = REGISTERS["benefit_interval"].states.values()
    assert [state.code for state in states if "be_paid_for" in state.permits] == ["entitled"]


def test_experts_are_drawn_from_those_available_alone() -> None:
    states = REGISTERS["expert_pool"].states.values()
    assert [state.code for state in states if "be_drawn" in state.permits] == ["available"]


def test_only_a_designated_institution_may_be_chosen() -> None:
    assert REGISTERS["designation"].states["designated"].permits == ("be_chosen",)
