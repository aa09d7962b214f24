"""Who has signed in: the cookie's session, 30 minutes of rest and 12 hours in all, on the machine's clock."""

import secrets
from datetime import datetime, timedelta

from flask import Flask, session
from flask_login import AnonymousUserMixin, LoginManager, UserMixin, current_user, login_user, logout_user

from app.identity.accounts import actor_of, session_epoch
from app.identity.actor import Actor
from app.web.door import machine_now, reading

IDLE = timedelta(minutes=30)
WHOLE = timedelta(hours=12)
NOTE_REST_EVERY = timedelta(seconds=60)
_AREA = "works_in"


class SignedIn(UserMixin):
    """Flask-Login's user around an actor; its id carries the account's epoch, so that a session can be ended
    from anywhere by raising it."""

    def __init__(self, actor: Actor, epoch: int) -> None:
        self.actor = actor
        self.id = f"{actor.account_id}:{epoch}"


def accept_sign_ins(app: Flask) -> None:
    """Sets up Flask-Login for `app`."""
    manager = LoginManager()
    manager.user_loader(_load)
    manager.init_app(app, add_context_processor=False)
    app.context_processor(lambda: {"actor": actor_or_none()})


def actor_or_none() -> Actor | None:
    """Who is at the screen, None before sign-in."""
    user = current_user
    return None if isinstance(user._get_current_object(), AnonymousUserMixin) else user.actor


def actor() -> Actor:
    """Who is at the screen, on a page that only signed-in people reach."""
    present = actor_or_none()
    assert present is not None, "the route admits people who have not signed in"
    return present


def begin(actor: Actor) -> None:
    """Starts a session with a new id; of what the visitor had before only the choices of display stay."""
    _forget()
    session.update(id=secrets.token_urlsafe(16), since=_stamp(), seen=_stamp())
    login_user(SignedIn(actor, session_epoch(reading(), actor.account_id)))


def work_in(area_id: str) -> None:
    """Lets the account work in another of its areas, as long as the session lasts."""
    session[_AREA] = area_id


def end() -> None:
    """Ends this browser's session."""
    logout_user()
    _forget()


def _load(user_id: str) -> SignedIn | None:
    if _is_over(machine_now()):
        _forget()
        return None
    account_id, _, epoch = user_id.rpartition(":")
    chosen = session.get(_AREA)
    actor = actor_of(reading(), account_id, int(epoch), chosen)
    if actor is None and chosen is not None:
        # The last post there has ended: back to the own area.
        session.pop(_AREA)
        actor = actor_of(reading(), account_id, int(epoch))
    return SignedIn(actor, int(epoch)) if actor else None


def _forget() -> None:
    kept = {name: session[name] for name in ("language", "large") if name in session}
    session.clear()
    session.update(kept)


def _is_over(now: datetime) -> bool:
    """Whether the session has rested or lasted too long; notes that it is in use if not."""
    try:
        since, seen = (datetime.fromisoformat(session[name]) for name in ("since", "seen"))
    except (KeyError, ValueError):
        return True
    if now - seen > IDLE or now - since > WHOLE:
        return True
    if now - seen > NOTE_REST_EVERY:
        session["seen"] = _stamp()
    return False


def _stamp() -> str:
    return machine_now().isoformat(timespec="seconds")
