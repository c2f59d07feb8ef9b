"""How a language writes numbers, parsed once from CLDR (by Babel) into plain strings.

Babel's own formatting costs tens of microseconds a call and gets three things wrong for us: an ASCII minus,
no space between a currency's letters and the digits (CLDR asks for one: "CHF 12.50"), and bidirectional
marks, which fight with the isolation that our pages set. So its data is read here, and `money.py` writes
the digits; tests hold the two equal but for those three. Digits are always Western, as on our charts.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from babel import Locale

MINUS = "\N{MINUS SIGN}"
NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"
_MARKS = dict.fromkeys(map(ord, "\u200e\u200f\u061c"))


class Affixes(msgspec.Struct, frozen=True):
    """What stands around the digits: `¤` is the currency's sign, the negative ones hold a true minus."""

    prefix: str
    suffix: str
    negative_prefix: str
    negative_suffix: str


class NumberStyle(msgspec.Struct, frozen=True):
    """A language's decimal point, group mark, group sizes (last, others) and patterns."""

    language: str
    decimal: str
    group: str
    last_group: int
    other_groups: int
    currency: Affixes
    percent: Affixes

    @property
    def is_english(self) -> bool:
        return self.language == "en" or self.language.startswith("en_")


@functools.cache
def number_style(language: str) -> NumberStyle:
    """The style of a language tag ("en", "pt-BR"); an unknown one is shortened until known, or English."""
    from babel.numbers import get_decimal_symbol, get_group_symbol

    locale = locale_of(language)
    currency = locale.currency_formats["standard"]
    percent = locale.percent_formats[None]
    last, others = locale.decimal_formats[None].grouping
    return NumberStyle(
        language=str(locale),
        decimal=get_decimal_symbol(locale),
        group=get_group_symbol(locale),
        last_group=last,
        other_groups=others,
        currency=_affixes(currency.prefix, currency.suffix),
        percent=_affixes(percent.prefix, percent.suffix),
    )


@functools.cache
def locale_of(language: str) -> Locale:
    """Babel's locale for a tag, or for the tag shortened until it is known; English at last."""
    from babel import Locale, UnknownLocaleError

    parts = language.replace("_", "-").split("-")
    while parts:
        try:
            return Locale.parse("-".join(parts), sep="-")
        except (UnknownLocaleError, ValueError):
            parts.pop()
    return Locale("en")


@functools.cache
def currency_sign(currency: str, language: str) -> str:
    """The sign of an ISO currency in that language ("$", "US$", "CHF"); the code where it has none."""
    from babel.numbers import get_currency_symbol

    return without_marks(get_currency_symbol(currency, locale_of(language)))


def without_marks(text: str) -> str:
    """The text without bidirectional marks; the page isolates prices itself."""
    return text.translate(_MARKS)


def _affixes(prefix: tuple[str, str], suffix: tuple[str, str]) -> Affixes:
    negative = [without_marks(part).replace("-", MINUS) for part in (prefix[1], suffix[1])]
    return Affixes(without_marks(prefix[0]), without_marks(suffix[0]), *negative)
