"""Sentences that are put into a language when they are read."""

from datetime import date

from app.domain.sentences import Sentence, from_plain

DAY = date(2026, 5, 6)
TOLD = Sentence(
    "案件{case}由{before}改为{now}，因{why}",
    {
        "case": "GS-1",
        "before": date(2026, 5, 6),
        "now": date(2026, 5, 8),
        "why": Sentence("{number}天", {"number": 3}),
    },
)


def test_as_text_a_sentence_is_chinese() -> None:
    assert str(TOLD) == "案件GS-1由2026年5月6日改为2026年5月8日，因3天"


def test_a_kept_sentence_comes_back_as_the_same() -> None:
    assert from_plain(TOLD.to_plain()) == TOLD


def test_a_text_that_was_kept_before_there_were_sentences_stays_as_it_is() -> None:
    assert from_plain("案件GS-1：办理期限即将届满。") == "案件GS-1：办理期限即将届满。"
