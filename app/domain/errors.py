"""Every refusal that a person can meet: one class and one Chinese sentence each.

`str(refusal)` is the finished sentence. A page translates `sentence` and formats it with `params`; a scenario
names a refusal by its `code`. A sentence's `{names}` must be given when it is raised; more may be given.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from string import Formatter
from typing import ClassVar


class Refusal(Exception):
    """The act was refused, and nothing was changed."""

    sentence: ClassVar[str] = "该操作被拒绝。"

    def __init__(self, *, field: str | None = None, requirement: str | None = None, **params: object) -> None:
        missing = placeholders(self.sentence) - params.keys()
        if missing:
            raise TypeError(f"{type(self).__name__} needs {', '.join(sorted(missing))}")
        super().__init__(self.sentence)
        self.field = field
        self.requirement = requirement
        self.params = params

    def cite(self, requirements: Iterable[str]) -> None:
        """Names the requirements on which the refusal rests, where it does not name its own."""
        self.requirement = self.requirement or " ".join(requirements) or None

    def __str__(self) -> str:
        return self.sentence.format(**self.params)

    @property
    def code(self) -> str:
        """The class name in snake_case: `AlreadyConfirmed` is `already_confirmed`."""
        return self.code_of_class()

    @classmethod
    def code_of_class(cls) -> str:
        """The same of a refusal that has not been raised."""
        return re.sub(r"(?<!^)(?=[A-Z])", "_", cls.__name__).lower()


def placeholders(sentence: str) -> set[str]:
    """The names that a sentence asks for."""
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


# --- who may ---------------------------------------------------------------------------------------------


class NotPermitted(Refusal):
    """The actor's post does not allow this act."""

    sentence = "您的岗位无权办理此事项。"


class NotFound(Refusal):
    """There is no such thing, or not for this actor."""

    sentence = "没有找到您要查看的内容。"


class WrongArea(NotFound):
    """The thing belongs to another pooling area; shown exactly like NotFound."""


class SeparationOfDuties(Refusal):
    """The same person did the other half of a pair that two persons must do."""

    sentence = "您已办理过本案的“{other}”，按岗位分离要求，“{act}”须由他人办理。"


class RecusalRequired(Refusal):
    """The person has a relation or an interest in the case and must withdraw."""

    sentence = "{who}与本案存在应当回避的情形：{reason}。"


class InvalidCredentials(Refusal):
    """Name, password or one-time code is wrong; which one is not said."""

    sentence = "用户名、密码或验证码不正确。"


class CodeRefused(Refusal):
    """The number and the code of the public pages do not belong together; which one is wrong is not said."""

    sentence = "号码或查询码不正确，请核对后再输入。"


class CodeNeeded(Refusal):
    """This browser may not open the case: no code was given, too long ago, or the case has a newer one."""

    sentence = "为保护个人信息，请输入案号和查询码。"


class TooManyAttempts(Refusal):
    """The rate limit of this door is reached."""

    sentence = "尝试次数过多，请在{minutes}分钟后再试。"


class WeakPassword(Refusal):
    """The new password is too short or known to be leaked."""

    sentence = "密码不符合要求：{reason}。"


class CannotTakeOver(NotPermitted):
    """Somebody may not do a task that a colleague holds and would leave; the subclasses say why."""

    sentence = "{who}不能办理“{act}”。"


class TakeOverNotNamed(CannotTakeOver):
    """The diagram has chosen persons, and the colleague is none of them."""

    sentence = "“{act}”已按流程指定办理人，{who}不在其中。"


class TakeOverExcluded(CannotTakeOver):
    """The diagram keeps the colleague away from this task."""

    sentence = "按流程{who}不得参与“{act}”。"


class TakeOverOfAnotherPost(CannotTakeOver):
    """The colleague does not hold the post, or not in the organisation, to which the task is given."""

    sentence = "“{act}”由{post}办理，{who}不在该机构的该岗位。"


class TakeOverMustBeApart(CannotTakeOver):
    """The colleague did the other half of a pair that two persons must do."""

    sentence = "{who}已办理过本案的“{other}”，按岗位分离要求，“{act}”须由他人办理。"


class TakeOverRecused(CannotTakeOver):
    """The colleague must withdraw from the case."""

    sentence = "{who}应当回避（{reason}），不能办理“{act}”。"


class SessionExpired(Refusal):
    """The session ended, or the form's token no longer fits it."""

    sentence = "登录已失效，请重新登录；已填写的内容不会丢失。"


# --- tasks and cases -------------------------------------------------------------------------------------


class TaskAlreadyDone(Refusal):
    """Another submission completed the task first."""

    sentence = "该任务已由{who}于{when}办结。"


class TaskDoneByYou(TaskAlreadyDone):
    """The person has completed the task already, in another window."""

    sentence = "您已于{when}在另一窗口办结该任务。"


class TaskCancelled(Refusal):
    """The case went another way, and the task is no longer wanted."""

    sentence = "该任务已撤销，无需办理。"


class TaskTaken(Refusal):
    """Another person has claimed the task."""

    sentence = "该任务已由{by}认领。"


class TaskNotClaimed(Refusal):
    """The task must be claimed before it is completed."""

    sentence = "请先认领该任务，再提交。"


class StaleForm(Refusal):
    """The case moved on since the page was opened."""

    sentence = "页面打开之后内容已有变化，请核对后重新提交。"


class DraftChangedElsewhere(Refusal):
    """Another window of the same person has saved the draft since this page was opened."""

    sentence = "另一窗口于{when}改过这份草稿，本窗口的内容没有保存。"


class ConcurrentChange(Refusal):
    """Somebody changed the same thing at the same moment."""

    sentence = "他人刚刚办理了同一事项，请刷新后再试。"


class CaseEnded(Refusal):
    """The case is over; nothing can be done in it."""

    sentence = "案件已办结，不能再办理。"


class AlreadyConfirmed(Refusal):
    """This person has already given a confirmation that counts once."""

    sentence = "您已确认过，不能重复确认。"


class AlreadyExists(Refusal):
    """Something that may exist once exists already."""

    sentence = "{what}已存在，不能重复登记。"


class TransitionNotAllowed(Refusal):
    """The thing is in a state from which this step is not lawful."""

    sentence = "{what}当前状态为“{state}”，不能变更为“{target}”。"


class MessageNotAwaited(Refusal):
    """The case does not wait for this message now."""

    sentence = "案件当前不接受“{message}”。"


class MessageTooLate(MessageNotAwaited):
    """The case has gone past the last place at which it waited for this message; the diagram says why."""

    sentence = "{reason}。"


# --- time ------------------------------------------------------------------------------------------------


class TooLate(Refusal):
    """The period for this act is over."""

    sentence = "期限已于{due}届满，不再受理。"


class TooEarly(Refusal):
    """The act becomes possible on a later day."""

    sentence = "自{day}起方可办理。"


class ClockStateError(Refusal):
    """The clock's state does not allow this step, or the day contradicts its ledger."""

    sentence = "期限“{clock}”不能作此处理：{reason}。"


class ProvisionalNotAllowed(Refusal):
    """The date rests on a year whose holiday notice is not yet known."""

    sentence = "{day}所在年度的放假安排尚未公布，该日期为暂定，不能用于此处。"


class NoticeRefused(Refusal):
    """The yearly holiday notice contradicts itself or the calendar."""

    sentence = "{year}年放假安排有误：{reason}。"


# --- what was entered ------------------------------------------------------------------------------------


@dataclass(frozen=True)
class FieldError:
    """What is wrong with one field; `sentence` is a Chinese template for `params`."""

    field: str
    code: str
    sentence: str
    params: Mapping[str, object] = dataclass_field(default_factory=dict)
    requirement: str | None = None

    def __str__(self) -> str:
        return self.sentence.format(**self.params)


class InvalidSubmission(Refusal):
    """One or more fields are wrong; `errors` says which and why."""

    sentence = "提交的内容有{count}处需要修改。"

    def __init__(self, errors: tuple[FieldError, ...], *, requirement: str | None = None) -> None:
        first = errors[0].field if errors else None
        super().__init__(field=first, requirement=requirement, count=len(errors))
        self.errors = errors


class IdNumberRefused(Refusal):
    """The number does not fit the identity document."""

    sentence = "证件号码有误：{reason}。"


class CreditCodeRefused(Refusal):
    """The unified social credit code is malformed."""

    sentence = "统一社会信用代码有误：{reason}。"


class PhoneRefused(Refusal):
    """The telephone number is neither a mobile nor a landline number."""

    sentence = "电话号码有误，应为11位手机号码或带区号的固定电话。"


class UnknownField(Refusal):
    """The submission holds a field that its form does not have."""

    sentence = "表单中没有字段“{name}”。"


class ReservedKey(Refusal):
    """A name that the platform keeps for itself was used for data."""

    sentence = "“{name}”是系统保留名称，不能用作数据字段。"


class DataRefused(Refusal):
    """The data is too large, too deep or of a kind that cannot be kept."""

    sentence = "数据不能保存：{reason}。"


class UploadRefused(Refusal):
    """The file is too large, of a kind not accepted, or not what it says it is."""

    sentence = "文件“{name}”不能上传：{reason}。"


class MaterialMissing(Refusal):
    """A diagram, table, form, letter or clock that is needed does not exist."""

    sentence = "缺少{kind}“{name}”。"


class CertificateDiffers(Refusal):
    """The code on a certificate is not the one with which an organisation registers."""

    sentence = "证照上的统一社会信用代码与登记的{code}不一致。"


class BusinessServed(Refusal):
    """The region's file says that another process serves the business."""

    sentence = "本地区的“{business}”由流程“{process}”办理，不能再启用另一个流程。"


class PdfUnavailable(Refusal):
    """This machine lacks what makes PDF files; the page itself can be printed."""

    sentence = "本机不能生成 PDF，请在浏览器中打印。"


# --- policy materials ------------------------------------------------------------------------------------


class DiagramRefused(Refusal):
    """The diagram cannot be deployed."""

    sentence = "流程图“{diagram}”不能使用：{reason}。"


class MaterialRefused(Refusal):
    """A clock declaration, parameter file or other policy text cannot be read."""

    sentence = "“{material}”不能使用：{reason}。"


class FirstDayPast(Refusal):
    """A release comes into use today or later, never in the past."""

    sentence = "启用日期{day}早于今天（{today}），请选今天或以后的日期。"


class ReleaseRefused(Refusal):
    """Materials name what does not exist, or say what nobody can read; they are not published."""

    sentence = "流程“{process}”不能发布，有{count}处需要修改：\n{findings}。"


class ParameterMissing(Refusal):
    """The region's sources are silent on this parameter, and the area has set none."""

    sentence = "地区“{region}”没有规定参数“{key}”，请由统筹地区设定后再启用。"


class ParameterStated(Refusal):
    """The region's source states this parameter; a pooling area cannot set another value."""

    sentence = "地区“{region}”的文件已规定参数“{key}”，统筹地区不得另行设定。"
