"""A value of a YAML file with the place where it stands, so that what is wrong with it can be said."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from app.domain.errors import MaterialRefused
from app.feel import FeelError, compile_expression


@dataclass(frozen=True)
class Stated:
    """`place` is the way to the value, as `start.next.2`; "" for the whole file.

    Every method raises MaterialRefused, with file and place, for a value that is not what it asks for.
    """

    material: str
    value: object
    place: str = ""

    def refused(self, reason: str) -> MaterialRefused:
        """The refusal of this value."""
        return MaterialRefused(
            material=self.material, reason=f"{self.place}：{reason}" if self.place else reason
        )

    def fields(self, required: tuple[str, ...], optional: tuple[str, ...] = ()) -> dict[str, "Stated"]:
        """The values of a table with these keys; an optional one that is left out is not among them."""
        found = dict(self.entries())
        for key in found:
            if key not in (*required, *optional):
                raise self.refused(f"不认识的键 {key}")
        for key in required:
            if key not in found:
                raise self.refused(f"缺少 {key}")
        return found

    def entries(self) -> Iterator[tuple[str, "Stated"]]:
        """The keys, which are texts, and values of a table with keys of its own."""
        if not isinstance(self.value, Mapping):
            raise self.refused("应为键值表")
        for key, value in self.value.items():
            if not isinstance(key, str):
                raise self.refused(f"键 {key} 应为文字")
            yield key, self._inside(key, value)

    def items(self) -> list["Stated"]:
        """The values of a list."""
        if not isinstance(self.value, list):
            raise self.refused("应为列表")
        return [self._inside(str(number), value) for number, value in enumerate(self.value, 1)]

    def text(self) -> str:
        """A text that is not empty."""
        if not isinstance(self.value, str) or not self.value.strip():
            raise self.refused("应为文字")
        return self.value.strip()

    def texts(self) -> tuple[str, ...]:
        """A list of texts."""
        return tuple(each.text() for each in self.items())

    def flag(self) -> bool:
        """True or false."""
        if not isinstance(self.value, bool):
            raise self.refused("只能是 true 或 false")
        return self.value

    def one_of(self, *known: str) -> str:
        """One of some words."""
        if self.value not in known:
            raise self.refused("只能是 " + "、".join(known))
        return str(self.value)

    def expression(self) -> str:
        """FEEL after an equals sign, as it stands there."""
        stated = self.text()
        if not stated.startswith("="):
            raise self.refused("应为以“=”开头的表达式")
        self._compile(stated)
        return stated

    def words(self) -> str:
        """A text, or FEEL after an equals sign that makes one."""
        return self.expression() if self.text().startswith("=") else self.text()

    def _compile(self, stated: str) -> None:
        try:
            compile_expression(stated.removeprefix("="))
        except FeelError as error:
            raise self.refused(error.sentence_zh) from error

    def _inside(self, key: str, value: object) -> "Stated":
        return Stated(self.material, value, f"{self.place}.{key}" if self.place else key)
