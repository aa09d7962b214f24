"""Which releases the area works with, since when, what comes, and whether the files have changed since."""

from flask import Blueprint, render_template
from flask_babel import lazy_gettext

from app.casework.releases.checkout import differences
from app.casework.releases.materials import CHECKOUT, read_checkout
from app.storage.releases import deployments
from app.web.door import reading
from app.web.navigation import Entry, announce
from app.web.permissions import allow, holds
from app.web.signed_in import actor
from app.workcalendar.moments import day_of

routes = Blueprint("releases", __name__, template_folder="templates", url_prefix="/releases")
routes.record_once(announce(Entry(85, "releases.in_use", lazy_gettext("启用的流程"), "files")))
onlookers = holds("policy_staff", "sys_admin", "supervisor")


@routes.get("")
@allow(onlookers)
def in_use() -> str:
    unit, area_id = reading(), actor().area_id
    today = day_of(unit.moment)
    return render_template(
        "studio/releases.html",
        deployments=deployments(unit.session, today, area_id),
        today=today,
        differences=list(differences(unit, read_checkout(CHECKOUT), area_id)),
    )
