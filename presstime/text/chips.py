"""Chips: exchange-qualified symbols in running prose, `(NASDAQ: MSFT)` or `(NYSE: RIO; ASX: RIO)`.

Whether there is such an instrument only the publication knows; what looks like one and is none
(`(GMT: 10)`) resolves to nothing and prints as written.
"""

from __future__ import annotations

import re

_EXCHANGE = r"(?:[A-Z][A-Z0-9]{0,11}|Nasdaq|Xetra|Euronext|Tadawul)"
_SYMBOL = r"[A-Z0-9][A-Z0-9]{0,9}(?:[.\-][A-Z0-9]{1,4}){0,2}"
_PAIR = rf"{_EXCHANGE}:[ \u00a0]?{_SYMBOL}"
_AND = r"(?:[,;/]| and| &amp;)[ \n]?"

PAIR = re.compile(rf"{_EXCHANGE}:[ \u00a0]?{_SYMBOL}")
LISTED = re.compile(rf"\x11[^\x12]*\x12|\({_PAIR}(?:{_AND}{_PAIR}){{0,7}}\)")
"""One bracket of pairs, in escaped text; a link with all it holds matches too, so as to be passed over."""


def qualified(pair: str) -> str:
    """`NASDAQ: MSFT` as `NASDAQ:MSFT`, the exchange in capitals."""
    exchange, _, symbol = pair.partition(":")
    return f"{exchange.upper()}:{symbol.strip()}"
