"""Figures print with their own decimals, a true minus, and as the language writes them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from babel import Locale
from babel.numbers import NumberPattern, list_currencies, parse_pattern
from hypothesis import given
from hypothesis import strategies as st

from presstime.market.currencies import (
    ISO_4217,
    MINOR_UNITS,
    canonical_currency,
    currencies_of_sign,
    currency_signs,
    decimals_of,
)
from presstime.market.exchanges import EXCHANGES
from presstime.market.money import (
    faint_and_strong,
    format_big,
    format_number,
    format_percent,
    format_price,
    format_signed,
    in_major_unit,
    three_figures,
)

D = Decimal
NBSP = "\N{NO-BREAK SPACE}"
MINUS = "\N{MINUS SIGN}"
LANGUAGES = (
    "en",
    "de",
    "fr",
    "ja",
    "sv",
    "ar",
    "nl",
    "pt-BR",
    "hi",
    "de-CH",
    "tr",
    "pl",
    "zh-Hant",
    "nb",
    "he",
)

amounts = st.decimals(
    allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12, places=2
) | (st.decimals(allow_nan=False, allow_infinity=False, min_value=-1, max_value=1, places=8))


@pytest.mark.parametrize(
    ("amount", "currency", "language", "printed"),
    [
        ("242.66", "USD", "en", "$242.66"),
        ("1234.50", "USD", "en", "$1,234.50"),
        ("431.5", "GBX", "en", "431.5p"),
        ("4.315", "GBP", "en", "£4.315"),
        ("3412", "JPY", "en", "¥3,412"),
        ("0.00001234", "USD", "en", "$0.00001234"),
        ("0.10", "USD", "en", "$0.10"),
        ("88", "HKD", "en", "HK$88"),
        ("12.50", "CHF", "en", f"CHF{NBSP}12.50"),
        ("12345", "ZAc", "en", "12,345c"),
        ("1234", "ILA", "en", f"1,234{NBSP}agorot"),
        ("-1.50", "USD", "en", f"{MINUS}$1.50"),
        ("0.5", "BTC", "en", f"BTC{NBSP}0.5"),
        ("1.0837", None, "en", "1.0837"),
        ("1E+3", None, "en", "1,000"),
        ("242.66", "USD", "de", f"242,66{NBSP}$"),
        ("1234567.5", "EUR", "fr", f"1\u202f234\u202f567,5{NBSP}€"),
        ("431.5", "GBX", "de", f"431,5{NBSP}p"),
        ("1234567", "INR", "en-IN", "₹12,34,567"),
        ("242.66", "USD", "xx-unknown", "$242.66"),
    ],
)
def test_a_price_as_printed(amount: str, currency: str | None, language: str, printed: str) -> None:
    assert format_price(D(amount), currency, language) == printed


@pytest.mark.parametrize(
    ("amount", "currency", "printed"),
    [("0.08", None, "+0.08"), ("-2.86", None, f"{MINUS}2.86"), ("0.00", None, "0.00"),
     ("-0.00", None, "0.00"),
     ("0.08", "USD", "+$0.08"), ("-2.86", "USD", f"{MINUS}$2.86"), ("-3.5", "GBX", f"{MINUS}3.5p"),
     ("3.5", "GBX", "+3.5p")],
)  # fmt: skip
def test_a_change_carries_its_sign(amount: str, currency: str | None, printed: str) -> None:
    assert format_signed(D(amount), "en", currency) == printed


@pytest.mark.parametrize(
    ("percent", "language", "printed"),
    [("0.04", "en", "+0.04%"), ("-1.18", "en", f"{MINUS}1.18%"), ("0.00", "en", "0.00%"),
     ("-0.0", "en", "0.0%"),
     ("12", "en", "+12%"), ("1234.5", "en", "+1,234.5%"), ("0.04", "de", f"+0,04{NBSP}%"),
     ("-1.18", "sv", f"{MINUS}1,18{NBSP}%"), ("-1.18", "tr", f"{MINUS}%1,18"), ("4.1", "ar", "+4.1%")],
)  # fmt: skip
def test_per_cent_keeps_its_decimals(percent: str, language: str, printed: str) -> None:
    assert format_percent(D(percent), language) == printed


def test_per_cent_may_go_without_plus() -> None:
    assert format_percent(D("4.10"), "en", signed=False) == "4.10%"
    assert format_percent(D("-4.10"), "en", signed=False) == f"{MINUS}4.10%"


@pytest.mark.parametrize(
    ("amount", "currency", "language", "printed"),
    [
        ("1234567", None, "en", "1.23m"),
        ("1200000", None, "en", "1.2m"),
        ("999999", None, "en", "999,999"),
        ("999999999", None, "en", "1bn"),
        ("1803251234567", "USD", "en", "$1.8tn"),
        ("84312000000", "USD", "en", "$84.3bn"),
        ("123456000000000000", "JPY", "en", "¥123,000tn"),
        ("-1234567", "USD", "en", f"{MINUS}$1.23m"),
        ("250000000", "GBX", "en", "£2.5m"),
        ("1000000", "GBX", "en", "£10,000.00"),
        ("1234567", None, "de", f"1,23{NBSP}Mio."),
        ("1234567", None, "ja", "123万"),
        ("1803251234567", "USD", "de", f"1,8{NBSP}Bio.{NBSP}$"),
    ],
)
def test_large_numbers_are_shortened(amount: str, currency: str | None, language: str, printed: str) -> None:
    assert format_big(D(amount), currency, language) == printed


def test_three_figures_are_rounded_half_even() -> None:
    assert three_figures(D(1235000)) == D(1240000)
    assert three_figures(D(1245000)) == D(1240000)


def babel_pattern(pattern: NumberPattern, amount: Decimal) -> NumberPattern:
    """Babel's pattern with the amount's own number of decimals."""
    exact = parse_pattern(pattern.pattern)
    places = max(0, -int(amount.as_tuple().exponent))
    exact.frac_prec = (places, places)
    return exact


def as_ours(text: str) -> str:
    """What Babel prints, with a true minus and without bidirectional marks."""
    return text.replace("-", MINUS).translate(dict.fromkeys(map(ord, "\u200e\u200f\u061c")))


@given(
    amount=amounts,
    language=st.sampled_from(LANGUAGES),
    currency=st.sampled_from(("USD", "EUR", "JPY", "SEK", "CHF")),
)
def test_prices_equal_babels(amount: Decimal, language: str, currency: str) -> None:
    """But for the space that CLDR wants between a currency's letters and the digits."""
    locale = Locale.parse(language, sep="-")
    pattern = babel_pattern(locale.currency_formats["standard"], amount)
    babel = as_ours(pattern.apply(amount or D(0), locale, currency=currency, currency_digits=False))
    assert format_price(amount, currency, language).replace(NBSP, "") == babel.replace(NBSP, "")


@given(amount=amounts, language=st.sampled_from(LANGUAGES))
def test_numbers_and_per_cents_equal_babels(amount: Decimal, language: str) -> None:
    locale = Locale.parse(language, sep="-")
    unsigned = amount or D(0).scaleb(int(amount.as_tuple().exponent))
    plain = babel_pattern(locale.decimal_formats[None], amount).apply(unsigned, locale)
    pattern = babel_pattern(locale.percent_formats[None], amount)
    pattern.scale = 0
    assert format_number(amount, language) == as_ours(plain)
    assert format_percent(amount, language, signed=False) == as_ours(pattern.apply(unsigned, locale))


@given(
    amount=amounts, language=st.sampled_from(LANGUAGES), currency=st.sampled_from((None, "USD", "GBX", "CHF"))
)
def test_zero_has_no_sign_and_the_rest_has_one(amount: Decimal, language: str, currency: str | None) -> None:
    printed = format_signed(amount, language, currency)
    expected = (amount > 0) * "+" + (amount < 0) * MINUS
    assert "".join(character for character in printed if character in f"+{MINUS}-") == expected


@given(
    amount=st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**9), max_value=10**9)
)
def test_a_hundred_pence_are_a_pound(amount: Decimal) -> None:
    pounds, currency = in_major_unit(amount, "GBX")
    assert currency == "GBP"
    assert pounds * 100 == amount
    assert in_major_unit(amount, "USD") == (amount, "USD")


@pytest.mark.parametrize(
    ("amount", "text", "parts"),
    [("0.00001234", "$0.00001234", ("$0.0000", "1234")), ("0.0001", "$0.0001", ("$0.000", "1")),
     ("0.012", "$0.012", ("", "$0.012")), ("242.66", "$242.66", ("", "$242.66")), ("0", "$0", ("", "$0")),
     ("0.00001234", "0,00001234\xa0$", ("0,0000", "1234\xa0$"))],
)  # fmt: skip
def test_leading_noughts_are_parted_off(amount: str, text: str, parts: tuple[str, str]) -> None:
    assert faint_and_strong(D(amount), text) == parts


@pytest.mark.parametrize(
    ("written", "code"),
    [("usd", "USD"), ("GBP", "GBP"), ("gbp", "GBP"), ("GBp", "GBX"), ("GBX", "GBX"), ("ZAC", "ZAc"),
     ("ZAc", "ZAc"), ("ILa", "ILA"), ("usdt", "USDT"), ("XYZ", None), ("", None)],
)  # fmt: skip
def test_pence_are_not_pounds(written: str, code: str | None) -> None:
    assert canonical_currency(written) == code


@pytest.mark.parametrize(
    ("currency", "decimals"),
    [("USD", 2), ("JPY", 0), ("KWD", 3), ("KRW", 0), ("ISK", 0), ("CLF", 4), ("GBX", 0), ("BTC", 8)],
)
def test_a_currencys_decimals(currency: str, decimals: int) -> None:
    assert decimals_of(currency) == decimals


def test_the_list_of_currencies_holds_only_codes() -> None:
    known = list_currencies() | {"ZWG"}
    assert known >= ISO_4217
    assert {exchange.currency for exchange in EXCHANGES.values()} <= ISO_4217 | {""}
    assert set(MINOR_UNITS.values()) <= ISO_4217


@pytest.mark.parametrize(
    ("sign", "first"),
    [("$", "USD"), ("£", "GBP"), ("€", "EUR"), ("¥", "JPY"), ("p", "GBX"), ("HK$", "HKD"), ("C$", "CAD"),
     ("A$", "AUD"), ("₦", "NGN"), ("EUR", "EUR"), ("kr", "SEK")],
)  # fmt: skip
def test_a_sign_means_a_currency(sign: str, first: str) -> None:
    assert currencies_of_sign(sign)[0] == first


def test_signs_are_listed_longest_first_and_mean_currencies() -> None:
    signs = currency_signs()
    assert [len(sign) for sign in signs] == sorted((len(sign) for sign in signs), reverse=True)
    for sign in signs:
        assert all(canonical_currency(code) == code for code in currencies_of_sign(sign)), sign


def test_an_unknown_sign_means_nothing() -> None:
    assert currencies_of_sign("§") == ()
    assert currencies_of_sign("usd") == ()
