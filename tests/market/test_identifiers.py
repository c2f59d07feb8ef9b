"""An identifier is right, or we say in words what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from presstime.market.identifiers import (
    problem_with_cusip,
    problem_with_figi,
    problem_with_isin,
    problem_with_lei,
)

Check = Callable[[str], str | None]

RIGHT: list[tuple[Check, str]] = [
    (problem_with_isin, "US5949181045"),
    (problem_with_isin, "GB0002634946"),
    (problem_with_isin, "us5949181045"),
    (problem_with_lei, "INR2EJN1ERAN0W5ZP974"),
    (problem_with_figi, "BBG000BPH459"),
    (problem_with_cusip, "594918104"),
]


@pytest.mark.parametrize(("check", "text"), RIGHT)
def test_a_right_identifier_has_no_problem(check: Check, text: str) -> None:
    assert check(text) is None


@pytest.mark.parametrize(("check", "text"), RIGHT)
def test_one_wrong_digit_is_seen(check: Check, text: str) -> None:
    """The last digit is the check digit or part of it: any other value is wrong."""
    wrong = text[:-1] + str((int(text[-1]) + 1) % 10)
    assert "check digit" in (check(wrong) or "")


def test_two_changed_places_are_seen() -> None:
    assert "check digits" in (problem_with_isin("US5949181054") or "")


@pytest.mark.parametrize(
    ("check", "text", "said"),
    [
        (problem_with_isin, "US594918104", "12 characters"),
        (problem_with_isin, "", "this has 0"),
        (problem_with_isin, "1S5949181045", "two letters"),
        (problem_with_lei, "INR2EJN1ERAN0W5ZP97", "20 characters"),
        (problem_with_figi, "BBG000BPH45", "12 characters"),
        (problem_with_figi, "AAG000BPH459", "consonants"),
        (problem_with_cusip, "5949181045", "9 characters"),
        (problem_with_cusip, "59491?104", "letters or digits"),
    ],
)
def test_the_wrong_form_is_named(check: Check, text: str, said: str) -> None:
    assert said in (check(text) or "")
