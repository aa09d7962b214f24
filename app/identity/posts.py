"""The posts (岗位) that diagrams give work to: codes, names, and the organisations that have them."""

from dataclasses import dataclass

from app.domain.errors import MaterialMissing


@dataclass(frozen=True)
class Post:
    """A post. `kinds` are the kinds of organisations in which it exists.

    `reads_cases` is false for those who run the platform: the three administrators see no case content.
    """

    code: str
    name: str
    kinds: tuple[str, ...]
    reads_cases: bool = True


_ALL_POSTS = (
    Post("applicant", "参保人、监护人、委托代理人", ("applicant",)),
    Post("third_person", "第三人", ("applicant",)),
    Post("tpa", "第三方机构受理初审岗", ("tpa",)),
    Post("ltc_commissioner", "长护专员", ("tpa", "agency")),
    Post("agency_intake", "经办机构受理岗", ("agency",)),
    Post("agency_review", "经办机构复核岗", ("agency",)),
    Post("agency_municipal", "市级经办机构", ("agency",)),
    Post("agency_agreement", "协议管理岗", ("agency",)),
    Post("agency_settlement", "结算复核岗", ("agency",)),
    Post("agency_payment", "拨付岗", ("agency",)),
    Post("agency_inspection", "稽核检查岗", ("agency",)),
    Post("assess_admin", "评估机构管理员", ("assessment_institution",)),
    Post("assessor", "评估人员", ("assessment_institution",)),
    Post("expert", "评估专家", ("assessment_institution", "agency")),
    Post("care_admin", "护理服务机构管理员", ("care_institution",)),
    Post("carer", "护理服务人员", ("care_institution",)),
    Post("panel", "审核小组成员", ("agency",)),
    Post("admin_dept", "医疗保障行政部门", ("admin_dept",)),
    Post("finance_dept", "财政部门", ("finance_dept",)),
    Post("policy_staff", "政策岗", ("agency", "admin_dept")),
    Post("supervisor", "主管", ("agency", "tpa", "admin_dept")),
    Post("archivist", "档案员", ("agency", "tpa")),
    Post("sys_admin", "权限管理员", ("agency",), reads_cases=False),
    Post("security_admin", "安全管理员", ("agency",), reads_cases=False),
    Post("auditor", "审计管理员", ("agency",), reads_cases=False),
)

POSTS = {post.code: post for post in _ALL_POSTS}

ORGANISATION_KINDS = {
    "agency": "医疗保障经办机构",
    "tpa": "第三方机构",
    "assessment_institution": "定点评估机构",
    "care_institution": "定点护理服务机构",
    "admin_dept": "医疗保障行政部门",
    "finance_dept": "财政部门",
    "applicant": "参保人及其代理人",
}


def post_name(code: str) -> str:
    """The post's Chinese name. Raises MaterialMissing for a code that is no post."""
    if code not in POSTS:
        raise MaterialMissing(kind="岗位", name=code)
    return POSTS[code].name
