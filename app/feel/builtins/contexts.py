"""Functions on contexts (10.3.4.9)."""

from app.feel.builtins.registry import builtin
from app.feel.errors import NullResult
from app.feel.limits import refuse_size_over_limit
from app.feel.scope import MISSING

Context = dict[str, object]


@builtin("get value(m: context, key: string)", "get value(context: context, key: string)")
def get_value(context: Context, key: str) -> object:
    """The value of an entry; null where there is none."""
    return context.get(key)


@builtin("get value(context: context, keys: list)")
def get_value_within(context: Context, keys: list[object]) -> object:
    """The value at the end of a path of keys."""
    value: object = context
    for key in _keys(keys):
        if not isinstance(value, dict):
            return None
        value = value.get(key)
    return value


def _keys(keys: list[object]) -> list[str]:
    names = [key for key in keys if isinstance(key, str)]
    if not names or len(names) < len(keys):
        raise NullResult("键须为文本。", "The keys must be strings.")
    return names


@builtin("get entries(m: context)", "get entries(context: context)")
def get_entries(context: Context) -> list[object]:
    """The entries as contexts of key and value."""
    return [{"key": key, "value": value} for key, value in context.items()]


@builtin("context(entries: list)")
def context_of(entries: list[object]) -> Context:
    """A context from contexts of key and value."""
    made: Context = {}
    for entry in entries:
        key = entry.get("key") if isinstance(entry, dict) else None
        value = entry.get("value", MISSING) if isinstance(entry, dict) else MISSING
        if not isinstance(key, str) or value is MISSING or key in made:
            raise NullResult("条目须各有不同的 key 和 value。", "Each entry needs a value and its own key.")
        made[key] = value
    return made


@builtin("context put(context: context, key: string, value: any)")
def context_put(context: Context, key: str, value: object) -> Context:
    """A context with an entry added or changed."""
    refuse_size_over_limit(len(context) + 1)
    return {**context, key: value}


@builtin("context put(context: context, keys: list, value: any)")
def context_put_within(context: Context, keys: list[object], value: object) -> Context:
    """A context with an entry changed at the end of a path of keys."""
    first, *rest = _keys(keys)
    if not rest:
        return context_put(context, first, value)
    inner = context.get(first)
    if inner is not None and not isinstance(inner, dict):
        raise NullResult("键的路径须经过上下文。", "The keys must lead through contexts.")
    return context_put(context, first, context_put_within(inner or {}, list(rest), value))


@builtin("context merge(contexts: list)")
def context_merge(contexts: list[object]) -> Context:
    """Several contexts in one; later entries take the place of earlier ones."""
    made: Context = {}
    for context in contexts:
        if not isinstance(context, dict):
            raise NullResult("列表里不全是上下文。", "The list has elements that are no contexts.")
        made.update(context)
        refuse_size_over_limit(len(made))
    return made
