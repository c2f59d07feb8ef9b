"""A market value or share count in the text, held against the snapshot."""

from __future__ import annotations

import pytest

from presstime.diagnostics import Severity
from tests.checks.cases import codes, diagnostics, snapshot

SHARES = snapshot("242.66", "242.58", shares="7440000000")
CAP = snapshot("242.66", "242.58", market_cap="1805000000000")
COUNTRY = snapshot("318.6", "314.4", ticker="LSE:TSCO", currency="GBX", shares="7300000000")


@pytest.mark.parametrize(
    ("text", "one"),
    [
        ("Microsoft has a market value of $1.8 billion.", SHARES),
        ("Microsoft (NASDAQ: MSFT) has a market capitalization of $2.4 trillion.", CAP),
        ("Microsoft, with a market cap of about $1.2 trillion, did not comment.", SHARES),
        ("Microsoft's market value is $181 billion.", CAP),
        ("Microsoft now has a market value of more than $2.4 trillion.", SHARES),
        ("Microsoft has 744 million shares outstanding.", SHARES),
        ("Tesco has a market value of £2.3 billion.", COUNTRY),
    ],
)
def test_another_worth_than_the_snapshots_is_a_contradiction(text: str, one: object) -> None:
    tickers = ("LSE:TSCO",) if one is COUNTRY else ("NASDAQ:MSFT",)
    (found,) = [d for d in diagnostics(text, snapshots=(one,), tickers=tickers) if d.code == "PT224"]
    assert (found.severity, found.verdict, found.where.line) == (Severity.ERROR, "contradiction", 10)
    assert "the text's figure stands for" in found.working


def test_one_of_another_hour_is_strained() -> None:
    (found,) = [d for d in diagnostics("Microsoft has a market value of $1.76 trillion.", snapshots=(SHARES,))
                if d.code == "PT224"]  # fmt: skip
    assert found.verdict == "strained" and "242.66 × 7,440,000,000 is" in found.working


@pytest.mark.parametrize(
    "text",
    [
        "Microsoft has a market value of $1.8 trillion.",
        "Microsoft, with a market value of about $1.8 trillion, did not comment.",
        "Microsoft has a market value of more than $1.5 trillion.",
        "Microsoft has 7.44 billion shares outstanding.",
        "Microsoft had a market value of $2.5 trillion at its peak in 2021.",
        "Microsoft had a market value of $250 billion a decade ago.",
        "Rival Apple has a market value of $2.3 trillion.",
        "Microsoft Ventures has a market value of $2.3 billion.",
        "Microsoft would have a market value of $2 trillion at that price.",
        "Microsoft has lost $300 billion of market value.",
        "Its market value is $2.3 trillion.",
        "Activision agreed to the deal. The company has a market value of $60 billion.",
        "At $300 a share, Microsoft has a market value of $2.2 trillion.",
        "Microsoft's market value is A$2.6 trillion.",
        "Microsoft has a market share of 20%, a market value of $2 trillion for the sector.",
    ],
)
@pytest.mark.parametrize("one", [SHARES, CAP], ids=["shares", "market_cap"])
def test_right_and_other_worths_are_left_alone(text: str, one: object) -> None:
    assert "PT224" not in codes(text, snapshots=(one,))
