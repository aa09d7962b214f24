"""How much one expression may take. A policy author never meets these; an attacker does."""

from app.feel.errors import LimitExceeded

TEXT_LENGTH = 32_768
TOKENS = 8_192
BRACKET_DEPTH = 64
TREE_DEPTH = 96
CALL_DEPTH = 64
STEPS = 200_000
LIST_SIZE = 100_000
STRING_LENGTH = 1_000_000
VALUE_DEPTH = 64
REASONS = 20
PATTERN_LENGTH = 1_000
PATTERN_PROGRAM = 10_000
PATTERN_STEPS = 500_000


def refuse_text_over_limit(text: str) -> None:
    """Refuse an expression text that is too long to be one."""
    if len(text) > TEXT_LENGTH:
        raise LimitExceeded(
            f"表达式超过 {TEXT_LENGTH} 个字符。", f"The expression is longer than {TEXT_LENGTH} characters."
        )


def too_deep(line: int = 1, column: int = 1) -> LimitExceeded:
    """The refusal of an expression or value whose parts are nested too deeply."""
    return LimitExceeded("表达式嵌套过深。", "The expression is nested too deeply.", line, column)


def too_many_steps() -> LimitExceeded:
    """The refusal of an evaluation that does not come to an end in time."""
    return LimitExceeded(f"表达式的计算超过 {STEPS} 步。", f"The evaluation takes more than {STEPS} steps.")


def refuse_size_over_limit(size: int) -> None:
    """Refuse a list of more than LIST_SIZE elements before it is made."""
    if size > LIST_SIZE:
        raise LimitExceeded(
            f"列表超过 {LIST_SIZE} 个元素。", f"The list would have more than {LIST_SIZE} elements."
        )


def refuse_string_over_limit(length: int) -> None:
    """Refuse a string of more than STRING_LENGTH characters before it is made."""
    if length > STRING_LENGTH:
        raise LimitExceeded(
            f"文本超过 {STRING_LENGTH} 个字符。",
            f"The string would have more than {STRING_LENGTH} characters.",
        )
