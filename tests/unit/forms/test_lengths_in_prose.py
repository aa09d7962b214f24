"""A length in the text between fields is said in the page's language, with the area's number and unit."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from app.feel import HostFunction
from app.forms import Form, FormContext
from app.forms.bound import BoundProse

ENGLISH = {"应已持续满": "at least ", "{number}个月": "{number} months", "1个月": "1 month"}


@pytest.fixture
def words(form_of: Callable[..., Form], context: FormContext) -> Callable[..., str]:
    text = {"type": "text", "id": "t", "text": '="应已持续满" + in_words(parameter("duration"))'}

    def shown(length: Any, other: Callable[[str], str]) -> str:
        lent = {"parameter": HostFunction("parameter", ("key",), lambda key: length)}
        [prose] = form_of(text).bind(None, replace(context, functions=lent)).components
        assert isinstance(prose, BoundProse)
        [block] = prose.blocks(other)
        return block.text

    return shown


def test_a_length_is_said_in_chinese(words: Callable[..., str]) -> None:
    assert words({"value": 6, "unit": "months"}, str) == "应已持续满6个月"


@pytest.mark.parametrize(("number", "said"), [(6, "at least 6 months"), (1, "at least 1 month")])
def test_a_length_is_said_in_the_readers_language(words: Callable[..., str], number: int, said: str) -> None:
    assert words({"value": number, "unit": "months"}, lambda text: ENGLISH.get(text, text)) == said


def test_a_silent_parameter_says_nothing(words: Callable[..., str]) -> None:
    assert words(None, str) == "应已持续满"
