"""The table that turns refusals into pages: which status, which heading, and where one goes from there."""

import logging
import secrets
from dataclasses import dataclass

from flask import Flask, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, lazy_gettext
from flask_wtf.csrf import CSRFError
from markupsafe import Markup
from werkzeug.exceptions import HTTPException

from app.domain.errors import (
    CannotTakeOver,
    CaseEnded,
    ClockStateError,
    ConcurrentChange,
    DraftChangedElsewhere,
    InvalidCredentials,
    InvalidSubmission,
    MessageNotAwaited,
    NotFound,
    NotPermitted,
    RecusalRequired,
    Refusal,
    SeparationOfDuties,
    SessionExpired,
    StaleForm,
    TaskAlreadyDone,
    TaskCancelled,
    TaskDoneByYou,
    TaskNotClaimed,
    TaskTaken,
    TooEarly,
    TooLate,
    TooManyAttempts,
    TransitionNotAllowed,
    UploadRefused,
)
from app.web.kept_input import keep_input
from app.web.saying import worded

log = logging.getLogger("changhu.web")


REFUSED = "refused"
"""The category of a flash that says what was not done; the others say what was."""


@dataclass(frozen=True)
class Answer:
    """How a refusal is shown."""

    status: int
    heading: str
    icon: str = "info-circle"


# The nearest class of a refusal's ancestry decides.
ANSWERS: dict[type[Refusal], Answer] = {
    Refusal: Answer(422, lazy_gettext("没有办成")),
    NotFound: Answer(404, lazy_gettext("没有找到"), "search"),
    NotPermitted: Answer(403, lazy_gettext("您的岗位不办理此事项"), "lock"),
    CannotTakeOver: Answer(403, lazy_gettext("不能交由这位同事办理"), "users"),
    SeparationOfDuties: Answer(403, lazy_gettext("须由他人办理"), "users"),
    RecusalRequired: Answer(403, lazy_gettext("应当回避"), "scale"),
    SessionExpired: Answer(401, lazy_gettext("请重新登录"), "lock"),
    InvalidCredentials: Answer(401, lazy_gettext("没有登录成功"), "lock"),
    TooManyAttempts: Answer(429, lazy_gettext("请稍后再试"), "clock"),
    TaskAlreadyDone: Answer(409, lazy_gettext("已由他人办结"), "user-check"),
    TaskDoneByYou: Answer(409, lazy_gettext("您已经办结"), "circle-check"),
    TaskCancelled: Answer(409, lazy_gettext("任务已撤销")),
    TaskTaken: Answer(409, lazy_gettext("已由他人认领"), "user-check"),
    TaskNotClaimed: Answer(409, lazy_gettext("尚未认领"), "hand-grab"),
    DraftChangedElsewhere: Answer(409, lazy_gettext("内容已有变化"), "history"),
    StaleForm: Answer(409, lazy_gettext("内容已有变化"), "history"),
    ConcurrentChange: Answer(409, lazy_gettext("他人刚刚办理"), "users"),
    CaseEnded: Answer(409, lazy_gettext("案件已办结"), "circle-check"),
    TransitionNotAllowed: Answer(409, lazy_gettext("当前状态不能这样办理")),
    MessageNotAwaited: Answer(409, lazy_gettext("案件当前不接受")),
    ClockStateError: Answer(409, lazy_gettext("期限不能这样处理"), "clock"),
    TooLate: Answer(409, lazy_gettext("期限已届满"), "clock"),
    TooEarly: Answer(409, lazy_gettext("尚未到办理时间"), "clock"),
    InvalidSubmission: Answer(422, lazy_gettext("有内容需要修改"), "alert-triangle"),
    UploadRefused: Answer(422, lazy_gettext("文件没有上传"), "paperclip"),
}
WRONG_REQUESTS = {
    404: Answer(404, lazy_gettext("没有找到"), "search"),
    405: Answer(405, lazy_gettext("没有找到"), "search"),
    413: Answer(413, lazy_gettext("文件太大"), "paperclip"),
}
SENTENCES = {
    404: lazy_gettext("没有找到您要查看的内容。"),
    405: lazy_gettext("没有找到您要查看的内容。"),
    413: lazy_gettext("单个文件不得超过10MB。"),
}


def explain_refusals(app: Flask) -> None:
    """Registers the pages of all refusals on `app`."""
    app.register_error_handler(Refusal, _refused)
    app.register_error_handler(CSRFError, lambda _error: _refused(SessionExpired()))
    app.register_error_handler(HTTPException, _wrong_request)
    app.register_error_handler(Exception, _broken)
    app.jinja_env.filters["sentence"] = sentence


def sentence(refusal: object) -> Markup:
    """The sentence of a Refusal or FieldError in the visitor's language."""
    return worded(getattr(refusal, "sentence", ""), getattr(refusal, "params", {}))


def answer_to(refusal: Refusal) -> Answer:
    """The table's line for this refusal."""
    return next(ANSWERS[kind] for kind in type(refusal).__mro__ if kind in ANSWERS)


def _refused(refusal: Refusal) -> ResponseReturnValue:
    if isinstance(refusal, SessionExpired):
        return _sign_in_again(refusal)
    return _page(answer_to(refusal), sentence(refusal), requirement=refusal.requirement)


def _sign_in_again(refusal: SessionExpired) -> ResponseReturnValue:
    """A page that was asked for waits behind the sign-in; what was typed is kept on the refusing page."""
    if request.method == "GET" and "HX-Request" not in request.headers:
        return redirect(url_for("identity.sign_in", next=request.full_path.rstrip("?")))
    return _page(answer_to(refusal), sentence(refusal), kept=keep_input())


def _wrong_request(error: HTTPException) -> ResponseReturnValue:
    status = error.code or 500
    if status < 400:
        return error
    answer = WRONG_REQUESTS.get(status, Answer(status, gettext("请求有误")))
    return _page(answer, SENTENCES.get(status, gettext("请求的内容不完整或不正确，请返回上一页再试。")))


def _broken(error: Exception) -> ResponseReturnValue:
    reference = secrets.token_hex(4)
    log.error("%s %s failed (%s)", request.method, request.endpoint, reference, exc_info=error)
    # Drawn without the shell: what failed may be the very thing that the shell asks.
    return render_template("errors/broken.html", reference=reference), 500


def _page(answer: Answer, said: str, **more: object) -> ResponseReturnValue:
    return render_template("errors/refused.html", answer=answer, said=said, **more), answer.status
