"""What a table cell says without being run: the constants that divide its column."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.feel.compiler import Node, constant_of, parts
from app.feel.expression import parsed_tests
from app.feel.scope import MISSING


@dataclass(frozen=True, slots=True)
class Cell:
    """The constants of a cell; `ordered` where it compares and not only names values."""

    constants: tuple[object, ...]
    ordered: bool


def read_cell(text: str, names: Iterable[str] = ()) -> Cell | None:
    """The constants in a cell's tests; None where a test needs to be run to be known. Raises FeelError."""
    tree = parsed_tests(text, names)
    if tree.data == "any_input":
        return Cell((), False)
    read = [_read_test(test) for test in parts(tree)]
    cells = [cell for cell in read if cell is not None]
    if len(cells) < len(read):
        return None
    constants = tuple(constant for cell in cells for constant in cell.constants)
    return Cell(constants, any(cell.ordered for cell in cells))


def _read_test(test: Node) -> Cell | None:
    inner = parts(test)[0]
    constant = constant_of(inner)
    if constant is not MISSING:
        return Cell((constant,), False)
    if inner.data not in {"range", "half_range", "list"}:
        return None
    constants = tuple(constant_of(part) for part in parts(inner))
    if MISSING in constants:
        return None
    named = inner.data == "list" or str(inner.children[0]) in ("=", "!=")
    return Cell(constants, not named)
