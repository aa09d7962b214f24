"""`like: other.yaml`: a scenario that goes the way of another one up to a point, and then its own."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from app.scenarios.faults import NotWellFormed

Raw = dict[str, Any]
_ACTS = ("do", "wait", "send", "start", "spawned")


def written_out(path: Path, raw: Raw, load: Callable[[Path], Raw]) -> Raw:
    """The scenario with everything that it takes over from the file that it is `like`.

    What it says itself wins: `start` and `parameters` key by key, of `given` the things with the same name.
    Of the other's steps come those before the first `do` of the task `until`, none without it; what the other
    expects or is refused on the way is left out. Raises NotWellFormed.
    """
    if "like" not in raw:
        if "until" in raw:
            raise NotWellFormed(f"{path}: `until` stands without `like`")
        return raw
    other_path = path.parent / str(raw["like"])
    other = written_out(other_path, load(other_path), load)
    own = {key: value for key, value in raw.items() if key not in ("like", "until")}
    merged = {key: value for key, value in other.items() if key not in ("covers", "guide", "steps")} | own
    merged["start"] = _laid_over(other.get("start", {}), raw.get("start", {}))
    merged["parameters"] = {**other.get("parameters", {}), **raw.get("parameters", {})}
    merged["given"] = list(_all_given(other.get("given", ()), raw.get("given", ())))
    merged["steps"] = [*_way(path, other.get("steps", ()), raw.get("until")), *raw.get("steps", ())]
    return merged


def _way(path: Path, steps: Iterable[Raw], until: str | None) -> list[Raw]:
    """The other's acts before the first step that does the task."""
    if until is None:
        return []
    way: list[Raw] = []
    for step in steps:
        if str(step.get("do", "")).rpartition("/")[2] == until:
            return way
        if any(act in step for act in _ACTS):
            way.append(step)
    raise NotWellFormed(f"{path}: no step of the other file does {until}")


def _all_given(others: Iterable[Raw], own: Iterable[Raw]) -> Iterator[Raw]:
    """The other's things with what is said anew about them, then the things that are new."""
    said = [(kind, what) for given in own for kind, what in given.items()]
    known = set()
    for given in others:
        [(kind, what)] = given.items()
        again = [more for other, more in said if other == kind and _name(more) == _name(what)]
        known.add((kind, _name(what)))
        yield {kind: _laid_over(what, again[0]) if again else what}
    yield from ({kind: what} for kind, what in said if (kind, _name(what)) not in known)


def _name(what: object) -> object:
    return what.get("as") if isinstance(what, Mapping) else None


def _laid_over(beneath: Any, above: Any) -> Any:
    """Mappings key by key, anything else replaced."""
    if not (isinstance(beneath, Mapping) and isinstance(above, Mapping)):
        return above
    return {**beneath, **{key: _laid_over(beneath.get(key), value) for key, value in above.items()}}
