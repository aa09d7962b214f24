"""Accounts: opening them, signing in, changing the password, ending sessions."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta

from app.domain.errors import AlreadyExists, InvalidCredentials, NotFound
from app.identity.actor import Actor
from app.identity.one_time_codes import new_secret, step_of_code
from app.identity.passwords import fits, hash_password
from app.identity.queries import account_of_login, load_actor
from app.storage.attempts import Limit, count_attempt, forget_attempts, take_attempt_back
from app.storage.records import Account, AccountEvent
from app.storage.unit_of_work import UnitOfWork
from app.workcalendar.moments import day_of

OpenUnit = Callable[[], AbstractContextManager[UnitOfWork]]

_CLOSED = "!"
"""Fits no password."""
FAILURES = Limit("sign_in", most=5, window=timedelta(minutes=15))
# One address may try several names: an office shares one, a guesser tries thousands.
FAILURES_OF_ADDRESS = Limit("sign_in_address", most=50, window=timedelta(minutes=15))


def open_account(unit: UnitOfWork, area_id: str, login: str, name: str, password: str) -> Account:
    """A new active account. Raises WeakPassword, or AlreadyExists for a login in use."""
    return _open(unit, area_id, login, name, hash_password(password, login=login))


def open_closed_account(unit: UnitOfWork, area_id: str, login: str, name: str) -> Account:
    """The same without a password: nobody signs in before it has one. Raises AlreadyExists."""
    return _open(unit, area_id, login, name, _CLOSED)


def _open(unit: UnitOfWork, area_id: str, login: str, name: str, password_hash: str) -> Account:
    account = Account(
        id=unit.new_id(),
        area_id=area_id,
        login=login,
        name=name,
        password_hash=password_hash,
        second_factor=None,
        second_factor_step=0,
        state="active",
        session_epoch=1,
        created_at=unit.moment,
    )
    if not unit.added(account):
        raise AlreadyExists(field="login", what=f"用户名{login}")
    return account


def sign_in(open_unit: OpenUnit, login: str, password: str, address: str, code: str = "") -> Actor:
    """The actor of the account, if name, password and one-time code are right.

    Opens units of its own: a failure is counted although it is refused, and no transaction waits for the slow
    hash. Raises InvalidCredentials, the same and after the same time for an unknown name, and TooManyAttempts
    after five failures in 15 minutes.
    """
    with open_unit() as unit:
        count_attempt(unit, FAILURES_OF_ADDRESS, address)
        count_attempt(unit, FAILURES, login)
        stored = account_of_login(unit.session, login)
        password_hash = stored.password_hash if stored and stored.state == "active" else None
    right = fits(password_hash, password)
    if stored is None or not right:
        raise InvalidCredentials()
    with open_unit() as unit:
        account = unit.session.get(Account, stored.id, with_for_update=True)
        if account is None or not _second_factor_fits(unit, account, code):
            raise InvalidCredentials()
        actor = load_actor(unit.session, account.id, day_of(unit.moment))
        if actor is None:
            raise InvalidCredentials()
        forget_attempts(unit, FAILURES, login)
        take_attempt_back(unit, FAILURES_OF_ADDRESS, address)
    return actor


def actor_of(unit: UnitOfWork, account_id: str, epoch: int, area_id: str | None = None) -> Actor | None:
    """Who a session belongs to; None once its account is disabled or its sessions were ended."""
    return load_actor(unit.session, account_id, day_of(unit.moment), area_id=area_id, epoch=epoch)


def change_area(unit: UnitOfWork, actor: Actor, area_id: str) -> Actor:
    """The same person in another area, written down for the audit.

    Raises NotFound alike for an area that does not exist and for one in which no post is held.
    """
    there = load_actor(unit.session, actor.account_id, day_of(unit.moment), area_id=area_id)
    if there is None or there.area_id != area_id or not there.memberships:
        raise NotFound()
    unit.session.add(
        AccountEvent(
            area_id=area_id,
            id=unit.new_id(),
            account_id=actor.account_id,
            kind="area_chosen",
            details={"from": actor.area_id},
            at=unit.machine_moment,
        )
    )
    return there


def session_epoch(unit: UnitOfWork, account_id: str) -> int:
    """The number that a new session of the account carries. Raises NotFound."""
    return _account(unit, account_id).session_epoch


def end_sessions(unit: UnitOfWork, account_id: str) -> None:
    """Ends every session of the account, wherever it is. Raises NotFound."""
    _account(unit, account_id).session_epoch += 1


def change_password(unit: UnitOfWork, account_id: str, old: str, new: str) -> None:
    """Sets a new password and ends all sessions. Raises InvalidCredentials, WeakPassword or NotFound."""
    account = _account(unit, account_id)
    if not fits(account.password_hash, old):
        raise InvalidCredentials(field="old")
    account.password_hash = hash_password(new, login=account.login)
    account.session_epoch += 1


def disable_account(unit: UnitOfWork, account_id: str) -> None:
    """Closes an account and ends its sessions. Raises NotFound."""
    account = _account(unit, account_id)
    account.state = "disabled"
    account.session_epoch += 1


def begin_second_factor(unit: UnitOfWork, account_id: str) -> str:
    """Gives the account a new secret for one-time codes, asked for from the next sign-in on."""
    account = _account(unit, account_id)
    secret = new_secret()
    unit.vault.write(account, "second_factor", secret)
    account.second_factor_step = 0
    return secret


def _second_factor_fits(unit: UnitOfWork, account: Account, code: str) -> bool:
    """Whether the code is right, or none is needed; a code that was right is used up."""
    secret = unit.vault.read(account, "second_factor")
    if secret is None:
        return True
    step = step_of_code(secret, code, unit.machine_moment, account.second_factor_step)
    if step is not None:
        account.second_factor_step = step
    return step is not None


def _account(unit: UnitOfWork, account_id: str) -> Account:
    account = unit.session.get(Account, account_id)
    if account is None:
        raise NotFound()
    return account
