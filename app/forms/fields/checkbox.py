"""A box to tick: a declaration, or a signature."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from app.forms.fields.base import Beside, Field, FieldContext, Option, Unreadable, common
from app.forms.fields.moment import SHANGHAI
from app.forms.part import Part

_TICKED = dict.fromkeys(("true", "on", "1", "signed"), True) | dict.fromkeys(("false", "off", "0", ""), False)


@dataclass(frozen=True, kw_only=True)
class CheckboxField(Field):
    """Yes when ticked; a required one must be ticked."""

    missing = "请勾选“{label}”。"

    def empty(self) -> object:
        """Not ticked."""
        return False

    def parse(self, raw: object, around: FieldContext) -> object:
        """True or False."""
        return ticked(raw)

    def is_blank(self, value: object) -> bool:
        """Not ticked counts as not filled in."""
        return value is not True

    def to_text(self, value: object) -> str:
        """`true` or `false`."""
        return "true" if value is True else "false"

    def shown(self, value: object, options: Sequence[Option] = ()) -> str:
        """是 or 否."""
        return "是" if value is True else "否"


@dataclass(frozen=True, kw_only=True)
class SignatureField(Field):
    """A signature, made by the server from who is signed in.

    `signer` is the key beside it that holds the name (or the choice) of somebody else who signed on paper.
    """

    signer: str = ""

    missing = "请在“{label}”处签字。"

    def parse(self, raw: object, around: FieldContext) -> object:
        """`{signed, by, name, at}`, or None where it was not signed; whatever else was sent is ignored."""
        signed = raw.get("signed") if isinstance(raw, Mapping) else raw
        return sign(around) if ticked(signed) else None

    def settle(self, value: object, beside: Beside) -> object:
        """With the name of who signed on paper; raises Unreadable where it is not filled in."""
        if not self.signer or not isinstance(value, Mapping):
            return value
        name = beside.words_of(self.signer)
        if not name:
            raise Unreadable("signer_missing", "请先填写签字人姓名。")
        return {**value, "name": name}

    def restore(self, kept: object, around: FieldContext) -> object:
        """As it was kept."""
        return kept

    def to_text(self, value: object) -> str:
        """Whether it is signed."""
        return "true" if isinstance(value, Mapping) else "false"

    def shown(self, value: object, options: Sequence[Option] = ()) -> str:
        """Who signed, and when."""
        if not isinstance(value, Mapping):
            return "未签字"
        at = value.get("at")
        when = f"{at.astimezone(SHANGHAI):%Y-%m-%d %H:%M}" if isinstance(at, datetime) else str(at or "")
        return f"{value.get('name') or ''} {when}".strip()


def sign(around: FieldContext) -> dict[str, object]:
    """The signature of the person who is acting."""
    actor = around.facts.get("actor")
    known = actor if isinstance(actor, Mapping) else {}
    return {"signed": True, "by": known.get("account"), "name": known.get("name"), "at": around.moment}


def ticked(raw: object) -> bool:
    """Whether a box was ticked; raises Unreadable for anything but yes and no."""
    if raw is None or isinstance(raw, bool):
        return raw is True
    found = _TICKED.get(raw.strip().lower()) if isinstance(raw, str) else None
    if found is None:
        raise Unreadable("not_yes_or_no", "请填写是或否。")
    return found


def read_checkbox(part: Part, properties: Part, validate: Part) -> Field:
    """A `checkbox`; `changhu_type` "signature" makes it a signature."""
    kind = properties.text("changhu_type")
    if kind == "signature":
        return SignatureField(**common(part, properties, validate), signer=properties.identifier("signer"))
    if kind not in ("", "bool"):
        part.problem(f"勾选框不支持类型“{kind}”")
    return CheckboxField(**common(part, properties, validate))
