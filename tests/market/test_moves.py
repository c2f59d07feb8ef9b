"""The judge of moves: published triples, their misprints, the worked example, and properties."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from presstime.market.moves import UNDECIDED, Claim, Ruling, judge, judge_direction
from presstime.market.printed import Printed, Rounding

TRIPLES = [
    ("Goldman", "-6.92", "-4.1", "160.87", "-7"),
    ("Bank of America", "-1.02", "-6.2", "15.47", "-1"),
    ("JPMorgan", "-2.86", "-6.6", "40.54", "-3"),
    ("Morgan Stanley", "-1.29", "-4.2", "29.34", "-1"),
    ("Citigroup", "-0.19", "-5.5", "3.27", "-0.2"),
    ("Wells Fargo", "0.18", "0.6", "28.00", "0.2"),
    ("Benchmark Bankshares", "-1.25", "-5.2", "22.75", "-1.25"),
]


def printed(text: str | None, exact: bool = False) -> Printed | None:
    return None if text is None else Printed.of(Decimal(text), exact)


def ruling(
    previous: str | None = None, level: str | None = None, change: str | None = None, percent: str | None = None
) -> Ruling:
    """The ruling on exact prices, as of a share."""
    return judge(Claim(printed(previous, True), printed(level, True), printed(change, True), printed(percent))).ruling


@pytest.mark.parametrize(("name", "change", "percent", "level", "misprint"), TRIPLES)
def test_published_triples_pass_and_their_misprints_fail(
    name: str, change: str, percent: str, level: str, misprint: str
) -> None:
    """Dollar changes were once printed as per cents: every one of them is a contradiction."""
    assert ruling(level=level, change=change, percent=percent) is Ruling.CONSISTENT
    assert ruling(level=level, change=change, percent=misprint) is Ruling.CONTRADICTION


def test_the_worked_example_is_strained_and_shows_its_working() -> None:
    verdict = judge(Claim(printed("242.58", True), printed("242.66", True), percent=printed("0.04")))
    assert verdict.ruling is Ruling.STRAINED
    assert "0.04 % needs rounded prices; as exact prices these give 0.03 %" in verdict.working
    assert "0.0289 % to 0.0371 %" in verdict.working and "0.035 % to 0.045 %" in verdict.working


@pytest.mark.parametrize(("level", "percent"), [("242.66", "0.05"), ("224.66", "0.04"), ("242.66", "-0.04")])
def test_its_mutations_are_contradictions(level: str, percent: str) -> None:
    assert ruling("242.58", level, None, percent) is Ruling.CONTRADICTION


def test_three_figures_may_agree_two_by_two_and_not_together() -> None:
    """10 to 11 allows +1 and +10 %; +1.4 is within the rounding of each price, but then not 6 %."""
    rounded = Claim(printed("10"), printed("11"), printed("1.4"), printed("6"))
    assert judge(Claim(printed("10"), printed("11"), printed("1.4"))).ruling is Ruling.CONSISTENT
    assert judge(Claim(printed("10"), printed("11"), percent=printed("6"))).ruling is Ruling.CONSISTENT
    assert judge(rounded).ruling is Ruling.CONTRADICTION


def test_two_figures_or_a_price_of_nothing_decide_nothing() -> None:
    assert judge(Claim(printed("10"), printed("11"))) is UNDECIDED
    assert judge(Claim(printed("0.00"), printed("0.01"), percent=printed("5"))) is UNDECIDED


def test_a_truncating_desk_is_judged_by_its_own_rule() -> None:
    """7.59 % is printed 7.5 by a desk that cuts, 7.6 by one that rounds."""
    claim = Claim(printed("100.00"), printed("107.59"), percent=printed("7.5"))
    assert judge(claim, Rounding.TRUNCATE).ruling is Ruling.CONSISTENT
    assert judge(claim, Rounding.ROUND).ruling is Ruling.CONTRADICTION


def test_direction_needs_a_price_that_goes_that_way() -> None:
    low, high = Printed.of(Decimal("44.25")), Printed.of(Decimal("45.67"))
    assert judge_direction(low, high, +1).ruling is Ruling.CONSISTENT
    assert judge_direction(low, high, -1).ruling is Ruling.CONTRADICTION
    assert judge_direction(high, high, -1).ruling is Ruling.CONSISTENT, "a printed tie may be a fall"


PRICE = st.integers(100, 10**7)


def rounded_to(value: Fraction, places: int) -> Decimal:
    """Half away from zero, by fractions."""
    scale = 10**places
    digits = int(abs(value) * scale + Fraction(1, 2))
    return Decimal(digits).scaleb(-places) * (1 if value >= 0 else -1)


@given(PRICE, PRICE, st.integers(0, 3), st.integers(0, 2), st.integers(0, 2))
def test_a_true_move_is_never_found(p: int, q: int, percent_places: int, p_places: int, q_places: int) -> None:
    """Any true move, printed to any precision, is no contradiction."""
    previous, level = Fraction(p, 100), Fraction(q, 100)
    percent = (level - previous) / previous * 100
    change = rounded_to(level - previous, 2)
    claim = Claim(
        Printed.of(rounded_to(previous, p_places)),
        Printed.of(rounded_to(level, q_places)),
        Printed(change, Decimal("0.01")),
        Printed(rounded_to(percent, percent_places), Decimal(1).scaleb(-percent_places)),
    )
    assume(claim.is_decidable)
    assert judge(claim).ruling is not Ruling.CONTRADICTION


@given(PRICE, PRICE, st.integers(0, 2), st.integers(2, 40), st.booleans())
def test_a_percent_beyond_its_interval_is_found(p: int, q: int, places: int, steps: int, up: bool) -> None:
    """Push the per cent past what any values allow: a contradiction."""
    half = Fraction(1, 200)
    previous, level = Fraction(p, 100), Fraction(q, 100)
    low = ((level - half) / (previous + half) - 1) * 100
    high = ((level + half) / (previous - half) - 1) * 100
    unit = Fraction(1, 10**places)
    wrong = high + steps * unit if up else low - steps * unit
    claim = Claim(
        Printed.of(Decimal(p).scaleb(-2)),
        Printed.of(Decimal(q).scaleb(-2)),
        percent=Printed(rounded_to(wrong, places), Decimal(1).scaleb(-places)),
    )
    assert judge(claim).ruling is Ruling.CONTRADICTION
