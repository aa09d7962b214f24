"""Passwords and one-time codes."""

import pytest
from argon2 import extract_parameters

from app.domain.errors import WeakPassword
from app.identity import passwords
from app.identity.one_time_codes import code_at, enrolment_uri, new_secret, step_of_code
from app.identity.passwords import fits, hash_password
from tests.builders import MOMENT

GOOD = "梨花院落溶溶月-柳絮池塘"
# The secret of RFC 6238, appendix B: "12345678901234567890".
RFC_SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"


def test_right_password_fits_and_wrong_one_does_not() -> None:
    stored = hash_password(GOOD, login="zhaomin")
    assert stored.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert fits(stored, GOOD)
    assert not fits(stored, GOOD + "!")
    assert not fits("!", GOOD)


@pytest.mark.parametrize("password", [
    "short", "password1234", "PassWord1234", "qwertyuiop123", "123456789012", "210987654321", "abcdefghijkl",
    "aaaaaaaaaaaa", "abababababab", "x-zhaomin-secret", "x" * 201,
])  # fmt: skip
def test_weak_password_is_refused(password: str) -> None:
    with pytest.raises(WeakPassword):
        hash_password(password, login="zhaomin")


def test_unknown_account_costs_the_same_work_as_a_wrong_password(monkeypatch: pytest.MonkeyPatch) -> None:
    hasher, costs = passwords._HASHER, []

    class Noting:
        def verify(self, password_hash: str, password: str) -> bool:
            costs.append(extract_parameters(password_hash))
            return hasher.verify(password_hash, password)

    stored = hash_password(GOOD, login="zhaomin")
    monkeypatch.setattr(passwords, "_HASHER", Noting())
    assert not fits(stored, "some other password")
    assert not fits(None, "some other password")
    wrong, unknown = costs
    assert wrong == unknown


@pytest.mark.parametrize(("seconds", "code"), [
    (59, "287082"), (1_111_111_109, "081804"), (1_234_567_890, "005924"), (20_000_000_000, "353130"),
])  # fmt: skip
def test_codes_are_those_of_the_standard(seconds: int, code: str) -> None:
    assert code_at(RFC_SECRET, seconds // 30) == code


def test_code_is_good_for_its_half_minute_and_the_ones_beside_it() -> None:
    secret, now = new_secret(), int(MOMENT.timestamp()) // 30
    for step, good in ((now - 2, False), (now - 1, True), (now, True), (now + 1, True), (now + 2, False)):
        assert (step_of_code(secret, code_at(secret, step), MOMENT, 0) is not None) is good


def test_used_code_is_refused() -> None:
    secret, now = new_secret(), int(MOMENT.timestamp()) // 30
    assert step_of_code(secret, code_at(secret, now), MOMENT, now) is None


@pytest.mark.parametrize("code", ["", "12345", "１２３４５６", "abcdef"])
def test_what_is_no_code_is_refused(code: str) -> None:
    assert step_of_code(RFC_SECRET, code, MOMENT, 0) is None


def test_authenticator_is_told_the_secret_and_the_name() -> None:
    uri = enrolment_uri(RFC_SECRET, "zhaomin")
    assert uri.startswith("otpauth://totp/")
    assert RFC_SECRET in uri
