"""Accounts, sign-in and posts in the database; lists agree with decisions."""

import itertools
from contextlib import AbstractContextManager
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from app.domain.errors import AlreadyExists, InvalidCredentials, TooManyAttempts
from app.identity import accounts
from app.identity.access import may_see_case, may_work
from app.identity.actor import Actor, Membership
from app.identity.one_time_codes import code_at
from app.identity.queries import (
    acts_in_case,
    area_has_tpa,
    as_worker,
    demo_people,
    involved_in,
    load_actor,
    visible,
    workable,
)
from app.storage.records import CaseFile, WorkItem
from app.storage.unit_of_work import UnitOfWork, Workplace
from tests.builders import (
    AREA,
    MOMENT,
    make_account,
    make_area,
    make_case,
    make_instance,
    make_membership,
    make_organisation,
    make_person,
    make_release,
    make_work_item,
)

GOOD = "梨花院落溶溶月-柳絮池塘"
TODAY = MOMENT.date()


@pytest.fixture
def office(workplace: Workplace) -> Workplace:
    """An area, and an account that can sign in."""
    with workplace.unit(MOMENT) as unit:
        make_area(unit)
        accounts.open_account(unit, AREA, "zhaomin", "赵敏", GOOD)
    return workplace


def _sign_in(
    office: Workplace, password: str = GOOD, login: str = "zhaomin", code: str = "", minutes: int = 0
) -> Actor:
    def open_unit() -> AbstractContextManager[UnitOfWork]:
        return office.unit(MOMENT + timedelta(minutes=minutes))

    return accounts.sign_in(open_unit, login, password, "10.0.0.1", code)


def test_right_password_signs_in(office: Workplace) -> None:
    assert _sign_in(office).name == "赵敏"


def test_wrong_password_and_unknown_name_get_the_same_answer(office: Workplace) -> None:
    with pytest.raises(InvalidCredentials) as wrong:
        _sign_in(office, "wrong password")
    with pytest.raises(InvalidCredentials) as unknown:
        _sign_in(office, login="nobody")
    assert str(wrong.value) == str(unknown.value)


def test_sixth_try_in_a_quarter_of_an_hour_is_refused_even_with_the_right_password(office: Workplace) -> None:
    for minute in range(5):
        with pytest.raises(InvalidCredentials):
            _sign_in(office, "wrong password", minutes=minute)
    with pytest.raises(TooManyAttempts) as refused:
        _sign_in(office, minutes=5)
    assert refused.value.params["minutes"] == 10
    with pytest.raises(TooManyAttempts):
        _sign_in(office, login="ZhaoMin", minutes=14)
    assert _sign_in(office, minutes=15).name == "赵敏"


def test_unknown_name_is_limited_too(office: Workplace) -> None:
    for _ in range(5):
        with pytest.raises(InvalidCredentials):
            _sign_in(office, login="nobody")
    with pytest.raises(TooManyAttempts):
        _sign_in(office, login="nobody")


def test_success_forgets_the_failures(office: Workplace) -> None:
    for _ in range(3):
        for _ in range(4):
            with pytest.raises(InvalidCredentials):
                _sign_in(office, "wrong password")
        _sign_in(office)


def test_disabled_account_gets_the_answer_of_a_wrong_password(office: Workplace) -> None:
    account_id = _sign_in(office).account_id
    with office.unit(MOMENT) as unit:
        accounts.disable_account(unit, account_id)
    with pytest.raises(InvalidCredentials):
        _sign_in(office)


def test_second_factor_is_asked_for_and_used_up(office: Workplace) -> None:
    account_id = _sign_in(office).account_id
    with office.unit(MOMENT) as unit:
        secret = accounts.begin_second_factor(unit, account_id)
    code = code_at(secret, int(MOMENT.timestamp()) // 30)
    with pytest.raises(InvalidCredentials):
        _sign_in(office)
    assert _sign_in(office, code=code).account_id == account_id
    with pytest.raises(InvalidCredentials):
        _sign_in(office, code=code)


def test_new_password_ends_every_session(office: Workplace) -> None:
    account_id = _sign_in(office).account_id
    with office.unit(MOMENT) as unit:
        epoch = accounts.session_epoch(unit, account_id)
        assert accounts.actor_of(unit, account_id, epoch) is not None
        with pytest.raises(InvalidCredentials):
            accounts.change_password(unit, account_id, "wrong password", "another good pass")
        accounts.change_password(unit, account_id, GOOD, "another good pass")
        assert accounts.actor_of(unit, account_id, epoch) is None
    assert _sign_in(office, "another good pass").account_id == account_id


def test_login_in_use_is_refused_and_the_unit_goes_on(office: Workplace) -> None:
    with office.unit(MOMENT) as unit:
        with pytest.raises(AlreadyExists):
            accounts.open_account(unit, AREA, "zhaomin", "另一人", GOOD)
        accounts.open_account(unit, AREA, "qianlei", "钱磊", GOOD)


def test_actor_holds_the_posts_of_the_day_in_the_chosen_area(unit: UnitOfWork) -> None:
    make_area(unit)
    make_area(unit, "other")
    account = make_account(unit, "孙莉")
    tpa = make_organisation(unit, "tpa", name="陇安")
    make_membership(unit, account, tpa, "tpa")
    make_membership(unit, account, tpa, "archivist", until=date(2026, 5, 6))
    make_membership(unit, account, tpa, "supervisor", since=date(2026, 5, 8))
    closed = make_organisation(unit, "tpa", state="terminated")
    make_membership(unit, account, closed, "ltc_commissioner")
    elsewhere = make_organisation(unit, "tpa", area_id="other")
    make_membership(unit, account, elsewhere, "ltc_commissioner")

    here = load_actor(unit.session, account.id, TODAY)
    assert here == Actor(account.id, "孙莉", AREA, (Membership(tpa.id, "tpa", "陇安", "tpa"),))
    on_its_last_day = load_actor(unit.session, account.id, date(2026, 5, 6))
    assert on_its_last_day is not None
    assert on_its_last_day.posts == {"tpa", "archivist"}
    there = load_actor(unit.session, account.id, TODAY, area_id="other")
    assert there is not None
    assert there.posts == {"ltc_commissioner"}
    assert load_actor(unit.session, account.id, TODAY, area_id="third") is None
    assert load_actor(unit.session, "nobody", TODAY) is None


def test_area_has_a_third_party_while_one_is_active(unit: UnitOfWork) -> None:
    make_area(unit)
    assert not area_has_tpa(unit.session, AREA)
    tpa = make_organisation(unit, "tpa")
    assert area_has_tpa(unit.session, AREA)
    tpa.state = "suspended"
    assert not area_has_tpa(unit.session, AREA)


def test_acts_of_a_person_in_a_case_are_known_by_post(unit: UnitOfWork) -> None:
    make_area(unit)
    case = make_case(unit)
    instance = make_instance(unit, case, make_release(unit))
    done = {"state": "done", "ended_by": "zhao", "ended_at": MOMENT}
    make_work_item(unit, instance, post="tpa", name="核对材料", **done)
    make_work_item(
        unit, instance, post="tpa", name="初审", **{**done, "ended_at": MOMENT + timedelta(days=1)}
    )
    make_work_item(
        unit, instance, post="agency_review", name="复核", state="done", ended_by="yang", ended_at=MOMENT
    )
    assert acts_in_case(unit.session, AREA, case.id, "zhao") == {"tpa": "初审"}


def test_demo_shows_everybody_with_a_post(unit: UnitOfWork) -> None:
    make_area(unit)
    tpa, public = make_organisation(unit, "tpa", name="陇安"), make_organisation(unit, "applicant")
    zhao, lv = make_account(unit, "赵敏", id="1"), make_account(unit, "吕萍", id="2")
    make_membership(unit, lv, public, "applicant")
    make_membership(unit, zhao, tpa, "tpa")
    shown = [(one.name, one.organisation, one.posts, one.starts_here) for one in demo_people(unit)]
    assert shown == [("赵敏", "陇安", ("tpa",), True), ("吕萍", "", ("applicant",), False)]


def _actors(unit: UnitOfWork) -> list[Actor]:
    """One actor of each kind of membership that access tells apart."""
    held = {
        "zhao": ("tpa1", "tpa", "tpa"),
        "sun": ("agency1", "agency", "ltc_commissioner"),
        "yang": ("agency1", "agency", "agency_intake"),
        "feng": ("pingan", "assessment_institution", "expert"),
        "xu": ("agency1", "agency", "sys_admin"),
        "lv": ("public", "applicant", "applicant"),
    }
    make_account(unit, id="nobody")
    for organisation_id, kind in {(place[0], place[1]) for place in held.values()}:
        make_organisation(unit, kind, id=organisation_id)
    for account_id in held:
        make_account(unit, id=account_id)
    actors = [
        Actor(account_id, account_id, AREA, (Membership(place[0], place[1], place[0], place[2]),))
        for account_id, place in held.items()
    ]
    return [*actors, Actor("nobody", "nobody", AREA)]


def test_list_of_work_agrees_with_the_decision_on_each_item(unit: UnitOfWork) -> None:
    make_area(unit)
    make_area(unit, "other")
    actors = _actors(unit)
    for area_id in (AREA, "other"):
        case = make_case(unit, area_id=area_id)
        instance = make_instance(unit, case, make_release(unit))
        kinds = [None, "tpa", "agency", "assessment_institution", "applicant"]
        posts = [None, "tpa", "ltc_commissioner", "agency_intake", "expert", "applicant"]
        named = [None, (), ("feng",), ("lv", "yang")]
        for kind, place, post, candidates, excludes in itertools.product(
            kinds, [None, "pingan"], posts, named, [(), ("yang", "zhao")]
        ):
            unit.session.add(
                WorkItem(
                    area_id=area_id,
                    id=unit.new_id(),
                    case_id=case.id,
                    instance_id=instance.id,
                    task_id=unit.new_id(),
                    process_id="p",
                    element_id="e",
                    path="",
                    name="n",
                    organisation_kind=kind,
                    organisation_id=place,
                    post=post,
                    candidates=candidates,
                    excludes=excludes,
                    provisional=False,
                    state="open",
                    created_at=MOMENT,
                )
            )
    unit.session.flush()
    items = unit.session.scalars(select(WorkItem)).all()
    assert len(items) == 2 * 5 * 2 * 6 * 4 * 2
    for actor, has_tpa in itertools.product(actors, (True, False)):
        queues, worker = as_worker(actor, has_tpa)
        listed = set(unit.session.scalars(select(WorkItem.id).where(workable(queues)), worker))
        assert listed == {item.id for item in items if may_work(actor, item, has_tpa)}, (actor, has_tpa)


def test_list_of_cases_agrees_with_the_decision_on_each_case(unit: UnitOfWork) -> None:
    make_area(unit)
    make_area(unit, "other")
    actors = _actors(unit)
    person = make_person(unit, account_id="lv")
    release = make_release(unit)
    make_case(unit, area_id="other")
    make_case(unit, subject_kind="person", subject_id=person.id)
    make_case(unit, opened_by="nobody")
    make_case(unit, opened_by="lv", confidential_to="agency")
    make_case(unit, confidential_to="assessment_institution")
    make_case(unit, subject_kind="organisation", subject_id="pingan", confidential_to="agency")
    make_case(unit, subject_kind="organisation", subject_id="pingan", complained_of=("pingan", "lv"))
    make_case(unit, complained_of=("yang",))
    kept = make_case(unit, confidential_to="agency")
    make_work_item(unit, make_instance(unit, kept, release), organisation_id="pingan", claimed_by="feng")
    for columns in (
        {"organisation_id": "pingan"},
        {"claimed_by": "feng"},
        {"candidates": ("feng", "xu")},
        {},
    ):
        make_work_item(unit, make_instance(unit, make_case(unit), release), **columns)
    cases = unit.session.scalars(select(CaseFile)).all()
    for actor in actors:
        listed = set(unit.session.scalars(select(CaseFile.id).where(visible(actor))))
        decided = {
            case.id
            for case in cases
            if may_see_case(
                actor,
                case,
                involved=involved_in(unit.session, case.area_id, case.id),
                party="lv" if case.person_id else None,
            )
        }
        assert listed == decided, actor
