"""Bound figures: the value that `{{ MSFT.price }}` stands for, from a story's own snapshot or the price file.

In: snapshot or closes, and the story's moment. Out: the value as data, or None. Of a price file only closes
count that were known at that moment: a row added later must not change what was published. A snapshot wins
over the price file for everything that it can hold, even what it leaves out, so that no sentence mixes two
moments; only the day's open and the last close are always the file's.
"""

from __future__ import annotations

import bisect
import datetime
from collections.abc import Collection, Mapping, Sequence
from decimal import ROUND_HALF_EVEN, Decimal

from presstime.market.closes import known_from
from presstime.market.exchanges import Exchange, qualified
from presstime.market.sessions import local_day
from presstime.model import Article, Close, Moment, PriceSeries, Session, Snapshot
from presstime.zones import zone as zone_named

FIELDS = (
    "price", "previous_close", "change", "change_percent", "low", "high", "open", "close", "volume", "market_cap",
    "as_of",
)  # fmt: skip
_OF_THE_FILE = ("open", "close")
_HUNDREDTH = Decimal("0.01")
Value = Decimal | Moment | datetime.date


def tickers_meant(
    written: str, article: Article | None, exchanges: Mapping[str, Exchange], known: Collection[str]
) -> list[str]:
    """The tickers that a symbol can mean: the article's own of that symbol, else any with a profile."""
    if ":" in written:
        ticker = qualified(written, exchanges)
        own = article is not None and any(snapshot.ticker == ticker for snapshot in article.snapshots)
        return [ticker] if own or ticker in known else []
    own_tickers = own_tickers_of(article)
    return [t for t in own_tickers if t.partition(":")[2] == written] or sorted(
        ticker for ticker in known if ticker.partition(":")[2] == written)


def own_tickers_of(article: Article | None) -> list[str]:
    if article is None:
        return []
    return list(dict.fromkeys([*(s.ticker for s in article.snapshots), *article.tickers]))


def bound_value(
    field: str, snapshot: Snapshot | None, series: PriceSeries | None, exchange: Exchange | None, moment: Moment | None,
    zone: str,
) -> Value | None:
    """The value of a field; None where neither has it. `moment` is the story's (None: the file's last
    close counts), `zone` the publication's, in which a bare date is meant."""
    if snapshot is not None and field not in _OF_THE_FILE:
        found: Decimal | Moment | None = getattr(snapshot, field)
        return found
    closes = known_closes(series.closes if series else (), exchange, moment, zone)
    if not closes:
        is_close = field == "close" and snapshot is not None and snapshot.session is Session.CLOSED
        return snapshot.price if is_close and snapshot else None
    return _of_closes(field, closes)


def known_closes(
    closes: Sequence[Close], exchange: Exchange | None, moment: Moment | None, zone: str
) -> Sequence[Close]:
    """The closes that were known at a moment: up to that day, and that day's once its session is over."""
    if moment is None:
        return closes
    if not moment.has_time:
        day = moment.at.astimezone(zone_named(zone)).date()
        is_over = True
    else:
        day = local_day(exchange, moment.at) if exchange else moment.at.astimezone(zone_named(zone)).date()
        is_over = moment.at >= known_from(day, exchange, zone)
    cut = bisect.bisect_right if is_over else bisect.bisect_left
    return closes[: cut(closes, day, key=lambda close: close.date)]


def _of_closes(field: str, closes: Sequence[Close]) -> Value | None:
    last, previous = closes[-1], closes[-2].close if len(closes) > 1 else None
    if field in ("price", "close"):
        return last.close
    if field == "as_of":
        return last.date
    if field == "previous_close":
        return previous
    if field == "change":
        return None if previous is None else last.close - previous
    if field == "change_percent":
        if not previous:
            return None
        return (100 * (last.close - previous) / previous).quantize(_HUNDREDTH, ROUND_HALF_EVEN)
    found: Decimal | None = getattr(last, field, None)
    return found
