"""What a browser sent, by the places of its form: `members-0-assessor` and `adl-eating`."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Protocol

from app.domain.errors import DataRefused, UnknownField
from app.forms.fields.base import Component, Field
from app.forms.fields.files import FilesField
from app.forms.fields.rows import MOST_ROWS, RowsField, leaves
from app.forms.limits import MOST_FIELDS, refuse_hostile, refuse_text
from app.forms.places import put_at

# The input that uploads has a name of its own: the field's name carries the ids of the files already there.
UPLOAD = "_upload-"
_OWN_NAMES = frozenset({"csrf_token"})


class MultiDict(Protocol):
    """Several texts by name, as a browser sends them."""

    def __iter__(self) -> Iterator[str]: ...

    def __len__(self) -> int: ...

    def getlist(self, key: str) -> list[str]: ...


Files = Mapping[str, Sequence[Mapping[str, object]]]


def decode(components: Sequence[Component], sent: MultiDict, files: Files) -> dict[str, object]:
    """Nested raw values: texts, lists of texts, rows as lists of dicts.

    Names that begin with `_` belong to the page; a file may come under `_upload-` and its field's name.
    Raises UnknownField and DataRefused.
    """
    if len(sent) > MOST_FIELDS:
        raise DataRefused(reason="字段过多")
    texts = {name: list(sent.getlist(name)) for name in sent if not is_page_name(name)}
    uploaded = {name.removeprefix(UPLOAD): found for name, found in files.items()}
    values = _Level(components).decode(texts, uploaded)
    refuse_hostile(values)
    return values


def is_page_name(name: str) -> bool:
    """Whether a name belongs to the page and not to the form."""
    return name in _OWN_NAMES or name.startswith("_")


class _Level:
    """The fields of a form or of a row by their names."""

    def __init__(self, components: Sequence[Component], prefix: str = "") -> None:
        self.prefix = prefix
        self.fields = {field.name: field for field in leaves(components)}

    def decode(self, texts: Mapping[str, list[str]], files: Files) -> dict[str, object]:
        """The values of this level. `texts` and `files` have names without this level's prefix."""
        values: dict[str, object] = {}
        rows: dict[str, set[str]] = {}
        for name in {**texts, **files}:
            field, rest = self._field_of(name)
            if isinstance(field, RowsField) and rest:
                rows.setdefault(field.name, set()).add(rest.split("-", 1)[0])
            elif isinstance(field, RowsField):
                rows.setdefault(field.name, set())
            else:
                put_at(values, field.path, _raw(field, texts.get(name, []), files.get(name, ())))
        for name, numbers in rows.items():
            put_at(values, self.fields[name].path, self._rows(name, numbers, texts, files))
        return values

    def _field_of(self, name: str) -> tuple[Field, str]:
        """The field that a name belongs to, and what follows within a row."""
        refuse_text(name)
        known = self.fields.get(name)
        if known is not None:
            return known, ""
        segments = name.split("-")
        for length in range(1, len(segments) - 1):
            field = self.fields.get("-".join(segments[:length]))
            if isinstance(field, RowsField) and _is_row_number(segments[length]):
                return field, "-".join(segments[length:])
        raise UnknownField(name=(self.prefix + name)[:200])

    def _rows(
        self, name: str, numbers: set[str], texts: Mapping[str, list[str]], files: Files
    ) -> list[object]:
        if len(numbers) > MOST_ROWS:
            raise DataRefused(reason=f"表格超过{MOST_ROWS}行")
        field = self.fields[name]
        assert isinstance(field, RowsField)
        return [
            _Level(field.components, f"{self.prefix}{name}-{number}-").decode(
                dict(_within(texts, f"{name}-{number}-")), dict(_within(files, f"{name}-{number}-"))
            )
            for number in sorted(numbers, key=int)
        ]


def _is_row_number(segment: str) -> bool:
    return segment.isascii() and segment.isdigit() and len(segment) <= 4 and str(int(segment)) == segment


def _within(named: Mapping[str, Any], prefix: str) -> Iterable[tuple[str, Any]]:
    return ((name.removeprefix(prefix), value) for name, value in named.items() if name.startswith(prefix))


def _raw(field: Field, texts: Sequence[str], files: Sequence[Mapping[str, object]]) -> object:
    """One field's answer: the last text (a box has a hidden input before it), or all that are not empty."""
    if isinstance(field, FilesField):
        return [*(text for text in texts if text), *files]
    if field.many:
        return [text for text in texts if text]
    return texts[-1] if texts else ""
