"""Neighbouring sentences, headline and body, text and snapshot."""

from __future__ import annotations

import pytest

from presstime.diagnostics import Severity
from tests.checks.cases import codes, diagnostics, errors, snapshot

PREMARKET = snapshot("242.66", "242.58", session="premarket", as_of="2023-01-24 07:32")
CLOSED = snapshot("242.58", "240.22", session="closed", as_of="2023-01-23 16:00")


def test_a_move_that_does_not_follow_from_the_close_before_it() -> None:
    assert "PT207" in errors("Microsoft is up 0.05% to $242.66 in premarket trading. It closed at $242.58.")
    assert "PT207" not in codes("Microsoft is up 0.03% to $242.66 in premarket trading. It closed at $242.58.")


def test_a_close_of_another_company_is_no_base() -> None:
    assert "PT207" not in codes("Microsoft is up 3% to $242.66 in premarket trading. Tesco closed at 250p.")


def test_a_close_in_a_clause_is_the_base_of_the_move_beside_it() -> None:
    text = "Apple stock, which closed {} at $141.11, fell {} to $139.70 in early trading."
    assert "PT207" in errors(text.format("Monday", "2%"))
    assert "PT207" not in codes(text.format("Monday", "1%"))
    assert "PT207" not in codes("Apple, which closed at $141.11 on Jan. 3, 2023, fell 2% to $139.70 in early trading.")
    assert "PT207" not in codes("Apple, which closed Monday at $141.11, fell 2% to $139.70 on Wednesday.")
    assert "PT207" not in codes("Apple, which closed at $182.01 a year ago, fell 2% to $139.70 in early trading.")


def test_what_is_trading_now_is_the_snapshots_price() -> None:
    regular = snapshot("242.66", "242.58", session="regular", as_of="2023-01-24 12:32")
    later = "2023-01-24 13:00"
    assert "PT208" in errors("Microsoft is trading at $224.66.", snapshots=(regular,), published=later)
    assert "PT208" in errors("Microsoft is trading up 0.3% at $242.66.", snapshots=(regular,), published=later)
    for right in ("is trading at $242.66", "was trading at $224.66", "is trading at $244.10 after hours"):
        assert "PT208" not in codes(f"Microsoft {right}.", snapshots=(regular,), published=later)
    for other in ("is trading at $240 to $245", "bonds are trading at $98.20", "calls are trading at $4.20"):
        assert "PT208" not in codes(f"Microsoft {other}.", snapshots=(regular,), published=later)


def test_consecutive_days() -> None:
    assert "PT207" in codes("Microsoft rose 5% to $245.10 on Tuesday. The stock closed at $240.30 on Monday.")
    assert "PT207" not in codes("Microsoft rose 2% to $245.10 on Tuesday. The stock closed at $240.30 on Monday.")
    assert "PT207" not in codes("Microsoft rose 5% to $245.10 on Tuesday. The stock closed at $240.30 on Friday.")


@pytest.mark.parametrize(
    "sentence",
    [
        "Microsoft is trading at $224.66 in premarket trading.",
        "At press time, Microsoft stock is down 0.04% in premarket trading.",
        "Microsoft shares rose 0.4% to $242.66 before the bell.",
        "The stock closed at $245.28.",
    ],
)
def test_text_that_the_snapshot_contradicts(sentence: str) -> None:
    found = [one for one in diagnostics(sentence, snapshots=(PREMARKET,)) if one.code == "PT208"]
    assert [one.severity for one in found] == [Severity.ERROR]
    assert found[0].related[0].line == 6, "it names the snapshot's place too"


@pytest.mark.parametrize(
    "sentence",
    [
        "Microsoft is trading at $242.66 in premarket trading.",
        "Microsoft is trading at $242.7 in premarket trading.",
        "Tesco is trading at 224.66p in premarket trading.",
        "Microsoft fell 3% last week to $240.22.",
        "Microsoft closed at $238.10 on Wednesday.",
        "The stock is up 12% this year.",
    ],
)
def test_text_about_the_same_or_another_moment(sentence: str) -> None:
    assert "PT208" not in codes(sentence, snapshots=(PREMARKET,))


def test_a_close_is_the_snapshots_when_the_session_is_over() -> None:
    assert "PT208" in errors("Microsoft closed up 0.98% at $245.28 on Monday.", snapshots=(CLOSED,))
    assert "PT208" not in codes("Microsoft closed up 0.98% at $242.58 on Monday.", snapshots=(CLOSED,))


def test_headline_and_text() -> None:
    body = "Microsoft shares jumped 6.2% to $241.10 on Tuesday."
    assert "PT209" in errors(body, title="Microsoft jumps 8% after results")
    assert "PT209" not in codes(body, title="Microsoft jumps 6% after results")
    assert "PT209" not in codes(body, title="Tesco jumps 8% after results")


def test_key_points_are_held_to_the_text() -> None:
    body = "Microsoft shares jumped 6.2% to $241.10 on Tuesday."
    assert "PT209" in codes(body, key_points=("Microsoft shares fell 6.2%",))
