"""A snapshot's moment on its exchange: the local day, the session before it, whether the bell has rung.

In: a snapshot and the exchanges. Out: `SnapshotClock`, which answers cautiously: unknown exchanges and
days outside our tables allow nothing that would need them.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping

import msgspec

from presstime.checks.naming import exchange_code
from presstime.market.exchanges import Exchange
from presstime.model import Session, Snapshot


class SnapshotClock(msgspec.Struct, frozen=True):
    """`day` is the exchange's local date of the price, None where no time is given."""

    day: datetime.date | None = None
    previous_day: datetime.date | None = None
    is_after_close: bool = False

    def allows(self, weekday: int) -> bool:
        """Whether a text's weekday can be the snapshot's day (unsaid is)."""
        return weekday < 0 or (self.day is not None and self.day.weekday() == weekday)

    def is_previous_session(self, weekday: int) -> bool:
        """Whether a text's weekday is that of the session before the snapshot's day."""
        return self.previous_day is not None and self.previous_day.weekday() == weekday


def exchange_of(ticker: str, exchanges: Mapping[str, Exchange]) -> Exchange | None:
    """The exchange whose days an instrument keeps, None where none is known."""
    return exchanges.get(exchange_code(ticker))


def clock_of(snapshot: Snapshot, exchanges: Mapping[str, Exchange]) -> SnapshotClock:
    """The snapshot's clock; empty without an `as_of` or a known exchange."""
    exchange = exchange_of(snapshot.ticker, exchanges)
    if snapshot.as_of is None or exchange is None:
        return SnapshotClock()
    from presstime.market import sessions

    day = sessions.local_day(exchange, snapshot.as_of.at)
    try:
        previous = sessions.previous_session(exchange, day)
        hours = sessions.hours_on(exchange, day)
    except LookupError:
        return SnapshotClock(day)
    is_after = bool(snapshot.as_of.has_time and hours and snapshot.as_of.at >= hours.closes)
    return SnapshotClock(day, previous, is_after and snapshot.session in (None, Session.REGULAR, Session.CLOSED))
