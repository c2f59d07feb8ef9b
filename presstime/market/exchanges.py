"""Exchanges and exchange-qualified symbols: "NASDAQ: MSFT" → ("NASDAQ", "MSFT").

In: a prefix or a symbol as somebody wrote it. Out: the exchange it means, or None; never a guess
beyond the one ambiguity that news copy really has ("TSE:" is Tokyo before a number, Toronto before
letters). The danger is a symbol that looks like something else (`ON`, `TRUE`, `0700`, `1.5`): symbols
are strings here and stay strings.

The table of what we know is `exchange_table.py`; a site's own exchanges come from
`declared_exchange` and are handed to each function as `extra`, by code.
"""

from __future__ import annotations

import datetime
import enum
import functools
import re
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

import msgspec

from presstime.market.exchange_table import LISTED, MINOR_UNITS

Block = tuple[int, int]
"""A stretch of trading: minutes after local midnight, from and to (to ≤ 1440)."""


class Market(enum.Enum):
    """How trading is organised: sessions on an exchange, all week, the currency week, or not at all."""

    EXCHANGE = "exchange"
    ROUND_THE_CLOCK = "24h"
    CURRENCY_WEEK = "24x5"
    INDEX = "index"


class Hours(msgspec.Struct, frozen=True):
    """Hours that a site declares for an exchange of its own.

    `blocks` are one trading day, breaks being the gaps between them; `weekdays` are 0 (Monday) to 6.
    Trading around them begins and ends at `premarket_from` and `after_hours_to`, in minutes, None = not at all.
    """

    blocks: tuple[Block, ...]
    weekdays: tuple[int, ...] = (0, 1, 2, 3, 4)
    holidays: frozenset[datetime.date] = frozenset()
    premarket_from: int | None = None
    after_hours_to: int | None = None


class Exchange(msgspec.Struct, frozen=True):
    """A market whose prices we print.

    `code` is the canonical prefix; `mic` its ISO 10383 code, None where there is none; `zone` an IANA
    name; `currency` ISO 4217 and `minor_unit` the hundredth in which prices are usually quoted there
    ("GBX"), "" elsewhere: both are right. `calendar` names the table of its days ("" = unknown to us),
    unless `hours` are declared. `spellings` are other prefixes in use.
    """

    code: str
    name: str
    mic: str | None
    zone: str
    currency: str
    minor_unit: str = ""
    calendar: str = ""
    spellings: tuple[str, ...] = ()
    market: Market = Market.EXCHANGE
    hours: Hours | None = None

    @property
    def currencies(self) -> tuple[str, ...]:
        """Currency and minor unit that are usual here; a listing may have another."""
        return (self.currency, self.minor_unit) if self.minor_unit else (self.currency,)


NO_EXTRA: Mapping[str, Exchange] = MappingProxyType({})

_WITHOUT_MIC: tuple[Exchange, ...] = (
    Exchange("CRYPTO", "Crypto-assets", None, "UTC", "USD", market=Market.ROUND_THE_CLOCK,
             spellings=("CRYPTOCURRENCY", "COIN", "CCC", "CRYPTOCAP")),
    Exchange("FX", "Foreign exchange", None, "America/New_York", "USD", market=Market.CURRENCY_WEEK,
             spellings=("FOREX", "CURRENCY", "FX_IDC", "CCY")),
    Exchange("INDEX", "Indices", None, "UTC", "", market=Market.INDEX,
             spellings=("INDICES", "INDEXSP", "INDEXDJX", "INDEXNASDAQ", "INDEXFTSE", "INDEXDB",
                        "INDEXNIKKEI", "INDEXHANGSENG", "INDEXEURO", "INDEXSTOXX", "INDEXCBOE")),
)  # fmt: skip


def _listed() -> Iterable[Exchange]:
    for code, name, mic, zone, currency, calendar, spellings in LISTED:
        others = tuple(spellings.split("|")) if spellings else ()
        yield Exchange(code, name, mic, zone, currency, MINOR_UNITS.get(code, ""), calendar, others)


EXCHANGES: Mapping[str, Exchange] = MappingProxyType(
    {exchange.code: exchange for exchange in (*_listed(), *_WITHOUT_MIC)}
)
"""Every exchange that we know without being told, by canonical code."""


@functools.lru_cache(maxsize=1 << 12)
def _key(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()


@functools.cache
def _by_spelling() -> Mapping[str, Exchange]:
    found: dict[str, Exchange] = {}
    for exchange in EXCHANGES.values():
        found[_key(exchange.code)] = exchange
    for exchange in EXCHANGES.values():
        for spelling in (*exchange.spellings, exchange.mic or "", exchange.name):
            found.setdefault(_key(spelling), exchange)
    del found[""]
    return MappingProxyType(found)


def find_exchange(spelling: str, extra: Mapping[str, Exchange] = NO_EXTRA) -> Exchange | None:
    """The exchange that a prefix means: code, other spelling, name or MIC, in any case; None if unknown.

    A site's own exchanges (`extra`, by code) come before ours.
    """
    key = _key(spelling)
    for exchange in extra.values():
        if key in {_key(name) for name in (exchange.code, exchange.name, *exchange.spellings)}:
            return exchange
    return _by_spelling().get(key)


class Spellings:
    """`find_exchange` and `split_ticker` for those who ask often with the same exchanges of their own."""

    def __init__(self, extra: Mapping[str, Exchange] = NO_EXTRA) -> None:
        self._found: dict[str, Exchange] = {}
        for exchange in extra.values():
            for name in (exchange.code, exchange.name, *exchange.spellings):
                self._found.setdefault(_key(name), exchange)

    def find(self, spelling: str) -> Exchange | None:
        """The exchange that a prefix means, None if unknown."""
        key = _key(spelling)
        return self._found.get(key) or _by_spelling().get(key)

    def split(self, text: str) -> tuple[str, str]:
        """A written ticker as (canonical exchange code, symbol)."""
        return _split(text, self.find)


def split_ticker(text: str, extra: Mapping[str, Exchange] = NO_EXTRA) -> tuple[str, str]:
    """A written ticker as (canonical exchange code, symbol): "otcmkts: gbtc" → ("OTC", "GBTC").

    A bare symbol has the code "". An unknown prefix is returned as written, in capitals, for the
    caller to report: `find_exchange` of it is None.
    """
    return _split(text, lambda prefix: find_exchange(prefix, extra))


def _split(text: str, find: Callable[[str], Exchange | None]) -> tuple[str, str]:
    prefix, colon, symbol = text.partition(":")
    if not colon:
        return "", normal_symbol(text)
    exchange = find(prefix)
    if exchange is None:
        return prefix.strip().upper(), normal_symbol(symbol)
    if _key(prefix) == "tse" and exchange.code == "TYO" and not any(c.isdigit() for c in symbol):
        exchange = EXCHANGES["TSX"]
    return exchange.code, normal_symbol(symbol, exchange)


def qualified(text: str, extra: Mapping[str, Exchange] = NO_EXTRA) -> str:
    """A written ticker in the one form used as a key: "nasdaq : msft" → "NASDAQ:MSFT"."""
    code, symbol = split_ticker(text, extra)
    return f"{code}:{symbol}" if code else symbol


def normal_symbol(symbol: str, exchange: Exchange | None = None) -> str:
    """A symbol in the form that we keep: capitals, no spaces, share classes by dot or hyphen.

    "brk/b" → "BRK.B", "volv b" → "VOLV-B"; on the currency market "eur/usd" → "EURUSD";
    in Hong Kong numbers have at least four digits ("700" → "0700").
    """
    text = symbol.strip().upper()
    if exchange is not None and exchange.market is Market.CURRENCY_WEEK:
        return re.sub(r"[\s/.\-]+", "", text)
    if exchange is not None and exchange.code == "HKEX" and text.isdecimal():
        return text.lstrip("0").rjust(4, "0")
    if text.isalnum():
        return text
    return re.sub(r"\s+", "-", re.sub(r"\s*/\s*", ".", text))


def ticker_slug(ticker: str) -> str:
    """The part of an address that stands for a ticker: "NYSE:BRK.B" → "nyse-brk-b"."""
    code, symbol = split_ticker(ticker)
    return re.sub(r"[\W_]+", "-", f"{code} {symbol}".lower()).strip("-")


def declared_exchange(
    code: str,
    name: str,
    zone: str,
    currency: str,
    hours: str = "",
    *,
    mic: str | None = None,
    weekdays: Iterable[int] = (0, 1, 2, 3, 4),
    holidays: Iterable[datetime.date] = (),
    spellings: Iterable[str] = (),
    premarket: str = "",
    after_hours: str = "",
) -> Exchange:
    """An exchange of a site's own, from the words of its settings.

    `hours` are local: "09:30-16:00", with a break "09:00-12:00, 13:00-15:00", "24h" for a market
    that never closes, or "" where none are declared (its sessions are then unknown).
    Raises ValueError, with a sentence for people, on a code, zone or hours that mean nothing.
    """
    if not re.fullmatch(r"[A-Z0-9][A-Z0-9.&\-]*", code.upper()):
        raise ValueError(f"an exchange code is letters and digits, like NYSE; this is {code!r}")
    _check_zone(zone)
    if hours.strip().lower() in ("24h", "24/7"):
        return Exchange(
            code.upper(), name, mic, zone, currency, spellings=tuple(spellings), market=Market.ROUND_THE_CLOCK
        )
    declared = None
    if hours.strip():
        declared = Hours(
            _parsed_blocks(hours),
            tuple(sorted(set(weekdays))),
            frozenset(holidays),
            _parsed_blocks(premarket)[0][0] if premarket else None,
            _parsed_blocks(after_hours)[-1][1] if after_hours else None,
        )
    return Exchange(code.upper(), name, mic, zone, currency, spellings=tuple(spellings), hours=declared)


def _check_zone(zone: str) -> None:
    from presstime import zones

    try:
        zones.zone(zone)
    except KeyError:
        raise ValueError(f"{zone!r} is not a time zone; one looks like America/New_York") from None


def _parsed_blocks(text: str) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for part in text.replace("\N{EN DASH}", "-").split(","):
        match = re.fullmatch(r"\s*(\d{1,2}):(\d{2})\s*-\s*(\d{1,2}):(\d{2})\s*", part)
        if match is None:
            raise ValueError(f"hours look like 09:30-16:00; this is {part.strip()!r}")
        h1, m1, h2, m2 = (int(group) for group in match.groups())
        block = (h1 * 60 + m1, h2 * 60 + m2)
        if m1 > 59 or m2 > 59 or not 0 <= block[0] < block[1] <= 1440:
            raise ValueError(f"hours must run forward within one day; this is {part.strip()!r}")
        if blocks and block[0] < blocks[-1][1]:
            raise ValueError(f"hours must follow one another; {part.strip()!r} does not")
        blocks.append(block)
    return tuple(blocks)
