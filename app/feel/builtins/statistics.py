"""What is worked out of a list of numbers (10.3.4.4): each takes a list or its elements one by one."""

from collections import Counter
from collections.abc import Callable
from decimal import Decimal, DecimalException
from functools import reduce

from app.feel.arithmetic import add
from app.feel.builtins.registry import builtin
from app.feel.decimals import DECIMAL, ZERO
from app.feel.errors import NullResult
from app.feel.relations import less
from app.feel.values import DayTimeDuration, YearMonthDuration

Elements = list[object]


def _numbers(elements: Elements) -> list[Decimal]:
    numbers = [element for element in elements if isinstance(element, Decimal)]
    if len(numbers) < len(elements):
        raise NullResult("列表里不全是数值。", "The list has elements that are no numbers.")
    return numbers


def _some(elements: Elements) -> Elements:
    if not elements:
        raise NullResult("列表为空。", "The list is empty.")
    return elements


def _fold(operation: Callable[[Decimal, Decimal], Decimal], numbers: list[Decimal]) -> Decimal:
    try:
        return reduce(operation, numbers)
    except DecimalException as error:
        raise NullResult("结果超出数值的范围。", "The result is out of range.") from error


def _first(elements: Elements, ahead: Callable[[object, object], bool | None]) -> object:
    best = _some(elements)[0]
    for element in elements:
        verdict = ahead(element, best)
        if verdict is None:
            raise NullResult("元素不能比较大小。", "The elements cannot be compared.")
        best = element if verdict else best
    return best


@builtin("min(list: list)", "min(*c: any)")
def smallest(elements: Elements) -> object:
    """The smallest element; null of an empty list."""
    return _first(elements, less)


@builtin("max(list: list)", "max(*c: any)")
def greatest(elements: Elements) -> object:
    """The greatest element; null of an empty list."""
    return _first(elements, lambda a, b: less(b, a))


@builtin("sum(list: list)", "sum(*n: any)")
def total(elements: Elements) -> object:
    """The sum of numbers, or of durations of one kind; null of an empty list."""
    if not isinstance(_some(elements)[0], (Decimal, YearMonthDuration, DayTimeDuration)):
        raise NullResult("列表里不全是数值。", "The list has elements that are no numbers.")
    return reduce(add, elements)


@builtin("mean(list: list)", "mean(*n: any)")
def mean(elements: Elements) -> Decimal:
    """The arithmetic mean."""
    numbers = _numbers(_some(elements))
    return DECIMAL.divide(_fold(DECIMAL.add, numbers), Decimal(len(numbers)))


@builtin("product(list: list)", "product(*n: any)")
def product(elements: Elements) -> Decimal:
    """The product."""
    return _fold(DECIMAL.multiply, _numbers(_some(elements)))


@builtin("median(list: list)", "median(*n: any)")
def median(elements: Elements) -> Decimal:
    """The middle one in order, or the mean of the two in the middle."""
    numbers = sorted(_numbers(_some(elements)))
    half = len(numbers) // 2
    if len(numbers) % 2:
        return numbers[half]
    return DECIMAL.divide(DECIMAL.add(numbers[half - 1], numbers[half]), Decimal(2))


@builtin("stddev(list: list)", "stddev(*n: any)")
def stddev(elements: Elements) -> Decimal:
    """The standard deviation of a sample of two or more."""
    numbers = _numbers(elements)
    if len(numbers) < 2:
        raise NullResult("标准差至少需要两个数值。", "A standard deviation needs two numbers or more.")
    middle = mean(elements)
    squares = [DECIMAL.power(DECIMAL.subtract(number, middle), Decimal(2)) for number in numbers]
    return DECIMAL.sqrt(DECIMAL.divide(_fold(DECIMAL.add, [ZERO, *squares]), Decimal(len(numbers) - 1)))


@builtin("mode(list: list)", "mode(*n: any)")
def mode(elements: Elements) -> Elements:
    """The most frequent numbers, from the smallest."""
    counts = Counter(_numbers(elements))
    most = max(counts.values(), default=0)
    return [*sorted(number for number, times in counts.items() if times == most)]
