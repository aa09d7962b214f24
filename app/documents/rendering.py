"""Renders a letter: the template's own words in a page that prints on A4."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, Template, TemplateError, TemplateSyntaxError
from markupsafe import Markup

from app.documents.asked_names import asked_names
from app.documents.budget import LONGEST_PAGE, Budget, Exhausted
from app.documents.filters import Unusable
from app.documents.front_matter import FrontMatter, front_matter
from app.documents.plain_data import plain_data
from app.documents.sandbox import BUDGET, LetterEnvironment
from app.documents.structure import NotAllowed, parse_letter
from app.domain.errors import MaterialRefused

_STYLE = Markup((Path(__file__).parent / "letter.css").read_text(encoding="utf-8"))
_PAGE = Environment(autoescape=True).from_string(
    '<!doctype html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n<title>{{ title }}</title>\n'
    "<style>\n{{ style }}</style>\n</head>\n<body>\n<article>\n{{ body }}\n</article>\n</body>\n</html>\n"
)
_SANDBOX = LetterEnvironment()
_WRONG_DATA = (ArithmeticError, TypeError, ValueError, LookupError, AttributeError, RecursionError, Unusable)


@dataclass(frozen=True, slots=True)
class Rendered:
    """A letter. `html` is a whole page that needs nothing from elsewhere."""

    title: str
    number_prefix: str
    html: str


def render_document(template: str, data: Mapping[str, object]) -> Rendered:
    """The letter that a template makes of plain data.

    Raises MaterialRefused where the template is at fault, or asks for what the data does not have, and
    DataRefused where the data is not plain.
    """
    said = front_matter(template)
    plain = {name: plain_data(value) for name, value in data.items()}
    body = _body(said, _compiled(template), plain)
    return Rendered(said.title, said.number_prefix, _PAGE.render(title=said.title, style=_STYLE, body=body))


def check_template(template: str) -> FrontMatter:
    """The front matter of a template that may be used. Raises MaterialRefused."""
    said = front_matter(template)
    _compiled(template)
    return said


def names_in_letter(template: str) -> tuple[tuple[tuple[str, ...], int], ...]:
    """What a template asks of its data: paths of names with their lines, those of its own loops left out."""
    return asked_names(_SANDBOX, template)


@lru_cache(maxsize=256)
def _compiled(text: str) -> Template:
    said = front_matter(text)
    try:
        return _SANDBOX.from_string(parse_letter(_SANDBOX, text))
    except TemplateSyntaxError as error:
        raise _refused(said, f"第{error.lineno}行：{error.message}") from error
    except NotAllowed as error:
        raise _refused(said, f"第{error.line}行：不能使用“{error.what}”") from error
    except (Exhausted, RecursionError) as error:
        raise _refused(said, "模板过大") from error


def _body(said: FrontMatter, template: Template, plain: dict[str, object]) -> Markup:
    parts, length = [], 0
    try:
        for part in template.generate({**plain, BUDGET: Budget()}):
            length += len(part)
            if length > LONGEST_PAGE:
                raise Exhausted
            parts.append(part)
    except Exhausted as error:
        raise _refused(said, "超出一份文书所需的计算量") from error
    except TemplateError as error:
        raise _refused(said, f"{error.message}") from error
    except _WRONG_DATA as error:
        raise _refused(said, f"数据不合用（{error}）") from error
    return Markup("".join(parts))


def _refused(said: FrontMatter, reason: str) -> MaterialRefused:
    return MaterialRefused(material=said.title, reason=reason)
