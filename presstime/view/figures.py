"""Prices and moves as templates print them: parts of a figure, never a sum. Reads only what it is given.

What was printed is remembered by the amount's digits, not its value: 1 and 1.00 are equal and look different.
"""

from __future__ import annotations

import functools
from decimal import Decimal
from typing import NamedTuple

from presstime.market import money


class Price(NamedTuple):
    """`faint` are the leading zeros of a many-decimal price, to print weaker; usually ""."""

    text: str
    plain: str
    value: str
    faint: str = ""
    small: bool = False

    @property
    def strong(self) -> str:
        return self.text[len(self.faint) :]


class Delta(NamedTuple):
    """A signed figure; `number` is without the per cent sign, `word` for those who do not see the arrow."""

    direction: str
    text: str
    word: str
    number: str


_WORDS = {"up": "up", "down": "down", "flat": "unchanged"}


def price(amount: Decimal, currency: str, language: str, is_points: bool = False) -> Price:
    """A price in its currency; `is_points` (an index, a currency pair) has no sign of money."""
    return _price(str(amount), currency, language, is_points)


def change(amount: Decimal, language: str) -> Delta:
    return _change(str(amount), language)


def percent(amount: Decimal, language: str) -> Delta:
    return _percent(str(amount), language)


@functools.lru_cache(maxsize=8192)
def _price(digits: str, currency: str, language: str, is_points: bool) -> Price:
    amount = Decimal(digits)
    text = money.format_price(amount, None if is_points else currency or None, language)
    plain = money.format_price(amount, None, language)
    exponent = amount.as_tuple().exponent
    decimals = -exponent if isinstance(exponent, int) else 0
    faint = ""
    if decimals > 4 and abs(amount) < 1:
        first = next((i for i, c in enumerate(text) if c in "123456789"), 0)
        faint = text[:first]
    return Price(text, plain, f"{amount:f}", faint, decimals > 4)


@functools.lru_cache(maxsize=8192)
def _change(digits: str, language: str) -> Delta:
    amount = Decimal(digits)
    text = money.format_signed(amount, language)
    return Delta(direction(amount), text, _WORDS[direction(amount)], text)


@functools.lru_cache(maxsize=8192)
def _percent(digits: str, language: str) -> Delta:
    amount = Decimal(digits)
    text = money.format_percent(amount, language)
    return Delta(direction(amount), text, _WORDS[direction(amount)], text.replace("%", "").strip("\u00a0\u202f "))


def direction(amount: Decimal) -> str:
    return "up" if amount > 0 else "down" if amount < 0 else "flat"
