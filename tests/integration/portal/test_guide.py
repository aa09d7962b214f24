"""What anybody may read: the guide with this area's numbers, notices, institutions."""

from datetime import timedelta

from app.business.public_notices.records import PublicNotice
from app.casework.releases.materials import CHECKOUT, read_checkout
from app.scenarios.theatre import release
from app.storage.records import CaseFile, Deployment, Organisation, Release
from tests.builders import make_area
from tests.integration.portal.conftest import Office, apply, said


def publish(office: Office, **columns: object) -> None:
    """A notice of the first case, as the third party has prepared it."""
    with office.platform.unit() as unit:
        case = unit.session.query(CaseFile).first()
        publisher = unit.session.query(Organisation).filter_by(kind="tpa").one()
        assert case is not None
        today = unit.moment.date()
        defaults = {
            "number": unit.new_id(),
            "objections": "ltci_notice_objection",
            "kind": "assessment_conclusion",
            "scope": ["village"],
            "channels": ["website"],
            "content": "张**，失能等级评估结论：重度失能Ⅱ级。",
            "starts_on": today,
            "ends_on": today + timedelta(days=5),
            "ends_at": unit.moment + timedelta(days=5),
            "state": "running",
            "published_at": unit.moment,
            "withdrawn_reason": None,
        }
        key = {"area_id": case.area_id, "id": unit.new_id(), "case_id": case.id, "publisher_id": publisher.id}
        unit.session.add(PublicNotice(**{**key, **defaults, **columns}))


def test_the_guide_says_how_long_by_the_parameters_of_the_area(office: Office) -> None:
    page = said(office.window().get("/public/"))
    assert "自受理之日起5个工作日内告知结果" in page
    assert "原则上自受理之日起30个工作日内送到" in page
    assert "收到告知书后10个工作日内补齐" in page  # this area's own setting
    assert "收到评估结论书后10个工作日内" in page
    assert "至少2名评估人员上门，其中至少1名评估专家" in page


def test_the_guide_names_the_papers_and_the_windows(office: Office) -> None:
    page = said(office.window().get("/public/"))
    assert "住院病历复印件" in page
    assert "陇安长护经办服务有限公司" in page
    assert "0930-5550101" in page


def test_the_articles_stand_under_the_guide_in_their_own_words(office: Office) -> None:
    page = said(office.window().get("/public/"))
    assert "第十五条" in page and "第十六条" in page


def test_a_running_notice_is_shown_with_its_last_day(office: Office) -> None:
    apply(office.window())
    publish(office)
    page = said(office.window().get("/public/notices"))
    assert "张**，失能等级评估结论" in page
    assert "2026年5月12日（周二）" in page
    assert "张福来" not in page


def test_an_objection_is_offered_to_the_process_that_the_notice_names(office: Office) -> None:
    release(office.platform, read_checkout(CHECKOUT), office.cast.area_id, {"ltci_notice_objection"})
    apply(office.window())
    publish(office, number="甲号")
    publish(office, number="乙号", objections="institution_objection")
    publish(office, number="丙号", objections=None)
    page = office.window().get("/public/notices").text
    offered = [number for number in ("甲号", "乙号", "丙号") if f'name="notice" value="{number}"' in page]
    assert offered == ["甲号"]


def test_notices_that_ended_were_withdrawn_or_begin_later_are_not_shown(office: Office) -> None:
    apply(office.window())
    now = office.clock.moment
    publish(office, ends_at=now)
    publish(office, state="withdrawn")
    publish(office, starts_on=now.date() + timedelta(days=1))
    assert "现在没有公示" in said(office.window().get("/public/notices"))


def test_institutions_are_listed_with_address_and_telephone(office: Office) -> None:
    page = said(office.window().get("/public/institutions"))
    assert "平安里失能评估中心" in page
    assert "陇原市平安里6号" in page
    assert "0930-5550103" in page


def test_an_institution_whose_agreement_has_ended_is_not_listed(office: Office) -> None:
    with office.platform.unit() as unit:
        institution = unit.session.query(Organisation).filter_by(name="平安里失能评估中心").one()
        institution.agreement_until = office.clock.moment.date() - timedelta(days=1)
    assert "平安里失能评估中心" not in said(office.window().get("/public/institutions"))


def test_an_applicant_with_an_account_sees_the_own_cases_alone(office: Office) -> None:
    apply(office.window())
    assert "还没有申请" in said(office.window("lv_ping").get("/public/mine"))
    own = apply(office.window("lv_ping"))
    page = office.window("lv_ping").get("/public/mine").text
    assert own.number in page
    assert page.count("case-link") == 1


def test_where_several_areas_are_served_the_visitor_chooses_one_first(office: Office) -> None:
    with office.platform.unit() as unit:
        make_area(unit, "elsewhere", name="安远市")
        release = unit.session.query(Release).first()
        assert release is not None
        unit.session.add(
            Deployment(
                area_id="elsewhere",
                id=unit.new_id(),
                process_id=release.process_id,
                release_id=release.id,
                first_day=unit.moment.date(),
                deployed_by="office",
                deployed_at=unit.moment,
            )
        )
    window = office.window()
    answer = window.get("/public/institutions")
    assert answer.headers["Location"] == "/public/areas?next=/public/institutions"
    page = window.post(
        "/public/areas", {"area": "elsewhere", "next": "/public/institutions"}, follow_redirects=True
    )
    assert "安远市" in said(page)
    assert "平安里失能评估中心" not in said(page)
