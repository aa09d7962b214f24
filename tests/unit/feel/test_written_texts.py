"""The strings that an expression writes out, found and exchanged without reading the rest."""

from app.feel import compile_expression, texts_in, with_texts

EXPRESSION = '"分：" + string(points) + (if day = @"2026-05-08" then "\\n今日" else "") // "不是文字"'


def test_the_strings_of_an_expression_are_found() -> None:
    assert list(texts_in(EXPRESSION)) == ["分：", "\n今日", ""]


def test_an_expression_says_the_same_in_other_words() -> None:
    other = with_texts(EXPRESSION, lambda text: text.replace("分：", 'points "so far": '))
    said = compile_expression(other, []).evaluate({"points": 3, "day": None})
    assert said == 'points "so far": 3'
