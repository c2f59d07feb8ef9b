"""Symbols, names, currencies."""

from __future__ import annotations

from presstime.diagnostics import Severity
from tests.checks.cases import MSFT, codes, diagnostics, errors


def test_a_symbol_on_another_exchange_is_an_error() -> None:
    (found,) = [one for one in diagnostics("Microsoft (NYSE: MSFT) rose.") if one.code == "PT401"]
    assert found.severity is Severity.ERROR and found.verdict == "contradiction"
    assert found.message == "MSFT is listed as NASDAQ:MSFT, not on NYSE"


def test_other_spellings_of_the_exchange_are_right() -> None:
    for written in ("NASDAQ: MSFT", "NASDAQ:MSFT", "NasdaqGS: MSFT", "Nasdaq: MSFT"):
        assert not {"PT401", "PT402"} & set(codes(f"Microsoft ({written}) rose."))


def test_the_same_symbol_may_be_another_company_elsewhere() -> None:
    assert "PT401" not in errors("Minsk Foods (LSE: MSFT) rose.")


def test_a_symbol_without_a_profile() -> None:
    assert "PT402" in codes("Micro Star (NASDAQ: MSTF) rose.")
    assert "PT402" not in codes("The study (Table: A1) rose.")


def test_a_former_symbol_by_its_day() -> None:
    sentence = "Meta Platforms (NASDAQ: FB) reports on Wednesday."
    assert "PT403" in codes(sentence)
    assert "PT403" not in codes(sentence, published="2022-06-01 08:00")
    assert "PT402" not in codes(sentence, published="2022-06-01 08:00")


def test_a_company_beside_anothers_symbol() -> None:
    assert "PT404" in codes("Microsoft (NASDAQ: ZM) rose.")
    assert "PT404" not in codes("Zoom Video Communications (NASDAQ: ZM) rose.")


def test_dollars_for_a_listing_in_pence() -> None:
    assert "PT405" in codes("Tesco shares rose 1.3% to $318.6.")
    assert "PT405" not in codes("Tesco shares rose 1.3% to 318.6p.")
    assert "PT405" not in codes("Tesco shares rose 1.3% to £3.186.")
    assert "PT405" in codes("Tesco shares rose 2p to 318 cents.")


def test_a_symbol_of_two_profiles_is_not_judged() -> None:
    world = dict.fromkeys(("NASDAQ:MSFT", "XETRA:MSFT"), MSFT)
    assert "PT401" not in codes("Microsoft (NYSE: MSFT) rose.", instruments=world)
