"""Weekdays, sessions, holidays, age."""

from __future__ import annotations

import pytest

from presstime.diagnostics import Severity
from tests.checks.cases import codes, diagnostics, errors, snapshot


def test_a_weekday_beside_a_full_date() -> None:
    (found,) = [one for one in diagnostics("It was announced on Tuesday, Jan. 25, 2023.") if one.code == "PT301"]
    assert found.severity is Severity.ERROR and found.message == "25 January 2023 was a Wednesday, not a Tuesday"
    assert "PT301" not in codes("It was announced on Wednesday, 25 January 2023.")


def test_a_date_that_does_not_exist() -> None:
    assert "PT301" in errors("The year ended on Nov. 31, 2022.")


def test_a_weekday_beside_a_date_of_this_year_is_a_warning() -> None:
    found = [one for one in diagnostics("The company reports on Wednesday, Jan. 24.") if one.code == "PT302"]
    assert [one.severity for one in found] == [Severity.WARNING]
    assert "PT302" not in codes("The company reports on Tuesday, Jan. 24.")


@pytest.mark.parametrize(
    ("session", "as_of", "is_wrong"),
    [
        ("premarket", "2023-01-24 07:32", False),
        ("premarket", "2023-01-24 15:00", True),
        ("regular", "2023-01-24 09:30", False),
        ("regular", "2023-01-24 07:32", True),
        ("after-hours", "2023-01-24 17:00", False),
        ("regular", "2023-01-16 12:00", True),
        ("regular", "2023-01-21 12:00", True),
        ("regular", "2022-11-25 14:00", True),
        ("closed", "2023-01-21 12:00", False),
        ("regular", "2023-01-16", True),
        ("premarket", "2023-01-24", False),
    ],
)
def test_the_session_and_the_time(session: str, as_of: str, is_wrong: bool) -> None:
    """Holidays (16 January 2023), weekends and early closes (25 November 2022) count."""
    price = snapshot("242.66", session=session, as_of=as_of)
    assert ("PT303" in errors("", snapshots=(price,))) is is_wrong


def test_the_finding_says_what_the_exchange_was_doing() -> None:
    price = snapshot("242.66", session="premarket", as_of="2023-01-24 15:00")
    (found,) = [one for one in diagnostics("", snapshots=(price,)) if one.code == "PT303"]
    assert found.message == "15:00 at Nasdaq is not premarket trading: it is regular trading"
    assert found.verdict == "contradiction" and "America/New_York" in found.working


def test_a_close_on_a_closed_day() -> None:
    """16 January 2023 was a holiday in New York."""
    sentence = "Microsoft shares closed up 1.2% at $241.10 on Monday."
    assert "PT304" in errors(sentence, published="2023-01-17 08:00")
    assert "PT304" not in codes(sentence, published="2023-01-24 08:00")


def test_a_close_named_by_a_closed_day() -> None:
    """Good Friday, 7 April 2023."""
    sentence = "Microsoft shares rose 0.5% to $293.05, from Friday's close of $291.60."
    assert "PT304" in errors(sentence, published="2023-04-10 18:00")
    assert "PT304" not in codes(sentence.replace("Friday", "Thursday"), published="2023-04-10 18:00")


def test_a_saturday_is_closed_whoever_it_is() -> None:
    assert "PT304" in errors("Shares of Acme closed at $41.10 on Saturday.", tickers=())


def test_a_coin_trades_on_saturdays() -> None:
    assert "PT304" not in codes("Bitcoin rose 2% to $23,100 on Saturday.", tickers=())


def test_a_price_after_the_articles_date() -> None:
    late = snapshot("242.66", session="after-hours", as_of="2023-01-24 17:00")
    assert "PT305" in codes("", snapshots=(late,), published="2023-01-24 07:40")
    assert "PT305" not in codes("", snapshots=(late,), published="2023-01-24 17:10")


def test_an_old_price() -> None:
    old = snapshot("242.66", session="closed", as_of="2023-01-17 16:00")
    (found,) = [one for one in diagnostics("", snapshots=(old,)) if one.code == "PT306"]
    assert found.message == "the price was 5 sessions old at publication"
    yesterday = snapshot("242.66", session="closed", as_of="2023-01-23 16:00")
    assert "PT306" not in codes("", snapshots=(yesterday,))


def test_a_weekend_does_not_age_a_price() -> None:
    friday = snapshot("242.66", session="closed", as_of="2023-01-20 16:00")
    assert "PT306" not in codes("", snapshots=(friday,), published="2023-01-22 10:00")


def test_today_needs_a_weekday() -> None:
    assert "PT307" in codes("Microsoft shares rose 2% to $241.10 today.")
    assert "PT307" not in codes("Microsoft shares rose 2% to $241.10 on Tuesday.")


def test_a_price_without_a_time_is_a_rumour() -> None:
    (found,) = [one for one in diagnostics("", snapshots=(snapshot("242.66"),)) if one.code == "PT308"]
    assert found.severity is Severity.WARNING


@pytest.mark.parametrize(
    ("sentence", "is_wrong"),
    [
        ("The stock closed at $240 on Monday, January 16, 2023.", True),
        ("The stock closed at $240 on Jan. 16.", True),
        ("The stock closed at $240 on Jan. 17, 2023.", False),
        ("The stock closed at $240 on Tuesday, January 16, 2023.", False),
        ("The stock closed at 1,940 yen on January 16, 2023.", False),
        ("The stock is expected to close at $240 on January 16, 2023.", False),
    ],
)
def test_a_close_on_a_date_is_on_a_day_of_trading(sentence: str, is_wrong: bool) -> None:
    """16 January 2023 was a holiday in New York; where weekday and date disagree, that is said instead."""
    assert ("PT304" in errors(sentence)) is is_wrong
