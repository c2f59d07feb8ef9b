"""Claims against the price file, tables, and figures across articles."""

from __future__ import annotations

import datetime
from decimal import Decimal

from presstime.checks.across import StatedPrice, check_across
from presstime.diagnostics import Where
from tests.checks.cases import codes, diagnostics, errors, series, snapshot

CLOSES = ["250.00", "251.00", "249.00", "245.00", "239.82", *["238.00"] * 12, "236.00", "238.50", "240.22", "242.58"]
FILE = {"NASDAQ:MSFT": series("NASDAQ:MSFT", "2022-12-26", CLOSES)}
"""From 26 December 2022 to 23 January 2023; the year's last close is 239.82 on 30 December."""


def test_a_streak_is_counted() -> None:
    assert "PT220" not in codes("Microsoft rose 0.98%, its third straight gain, on Monday.", series=FILE)
    (found,) = [
        one
        for one in diagnostics("Microsoft rose 0.98%, its fifth straight gain, on Monday.", series=FILE)
        if one.code == "PT220"
    ]
    assert "3 in a row" in found.working


def test_a_record_reaches_back_to_a_better_close() -> None:
    assert "PT220" not in codes("Microsoft rose 0.98% to its highest close since Dec. 29, 2022.", series=FILE)
    assert "PT220" in codes("Microsoft rose 0.98% to its highest close since Dec. 30, 2022.", series=FILE), (
        "the record is older"
    )
    assert "PT220" in codes("Microsoft fell 0.98% to its lowest close since Dec. 27, 2022.", series=FILE), (
        "238.00 was lower"
    )


def test_what_reaches_back_before_the_file_is_left_alone() -> None:
    assert "PT220" not in codes("Microsoft rose 0.98% to its highest close since March 2021.", series=FILE)


def test_the_year_so_far() -> None:
    assert "PT222" not in codes("Microsoft is up 1.2% so far this year.", series=FILE)
    assert "PT222" in errors("Microsoft is up 12% so far this year.", series=FILE)


def test_the_previous_close_is_the_files() -> None:
    right = snapshot("243.00", "242.58", session="premarket", as_of="2023-01-24 07:32")
    wrong = snapshot("243.00", "240.22", session="premarket", as_of="2023-01-24 07:32")
    assert "PT223" not in codes("", series=FILE, snapshots=(right,))
    assert "PT223" in codes("", series=FILE, snapshots=(wrong,))


TABLE = (
    "| Share | Close | Previous close | Change % |\n|---|---|---|---|\n| Acme | 44.00 | 40.00 | {percent}% |\n| "
    "Calder | 19.00 | 20.00 | −5.0% |\n"
)


def test_a_row_is_recomputed() -> None:
    assert "PT217" not in codes(TABLE.format(percent="10.0"))
    (found,) = [one for one in diagnostics(TABLE.format(percent="8.0")) if one.code == "PT217"]
    assert (found.where.line, found.working.startswith("from 40.00 to 44.00")) == (12, True)


def test_a_total_is_added_up() -> None:
    table = (
        "| Unit | Sales |\n|---|---|\n| Cloud | $6.1 million |\n| Games | $3.0 million |\n| Total | ${total} "
        "million |\n"
    )
    assert "PT217" not in codes(table.replace("{total}", "9.1"))
    assert "PT217" in errors(table.replace("{total}", "8.1"))
    (found,) = [one for one in diagnostics(table.replace("{total}", "9.9")) if one.code == "PT217"]
    assert found.verdict == "strained", "a row may have been left out"


def test_two_articles_with_two_prices_of_one_instant() -> None:
    at = datetime.datetime(2023, 1, 24, 12, 32, tzinfo=datetime.UTC)
    one = StatedPrice("NASDAQ:MSFT", at, "premarket", Decimal("242.66"), Where("a.md", 6))
    other = StatedPrice("NASDAQ:MSFT", at, "premarket", Decimal("243.66"), Where("b.md", 7))
    (found,) = check_across([other, one])
    assert (found.code, found.where.file, found.related[0].file) == ("PT230", "b.md", "a.md")
    assert list(check_across([one, one])) == []
