"""Reads the YAML of clocks and regions strictly: no duplicate keys, no aliases, decimals kept exact."""

from decimal import Decimal

import yaml

from app.domain.errors import MaterialRefused
from app.domain.yaml_text import YamlLoader, read_yaml


class _Loader(YamlLoader):
    """Without what makes a text ambiguous to its reader."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[object, object]:
        seen: set[object] = set()
        for key_node, _ in node.value:
            key = key_node.value
            if key in seen:
                raise yaml.constructor.ConstructorError(None, None, f"重复的键 {key}", key_node.start_mark)
            seen.add(key)
        return super().construct_mapping(node, deep)

    def construct_decimal(self, node: yaml.ScalarNode) -> Decimal:
        return Decimal(str(self.construct_scalar(node)))


_Loader.add_constructor("tag:yaml.org,2002:float", _Loader.construct_decimal)


def read_mapping(text: str, material: str) -> dict[str, object]:
    """The text's mapping. Raises MaterialRefused with the line for anything else."""
    try:
        content = read_yaml(text, _Loader, aliases=False)
    except yaml.MarkedYAMLError as error:
        # libyaml counts the end of a text as a line of its own.
        last = len(text.splitlines())
        line = min(error.problem_mark.line + 1, last) if error.problem_mark else "?"
        raise MaterialRefused(material=material, reason=f"第{line}行：{error.problem}") from error
    except (yaml.YAMLError, ArithmeticError, ValueError, RecursionError) as error:
        raise MaterialRefused(material=material, reason="文本无法读取") from error
    if not isinstance(content, dict):
        raise MaterialRefused(material=material, reason="内容应为键值表")
    return content
