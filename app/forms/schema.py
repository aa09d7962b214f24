"""Reads a form-js schema into a Form, strictly: what is not understood is refused with a sentence."""

import json
from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache
from hashlib import sha256

from app.domain.errors import MaterialRefused
from app.forms.components import read_components, refuse_collisions
from app.forms.form import Form
from app.forms.part import Part

_LONGEST = 512 * 1024
_MOST_PROBLEMS = 20


@lru_cache(maxsize=1024)
def read_form(text: str, form_id: str) -> Form:
    """The form that a schema text describes. Raises MaterialRefused with everything that is wrong with it."""
    problems: list[str] = []
    top = Part(_load(text, form_id), "表单", problems)
    if top.text("type") != "default":
        top.problem("“type”应为 default")
    top.ignore("id", "schemaVersion", "exporter", "$schema", "versionTag")
    top.ignore("executionPlatform", "executionPlatformVersion")
    components = read_components(top)
    top.finish()
    refuse_collisions(components, "表单", problems)
    if problems:
        raise MaterialRefused(material=form_id, reason="；".join(problems[:_MOST_PROBLEMS]))
    return Form(form_id=form_id, version=sha256(text.encode()).hexdigest(), components=components)


def _load(text: str, form_id: str) -> Mapping[str, object]:
    try:
        if len(text) > _LONGEST:
            raise ValueError("文件过大")
        text.encode()
        data = json.loads(
            text, parse_float=Decimal, parse_constant=_no_constant, object_pairs_hook=_without_repetition
        )
    except (ValueError, RecursionError) as error:
        raise MaterialRefused(material=form_id, reason=f"不是合法的 JSON（{error}）") from error
    if not isinstance(data, dict):
        raise MaterialRefused(material=form_id, reason="应为 JSON 对象")
    return data


def _no_constant(name: str) -> object:
    raise ValueError(f"不允许 {name}")


def _without_repetition(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("属性重复")
    return found
