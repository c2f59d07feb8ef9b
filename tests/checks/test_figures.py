"""Snapshot arithmetic: one good snapshot, one figure spoiled in each row."""

from __future__ import annotations

from typing import Any

import pytest

from presstime.diagnostics import Severity
from presstime.market.printed import Rounding
from presstime.model import Snapshot
from tests.checks.cases import codes, diagnostics, snapshot

GOOD: dict[str, Any] = {
    "change": "+0.08",
    "change_percent": "0.03",
    "low": "240.10",
    "high": "243.00",
    "low_52_weeks": "213.43",
    "high_52_weeks": "315.95",
    "shares": "7440000000",
    "market_cap": "1805000000000",
    "as_of": "2023-01-24 12:00",
    "session": "regular",
}


def of(**changes: Any) -> Snapshot:
    given = tuple(name for name in ("change", "change_percent") if name in {**GOOD, **changes})
    return snapshot("242.66", "242.58", **{**GOOD, "given": given, **changes})


def test_a_snapshot_that_fits_is_silent() -> None:
    assert [code for code in codes("", snapshots=(of(),), published="2023-01-24 13:00") if code.startswith("PT2")] == []


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"change": "+3.10"}, "PT204", "change"),
        ({"change": "-0.08"}, "PT204", "change"),
        ({"change_percent": "0.33"}, "PT204", "change in per cent"),
        ({"change_percent": "0.08"}, "PT204", "change in per cent"),
        ({"low": "242.90"}, "PT205", "low"),
        ({"high": "242.10"}, "PT205", "high"),
        ({"low_52_weeks": "241.00"}, "PT205", "low_52_weeks"),
        ({"low": "244.00", "high": "243.00", "session": "premarket"}, "PT205", "low"),
        ({"market_cap": "180500000000"}, "PT206", "market value"),
        ({"market_cap": "2105000000000"}, "PT206", "market value"),
    ],
)
def test_one_spoiled_figure_is_a_contradiction(changes: dict[str, str], code: str, field: str) -> None:
    found = [
        one for one in diagnostics("", snapshots=(of(**changes),), published="2023-01-24 13:00") if one.code == code
    ]
    assert found, f"{code} not found"
    assert found[0].severity is Severity.ERROR and found[0].verdict == "contradiction"
    assert field in found[0].message and found[0].working


def test_the_working_prints_prices_with_their_decimals() -> None:
    wrong = snapshot("242.60", "239.50", change="+3.20", given=("change",))
    (found,) = [one for one in diagnostics("", snapshots=(wrong,)) if one.code == "PT204"]
    assert found.working == "242.60 − 239.50 = +3.10, printed +3.20"
    assert found.hint == "write +3.10, or correct previous_close"


def test_a_percent_too_small_for_its_decimals_is_given_in_hundredths() -> None:
    """Not "write +0.0"."""
    (found,) = [one for one in diagnostics("", snapshots=(of(change_percent="0.4"),)) if one.code == "PT204"]
    assert found.hint == "write +0.03, or correct the prices"


def test_a_percent_that_needs_rounded_prices_is_strained() -> None:
    found = [one for one in diagnostics("", snapshots=(of(change_percent="0.04"),)) if one.code == "PT204"]
    assert [(one.severity, one.verdict) for one in found] == [(Severity.WARNING, "strained")]


def test_a_share_count_of_another_quarter_is_only_strained() -> None:
    found = [one for one in diagnostics("", snapshots=(of(market_cap="1798000000000"),)) if one.code == "PT206"]
    assert [one.verdict for one in found] == ["strained"]


def test_a_price_before_hours_may_lie_outside_the_day() -> None:
    assert "PT205" not in codes(
        "", snapshots=(of(low="243.00", high="245.00", session="premarket", as_of="2023-01-24 07:32"),)
    )


def test_a_truncating_desk() -> None:
    spoiled = snapshot("107.59", "100.00", change_percent="7.5", given=("change_percent",))
    assert "PT204" in codes("", snapshots=(spoiled,))
    assert "PT204" not in codes("", snapshots=(spoiled,), rounding=Rounding.TRUNCATE)


def test_pence_times_shares_are_pounds() -> None:
    tesco = {"ticker": "LSE:TSCO", "currency": "GBX", "shares": "7300000000"}
    assert "PT206" not in codes("", snapshots=(snapshot("318.6", market_cap="23300000000", **tesco),))
    assert "PT206" in codes("", snapshots=(snapshot("318.6", market_cap="2330000000000", **tesco),))


def test_a_finding_points_at_the_field_or_the_nearest_parent() -> None:
    (found,) = [
        one for one in diagnostics("", snapshots=(of(change="+3.10", change_percent="0.03"),)) if one.code == "PT204"
    ]
    assert (found.where.file, found.where.line) == ("content/articles/a.md", 6)
