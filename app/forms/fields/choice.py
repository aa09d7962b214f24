"""One or several answers from a list, which may be written down, computed, or asked of the platform."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from app.domain.sentences import Sentence
from app.forms.fields.base import Beside, Field, FieldContext, Option, Unreadable, common
from app.forms.fields.lengths import Lengths, read_lengths
from app.forms.part import Feel, Part

_LONGEST_CODE = 200
YES_NO = (Option(True, "是"), Option(False, "否"))


@dataclass(frozen=True, kw_only=True)
class ChoiceField(Field, Lengths):
    """A choice. `style` is the component type; several answers are a list without repetition."""

    style: str = "select"
    options: tuple[Option, ...] = ()
    options_from: Feel | None = None
    choices: str = ""

    missing = "请选择“{label}”。"

    @property
    def many(self) -> bool:  # type: ignore[override]
        """Whether several answers may be given."""
        return self.style in ("checklist", "taglist")

    def empty(self) -> object:
        """No answer: None, or the empty list."""
        return [] if self.many else None

    def parse(self, raw: object, around: FieldContext) -> object:
        """The value or values; that they are among the options is checked later."""
        if not self.many:
            return self._one(raw)
        several = raw if isinstance(raw, (list, tuple)) else [raw]
        values = [value for value in map(self._one, several) if value is not None]
        return list(dict.fromkeys(values))

    def _one(self, raw: object) -> object:
        if raw is None or raw == "":
            return None
        if isinstance(raw, float):
            raw = Decimal(repr(raw))
        if not isinstance(raw, (str, bool, int, Decimal)):
            raise Unreadable("not_an_option", "请从列出的选项中选择。")
        text = code_text(raw).strip()
        if not text or len(text) > _LONGEST_CODE:
            raise Unreadable("not_an_option", "请从列出的选项中选择。")
        return next((option.value for option in self.options if code_text(option.value) == text), text)

    def settle(self, value: object, beside: Beside) -> object:
        """The value in the options' own kinds; raises Unreadable where it is none of them."""
        known = {code_text(option.value): option.value for option in beside.options}
        several = value if isinstance(value, list) else [value]
        if not all(code_text(one) in known for one in several):
            raise Unreadable("not_an_option", "所选内容不在可选范围内，请重新选择。")
        settled = [known[code_text(one)] for one in several]
        return settled if self.many else settled[0]

    def labelled(self, given: object) -> tuple[Option, ...]:
        """Options from a computed list: codes, or contexts of value, label, detail."""
        labels = {code_text(option.value): option.label for option in self.options}
        items = given if isinstance(given, (list, tuple)) else []
        options = [_option(item, labels) for item in items]
        return tuple(option for option in options if option is not None)

    def to_text(self, value: object) -> str:
        """The code."""
        if isinstance(value, list):
            return " ".join(code_text(one) for one in value)
        return "" if value is None else code_text(value)

    def shown(self, value: object, options: Sequence[Option] = ()) -> str:
        """The labels."""
        labels = {code_text(option.value): option.label for option in (*self.options, *options)}
        several = value if isinstance(value, list) else [] if value is None else [value]
        return "、".join(str(labels.get(code_text(one), code_text(one))) for one in several)


def code_text(value: object) -> str:
    """A stored value as an input carries it: true, 5, resident_id."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return format(value, "f")
    return str(value)


def _option(item: object, labels: Mapping[str, Sentence | str]) -> Option | None:
    if isinstance(item, Mapping):
        value, label = item.get("value"), item.get("label")
        found, detail = _option(value, labels), _said(item.get("detail"))
        return replace(found, label=_said(label) or found.label, detail=detail) if found else None
    if isinstance(item, (str, bool, int, Decimal)):
        value = Decimal(item) if isinstance(item, int) and not isinstance(item, bool) else item
        return Option(value, labels.get(code_text(value), code_text(value)))
    return None


def _said(text: object) -> Sentence | str:
    return text if isinstance(text, Sentence) else str(text or "")


def read_choice(part: Part, properties: Part, validate: Part) -> ChoiceField:
    """A `radio`, `select`, `checklist` or `taglist`."""
    part.ignore("searchable")
    kind = properties.text("changhu_type")
    if kind not in ("", "bool", "person", "organisation"):
        part.problem(f"选项不支持类型“{kind}”")
    options = tuple(_read_option(item) for item in part.parts("values"))
    field = ChoiceField(
        **common(part, properties, validate),
        **read_lengths(properties),
        style=part.text("type"),
        options=options or (YES_NO if kind == "bool" else ()),
        options_from=part.feel("valuesExpression"),
        choices=properties.identifier("choices"),
    )
    _refuse_doubtful_options(part, field)
    return field


def _read_option(item: Part) -> Option:
    value = item.get("value")
    if isinstance(value, int) and not isinstance(value, bool):
        value = Decimal(value)
    if not isinstance(value, (str, bool, Decimal)) or value == "":
        item.problem("选项的值应为文字、数字或 true、false")
        value = "unnamed"
    option = Option(value, item.text("label") or code_text(value), item.text("detail"))
    item.finish()
    return option


def _refuse_doubtful_options(part: Part, field: ChoiceField) -> None:
    if not (field.options or field.options_from or field.choices):
        part.problem("没有选项")
    codes = [code_text(option.value) for option in field.options]
    if len(codes) != len(set(codes)):
        part.problem("选项的值重复")
