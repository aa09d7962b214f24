"""Masked personal data."""

import pytest

from app.domain.masking import mask_id_number, mask_name, mask_phone


@pytest.mark.parametrize(("name", "masked"), [("张三", "张*"), ("欧阳小明", "欧***"), ("张", "张"), ("", "")])
def test_a_name_keeps_its_first_character(name: str, masked: str) -> None:
    assert mask_name(name) == masked


@pytest.mark.parametrize(
    ("number", "masked"),
    [
        ("620102194503040031", "620102********0031"),
        ("E12345678", "E******78"),
        ("AB", "**"),
        ("", ""),
    ],
)
def test_an_identity_number_hides_birth_date_or_middle(number: str, masked: str) -> None:
    assert mask_id_number(number) == masked


@pytest.mark.parametrize(
    ("number", "masked"), [("13800001234", "138****1234"), ("0931-8888888", "**********88"), ("1", "*")]
)
def test_a_telephone_number_hides_its_middle(number: str, masked: str) -> None:
    assert mask_phone(number) == masked
