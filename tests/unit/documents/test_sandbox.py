"""Templates that try to reach out, or to exhaust the server."""

import pytest

from app.documents import render_document
from app.domain.errors import MaterialRefused
from tests.work_done import calls_of

MOST_CALLS = 3_000_000

FIRST = "{# title: 文书 #}\n"
DATA = {"text": "abc", "rows": [{"a": n} for n in range(200)], "number": 7, "nothing": None}


@pytest.mark.parametrize(
    "body",
    [
        "{{ text.__class__ }}",
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ text['__class__'] }}",
        "{{ rows | map(attribute='__class__') | list | first }}",
        "{{ text | attr('__class__') }}",
        "{{ self.__init__.__globals__ }}",
        "{{ self._TemplateReference__context }}",
        "{{ cycler.__init__.__globals__.os }}",
        "{{ lipsum.__globals__ }}",
        "{{ get_flashed_messages.__globals__ }}",
        "{{ url_for }}",
        "{{ config }}",
        "{{ namespace(x=1) }}",
        "{{ dict(a=1) }}",
        "{{ range(5) | list }}",
        "{{ '%s' % text }}",
        "{{ '{0.__class__}'.format(text) }}",
        "{{ '{:1000000000}'.format(1) }}",
        "{{ text.format_map({}) }}",
        "{{ text.encode() }}",
        "{{ text.join(['a']) }}",
        "{{ text.replace('a', 'b') }}",
        "{{ text.ljust(1000000000) }}",
        "{{ rows.append(1) }}",
        "{{ rows[0].update({}) }}",
        "{{ rows[0].pop('a') }}",
        "{{ text | safe }}",
        "{{ text | center(1000000000) }}",
        "{{ text | format }}",
        "{{ text | replace('a', text) }}",
        "{{ text | xmlattr }}",
        "{{ text | pprint }}",
        "{{ rows | map('attr', '__class__') | list }}",
        "{{ rows | tojson }}",
        "{% include '/etc/passwd' %}",
        "{% import 'x' as y %}",
        "{% from 'x' import y %}",
        "{% extends 'x' %}",
        "{% block a %}{% endblock %}",
        "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
        "{% call x() %}{% endcall %}",
        "{% filter upper %}{% endfilter %}",
        "{% autoescape false %}{{ text }}{% endautoescape %}",
        "{% set x %}{{ text }}{% endset %}",
        "{% for row in rows recursive %}{{ loop(rows) }}{% endfor %}",
        "{% for row in rows %}{{ loop._iterable }}{% endfor %}",
        "{% do rows.append(1) %}",
        "{% debug %}",
        "{{ 9 ** 9 ** 9 }}",
        "{{ text * 1000000000 }}",
        "{{ rows * 1000000 }}",
        "{{ text }" + "}" * 2 + "{{ (" * 5000,
        "{{ " + "[" * 2000 + "]" * 2000 + " }}",
    ],
)
def test_a_template_that_reaches_out_is_refused(body: str) -> None:
    with pytest.raises(MaterialRefused):
        render_document(FIRST + body, DATA)


@pytest.mark.parametrize(
    "body",
    [
        "{% for a in rows %}{% for b in rows %}{% for c in rows %}{% endfor %}{% endfor %}{% endfor %}",
        "{% for a in rows %}" * 4 + "{% endfor %}" * 4,
        "{% set x = text %}" + "{% set x = x ~ x %}" * 24 + "{{ x }}",
        "{% set x = text %}" + "{% set x = x + x %}" * 24 + "{{ x }}",
        "{% set x = [1] %}" + "{% set x = [x, x] | sum(start=[]) %}" * 24 + "{{ x | length }}",
        "{% set x = 99999999999 %}" + "{% set x = x * x %}" * 20 + "{{ x }}",
        "{% set x = text %}" + "{% set x = x %}" * 40,
        "{% set long = text | join(text) %}" + "{% set long = rows | map(attribute='a') | join(long) %}" * 6,
        "{% for a in rows %}{% for b in rows %}" + "长" * 900 + "{% endfor %}{% endfor %}",
        "长" * 70_000,
        "{{ " + " + ".join(["number"] * 20_000) + " }}",
    ],
)
def test_a_template_made_to_exhaust_the_server_ends_early(body: str) -> None:
    def render() -> None:
        with pytest.raises(MaterialRefused):
            render_document(FIRST + body, DATA)

    assert calls_of(render) < MOST_CALLS


def test_text_from_a_person_is_never_markup() -> None:
    body = "<p title='{{ x }}'>{{ x }}{{ x ~ x }}{{ [x] | join('、') }}{{ x | upper }}</p>"
    assert "<script" not in render_document(FIRST + body, {"x": "'><script>alert(1)</script>"}).html.lower()


def test_text_from_a_person_is_never_a_template() -> None:
    assert "{{ 7 * 7 }}" in render_document(FIRST + "{{ x }}", {"x": "{{ 7 * 7 }}"}).html
