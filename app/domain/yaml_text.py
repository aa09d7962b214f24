"""Reads YAML by libyaml, which the wheels of PyYAML bring: a seventh of the work of the loader in Python."""

from typing import Any

import yaml

try:
    from yaml import CSafeLoader as YamlLoader
except ImportError:  # PyYAML that was built without libyaml reads the same, slowly.
    from yaml import SafeLoader as YamlLoader  # type: ignore[assignment]

__all__ = ["YamlLoader", "read_yaml"]

DEEPEST = 100
"""Levels of nesting. libyaml descends on the machine's stack, and would take the whole process with it."""


def read_yaml(text: str | bytes, loader: type[YamlLoader] = YamlLoader, *, aliases: bool = True) -> Any:
    """What a text says, in plain data. Raises yaml.YAMLError; without `aliases` for an alias (*) too."""
    _refuse_unfit(text, aliases)
    return yaml.load(text, Loader=loader)


def _refuse_unfit(text: str | bytes, aliases: bool) -> None:
    depth = 0
    for event in yaml.parse(text, Loader=YamlLoader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > DEEPEST:
            raise _unfit(f"嵌套超过{DEEPEST}层", event)
        if not aliases and isinstance(event, yaml.AliasEvent):
            raise _unfit("不允许使用别名（*）", event)


def _unfit(problem: str, event: Any) -> yaml.MarkedYAMLError:
    return yaml.composer.ComposerError(None, None, problem, event.start_mark)
