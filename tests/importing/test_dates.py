"""Dates as printed, and those that are not dates enough."""

from __future__ import annotations

import pytest

from presstime.importing.dates import find_date


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("January 24, 2023 at 7:40 am EST", "2023-01-24T07:40-05:00"),
        ("Jan. 24, 2023, 7:40 a.m. ET", "2023-01-24T07:40-05:00"),
        ("July 4, 2023 12:05 p.m. ET", "2023-07-04T12:05-04:00"),
        ("July 4, 2023 12:05 a.m. PT", "2023-07-04T00:05-07:00"),
        ("24 January 2023", "2023-01-24"),
        ("24th of January 2023", "2023-01-24"),
        ("24 Jan 2023 07:40 GMT", "2023-01-24T07:40+00:00"),
        ("Tuesday, January 24, 2023", "2023-01-24"),
        ("2023-01-24", "2023-01-24"),
        ("2023-01-24T07:40:00Z", "2023-01-24T07:40+00:00"),
        ("2023-01-24T07:40:00-0500", "2023-01-24T07:40-05:00"),
        ("2023-01-24 07:40", "2023-01-24 07:40"),
        ("24/01/2023", "2023-01-24"),
        ("01/24/2023", "2023-01-24"),
        ("05/05/2024", "2024-05-05"),
        ("12 May 2024 • 6:00am", "2024-05-12 06:00"),
        ("7:40 a.m. ET, January 24, 2023", "2023-01-24T07:40-05:00"),
        ("9 May 2023, 6pm BST", "2023-05-09T18:00+01:00"),
        ("February 29, 2024", "2024-02-29"),
    ],
)
def test_a_printed_date(words: str, value: str) -> None:
    found = find_date(words)
    assert found is not None
    assert (found.value, found.words) == (value, words)


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("05/01/2024", "5 January in one country"),
        ("05.01.2024", "in another"),
        ("24 Jan", "has no year"),
        ("January 24", "has no year"),
        ("24/01/23", "two digits"),
        ("February 30, 2023", "not a day of the calendar"),
        ("2023-13-01", "not a day of the calendar"),
        ("31/31/2023", "not a day of the calendar"),
    ],
)
def test_not_date_enough(words: str, why: str) -> None:
    """It is found, has no value, and says why."""
    found = find_date(words)
    assert found is not None
    assert found.value == ""
    assert why in found.problem


@pytest.mark.parametrize("words", ["In 2023 sales rose", "up 24 of 2023 points", "May be", "v1.2.3", "call 555-1234"])
def test_no_date(words: str) -> None:
    found = find_date(words)
    assert found is None or found.value == ""


@pytest.mark.parametrize(
    ("words", "note"),
    [
        ("17 August 2023, 14:30 CET", "not the time in force that day"),
        ("July 4, 2023 9:00 am EST", "not the time in force that day"),
        ("4 July 2023 09:00 IST", "more than one zone"),
        ("4 July 2023 09:00", "no zone is printed"),
        ("Monday, January 24, 2023", "was a Tuesday"),
        ("4 July 2023 29:00", "not an hour of the day"),
    ],
)
def test_what_is_doubtful_is_said(words: str, note: str) -> None:
    found = find_date(words)
    assert found is not None
    assert note in found.note
