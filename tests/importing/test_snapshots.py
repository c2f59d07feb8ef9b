"""Price sentences: what is plain is taken as printed, what is not is left and named."""

from __future__ import annotations

from typing import Any

import pytest

from presstime.importing.blocks import paragraph
from presstime.importing.report import Notes
from presstime.importing.snapshots import find_prices, snapshot_fields
from presstime.importing.tickers import find_tickers

ACME = "Acme Corp. (NYSE: ACM) makes anvils."
LONDON = "Acme plc (LSE: ACM) makes anvils."


def snapshot(sentence: str, company: str = ACME) -> dict[str, Any]:
    """The one snapshot of a sentence, numbers as text; {} where none was taken."""
    notes = Notes()
    blocks = [paragraph(company), paragraph(sentence)]
    prices = find_prices(blocks, find_tickers(blocks, notes), notes)
    return plain(snapshot_fields(prices[0], False, notes)) if prices else {}


def plain(fields: dict[str, Any]) -> dict[str, Any]:
    shown: dict[str, Any] = {}
    for name, value in fields.items():
        if name == "moves":
            shown[name] = {move["period"]: str(move["percent"]) for move in value}
        else:
            shown[name] = plain(value) if isinstance(value, dict) else str(value)
    return shown


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "At press time, Acme stock is trading up 0.04% to $242.66 in premarket "
"trading. This comes after the "
            "company closed up 0.98% to $242.58.",
            {"price": "242.66", "previous_close": "242.58", "change_percent": "0.04", "session": "premarket",
             "moves": {"previous day": "0.98"}},
        ),
        (
            "Acme shares were down 1.25% at $10.20 in pre-market trade after closing at $10.33 on Monday.",
            {"price": "10.20", "previous_close": "10.33", "change_percent": "-1.25", "session": "premarket"},
        ),
        (
            "Shares of Acme rose 3% to $50.10 in after-hours trading, after ending the day at $48.64.",
            {"price": "50.10", "previous_close": "48.64", "change_percent": "3", "session": "after-hours"},
        ),
        ("The stock closed at $1,234.50, down 2.1%.",
         {"price": "1234.50", "change_percent": "-2.1", "session": "closed"}),
        ("Acme's shares ended 2.1% lower at $97.90.",
         {"price": "97.90", "change_percent": "-2.1", "session": "closed"}),
        ("Acme shares finished flat at $20.00.", {"price": "20.00", "session": "closed"}),
        ("Acme shares fell 4 percent to $31 in afternoon trading.",
         {"price": "31", "change_percent": "-4", "session": "regular"}),
        ("Acme shares slid $2.86, or 6.6%, to $40.54.",
         {"price": "40.54", "change": "-2.86", "change_percent": "-6.6"}),
        ("Acme stock was last trading at $12.05 (+1.3%).", {"price": "12.05", "change_percent": "1.3"}),
        ("At the time of writing, ACM was changing hands at $7.77.", {"price": "7.77"}),
        ("Acme shares edged up 0.2% to $15.01 at 10:15 a.m.", {"price": "15.01", "change_percent": "0.2"}),
        ("Acme shares gained 1.5% to $30.45, compared with a previous close of $30.00.",
         {"price": "30.45", "change_percent": "1.5", "previous_close": "30.00"}),
        ("Acme shares are up 12% this year and have lost 3.5% over the past week. The stock traded at $44.",
         {"price": "44", "moves": {"year to date": "12", "one week": "-3.5"}}),
    ],
)  # fmt: skip
def test_dollars(sentence: str, expected: dict[str, Any]) -> None:
    assert snapshot(sentence) == {"currency": "USD"} | expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Acme shares fell 7.4% to 612p.", {"price": "612", "currency": "GBX", "change_percent": "-7.4"}),
        ("Acme shares added 3p to 412.5p.", {"price": "412.5", "currency": "GBX", "change": "3"}),
        (
            "Acme shares rose 1 per cent to 88 pence.",
            {"price": "88", "currency": "GBX", "change_percent": "1"},
        ),
        ("Acme shares rose 1% to £4.20.", {"price": "4.20", "currency": "GBP", "change_percent": "1"}),
        ("Acme shares rose 1% to €4.20.", {"price": "4.20", "currency": "EUR", "change_percent": "1"}),
        ("Acme shares rose 1% to $4.20.", {"price": "4.20", "change_percent": "1"}),
    ],
)
def test_london(sentence: str, expected: dict[str, Any]) -> None:
    """Pence are GBX; a dollar sign in London is not told which dollar."""
    assert snapshot(sentence, LONDON) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Analysts raised their price target on Acme shares to $60.",
        "Acme shares hit an all-time high of $71.20 in November 2021.",
        "Acme shares were trading at about $50.",
        "Acme shares rose as much as 5% to $52.50.",
        "Revenue rose 12% to $3.4 billion.",
        "Acme's quarterly profit rose 12% to $3.40 a share.",
        "Bolt shares rose 3% to $97.10.",
        "Shares of Bolt Inc. rose 3% to $97.10.",
        "The S&P 500 rose 0.4% to 4,760.",
        "Brent crude rose 2% to $81.20 a barrel.",
        "The bid values Acme shares at $55, a premium of 20%.",
        "Acme shares could fall to $30, he said.",
        "Acme shares opened at $48.",
        "The stock closed at 14.20 crowns.",
        "Five years ago the shares traded at $3.",
    ],
)
def test_what_is_not_the_price_at_press_time(sentence: str) -> None:
    assert snapshot(sentence) == {}


def test_no_time_is_invented() -> None:
    assert "as_of" not in snapshot("Acme stock was trading at $12.05 at 10:15 a.m.")


def test_a_move_that_is_not_plain_is_named() -> None:
    notes = Notes()
    blocks = [
        paragraph(ACME),
        paragraph("Acme shares closed at $10. They have gained about 30% over the past year."),
    ]
    prices = find_prices(blocks, find_tickers(blocks, notes), notes)
    assert prices[0].moves == []
    assert [u.message for u in notes.unknown if u.field == "moves"] == ["“about 30%” is no plain figure (one year)"]


def test_a_price_without_a_ticker_is_named() -> None:
    notes = Notes()
    assert find_prices([paragraph("At press time, the stock traded at $5, up 1%.")], [], notes) == []
    assert [u.field for u in notes.unknown] == ["snapshot"]
