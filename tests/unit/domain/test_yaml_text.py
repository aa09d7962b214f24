"""YAML, read by libyaml and yet without its dangers."""

import pytest
import yaml

from app.domain.yaml_text import DEEPEST, YamlLoader, read_yaml


def test_the_wheel_that_we_pin_brings_libyaml() -> None:
    assert YamlLoader is yaml.CSafeLoader


def test_plain_data_is_read_from_text_and_from_bytes() -> None:
    assert read_yaml("期限: [5, 2.5, true, 2026-05-06]") == read_yaml(
        "期限: [5, 2.5, true, 2026-05-06]".encode()
    )


@pytest.mark.parametrize("text", ["[" * 100_000, "[" * 100_000 + "]" * 100_000, "{a: " * 100_000])
def test_a_text_nested_without_end_is_refused_and_nobody_falls_over(text: str) -> None:
    with pytest.raises(yaml.YAMLError):
        read_yaml(text)


def test_a_text_may_be_nested_to_the_last_allowed_level() -> None:
    assert read_yaml("[" * DEEPEST + "]" * DEEPEST)
    with pytest.raises(yaml.YAMLError, match="嵌套"):
        read_yaml("[" * (DEEPEST + 1) + "]" * (DEEPEST + 1))


def test_an_alias_is_refused_where_none_is_wanted() -> None:
    shared = "a: &shared [1]\nb: *shared"
    assert read_yaml(shared) == {"a": [1], "b": [1]}
    with pytest.raises(yaml.YAMLError, match="别名"):
        read_yaml(shared, aliases=False)


def test_no_object_of_python_is_made() -> None:
    with pytest.raises(yaml.YAMLError):
        read_yaml("!!python/object:os.system {}")
