"""Typed text that outlives a sign-in, and targets that stay on this site."""

import pytest
from flask import Flask

from app.web.kept_input import keep_input, kept_input, safe_next

app = Flask(__name__)
app.secret_key = "only for this test"
TYPED = {"_keep": "/tasks/1/draft", "csrf_token": "secret", "reason": "材料不全"}


def test_what_was_typed_comes_back_without_the_pages_own_fields() -> None:
    with app.test_request_context(method="POST", data=TYPED, headers={"Origin": "http://localhost"}):
        kept = kept_input(keep_input())
    assert kept == {"place": "/tasks/1/draft", "fields": [["reason", "材料不全"]]}


@pytest.mark.parametrize("origin", ["http://elsewhere.example", ""])
def test_a_strangers_page_is_not_kept(origin: str) -> None:
    with app.test_request_context(method="POST", data=TYPED, headers={"Origin": origin}):
        assert keep_input() is None


def test_a_form_that_names_no_draft_is_not_kept() -> None:
    with app.test_request_context(method="POST", data={"q": "x"}, headers={"Origin": "http://localhost"}):
        assert keep_input() is None


def test_what_was_altered_on_the_way_is_thrown_away() -> None:
    with app.test_request_context(method="POST", data=TYPED, headers={"Origin": "http://localhost"}):
        carried = keep_input()
        assert carried is not None
        assert kept_input(carried[:-2] + "xx") is None


@pytest.mark.parametrize("target", ["/inbox?tab=mine", "/cases/1"])
def test_a_path_of_this_site_is_safe_to_go_on_to(target: str) -> None:
    assert safe_next(target) == target


@pytest.mark.parametrize(
    "target",
    ["//evil.example", "https://evil.example", "/\\evil.example", "inbox", "", None, "/x\r\nSet-Cookie: a"],
)
def test_anything_else_is_not(target: str | None) -> None:
    assert safe_next(target) is None
