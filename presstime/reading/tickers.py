"""Tickers: the profiles that there are, and which of them a symbol in an article means."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Mapping

import msgspec

from presstime.diagnostics import Where
from presstime.market.currencies import canonical_currency
from presstime.market.exchanges import EXCHANGES, Exchange, find_exchange, qualified, ticker_slug
from presstime.model import FormerSymbol, Instrument, Snapshot
from presstime.reading.forms import nearest
from presstime.reading.sayings import Sayings

_CURRENCY_HINT = "write an ISO code such as USD, or a minor unit: GBX, ZAc, ILA"
_SUFFIXES = {
    "HK": "HKEX", "L": "LSE", "T": "TYO", "KS": "KRX", "TO": "TSX", "V": "TSXV", "AX": "ASX", "SS": "SSE",
    "SZ": "SZSE", "NS": "NSE", "BO": "BSE", "SI": "SGX", "DE": "XETRA", "F": "FWB", "PA": "EPA", "AS": "AMS",
    "SW": "SIX", "MC": "BME", "MI": "BIT", "JO": "JSE", "TA": "TASE", "SA": "B3",
}  # fmt: skip
"""Endings that data services put for an exchange, where a symbol is written without one ("0700.HK")."""


class Tickers:
    """The instruments of one publication by qualified ticker; `exchanges` are those that site.yaml declares."""

    def __init__(self, exchanges: Mapping[str, Exchange], say: Sayings) -> None:
        self.instruments: dict[str, Instrument] = {}
        self._exchanges = exchanges
        self._say = say
        self._by_symbol: dict[str, list[str]] = defaultdict(list)
        self._known: dict[str, str] = {}
        self._unreadable: set[str] = set()

    def miss(self, path: str) -> None:
        """Know of a profile that has faults of its own: who names it has made none."""
        self._unreadable.add(os.path.splitext(os.path.basename(path))[0])

    def declare(self, path: str, instrument: Instrument) -> str:
        """Take a profile; its qualified ticker, "" with a finding where it can't be taken."""
        prefix, colon, _ = instrument.ticker.partition(":")
        exchange = find_exchange(prefix, self._exchanges) if colon else None
        if exchange is None:
            self._say.error(
                "PT411",
                f"`{instrument.ticker}` names no exchange that is known",
                path,
                ("ticker",),
                self._exchange_hint(prefix) if colon else "write EXCHANGE:SYMBOL, such as NASDAQ:MSFT",
            )
            self.miss(path)
            return ""
        if instrument.currency and canonical_currency(instrument.currency) is None:
            self._say.error("PT415", f"`{instrument.currency}` is no currency", path, ("currency",), _CURRENCY_HINT)
        ticker = qualified(instrument.ticker, self._exchanges)
        if ticker in self.instruments:
            first = self.instruments[ticker].source
            self._say.error(
                "PT412", f"{ticker} has a profile already: {first}", path, ("ticker",), "keep one", (Where(first),)
            )
            return ""
        self.instruments[ticker] = msgspec.structs.replace(
            instrument,
            ticker=ticker,
            slug=ticker_slug(ticker),
            currency=instrument.currency or exchange.currency,
            mic=instrument.mic or (exchange.mic or ""),
            former=tuple(FormerSymbol(qualified(f.ticker, self._exchanges), f.until) for f in instrument.former),
        )
        self._by_symbol[ticker.partition(":")[2]].append(ticker)
        return ticker

    def _exchange_hint(self, prefix: str) -> str:
        near = nearest(prefix, [*EXCHANGES, *self._exchanges])
        return (f"did you mean `{near}`? " if near else "") + "an exchange of your own can be declared in site.yaml"

    def find(self, written: str, path: str, at: tuple[str, ...]) -> str | None:
        """The qualified ticker with a profile that is meant; None with a finding where there is none."""
        known = self._known.get(written)
        if known is None:
            known = self._known[written] = self._find(written)
        if known in self.instruments:
            return known
        if ticker_slug(known) in self._unreadable:
            return None
        choices = [*self.instruments]
        if known.startswith("?"):
            options = self._by_symbol[known[1:]]
            self._say.error(
                "PT413", f"`{written}` could be {' or '.join(sorted(options))}", path, at, "write the exchange"
            )
            return None
        near = nearest(known, choices) or nearest(known.partition(":")[2] or known, self._by_symbol)
        hint = f"did you mean `{near}`? " if near else ""
        self._say.error(
            "PT414",
            f"`{written}` has no profile",
            path,
            at,
            f"{hint}profiles are content/tickers/EXCHANGE-SYMBOL.yaml; there are {len(choices)}"
            + (f": {', '.join(sorted(choices)[:12])}" if choices else ""),
        )
        return None

    def _find(self, written: str) -> str:
        ticker = qualified(written, self._exchanges)
        if ":" in ticker:
            return ticker
        options = self._by_symbol.get(ticker, [])
        symbol, dot, suffix = ticker.rpartition(".")
        if not options and dot and suffix in _SUFFIXES:
            return qualified(f"{_SUFFIXES[suffix]}:{symbol}", self._exchanges)
        return options[0] if len(options) == 1 else (f"?{ticker}" if options else ticker)

    def of_snapshot(self, snapshot: Snapshot, number: int, path: str, told: tuple[str, ...]) -> Snapshot:
        """The snapshot with its ticker qualified and its currency known.

        `told` are the article's tickers, of which what is wrong has been said.
        """
        at = (f"snapshot.{number}.ticker", "snapshot.ticker", f"snapshot.{number}", "snapshot")
        if not snapshot.ticker:
            self._say.error("PT124", "this price belongs to no ticker", path, at, "add `ticker: EXCHANGE:SYMBOL`")
            return snapshot
        if snapshot.currency and canonical_currency(snapshot.currency) is None:
            place = (f"snapshot.{number}.currency", "snapshot.currency")
            self._say.error("PT415", f"`{snapshot.currency}` is no currency", path, place, _CURRENCY_HINT)
        before = len(self._say.findings)
        ticker = self.find(snapshot.ticker, path, at) or snapshot.ticker
        if snapshot.ticker in told:
            del self._say.findings[before:]
        instrument = self.instruments.get(ticker)
        currency = snapshot.currency or (instrument.currency if instrument else "")
        return msgspec.structs.replace(snapshot, ticker=ticker, currency=currency)
