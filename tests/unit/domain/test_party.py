"""Identity numbers, credit codes and telephone numbers."""

from datetime import date

import pytest

from app.domain import credit_code, party
from app.domain.credit_code import accepted_credit_code, organisation_code_matches
from app.domain.errors import CreditCodeRefused, IdNumberRefused, PhoneRefused
from app.domain.party import DocumentKind, accepted_id_number, accepted_phone, birth_date_of, is_male

TODAY = date(2026, 11, 21)
CARD = DocumentKind.RESIDENT_ID_CARD


@pytest.mark.parametrize(
    "number",
    [
        "11010519491231002X",
        "440524188001010014",
        "620102194503040031",
        "620102194503280270",
        "62010219450309008X",
        "620102194503060059",
        "620102194503030028",
        "620102194503190187",
        "620102194503080076",
        "620102194503050045",
        "620102194503020014",
        "620102194503180173",
        "620102194503070062",
    ],
)
def test_a_number_with_its_check_character_is_accepted(number: str) -> None:
    assert accepted_id_number(CARD, number, TODAY) == number
    assert party.check_character(number[:17]) == number[17]


def test_blanks_around_a_number_and_a_small_x_are_tidied() -> None:
    assert accepted_id_number(CARD, " 11010519491231002x ", TODAY) == "11010519491231002X"


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        ("110105194912310020", "校验码"),
        ("620102194502300014", "出生日期不存在"),
        ("11010519490231002X", "出生日期不存在"),
        ("62010219450304003", "17位数字"),
        ("620102450301001", "17位数字"),
        ("62010219450304003Y", "17位数字"),
        ("６20102194503040031", "17位数字"),
        ("990102194503040031", "前六位"),
        ("620102204503040031", "晚于今天"),
        ("", "17位数字"),
    ],
)
def test_a_number_that_cannot_be_is_refused_with_the_reason(number: str, reason: str) -> None:
    with pytest.raises(IdNumberRefused, match=reason):
        accepted_id_number(CARD, number, TODAY)


@pytest.mark.parametrize("number", ["810000195001010010", "820000195001010012", "830000195001010014"])
def test_a_residence_permit_has_its_own_first_six_places(number: str) -> None:
    permit = DocumentKind.HK_MACAO_TAIWAN_RESIDENCE_PERMIT
    assert accepted_id_number(permit, number, TODAY) == number
    with pytest.raises(IdNumberRefused, match="居民身份证"):
        accepted_id_number(CARD, number, TODAY)


def test_other_documents_keep_letters_and_digits() -> None:
    assert accepted_id_number(DocumentKind.PASSPORT, " e12345678 ", TODAY) == "E12345678"
    assert accepted_id_number(DocumentKind.FOREIGN_PERMANENT_RESIDENT_ID, "usa110080010101", TODAY)
    with pytest.raises(IdNumberRefused):
        accepted_id_number(DocumentKind.PASSPORT, "E1 <script>", TODAY)


def test_a_number_tells_birth_date_and_sex() -> None:
    assert birth_date_of("620102194503040031") == date(1945, 3, 4)
    assert is_male("620102194503040031")
    assert not is_male("620102194503030028")


@pytest.mark.parametrize(
    "code",
    [
        "91350100M000100Y43",
        "91110000600037341L",
        "91310115591693856A",
        "91620100MA7TE00108",
        "12130300401600015Y",
        "52620100MJK0000141",
        "91220100MA14X0010K",
        "91620102MA00003650",
        "52620102MA000004X8",
        "N2620102MA00012374",
    ],
)
def test_a_credit_code_with_its_check_character_is_accepted(code: str) -> None:
    assert accepted_credit_code(f" {code.lower()} ") == code
    assert credit_code.check_character(code[:17]) == code[17]
    assert organisation_code_matches(code)


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("91350100M000100Y4Z", "不含字母"),
        ("91350100M0O0100Y43", "不含字母"),
        ("9135010AM000100Y43", "第3至8位"),
        ("91350100M000100Y44", "校验码"),
        ("91350100M000100Y4", "18位"),
    ],
)
def test_a_credit_code_that_cannot_be_is_refused_with_the_reason(code: str, reason: str) -> None:
    with pytest.raises(CreditCodeRefused, match=reason):
        accepted_credit_code(code)


def test_a_wrong_inner_check_is_told_and_not_refused() -> None:
    body = "91620102MA0000366"
    code = body + credit_code.check_character(body)
    assert accepted_credit_code(code) == code
    assert not organisation_code_matches(code)


@pytest.mark.parametrize("number", ["13800001234", "0931-8888888", "09318888888", "138 0000 1234"])
def test_mobile_and_landline_numbers_are_accepted_without_blanks(number: str) -> None:
    assert accepted_phone(number) == number.replace(" ", "")


@pytest.mark.parametrize("number", ["12800001234", "8888888", "abc", ""])
def test_other_numbers_are_refused(number: str) -> None:
    with pytest.raises(PhoneRefused):
        accepted_phone(number)
