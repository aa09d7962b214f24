"""Text of one line or several, and the kinds of text that have a form of their own."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from app.forms.fields.base import Beside, Field, FieldContext, Unreadable, common
from app.forms.fields.written import KINDS
from app.forms.part import Part

LONGEST_LINE = 1_000
LONGEST_TEXT = 20_000

# Direction overrides let a text look different from what it says.
_HIDDEN_DIRECTION = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@dataclass(frozen=True, kw_only=True)
class TextField(Field):
    """Text. `kind` is "", or the name of a written form such as `phone`."""

    several_lines: bool = False
    min_length: int = 0
    max_length: int = LONGEST_LINE
    pattern: str = ""
    pattern_message: str = ""
    kind: str = ""
    id_kind: str = ""

    def parse(self, raw: object, around: FieldContext) -> str | None:
        """Trimmed text; None where nothing is left."""
        text = plain_text(raw)
        if not self.several_lines:
            text = re.sub(r"[\t\r\n]+", " ", text)
        text = text.replace("\r\n", "\n").replace("\r", "\n").strip()
        refuse_control_characters(text)
        if not text:
            return None
        return KINDS[self.kind].tidy(text) if self.kind else text

    def problems(self, value: object) -> Iterator[Unreadable]:
        """Length and pattern."""
        text = str(value)
        if len(text) < self.min_length:
            yield Unreadable("too_short", "请至少填写{least}个字。", least=self.min_length)
        if len(text) > self.max_length:
            sentence = "最多填写{most}个字，现有{length}个。"
            yield Unreadable("too_long", sentence, most=self.max_length, length=len(text))
        elif self.pattern and not re.search(self.pattern, text):
            yield Unreadable("pattern_mismatch", self.pattern_message or "填写的格式不正确。")

    def settle(self, value: object, beside: Beside) -> object:
        """Refuses what is no identity number, telephone number or the like."""
        if self.kind:
            sibling = beside.value_of(self.id_kind) if self.id_kind else None
            KINDS[self.kind].accept(str(value), sibling, beside.today)
        return value


def plain_text(raw: object) -> str:
    """The text that an answer is; numbers are written out, anything else is refused."""
    if raw is None:
        return ""
    if isinstance(raw, str):
        return raw
    if isinstance(raw, (int, Decimal)) and not isinstance(raw, bool):
        return format(raw, "f") if isinstance(raw, Decimal) else str(raw)
    raise Unreadable("not_text", "请填写文字。")


def refuse_control_characters(text: str) -> None:
    """Refuse what cannot be seen, stored or printed."""
    for character in text:
        category = unicodedata.category(character)
        if (category in ("Cc", "Cs") and character not in "\n\t") or character in _HIDDEN_DIRECTION:
            raise Unreadable("unprintable", "含有不能保存的字符，请删除后重新填写。")


def read_textfield(part: Part, properties: Part, validate: Part) -> TextField:
    """A `textfield`."""
    kind = properties.text("changhu_type")
    if kind and kind not in KINDS:
        part.problem(f"文本框不支持类型“{kind}”")
        kind = ""
    validation = validate.text("validationType")
    if validation not in ("", "custom"):
        validate.problem("请用 changhu_type 代替 validationType")
    return _read(part, properties, validate, several_lines=False, kind=kind)


def read_textarea(part: Part, properties: Part, validate: Part) -> TextField:
    """A `textarea`."""
    return _read(part, properties, validate, several_lines=True, kind="")


def _read(part: Part, properties: Part, validate: Part, *, several_lines: bool, kind: str) -> TextField:
    limit = LONGEST_TEXT if several_lines else LONGEST_LINE
    return TextField(
        **common(part, properties, validate),
        several_lines=several_lines,
        min_length=validate.count("minLength") or 0,
        max_length=min(validate.count("maxLength") or limit, limit),
        pattern=_pattern(validate),
        pattern_message=validate.text("patternErrorMessage"),
        kind=kind,
        id_kind=properties.identifier("id_kind"),
    )


_CHOICES = re.compile(r"\\.|\[(?:\\.|[^\]])*\]|(?P<group>\()|(?P<endless>[*+]|\{\d*,\d*\})|(?P<optional>\?)")


def _pattern(validate: Part) -> str:
    """A pattern that cannot be made to take forever: no groups, few repetitions of open length."""
    pattern = validate.text("pattern")
    if not pattern:
        return ""
    found = [match.lastgroup for match in _CHOICES.finditer(pattern)]
    if len(pattern) > 200 or "group" in found or found.count("endless") > 2 or found.count("optional") > 4:
        validate.problem("“pattern”过长、含有括号或重复过多，请改用 rule 或 validator")
        return ""
    try:
        re.compile(pattern)
    except re.error:
        validate.problem("“pattern”不是合法的正则表达式")
        return ""
    return pattern
