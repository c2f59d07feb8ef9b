"""Money and figures as printed: Decimal in, text in the publication's language out.

The decimals that a figure was given with are the decimals that it is printed with: 242.66 stays 242.66,
0.00001234 keeps all eight. The minus is U+2212, zero has no sign and never a minus, large numbers are
shortened as newsrooms do. Nothing here computes a change; nothing knows the machine's locale.
"""

from __future__ import annotations

import functools
import unicodedata
from decimal import ROUND_HALF_EVEN, Decimal

from presstime.market.currencies import MINOR_UNITS
from presstime.market.number_style import (
    MINUS,
    NO_BREAK_SPACE,
    Affixes,
    NumberStyle,
    currency_sign,
    locale_of,
    number_style,
    without_marks,
)

_MINOR_SIGNS = {"GBX": "p", "ZAc": "c", "ILA": f"{NO_BREAK_SPACE}agorot"}
_MINOR_SIGNS_ELSEWHERE = {"GBX": "p", "ZAc": "c", "ILA": "ILA"}
_ENGLISH_LARGE = ((12, "tn"), (9, "bn"), (6, "m"))


def in_major_unit(amount: Decimal, currency: str) -> tuple[Decimal, str]:
    """An amount in its currency proper: 431.5 GBX → 4.315 GBP, exactly; others are returned as they are."""
    major = MINOR_UNITS.get(currency)
    return (amount, currency) if major is None else (amount.scaleb(-2), major)


def format_number(amount: Decimal, language: str) -> str:
    """A number with its own decimals, grouped: 1234.50 → "1,234.50", "1.234,50", "−1 234,50"."""
    style = number_style(language)
    return (MINUS if amount < 0 else "") + _digits(amount, style)


def format_price(amount: Decimal, currency: str | None, language: str) -> str:
    """A price: "$242.66", "431.5p", "£4.315", "¥3,412", "242,66 €"; without a currency, the number."""
    return _priced(amount, currency, language, plus=False)


def format_signed(amount: Decimal, language: str, currency: str | None = None) -> str:
    """A change, with its sign: "+0.08", "−2.86", "0.00" (zero has none); with a currency "+$0.08"."""
    return _priced(amount, currency, language, plus=True)


def format_percent(percent: Decimal, language: str, *, signed: bool = True) -> str:
    """Per cent (0.04 means 0.04 %), with its decimals: "+0.04%", "−1.18%", "+0,04 %", "0.00%"."""
    style = number_style(language)
    return _framed(percent, _digits(percent, style), style.percent, plus=signed)


def format_big(amount: Decimal, currency: str | None, language: str) -> str:
    """A large number in short, three figures at most: "1.2m", "$1.8tn", "84.3bn"; below a million in full.

    Rounded half-even, in the major unit. Other languages than English shorten as CLDR says: "1,2 Mio.".
    """
    amount, code = in_major_unit(amount, currency or "")
    if abs(amount) < 10**6:
        return format_price(amount, code or None, language)
    style = number_style(language)
    if not style.is_english:
        return _compact(amount, code, style.language)
    rounded = three_figures(amount)
    power, word = next((p, w) for p, w in _ENGLISH_LARGE if abs(rounded) >= Decimal(10) ** p)
    return format_price(_shortest(rounded.scaleb(-power)), code or None, language) + word


def three_figures(amount: Decimal) -> Decimal:
    """Rounded half-even to three figures: 1803251 → 1.80E+6."""
    return amount.quantize(Decimal(1).scaleb(amount.adjusted() - 2), rounding=ROUND_HALF_EVEN)


def faint_and_strong(amount: Decimal, text: str) -> tuple[str, str]:
    """A printed price parted before its first telling figure: "$0.00001234" → ("$0.0000", "1234").

    Only where at least three noughts follow the point; elsewhere the first part is "".
    """
    if amount == 0 or amount.adjusted() > -4:
        return "", text
    first = next(i for i, character in enumerate(text) if character in "123456789")
    return text[:first], text[first:]


def _priced(amount: Decimal, currency: str | None, language: str, *, plus: bool) -> str:
    style = number_style(language)
    digits = _digits(amount, style)
    if not currency:
        return _framed(amount, digits, Affixes("", "", MINUS, ""), plus=plus)
    if currency in MINOR_UNITS:
        sign = (
            _MINOR_SIGNS[currency] if style.is_english else NO_BREAK_SPACE + _MINOR_SIGNS_ELSEWHERE[currency]
        )
        return _framed(amount, digits, Affixes("", sign, MINUS, sign), plus=plus)
    return _framed(amount, digits, _with_sign(style.currency, currency_sign(currency, language)), plus=plus)


def _framed(amount: Decimal, digits: str, affixes: Affixes, *, plus: bool) -> str:
    if amount < 0:
        return affixes.negative_prefix + digits + affixes.negative_suffix
    if plus and amount > 0:
        return (affixes.negative_prefix + digits + affixes.negative_suffix).replace(MINUS, "+")
    return affixes.prefix + digits + affixes.suffix


@functools.cache
def _with_sign(affixes: Affixes, sign: str) -> Affixes:
    return Affixes(
        _spaced(affixes.prefix.replace("¤", sign), sign, before_digits=True),
        _spaced(affixes.suffix.replace("¤", sign), sign, before_digits=False),
        _spaced(affixes.negative_prefix.replace("¤", sign), sign, before_digits=True),
        _spaced(affixes.negative_suffix.replace("¤", sign), sign, before_digits=False),
    )


def _spaced(affix: str, sign: str, *, before_digits: bool) -> str:
    """CLDR's currency spacing: letters do not touch digits."""
    if before_digits and affix.endswith(sign) and _is_letter(sign[-1]):
        return affix + NO_BREAK_SPACE
    if not before_digits and affix.startswith(sign) and _is_letter(sign[0]):
        return NO_BREAK_SPACE + affix
    return affix


def _is_letter(character: str) -> bool:
    return unicodedata.category(character)[0] not in "SZ"


def _digits(amount: Decimal, style: NumberStyle) -> str:
    """The figures of an amount without its sign, grouped, with the decimals that it has."""
    whole, _, fraction = f"{abs(amount):f}".partition(".")
    if len(whole) > style.last_group:
        cut = len(whole) - style.last_group
        groups = [whole[cut:]]
        while cut > 0:
            start = max(0, cut - style.other_groups)
            groups.append(whole[start:cut])
            cut = start
        whole = style.group.join(reversed(groups))
    return f"{whole}{style.decimal}{fraction}" if fraction else whole


def _shortest(amount: Decimal) -> Decimal:
    text = f"{amount:f}"
    return Decimal(text.rstrip("0").rstrip(".") if "." in text else text)


@functools.lru_cache(maxsize=4096)
def _compact(amount: Decimal, currency: str, locale_name: str) -> str:
    from babel.numbers import format_compact_currency, format_compact_decimal

    locale = locale_of(locale_name)
    rounded = three_figures(amount)
    if currency:
        text = format_compact_currency(rounded, currency, locale=locale, fraction_digits=2)
    else:
        text = format_compact_decimal(rounded, locale=locale, fraction_digits=2)
    return without_marks(text).replace("-", MINUS)
