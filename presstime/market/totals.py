"""Arithmetic of printed numbers that are no move: products, sums, differences, parts of a whole.

In: `Printed` numbers. Out: a `Verdict` with its working. Same rule as `moves`: wrong only when no
values inside the intervals satisfy the formula.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from presstime.market.moves import Ruling, Verdict, percent_interval
from presstime.market.printed import Interval, Printed, Rounding, shown_interval, shown_like, shown_printed, whole

_HUNDRED = whole(Decimal(100))


def _verdict(possible: Interval, printed: Interval, working: str, unit: str = "") -> Verdict:
    text = f"{working} is {shown_interval(possible, unit)}; printed {shown_interval(printed, unit)}"
    return Verdict(Ruling.CONSISTENT if possible.meets(printed) else Ruling.CONTRADICTION, text)


def judge_product(price: Printed, number: Printed, total: Printed, rounding: Rounding = Rounding.ROUND) -> Verdict:
    """price × number = total."""
    possible = price.interval(rounding) * number.interval(rounding)
    return _verdict(possible, total.interval(rounding), f"{shown_printed(price)} × {shown_printed(number)}")


def judge_sum(parts: Sequence[Printed], total: Printed, rounding: Rounding = Rounding.ROUND) -> Verdict:
    """The parts add up to the total."""
    possible = whole(Decimal(0))
    for part in parts:
        possible = possible + part.interval(rounding)
    return _verdict(possible, total.interval(rounding), " + ".join(map(shown_printed, parts)))


def judge_difference(
    result: Printed, expected: Printed, margin: Printed, rounding: Rounding = Rounding.ROUND
) -> Verdict:
    """result − expected = margin, all signed."""
    possible = result.interval(rounding) - expected.interval(rounding)
    return _verdict(possible, margin.interval(rounding), f"{shown_printed(result)} − {shown_printed(expected)}")


def judge_order(low: Printed, high: Printed, rounding: Rounding = Rounding.ROUND) -> Verdict:
    """low ≤ high."""
    is_possible = low.interval(rounding).low <= high.interval(rounding).high
    ruling = Ruling.CONSISTENT if is_possible else Ruling.CONTRADICTION
    return Verdict(ruling, f"{shown_printed(low)} > {shown_printed(high)}" if not is_possible else "")


def judge_part(part: Printed, total: Printed, percent: Printed, rounding: Rounding = Rounding.ROUND) -> Verdict:
    """100 · part / total = percent; undecided where the total may be zero."""
    if total.interval(rounding).low <= 0:
        return Verdict(Ruling.UNDECIDED)
    possible = part.interval(rounding) / total.interval(rounding) * _HUNDRED
    return _verdict(possible, percent.interval(rounding), f"{shown_printed(part)} of {shown_printed(total)}", " %")


def judge_premium(offer: Printed, price: Printed, percent: Printed, rounding: Rounding = Rounding.ROUND) -> Verdict:
    """The offer is `percent` (signed) above the price."""
    if price.interval(rounding).low <= 0:
        return Verdict(Ruling.UNDECIDED)
    possible = percent_interval(price.interval(rounding), offer.interval(rounding))
    return _verdict(possible, percent.interval(rounding), f"{shown_printed(offer)} over {shown_printed(price)}", " %")


def judge_stake(
    percent: Printed, held: Printed, dealt: Printed, bought: bool, rounding: Rounding = Rounding.ROUND
) -> Verdict:
    """A stake changed by `percent` when `dealt` shares were bought or sold and `held` are held now."""
    before = held.value - dealt.value if bought else held.value + dealt.value
    if before <= 0:
        return Verdict(Ruling.UNDECIDED)
    possible = whole(dealt.value) / whole(before) * _HUNDRED
    working = f"{shown_printed(dealt)} on {shown_like(before, held, dealt)} shares"
    return _verdict(possible, percent.interval(rounding), working, " %")
