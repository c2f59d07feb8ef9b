"""Price files given to the tickers whose they are, cut at now: a later close is held, as a later story is.

In: the price files as read, the resolved profiles, the clock. Out: for each ticker the closes known by now,
and the stretch of time in which no other is. A file without a profile is a finding.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Mapping
from typing import Any, cast

from presstime.market.closes import Known, known_at
from presstime.market.exchanges import Exchange, find_exchange, ticker_slug
from presstime.model import Instrument, PriceSeries
from presstime.publication import Digests, Stretch
from presstime.reading.forms import nearest
from presstime.reading.records import Light, digest
from presstime.reading.sayings import Sayings


class Pricing:
    """`series`, `stretches` and `digests` are filled by `take`, by ticker."""

    def __init__(self, exchanges: Mapping[str, Exchange], zone: str, now: datetime.datetime, say: Sayings) -> None:
        self._exchanges, self._zone, self._now, self._say = exchanges, zone, now, say
        self.series: dict[str, PriceSeries] = {}
        self.stretches: dict[str, Stretch] = {}
        self.digests: dict[str, Digests] = {}

    def take(self, files: Iterable[tuple[str, Light[Any]]], instruments: Mapping[str, Instrument]) -> None:
        by_slug = {instrument.slug: ticker for ticker, instrument in instruments.items()}
        for path, light in files:
            prices = cast(PriceSeries, light.item)
            ticker = by_slug.get(ticker_slug(prices.ticker), "")
            if not ticker:
                self._miss(path, prices.ticker, instruments)
                continue
            known = self._known(ticker, prices)
            self.series[ticker] = PriceSeries(ticker, prices.source, known.closes)
            self.stretches[ticker] = Stretch(known.since, known.until)
            full = light.full if known.until is None else digest(light.full, len(known.closes))
            self.digests[f"prices {ticker}"] = Digests(full, full)

    def _known(self, ticker: str, prices: PriceSeries) -> Known:
        exchange = find_exchange(ticker.partition(":")[0], self._exchanges)
        return known_at(prices.closes, exchange, self._zone, self._now)

    def _miss(self, path: str, written: str, instruments: Collection[str]) -> None:
        near = nearest(written, instruments)
        self._say.error(
            "PT414",
            f"no profile belongs to this price file ({written})",
            path,
            (),
            f"did you mean {near.replace(':', '-')}.csv?" if near else "name it EXCHANGE-SYMBOL.csv",
        )
