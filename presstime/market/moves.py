"""The arithmetic of a price move, judged by printed precision.

In: what was printed of previous close p, price q, change c and percent r (any of them missing).
Out: a verdict. c = q − p and r = 100·(q − p)/p are linear in (p, q) for any given c and r, so
"do any values inside the printed intervals satisfy it?" is answered exactly, not pair by pair:
three numbers may agree two by two and still be impossible together.

Rounding is to the nearest unless told otherwise; *strained* means that it holds only if numbers
which cannot have been rounded (closes in whole cents) were.
"""

from __future__ import annotations

import enum
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal

import msgspec

from presstime.market.printed import (
    Interval,
    Printed,
    Rounding,
    shown,
    shown_interval,
    shown_like,
    shown_printed,
)

_DOWN = Context(prec=40, rounding=ROUND_FLOOR)
_UP = Context(prec=40, rounding=ROUND_CEILING)
_ZERO, _ONE, _HUNDRED = Decimal(0), Decimal(1), Decimal(100)
_INFINITY = Decimal("Infinity")
_EVERYTHING = Interval(-_INFINITY, _INFINITY)


class Ruling(enum.Enum):
    CONSISTENT = "consistent"
    STRAINED = "strained"
    CONTRADICTION = "contradiction"
    UNDECIDED = "undecided"


class Verdict(msgspec.Struct, frozen=True):
    """A ruling and, for a fault, its working: the formula with the intervals, one or more plain sentences."""

    ruling: Ruling
    working: str = ""

    @property
    def is_fault(self) -> bool:
        return self.ruling in (Ruling.CONTRADICTION, Ruling.STRAINED)


UNDECIDED = Verdict(Ruling.UNDECIDED)
_CONSISTENT = Verdict(Ruling.CONSISTENT)


class Claim(msgspec.Struct, frozen=True, omit_defaults=True):
    """What is printed of one move; `change` and `percent` are signed, percent is per cent."""

    previous: Printed | None = None
    level: Printed | None = None
    change: Printed | None = None
    percent: Printed | None = None

    @property
    def is_decidable(self) -> bool:
        """Whether there is more than one way to the same number."""
        given = sum(part is not None for part in (self.previous, self.level, self.change, self.percent))
        return given >= 3 and not _reaches_zero(self)


def judge(claim: Claim, rounding: Rounding = Rounding.ROUND) -> Verdict:
    """Contradiction, strained or consistent; undecided where too little is given or a price may be zero."""
    if not claim.is_decidable:
        return UNDECIDED
    if not _is_possible(claim, rounding, exact=False):
        return Verdict(Ruling.CONTRADICTION, _working(claim, rounding, exact=False))
    if _has_exact(claim) and not _is_possible(claim, rounding, exact=True):
        return Verdict(Ruling.STRAINED, _strained_working(claim, rounding))
    return _CONSISTENT


def judge_direction(previous: Printed, level: Printed, direction: int, rounding: Rounding = Rounding.ROUND) -> Verdict:
    """Whether going from `previous` to `level` can be a move up (+1) or down (−1)."""
    change = level.interval(rounding) - previous.interval(rounding)
    possible = change.high > 0 if direction > 0 else change.low < 0
    way = "up" if direction > 0 else "down"
    if possible:
        return _CONSISTENT
    return Verdict(
        Ruling.CONTRADICTION,
        f"{_difference(level, previous)}, not {way}",
    )


def percent_interval(previous: Interval, level: Interval) -> Interval:
    """The per cent by which `level` differs from `previous`; ZeroDivisionError where that may be zero."""
    one = Interval(Decimal(1), Decimal(1))
    hundred = Interval(_HUNDRED, _HUNDRED)
    return (level / previous - one) * hundred


def percent_from_change(change: Interval, level: Interval) -> Interval:
    """The per cent that `change` is of the price before it, where `level` is the price after it."""
    corners = []
    for q in (level.low, level.high):
        for c in (change.low, change.high):
            if q - c <= 0:
                return _EVERYTHING
            corners.append((_DOWN.divide(_HUNDRED * c, q - c), _UP.divide(_HUNDRED * c, q - c)))
    return Interval(min(low for low, _ in corners), max(high for _, high in corners))


def signed(number: Decimal, places: int = 4) -> str:
    return f"+{shown(number, places)}" if number > 0 else shown(number, places)


def signed_like(number: Decimal, *printed: Printed) -> str:
    """A change for a working, with its sign and the decimals of the printed numbers that it comes from."""
    return f"+{shown_like(number, *printed)}" if number > 0 else shown_like(number, *printed)


def _reaches_zero(claim: Claim) -> bool:
    """Percentages of nothing or less mean nothing."""
    prices = [part for part in (claim.previous, claim.level) if part is not None]
    return any(part.value - part.unit <= 0 for part in prices)


def _has_exact(claim: Claim) -> bool:
    parts = claim.previous, claim.level, claim.change, claim.percent
    return any(part is not None and part.exact for part in parts)


def _intervals(claim: Claim, rounding: Rounding, exact: bool) -> tuple[Interval, Interval, Interval, Interval]:
    def of(part: Printed | None) -> Interval:
        if part is None:
            return _EVERYTHING
        return part.exact_interval(rounding) if exact else part.interval(rounding)

    return of(claim.previous), of(claim.level), of(claim.change), of(claim.percent)


def _is_possible(claim: Claim, rounding: Rounding, exact: bool) -> bool:
    """Whether some p > 0 leaves room for a q between all floors and ceilings (lines in p)."""
    previous, level, change, percent = _intervals(claim, rounding, exact)
    floors = _lines(level.low, change.low, percent.low)
    ceilings = _lines(level.high, change.high, percent.high)
    low, high = max(previous.low, _ZERO), previous.high
    for floor, floor_slope in floors:
        for ceiling, ceiling_slope in ceilings:
            slope, room = floor_slope - ceiling_slope, ceiling - floor
            if slope == 0:
                if room < 0:
                    return False
            elif slope > 0:
                high = min(high, _UP.divide(room, slope))
            else:
                low = max(low, _DOWN.divide(room, slope))
    return low <= high


def _lines(level: Decimal, change: Decimal, percent: Decimal) -> list[tuple[Decimal, Decimal]]:
    """The bounds that a level, a change and a per cent set to q, as lines in p: (at p = 0, slope)."""
    lines = []
    if level.is_finite():
        lines.append((level, _ZERO))
    if change.is_finite():
        lines.append((change, _ONE))
    if percent.is_finite():
        lines.append((_ZERO, _ONE + percent / _HUNDRED))
    return lines


def _working(claim: Claim, rounding: Rounding, exact: bool) -> str:
    previous, level, change, percent = _intervals(claim, rounding, exact)
    parts = []
    if claim.previous and claim.level and claim.change:
        parts.append(
            f"{_difference(claim.level, claim.previous)}, printed {signed_like(claim.change.value, claim.change)}"
        )
    if claim.percent and claim.previous and claim.level:
        parts.append(
            f"from {shown_printed(claim.previous)} to {shown_printed(claim.level)} is "
            f"{shown_interval(percent_interval(previous, level), ' %')}"
        )
    elif claim.percent and claim.change and claim.level:
        parts.append(
            f"{shown_printed(claim.change)} on a price of "
            f"{shown_like(claim.level.value - claim.change.value, claim.level, claim.change)} is "
            f"{shown_interval(percent_from_change(change, level), ' %')}"
        )
    elif claim.percent and claim.change and claim.previous:
        share = change / previous * Interval(_HUNDRED, _HUNDRED)
        moved, base = shown_printed(claim.change), shown_printed(claim.previous)
        parts.append(f"{moved} of {base} is {shown_interval(share, ' %')}")
    if claim.percent:
        parts.append(f"the printed {_named(claim.percent)} stands for {shown_interval(percent, ' %')}")
    return "; ".join(parts)


def _difference(level: Printed, previous: Printed) -> str:
    change = signed_like(level.value - previous.value, level, previous)
    return f"{shown_printed(level)} − {shown_printed(previous)} = {change}"


def _strained_working(claim: Claim, rounding: Rounding) -> str:
    rounded, exact = _working(claim, rounding, exact=False), _working(claim, rounding, exact=True)
    if claim.percent is None:
        return f"only rounded prices allow it: {rounded}"
    best = exact_percent(claim)
    printed_so = "" if best is None else f"; as exact prices these give {_rounded_as(best, claim.percent)}"
    return f"{_named(claim.percent)} needs rounded prices{printed_so}: {rounded}; taken as exact: {exact}"


def exact_percent(claim: Claim) -> Decimal | None:
    """The per cent that the printed prices give when read as exact numbers, or None."""
    previous = claim.previous.value if claim.previous else None
    if previous is None and claim.level and claim.change:
        previous = claim.level.value - claim.change.value
    level = claim.level.value if claim.level else None
    if level is None and previous is not None and claim.change:
        level = previous + claim.change.value
    if previous is None or level is None or previous <= 0:
        return None
    return _DOWN.divide(_HUNDRED * (level - previous), previous)


def _rounded_as(percent: Decimal, printed: Printed) -> str:
    return f"{shown_like(percent.quantize(printed.unit), printed)} %"


def _named(percent: Printed) -> str:
    decimals = max(0, -int(percent.unit.as_tuple().exponent))
    before = f"{percent.bound.value} " if percent.bound.value else ""
    return f"{before}{abs(percent.value):.{decimals}f} %"
