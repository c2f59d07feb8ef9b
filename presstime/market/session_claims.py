"""What a desk may call the stretch that a price comes from: the fair side of `sessions.py`, for checks.

`session_at` gives one answer, the exchange's. A check that compared it with what a writer printed would be
wrong at every bell, in every auction, and wherever our table of hours is rougher than the market
(`extended_hours.py` says where). `possible_sessions` holds everything that is defensible: a stretch
outside it is a contradiction.
"""

from __future__ import annotations

import datetime

from presstime.market.calendar import Blocks
from presstime.market.exchanges import Exchange, Market
from presstime.market.extended_hours import (
    AUCTION,
    OLD_HOURS_BEFORE,
    OLD_SLACK,
    TRUSTED_ALWAYS,
    WIDER_HOURS,
)
from presstime.market.sessions import blocks_on, extended_hours, is_overnight, local_time, session_at
from presstime.model import Session

_MINUTE = datetime.timedelta(minutes=1)


def possible_sessions(exchange: Exchange, instant: datetime.datetime) -> frozenset[Session]:
    """Every stretch that a careful desk might call a price of that aware instant.

    Both sides of a bell are right at the bell; auctions belong to regular hours; a close is still
    "closed" while after-hours trading runs; hours that we do not know exactly are read generously.
    Raises OutsideCalendar.
    """
    found = {session_at(exchange, instant)}
    local = local_time(exchange, instant)
    day, minute = local.date(), local.hour * 60 + local.minute
    blocks = blocks_on(exchange, day)
    if exchange.market is not Market.EXCHANGE:
        return frozenset(found | ({Session.REGULAR, Session.OVERNIGHT} if blocks else set()))
    spare = _spare_minutes(exchange, day)
    if not any(start + spare < minute < end - spare for start, end in blocks):
        found.add(Session.CLOSED)
    if blocks:
        first, last = _widest(exchange, blocks)
        if first - AUCTION - spare <= minute <= last + AUCTION + spare:
            found.add(Session.REGULAR)
        found |= _around(exchange, minute, blocks[0][0] + spare, blocks[-1][1] - spare)
    if is_overnight(exchange, local - _MINUTE):
        found.add(Session.OVERNIGHT)
    return frozenset(found)


def _spare_minutes(exchange: Exchange, day: datetime.date) -> int:
    if not exchange.calendar or exchange.calendar in TRUSTED_ALWAYS or day >= OLD_HOURS_BEFORE:
        return 0
    return OLD_SLACK


def _widest(exchange: Exchange, blocks: Blocks) -> tuple[int, int]:
    first, last = blocks[0][0], blocks[-1][1]
    wide = WIDER_HOURS.get(exchange.code, (first, last))
    return min(first, wide[0]), max(last, wide[1])


def _around(exchange: Exchange, minute: int, opens: int, closes: int) -> set[Session]:
    """Before the open and after the close of a session day: bounded where the hours are known."""
    extended = extended_hours(exchange)
    earliest, latest = (extended.premarket_from, extended.after_hours_to) if extended else (0, 1440)
    found = set()
    if earliest <= minute <= opens:
        found.add(Session.PREMARKET)
    if closes <= minute <= latest:
        found.add(Session.AFTER_HOURS)
    return found
