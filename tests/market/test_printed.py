"""Printed numbers as intervals: their ends, and arithmetic that never grows too narrow."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presstime.market.printed import (
    Bound,
    Interval,
    Printed,
    Rounding,
    shown,
    shown_exact,
    shown_interval,
    shown_like,
    shown_printed,
    whole,
)

PRINTED = st.builds(
    lambda digits, places: Printed.of(Decimal(digits).scaleb(-places)),
    st.integers(-(10**9), 10**9),
    st.integers(0, 6),
)


def test_a_number_printed_to_the_cent_stands_for_half_a_cent_each_way() -> None:
    assert Printed.of(Decimal("242.66")).interval() == Interval(Decimal("242.655"), Decimal("242.665"))


def test_a_desk_that_truncates_prints_what_lies_up_to_the_next_unit() -> None:
    interval = Printed.of(Decimal("4.1")).interval(Rounding.TRUNCATE)
    assert interval.holds(Decimal("4.1")) and interval.holds(Decimal("4.1999"))
    assert not interval.holds(Decimal("4.2"))


def test_a_truncated_loss_reaches_away_from_zero() -> None:
    interval = Printed.of(Decimal("-4.1")).interval(Rounding.TRUNCATE)
    assert interval.holds(Decimal("-4.19")) and not interval.holds(Decimal("-4.05"))


def test_a_trailing_zero_is_a_printed_place() -> None:
    assert Printed.of(Decimal("28.00")).unit == Decimal("0.01")


def test_more_than_reaches_up_and_turns_round_with_the_sign() -> None:
    more = Printed(Decimal(5), Decimal(1), bound=Bound.AT_LEAST)
    assert more.interval().holds(Decimal(500)) and not more.interval().holds(Decimal(4))
    assert (-more).interval().holds(Decimal(-500)) and not (-more).interval().holds(Decimal(-4))


def test_an_exact_number_is_one_value() -> None:
    assert Printed.of(Decimal("242.66"), exact=True).exact_interval() == whole(Decimal("242.66"))


@given(PRINTED, PRINTED)
def test_arithmetic_encloses_every_pair_of_values(one: Printed, other: Printed) -> None:
    """Ends of the operands, by exact fractions, lie in the result."""
    a, b = one.interval(), other.interval()
    for x in (Fraction(a.low), Fraction(a.high)):
        for y in (Fraction(b.low), Fraction(b.high)):
            for result, value in ((a + b, x + y), (a - b, x - y), (a * b, x * y)):
                assert Fraction(result.low) <= value <= Fraction(result.high)
            if not b.low <= 0 <= b.high:
                assert Fraction((a / b).low) <= x / y <= Fraction((a / b).high)


def test_division_by_what_may_be_zero_is_refused() -> None:
    with pytest.raises(ZeroDivisionError):
        whole(Decimal(1)) / Interval(Decimal(-1), Decimal(1))


@pytest.mark.parametrize(
    ("number", "text"),
    [("-0.0040", "−0.004"), ("1805400000", "1,805,400,000"), ("0.00001", "0"), ("-0", "0"), ("5.10", "5.1")],
)
def test_workings_print_numbers_as_people_do(number: str, text: str) -> None:
    assert shown(Decimal(number)) == text


def test_a_point_prints_as_one_number() -> None:
    assert shown_interval(whole(Decimal("0.5")), " %") == "0.5 %"


@pytest.mark.parametrize(
    ("printed", "text"),
    [
        (Printed.of(Decimal("239.50")), "239.50"),
        (Printed.of(Decimal("-0.00001230")), "−0.00001230"),
        (Printed(Decimal("1200000.0"), Decimal("100000.0")), "1,200,000"),
        (Printed(Decimal("3.1860"), Decimal("0.0010")), "3.1860"),
        (Printed.of(Decimal("-0.00")), "0.00"),
    ],
)
def test_a_printed_number_keeps_its_decimals(printed: Printed, text: str) -> None:
    assert shown_printed(printed) == text


def test_a_difference_has_the_decimals_of_the_finer_number() -> None:
    one, other = Printed.of(Decimal("242.6")), Printed.of(Decimal("239.50"))
    assert shown_like(one.value - other.value, one, other) == "3.10"
    assert shown_exact(Decimal("44.00")) == "44.00"
