"""Values by their place in nested dicts."""

from collections.abc import Mapping, Sequence

ABSENT = object()


def value_at(values: object, path: tuple[str, ...]) -> object:
    """The value at a place; ABSENT where there is none."""
    for segment in path:
        if not isinstance(values, Mapping) or segment not in values:
            return ABSENT
        values = values[segment]
    return values


def put_at(values: dict[str, object], path: tuple[str, ...], value: object) -> None:
    """Put a value at a place, making the dicts on the way."""
    for segment in path[:-1]:
        inner = values.get(segment)
        if not isinstance(inner, dict):
            inner = {}
            values[segment] = inner
        values = inner
    values[path[-1]] = value


def with_absent(values: Mapping[str, object], paths: Sequence[tuple[str, ...]]) -> dict[str, object]:
    """A copy with null at each place that is absent; of a group that is absent, the group itself is null."""
    found = {}
    for name, value in values.items():
        within = [path[1:] for path in paths if path[0] == name and len(path) > 1]
        found[name] = with_absent(value, within) if isinstance(value, Mapping) and within else value
    return {**{path[0]: None for path in paths}, **found}
