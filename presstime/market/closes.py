"""When a close comes to be known: at the end of its session, else at the end of its day.

In: days of the exchange's own calendar and aware instants. A price from the future is like a story from the
future: whoever asks as of an instant sees only the closes that were known at it.
"""

from __future__ import annotations

import bisect
import datetime
from typing import NamedTuple

from presstime.market.exchanges import Exchange
from presstime.market.sessions import OutsideCalendar, hours_on
from presstime.model import Close
from presstime.zones import zone as zone_named

_DAY = datetime.timedelta(days=1)


class Known(NamedTuple):
    """The closes known at an instant, and the stretch of time (since ≤ instant < until) in which these are they."""

    closes: tuple[Close, ...]
    since: datetime.datetime | None = None
    until: datetime.datetime | None = None


def known_from(day: datetime.date, exchange: Exchange | None, zone: str) -> datetime.datetime:
    """The instant from which that day's close is known. Where the day has no session that we know of, the
    midnight that ends it at the exchange, or in `zone` where there is no exchange."""
    try:
        hours = hours_on(exchange, day) if exchange else None
    except OutsideCalendar:
        hours = None
    if hours is not None:
        return hours.closes
    return datetime.datetime.combine(day + _DAY, datetime.time(tzinfo=zone_named(exchange.zone if exchange else zone)))


def known_at(closes: tuple[Close, ...], exchange: Exchange | None, zone: str, now: datetime.datetime) -> Known:
    """Of closes in the order of their days those that are known at `now`."""

    def begins(close: Close) -> datetime.datetime:
        return known_from(close.date, exchange, zone)

    count = bisect.bisect_right(closes, now, key=begins)
    since = begins(closes[count - 1]) if count else None
    until = begins(closes[count]) if count < len(closes) else None
    return Known(closes[:count], since, until)
