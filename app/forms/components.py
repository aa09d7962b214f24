"""Reads the components of a schema, each by its type; groups and tables hold further ones."""

from collections.abc import Callable

from app.domain.subject import Role, SubjectKind
from app.forms.fields.base import Component, Field, placement
from app.forms.fields.checkbox import read_checkbox
from app.forms.fields.choice import read_choice
from app.forms.fields.computed import read_expression
from app.forms.fields.files import read_filepicker
from app.forms.fields.layout import Group, Prose, Rule
from app.forms.fields.lengths import read_lengths
from app.forms.fields.moment import read_datetime
from app.forms.fields.number import read_number
from app.forms.fields.rows import MOST_ROWS, RowsField, leaves
from app.forms.fields.text import read_textarea, read_textfield
from app.forms.part import Part
from app.forms.validators import VALIDATORS

_DEEPEST = 6
_ROLES = tuple(role.value for role in Role)
_PARTIES = (SubjectKind.PERSON.value, SubjectKind.ORGANISATION.value)

FIELD_READERS: dict[str, Callable[[Part, Part, Part], Field]] = {
    "textfield": read_textfield,
    "textarea": read_textarea,
    "number": read_number,
    "checkbox": read_checkbox,
    "radio": read_choice,
    "select": read_choice,
    "checklist": read_choice,
    "taglist": read_choice,
    "datetime": read_datetime,
    "filepicker": read_filepicker,
    "expression": read_expression,
}


def read_components(part: Part, prefix: tuple[str, ...] = (), depth: int = 0) -> tuple[Component, ...]:
    """The components of a form, group or row; problems are noted in `part`."""
    if depth > _DEEPEST:
        part.problem("嵌套过深")
        return ()
    read = (_component(inner, prefix, depth) for inner in part.parts("components"))
    return tuple(component for component in read if component is not None)


def _component(part: Part, prefix: tuple[str, ...], depth: int) -> Component | None:
    kind = part.text("type")
    part.where = f"{kind or '组件'}“{part.text('key') or part.text('path') or part.text('id')}”"
    if kind not in FIELD_READERS and kind not in _STRUCTURES:
        part.problem(f"不支持组件类型“{kind}”")
        return None
    properties, validate = part.part("properties"), part.part("validate")
    component: Component
    if kind in FIELD_READERS:
        component = FIELD_READERS[kind](part, properties, validate).under(prefix)
        _refuse_doubtful_field(part, component)
    else:
        component = _STRUCTURES[kind](part, properties, validate, prefix, depth)
    for read in (part, properties, validate):
        read.finish()
    return component


def _refuse_doubtful_field(part: Part, field: Field) -> None:
    if field.readonly and not field.computed and field.required:
        part.problem("只读字段不能同时必填")
    if field.rule and not field.rule_message:
        part.problem("有 rule 就要有 rule_message")
    for name in field.validators:
        if name not in VALIDATORS:
            part.problem(f"没有名为“{name}”的校验")


def _group(part: Part, properties: Part, validate: Part, prefix: tuple[str, ...], depth: int) -> Component:
    part.ignore("showOutline", "verticalAlignment", "key")
    looks = properties.text("appearance")
    if looks not in ("", "scale"):
        part.problem(f"不认识外观“{looks}”")
    path = (*prefix, *part.key("path", needed=False))
    return Group(
        **placement(part),
        label=part.text("label"),
        hint=part.text("description") or properties.text("hint"),
        components=read_components(part, path, depth + 1),
        scale=looks == "scale",
        party=_party(part, properties),
        path=path,
        requirements=properties.names("requirements"),
    )


def _party(part: Part, properties: Part) -> tuple[Role, SubjectKind] | None:
    """`role` and `kind` of a group that names a party of the case."""
    role, kind = properties.text("role"), properties.text("kind")
    if not role and not kind:
        return None
    if role not in _ROLES or kind not in _PARTIES:
        part.problem(f"当事人的 role 应为 {'、'.join(_ROLES)}，kind 应为 {'、'.join(_PARTIES)}")
        return None
    return Role(role), SubjectKind(kind)


def _rows(part: Part, properties: Part, validate: Part, prefix: tuple[str, ...], depth: int) -> Component:
    part.ignore("showOutline", "verticalAlignment", "isRepeating", "disableCollapse", "nonCollapsedItems")
    part.ignore("key")
    fixed = not part.flag("allowAddRemove", default=True)
    default_rows = part.count("defaultRepetitions")
    components = read_components(part, (), depth + 1)
    rows = RowsField(
        **placement(part),
        path=(*prefix, *part.key("path")),
        label=part.text("label"),
        hint=part.text("description") or properties.text("hint"),
        required=validate.flag("required"),
        required_when=properties.feel("required"),
        prefill=properties.feel("prefill"),
        source=properties.text("source"),
        rule=properties.feel("rule"),
        rule_message=properties.text("rule_message"),
        validators=properties.names("validator"),
        requirements=properties.names("requirements"),
        **read_lengths(properties),
        components=components,
        fixed=fixed,
        default_rows=1 if default_rows is None else min(default_rows, MOST_ROWS),
    )
    _refuse_doubtful_field(part, rows)
    _refuse_doubtful_rows(part, rows)
    return rows


def _refuse_doubtful_rows(part: Part, rows: RowsField) -> None:
    refuse_collisions(rows.components, part.where, part.problems)
    readonly = [field for field in leaves(rows.components) if field.readonly and not has_own_source(field)]
    if not rows.fixed and readonly:
        part.problem(f"行可增减时，只读字段“{readonly[0].name}”要有自己的 prefill")


def has_own_source(field: Field) -> bool:
    """Whether a readonly field says itself where its value comes from."""
    return field.computed or field.prefill is not None or field.default is not None


def _prose(part: Part, properties: Part, validate: Part, prefix: tuple[str, ...], depth: int) -> Component:
    part.ignore("strict", "label")
    text = part.text("text")
    computed = part.feel("text") if text.startswith("=") else None
    return Prose(**placement(part), text="" if computed else text, computed=computed)


def _rule(part: Part, properties: Part, validate: Part, prefix: tuple[str, ...], depth: int) -> Component:
    part.ignore("height", "label")
    return Rule(**placement(part), blank=part.text("type") == "spacer")


_STRUCTURES: dict[str, Callable[[Part, Part, Part, tuple[str, ...], int], Component]] = {
    "group": _group,
    "dynamiclist": _rows,
    "text": _prose,
    "separator": _rule,
    "spacer": _rule,
}


def refuse_collisions(components: tuple[Component, ...], where: str, problems: list[str]) -> None:
    """Two fields must not share a place, nor one lie inside another."""
    places: set[tuple[str, ...]] = set()
    for field in leaves(components):
        if field.path in places:
            problems.append(f"{where}：字段“{field.name}”重复")
        places.add(field.path)
    inner = {path[:length] for path in places for length in range(1, len(path))}
    problems.extend(f"{where}：字段“{'.'.join(path)}”与同名分组冲突" for path in sorted(places & inner))
