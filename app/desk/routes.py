"""The desk under one entry of the navigation, with a tab for each of its parts."""

from flask import Blueprint
from flask_babel import lazy_gettext

from app.desk.absence_routes import routes as absences
from app.desk.advice_routes import routes as advice
from app.desk.calendar_routes import routes as calendar
from app.desk.done_routes import routes as done
from app.desk.message_routes import routes as messages
from app.desk.message_routes import unread_count
from app.desk.talk_routes import routes as talk
from app.web.navigation import Entry, announce

routes = Blueprint("desk", __name__, template_folder="templates")
for part in (messages, calendar, done, advice, absences, talk):
    routes.register_blueprint(part)
MY_WORK = Entry(15, "desk.calendar.month", lazy_gettext("我的工作"), "list-check", is_a_start=lambda: False)
routes.record_once(announce(MY_WORK))
routes.add_app_template_global(unread_count)

TABS = (
    ("desk.calendar.month", lazy_gettext("到期日历")),
    ("desk.done.day", lazy_gettext("今天我办了什么")),
    ("desk.messages.all_messages", lazy_gettext("消息")),
    ("desk.advice.questions", lazy_gettext("请教")),
    ("desk.absences.overview", lazy_gettext("缺席与代办")),
)
routes.add_app_template_global(lambda: TABS, "desk_tabs")
