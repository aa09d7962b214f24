"""What is wrong with a filled form: every error at once, each at its field."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from app.domain.errors import FieldError, MaterialRefused
from app.forms.answers import Answer, Entry, gather, seen, value_of
from app.forms.fields.base import Beside, Field, Unreadable
from app.forms.fields.bounds import Bounds, is_above, is_below
from app.forms.fields.lengths import Lengths
from app.forms.fields.rows import RowsField
from app.forms.part import Feel
from app.forms.scope import Scope
from app.forms.validators import VALIDATORS, Submission
from app.workcalendar.moments import SHANGHAI

Others = Mapping[str, Answer]


def errors_of(entries: Sequence[Entry], scope: Scope) -> tuple[FieldError, ...]:
    """All errors in document order; a field that cannot be understood has one."""
    found: list[FieldError] = []
    others = {answer.name: answer for answer, _ in seen(entries, scope)}
    for answer, around in seen(entries, scope):
        found.extend(_errors(answer, around, others))
    wrong = {error.field for error in found}
    values = gather(entries)
    for answer, around in seen(entries, scope):
        if answer.field.validators and not _wrong_within(answer.name, wrong):
            found.extend(_named(answer, around, values))
    return tuple(found)


def _wrong_within(name: str, wrong: set[str]) -> bool:
    return any(other == name or other.startswith(f"{name}-") for other in wrong)


def _errors(answer: Answer, scope: Scope, others: Others) -> Iterator[FieldError]:
    field = answer.field
    if answer.unreadable is not None:
        yield _as_error(answer, answer.unreadable)
    elif answer.blank:
        if answer.required and not field.readonly:
            yield answer.error("required", field.missing, label=field.label or answer.name)
        else:
            yield from (_as_error(answer, problem) for problem in _wrong_lengths(answer, scope))
    else:
        problems = list(_problems(answer, scope, others))
        yield from (_as_error(answer, problem) for problem in problems)
        if not problems and field.rule and not scope.is_true(field.rule):
            yield answer.error("rule", field.rule_message.replace("{", "{{").replace("}", "}}"))


def _as_error(answer: Answer, problem: Unreadable) -> FieldError:
    return answer.error(problem.code, problem.sentence, **problem.params)


def _problems(answer: Answer, scope: Scope, others: Others) -> Iterator[Unreadable]:
    field, value = answer.field, answer.value
    yield from field.problems(value)
    yield from _wrong_lengths(answer, scope)
    if isinstance(field, Bounds):
        yield from _beyond_bounds(field, value, scope)
    if not field.readonly:
        try:
            answer.value = field.settle(value, _beside(answer, scope, others))
        except Unreadable as unreadable:
            yield unreadable


def _beside(answer: Answer, scope: Scope, others: Others) -> Beside:
    around = answer.name.removesuffix(answer.field.path[-1])

    def value_of(key: str) -> object:
        other = others.get(around + key)
        return other.value if other else None

    def words_of(key: str) -> str:
        other = others.get(around + key)
        return other.field.shown(other.value, other.options) if other else ""

    today = scope.context.moment.astimezone(SHANGHAI).date()
    return Beside(value_of, words_of, answer.options, today)


def _beyond_bounds(field: Bounds, value: object, scope: Scope) -> Iterator[Unreadable]:
    shown = field.shown if isinstance(field, Field) else str
    least, most = scope.resolve(field.minimum), scope.resolve(field.maximum)
    try:
        if least is not None and is_below(value, least):
            yield Unreadable("too_small", field.beneath, limit=shown(least))
        if most is not None and is_above(value, most):
            yield Unreadable("too_large", field.beyond, limit=shown(most))
    except TypeError as error:
        raise MaterialRefused(material=scope.form_id, reason=f"上下限与字段类型不符（{error}）") from error


def _wrong_lengths(answer: Answer, scope: Scope) -> Iterator[Unreadable]:
    field = answer.field
    if not isinstance(field, Lengths):
        return
    count = _entries(answer)
    least, most = _whole(field.min_items, scope), _whole(field.max_items, scope)
    # An empty answer that need not be given has no least number.
    if least is not None and count < least and (count or answer.required or isinstance(field, RowsField)):
        yield Unreadable("too_few", "至少需要{least}项，现有{count}项。", least=least, count=count)
    if most is not None and count > most:
        yield Unreadable("too_many", "最多{most}项，现有{count}项。", most=most, count=count)


def _entries(answer: Answer) -> int:
    if isinstance(answer.field, RowsField):
        return sum(row.kept for row in answer.rows)
    return len(answer.value) if isinstance(answer.value, list) else 0


def _whole(limit: Decimal | Feel | None, scope: Scope) -> int | None:
    found = scope.resolve(limit)
    if found is None:
        return None
    if not isinstance(found, Decimal):
        raise MaterialRefused(material=scope.form_id, reason="项数的限制应为数字")
    return int(found)


def _named(answer: Answer, scope: Scope, values: Mapping[str, object]) -> Iterator[FieldError]:
    submission = Submission(
        name=answer.name,
        value=value_of(answer),
        values=values,
        row=scope.own,
        facts=scope.context.facts,
        functions=scope.context.functions,
        choices=scope.context.choices,
        moment=scope.context.moment,
        requirement=answer.field.requirement,
    )
    for name in answer.field.validators:
        yield from VALIDATORS[name](submission)
