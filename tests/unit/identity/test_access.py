"""Who may see and work on what."""

from dataclasses import dataclass

import pytest

from app.bootstrap import read_regions
from app.casework.releases.materials import CHECKOUT
from app.domain.errors import NotPermitted, SeparationOfDuties, WrongArea
from app.identity.access import may_see, may_see_case, may_work, refusal_to_work
from app.identity.actor import Actor, Membership
from app.identity.posts import ORGANISATION_KINDS, POSTS, post_name
from app.identity.separation import apart_from, check_may_hold, check_separation, is_separated
from app.workcalendar.duties import Apart, Duties


@dataclass(frozen=True)
class Item:
    organisation_kind: str | None = None
    organisation_id: str | None = None
    post: str | None = None
    candidates: tuple[str, ...] | None = None
    excludes: tuple[str, ...] = ()
    area_id: str = "longyuan"


@dataclass(frozen=True)
class Case:
    opened_by: str = "daughter"
    area_id: str = "longyuan"
    confidential_to: str | None = None
    subject_id: str | None = None
    complained_of: tuple[str, ...] = ()


def somebody(account_id: str, *posts: tuple[str, str, str]) -> Actor:
    """An actor with posts as (organisation, kind, post)."""
    held = tuple(Membership(organisation, kind, organisation, post) for organisation, kind, post in posts)
    return Actor(account_id, account_id, "longyuan", held)


GANSU = read_regions(CHECKOUT / "bpmn" / "regions")["gansu"].duties

ZHAO = somebody("zhao", ("tpa_1", "tpa", "tpa"))
YANG = somebody("yang", ("agency_1", "agency", "agency_intake"))
FENG = somebody("feng", ("ping_an", "assessment_institution", "expert"))
SHEN = somebody("shen", ("heng_yi", "assessment_institution", "expert"))
XU = somebody("xu", ("agency_1", "agency", "sys_admin"))
LV = somebody("lv", ("public", "applicant", "applicant"))

INTAKE = Item("tpa", None, "tpa")
CONFIRM = Item(None, "ping_an", "expert", candidates=("feng", "chen"))


def test_post_that_the_work_is_given_to_may_do_it() -> None:
    assert may_work(ZHAO, INTAKE, area_has_tpa=True)


@pytest.mark.parametrize("actor", [YANG, FENG, XU, LV, somebody("nobody")])
def test_other_posts_may_not(actor: Actor) -> None:
    assert isinstance(refusal_to_work(actor, INTAKE, area_has_tpa=True), NotPermitted)


def test_agency_does_the_third_partys_work_where_there_is_none() -> None:
    assert may_work(YANG, INTAKE, area_has_tpa=False)
    assert not may_work(XU, INTAKE, area_has_tpa=False)


def test_commissioner_of_the_agency_supervises_where_there_is_no_third_party() -> None:
    commissioner = somebody("sun", ("agency_1", "agency", "ltc_commissioner"))
    visit = Item("tpa", None, "ltc_commissioner")
    assert may_work(commissioner, visit, area_has_tpa=False)
    assert not may_work(commissioner, visit, area_has_tpa=True)


def test_work_of_one_institution_is_not_another_ones() -> None:
    assert may_work(FENG, Item(None, "ping_an", "expert"), area_has_tpa=True)
    assert not may_work(SHEN, Item(None, "ping_an", "expert"), area_has_tpa=True)


def test_only_candidates_may_work_where_there_are_some() -> None:
    other = somebody("chu", ("ping_an", "assessment_institution", "expert"))
    assert may_work(FENG, CONFIRM, area_has_tpa=True)
    assert not may_work(other, CONFIRM, area_has_tpa=True)


def test_candidate_must_belong_to_the_organisation_but_not_to_the_post() -> None:
    moved = somebody("chen", ("heng_yi", "assessment_institution", "expert"))
    assessor = somebody("chen", ("ping_an", "assessment_institution", "assessor"))
    assert not may_work(moved, CONFIRM, area_has_tpa=True)
    assert may_work(assessor, CONFIRM, area_has_tpa=True)


def test_excluded_person_may_not_work_even_as_a_candidate() -> None:
    item = Item(None, "ping_an", "expert", candidates=("feng",), excludes=("feng",))
    assert not may_work(FENG, item, area_has_tpa=True)


def test_applicants_task_is_for_the_named_applicant_only() -> None:
    mine = Item("applicant", None, "applicant", candidates=("lv",))
    assert may_work(LV, mine, area_has_tpa=True)
    assert not may_work(somebody("mo", ("public", "applicant", "applicant")), mine, area_has_tpa=True)
    assert not may_work(LV, Item("applicant", None, "applicant"), area_has_tpa=True)


def test_named_applicant_needs_no_post() -> None:
    assert may_work(somebody("son"), Item("applicant", None, "applicant", ("son",)), area_has_tpa=True)


def test_work_of_nobody_is_refused_to_everybody() -> None:
    assert not may_work(ZHAO, Item(), area_has_tpa=True)
    assert not may_work(ZHAO, Item(candidates=()), area_has_tpa=True)
    assert may_work(ZHAO, Item(candidates=("zhao",)), area_has_tpa=True)


def test_another_areas_work_does_not_exist() -> None:
    item = Item("tpa", None, "tpa", area_id="other")
    assert isinstance(refusal_to_work(ZHAO, item, area_has_tpa=True), WrongArea)
    assert not may_see(ZHAO, "other")


@pytest.mark.parametrize(
    ("actor", "sees"), [(ZHAO, True), (YANG, True), (FENG, False), (XU, False), (LV, False)]
)
def test_area_wide_offices_see_every_case_and_others_do_not(actor: Actor, sees: bool) -> None:
    assert may_see_case(actor, Case()) is sees
    assert not may_see_case(actor, Case(area_id="other"))


def test_case_is_seen_by_who_filed_it_and_by_the_insured_person() -> None:
    assert may_see_case(somebody("daughter"), Case())
    assert may_see_case(LV, Case(), party="lv")


def test_members_of_an_organisation_see_the_cases_about_it() -> None:
    about = Case(subject_id="ping_an", confidential_to="agency")
    assert may_see_case(FENG, about)
    assert not may_see_case(SHEN, about)


@pytest.mark.parametrize(
    ("actor", "against"), [(ZHAO, "tpa_1"), (YANG, "yang"), (FENG, "ping_an"), (LV, "lv")]
)
def test_a_case_is_kept_from_whom_it_is_directed_against(actor: Actor, against: str) -> None:
    case = Case(opened_by=actor.account_id, subject_id=against, complained_of=("somebody", against))
    assert not may_see_case(actor, case, involved=(actor.account_id,), party=actor.account_id)
    other = Case(opened_by=actor.account_id, complained_of=("somebody",))
    assert may_see_case(actor, other)


def test_institution_sees_a_case_that_came_to_it() -> None:
    assert may_see_case(FENG, Case(), involved=("ping_an",))
    assert may_see_case(FENG, Case(), involved=("feng",))
    assert not may_see_case(SHEN, Case(), involved=("ping_an", "feng"))


@pytest.mark.parametrize(
    ("actor", "sees"), [(YANG, True), (ZHAO, False), (FENG, False), (XU, False), (LV, False)]
)
def test_a_case_kept_to_the_agency_is_read_by_it_alone(actor: Actor, sees: bool) -> None:
    kept = Case(confidential_to="agency")
    assert may_see_case(actor, kept, involved=("tpa_1", "ping_an", actor.account_id)) is sees


def test_a_case_kept_to_the_agency_is_still_seen_by_who_filed_it() -> None:
    assert may_see_case(LV, Case(opened_by="lv", confidential_to="agency"))


def test_a_case_kept_to_institutions_is_seen_by_the_one_that_handles_it() -> None:
    kept = Case(confidential_to="assessment_institution")
    assert may_see_case(FENG, kept, involved=("ping_an",))
    assert not may_see_case(SHEN, kept, involved=("ping_an",))


def test_administrator_sees_no_case_even_if_work_came_to_it() -> None:
    assert not may_see_case(XU, Case(), involved=("agency_1", "xu"))


def test_initial_review_and_recheck_are_not_one_persons() -> None:
    with pytest.raises(SeparationOfDuties, match="初审") as refused:
        check_separation(GANSU, "agency_review", "复核", {"tpa": "初审"})
    assert refused.value.requirement == "GS-38a"
    with pytest.raises(SeparationOfDuties):
        check_separation(GANSU, "agency_intake", "初审", {"agency_review": "复核"})


def test_determination_review_and_payment_are_three_persons() -> None:
    for post, other in (
        ("agency_agreement", "agency_settlement"),
        ("agency_settlement", "agency_payment"),
        ("agency_payment", "agency_agreement"),
    ):
        with pytest.raises(SeparationOfDuties):
            check_separation(GANSU, post, "办理", {other: "办理"})


def test_same_duty_may_be_exercised_twice_by_one_person() -> None:
    check_separation(GANSU, "tpa", "初审", {"tpa": "核对材料", "agency_intake": "登记"})
    check_separation(GANSU, "expert", "确认", {"assessor": "评估"})
    assert is_separated(GANSU, "tpa")
    assert not is_separated(GANSU, "assess_admin")


def test_another_regions_file_keeps_other_posts_apart() -> None:
    elsewhere = Duties(apart=(Apart((frozenset({"carer"}), frozenset({"care_admin"})), ("XX-1",)),))
    check_separation(elsewhere, "agency_review", "复核", {"tpa": "初审"})
    with pytest.raises(SeparationOfDuties) as refused:
        check_separation(elsewhere, "care_admin", "核对", {"carer": "护理"})
    assert refused.value.requirement == "XX-1"


def test_regions_name_posts_that_exist() -> None:
    for region in read_regions(CHECKOUT / "bpmn" / "regions").values():
        duties = region.duties
        groups = [duties.window.posts, *(duty for rule in duties.apart for duty in rule.duties)]
        groups += [business.intake.posts for business in duties.businesses.values()]
        assert frozenset().union(*groups) <= POSTS.keys(), region.region


def test_handling_supervising_and_assessing_are_three_persons() -> None:
    for post, other in (
        ("assessor", "agency_intake"),
        ("ltc_commissioner", "tpa"),
        ("ltc_commissioner", "expert"),
        ("agency_intake", "assessor"),
    ):
        with pytest.raises(SeparationOfDuties):
            check_separation(GANSU, post, "办理", {other: "办理"})
    assert apart_from(GANSU, "expert") == {"tpa", "agency_intake", "ltc_commissioner"}


@pytest.mark.parametrize("held", ["security_admin", "auditor", "agency_intake"])
def test_system_administrator_holds_no_other_post(held: str) -> None:
    with pytest.raises(SeparationOfDuties):
        check_may_hold("sys_admin", [held])


def test_business_posts_may_be_held_together() -> None:
    check_may_hold("agency_intake", ["agency_review", "agency_intake"])


def test_every_post_has_a_chinese_name_and_a_kind_of_organisation_that_exists() -> None:
    for post in POSTS.values():
        assert post_name(post.code) == post.name
        assert post.kinds
        assert set(post.kinds) <= ORGANISATION_KINDS.keys()
