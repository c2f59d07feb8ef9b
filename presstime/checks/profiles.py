"""Profiles against the tables: a ticker's MIC is one of its exchange, and what is no company is not a share.

In: the publication's instruments. Out: warnings. ISO 10383 gives an exchange an operating MIC and its
markets segment MICs of their own; a listing may name either. `SEGMENTS` are those of the exchanges that
newsrooms name most, from the list of 10 February 2025, read 24 November 2026; of others only the form is
known, and a MIC is told only where it is another exchange's of ours.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from presstime.diagnostics import Diagnostic, Where, warning
from presstime.market.exchanges import EXCHANGES, Exchange, Market, find_exchange
from presstime.model import Instrument, InstrumentKind
from presstime.publication import Publication

_FUND = re.compile(
    r"\b(?:ETFs?|ETNs?|ETCs?|ETPs?|UCITS)\b"
    r"|\b[Ee]xchange[- ][Tt]raded (?i:fund|note|product|commodit)|\b[Ii]ndex [Ff]und\b"
    r"|\b[Mm]utual [Ff]und\b"
)
SEGMENTS: Mapping[str, tuple[str, ...]] = MappingProxyType({
    "NASDAQ": ("XNGS", "XNMS", "XNCM"),
    "LSE": ("XLOM", "AIMX"),
    "XETRA": ("XETA", "XETB", "XETU", "XETV"),
    "HKEX": ("XGEM",),
})  # fmt: skip
_NO_SHARES = MappingProxyType({
    Market.ROUND_THE_CLOCK: "quoted round the clock", Market.CURRENCY_WEEK: "a currency's", Market.INDEX: "an index",
})  # fmt: skip


def check_profiles(
    publication: Publication, exchanges: Mapping[str, Exchange], where: Callable[[str, tuple[str, ...]], Where]
) -> Iterator[Diagnostic]:
    """A warning for each MIC that is another exchange's than the ticker's, and for each fund that is a share."""
    for instrument in publication.instruments.values():
        exchange = find_exchange(instrument.ticker.partition(":")[0], exchanges)
        if what := _is_no_share(instrument, exchange):
            yield warning("PT419", f"{instrument.ticker} is {what} and its profile is a share's",
                          where(instrument.source, ("name",)),
                          "write its kind: ETF, fund, index, currency pair, crypto, commodity or bond")
        if exchange is None or not instrument.mic or instrument.mic == (exchange.mic or ""):
            continue
        if instrument.mic in SEGMENTS.get(exchange.code, ()):
            continue
        other = next((one for one in EXCHANGES.values() if one.mic == instrument.mic), None)
        if exchange.mic is None and other is None:
            continue
        said = f"is that of {other.name}" if other else f"is not {exchange.mic}, that of {exchange.name}"
        hint = f"leave it out ({exchange.mic} is used), or correct the ticker" if exchange.mic else "leave it out"
        yield warning("PT416", f"{instrument.ticker}: the MIC {instrument.mic} {said}",
                      where(instrument.source, ("mic",)), hint)


def _is_no_share(instrument: Instrument, exchange: Exchange | None) -> str:
    """What a profile of kind share is by its name or market; "" where it may well be a company's."""
    if instrument.kind is not InstrumentKind.SHARE:
        return ""
    if exchange is not None and exchange.code in EXCHANGES and exchange.market in _NO_SHARES:
        return _NO_SHARES[exchange.market]
    named = _FUND.search(instrument.name)
    return f"“{named[0]}” by its name" if named else ""
