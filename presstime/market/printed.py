"""A printed number is an interval.

In: a number as printed, with the unit of its last place. Out: the interval of values that would
be printed so. The danger is a fixed tolerance: 0.19 on 3.27 and 54.33 on 4,500.12 allow very
different percentages, so nothing here ever adds "a little slack". All arithmetic is `Decimal`;
a division is rounded outward, so that an interval never grows narrower than the truth.
"""

from __future__ import annotations

import enum
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal

import msgspec

_DOWN = Context(prec=40, rounding=ROUND_FLOOR)
_UP = Context(prec=40, rounding=ROUND_CEILING)
_ZERO = Decimal(0)
_LARGE = Decimal(10) ** 15
_INFINITY = Decimal("Infinity")


class Rounding(enum.Enum):
    """How a desk shortens numbers: to the nearest, or by cutting the tail off."""

    ROUND = "half"
    TRUNCATE = "truncate"


class Bound(enum.Enum):
    """What the words before a number say of it: "more than 5 %", "nearly 5 %", or nothing."""

    NONE = ""
    AT_LEAST = "at least"
    AT_MOST = "at most"


class Interval(msgspec.Struct, frozen=True):
    """All values from `low` to `high`; both ends belong to it, but for `high` where `open_high`."""

    low: Decimal
    high: Decimal
    open_high: bool = False

    def meets(self, other: Interval) -> bool:
        """Whether the two have a value in common."""
        if self.high < other.low or other.high < self.low:
            return False
        touches_open = (self.open_high and self.high == other.low) or (other.open_high and other.high == self.low)
        return not touches_open

    def holds(self, value: Decimal) -> bool:
        return self.meets(Interval(value, value))

    def __neg__(self) -> Interval:
        return Interval(-self.high, -self.low)

    def __add__(self, other: Interval) -> Interval:
        return Interval(_DOWN.add(self.low, other.low), _UP.add(self.high, other.high))

    def __sub__(self, other: Interval) -> Interval:
        return self + -other

    def __mul__(self, other: Interval) -> Interval:
        pairs = [(a, b) for a in (self.low, self.high) for b in (other.low, other.high)]
        return Interval(min(_DOWN.multiply(a, b) for a, b in pairs), max(_UP.multiply(a, b) for a, b in pairs))

    def __truediv__(self, other: Interval) -> Interval:
        """Quotient; ZeroDivisionError where `other` holds zero."""
        if other.low <= 0 <= other.high:
            raise ZeroDivisionError("the divisor's interval holds zero")
        pairs = [(a, b) for a in (self.low, self.high) for b in (other.low, other.high)]
        return Interval(min(_DOWN.divide(a, b) for a, b in pairs), max(_UP.divide(a, b) for a, b in pairs))


class Printed(msgspec.Struct, frozen=True, omit_defaults=True):
    """A number as printed. `unit` is one step of its last printed place ("1.2 million": 100,000).

    `exact` marks a number that cannot have been rounded (a share's close in whole cents); it
    matters only for the verdict *strained*.
    """

    value: Decimal
    unit: Decimal
    exact: bool = False
    bound: Bound = Bound.NONE

    @classmethod
    def of(cls, value: Decimal, exact: bool = False) -> Printed:
        """From a Decimal that kept its printed digits: 242.66 has the unit 0.01, 2 the unit 1."""
        exponent = value.as_tuple().exponent
        return cls(value, Decimal((0, (1,), exponent if isinstance(exponent, int) else 0)), exact)

    def interval(self, rounding: Rounding = Rounding.ROUND) -> Interval:
        """The values this may stand for; a bounded number ("more than 5") reaches to infinity."""
        plain = self._plain_interval(rounding)
        if self.bound is Bound.AT_LEAST:
            return Interval(plain.low, _INFINITY)
        if self.bound is Bound.AT_MOST:
            return Interval(-_INFINITY, plain.high)
        return plain

    def exact_interval(self, rounding: Rounding = Rounding.ROUND) -> Interval:
        """The single value where `exact`, else the same as `interval`."""
        return Interval(self.value, self.value) if self.exact else self.interval(rounding)

    def _plain_interval(self, rounding: Rounding) -> Interval:
        if rounding is Rounding.ROUND:
            half = self.unit / 2
            return Interval(self.value - half, self.value + half)
        if self.value < 0:
            return Interval(self.value - self.unit, self.value)
        return Interval(self.value, self.value + self.unit, open_high=True)

    def __neg__(self) -> Printed:
        turned = {Bound.AT_LEAST: Bound.AT_MOST, Bound.AT_MOST: Bound.AT_LEAST}.get(self.bound, Bound.NONE)
        return Printed(-self.value, self.unit, self.exact, turned)


def whole(number: Decimal) -> Interval:
    """The interval of a number that is known exactly."""
    return Interval(number, number)


def significant(number: Decimal) -> Printed:
    """A large round number as printed to its last figure that is not zero."""
    digits = number.normalize().as_tuple()
    exponent = digits.exponent if isinstance(digits.exponent, int) else 0
    return Printed(number, Decimal((0, (1,), exponent)))


def shown(number: Decimal, places: int = 4) -> str:
    """A number for a working: at most `places` decimals, no tail of zeros, true minus sign."""
    if number.is_infinite():
        return "∞" if number > 0 else "−∞"
    exponent = Decimal((0, (1,), -places))
    cut = number.quantize(exponent) if abs(number) < _LARGE else number
    text = f"{cut:,f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text.replace("-", "−")


def shown_printed(printed: Printed) -> str:
    """A printed number for a working, with the decimals that stand in the text: 239.50, not 239.5."""
    return shown_like(printed.value, printed)


def shown_like(number: Decimal, *printed: Printed) -> str:
    """A number got from printed ones by adding and taking away, with the decimals of the finest of them."""
    return _with_decimals(number, max(_decimals(one.unit) for one in printed))


def shown_exact(number: Decimal) -> str:
    """A number from a file, with all the decimals that it has there."""
    return _with_decimals(number, _decimals(Decimal((0, (1,), _exponent(number)))))


def _decimals(unit: Decimal) -> int:
    return max(0, -_exponent(unit if unit < 1 else unit.normalize()))


def _exponent(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def _with_decimals(number: Decimal, decimals: int) -> str:
    if number.is_infinite():
        return shown(number)
    text = f"{number:,.{decimals}f}"
    return text.removeprefix("-") if not number else text.replace("-", "−")


def shown_interval(interval: Interval, unit: str = "", places: int = 4) -> str:
    """An interval for a working: "0.0289 % to 0.0371 %", or one value where it is a point."""
    low, high = shown(interval.low, places), shown(interval.high, places)
    if low == high:
        return f"{low}{unit}"
    if interval.low.is_infinite():
        return f"at most {high}{unit}"
    if interval.high.is_infinite():
        return f"at least {low}{unit}"
    return f"{low}{unit} to {high}{unit}"
