"""Files: stored before the form is checked, and believed only by their id."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from mimetypes import guess_type

from app.forms.fields.base import Field, FieldContext, Option, Unreadable, common
from app.forms.fields.lengths import Lengths, read_lengths
from app.forms.part import Part

_MOST_FILES = 50
_KEPT = ("id", "name", "size", "sha256")


@dataclass(frozen=True, kw_only=True)
class FilesField(Field, Lengths):
    """Uploaded files. `accept` is a list of endings and content types, as in HTML."""

    multiple: bool = False
    accept: tuple[str, ...] = ()

    many = True
    missing = "请上传“{label}”。"

    def empty(self) -> object:
        """No file."""
        return []

    def parse(self, raw: object, around: FieldContext) -> object:
        """`[{id, name, size, sha256}]` from ids; what else was sent about a file is ignored."""
        several = raw if isinstance(raw, (list, tuple)) else [raw]
        ids = [found for found in map(_file_id, several) if found]
        return [_known(file_id, around) for file_id in dict.fromkeys(ids)]

    def problems(self, value: object) -> Iterator[Unreadable]:
        """One file unless several are welcome, of the kinds accepted."""
        files = value if isinstance(value, list) else []
        most = _MOST_FILES if self.multiple else 1
        if len(files) > most:
            yield Unreadable("too_many", "最多上传{most}个文件。", most=most)
        for file in files:
            if not self.accepts(str(file["name"])):
                yield Unreadable("wrong_file_kind", "文件“{name}”的类型不符合要求。", name=file["name"])

    def accepts(self, name: str) -> bool:
        """Whether a file of this name is of a kind that is asked for."""
        kind = guess_type(name)[0] or ""
        return not self.accept or any(
            name.lower().endswith(wanted.lower())
            if wanted.startswith(".")
            else kind.startswith(wanted.removesuffix("*"))
            if wanted.endswith("/*")
            else kind == wanted
            for wanted in self.accept
        )

    def restore(self, kept: object, around: FieldContext) -> object:
        """As it was kept."""
        return kept

    def to_text(self, value: object) -> str:
        """The ids."""
        files = value if isinstance(value, list) else []
        return " ".join(str(file["id"]) for file in files)

    def shown(self, value: object, options: Sequence[Option] = ()) -> str:
        """The names."""
        files = value if isinstance(value, list) else []
        return "、".join(str(file.get("name", "")) for file in files if isinstance(file, Mapping))


def _file_id(raw: object) -> str:
    found = raw.get("id") if isinstance(raw, Mapping) else raw
    if found is None or found == "":
        return ""
    if not isinstance(found, str) or len(found) > 100:
        raise Unreadable("unknown_file", "没有找到所附文件，请重新上传。")
    return found


def _known(file_id: str, around: FieldContext) -> dict[str, object]:
    found = around.attachment(file_id)
    if found is None:
        raise Unreadable("unknown_file", "没有找到所附文件，请重新上传。")
    return {key: found.get(key) for key in _KEPT}


def read_filepicker(part: Part, properties: Part, validate: Part) -> FilesField:
    """A `filepicker`."""
    return FilesField(
        **common(part, properties, validate),
        **read_lengths(properties),
        multiple=part.flag("multiple"),
        accept=part.names("accept"),
    )
