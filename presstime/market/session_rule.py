"""The session rule: the line of one trading day, for drawing a price's time on it.

In: an exchange and a day there. Out: where the line begins and ends, the thick stretches, the bells, all
in minutes after the exchange's midnight; who draws turns them into percentages with `DayLine.share`.

From 4 a.m. to 8 p.m. where shares trade outside regular hours; elsewhere an hour beyond the usual session,
to the full hour, so that an early close leaves the line as long as ever; 0 to 24 where trading never stops.
"""

from __future__ import annotations

import datetime
from fractions import Fraction

import msgspec

from presstime.market.calendar import Blocks
from presstime.market.exchanges import Exchange, Market
from presstime.market.sessions import (
    OutsideCalendar,
    blocks_on,
    extended_hours,
    local_time,
    next_session,
    usual_blocks,
    window,
)
from presstime.model import Session


class DayLine(msgspec.Struct, frozen=True):
    """One day's line in minutes after local midnight; 1440 is the next midnight.

    `blocks` are regular trading, lunch breaks the gaps between them, () on a closed day; `bells` are the
    first open and the last close, () when closed or round the clock. `stretches` are the
    other sessions that fall on the line.
    """

    day: datetime.date
    zone: str
    starts: int
    ends: int
    blocks: Blocks
    bells: tuple[int, ...] = ()
    stretches: tuple[tuple[Session, int, int], ...] = ()
    round_the_clock: bool = False

    def share(self, minutes: int) -> Fraction:
        """How far along the line that minute is: 0 at its start, 1 at its end."""
        return Fraction(minutes - self.starts, self.ends - self.starts)

    def stretch(self, session: Session) -> tuple[int, int] | None:
        """From and to of a session on this line, for filling it; None where it is not on the line."""
        if session is Session.REGULAR and self.bells:
            return self.bells[0], self.bells[1]
        if session is Session.ROUND_THE_CLOCK and self.round_the_clock:
            return self.starts, self.ends
        return next(((start, end) for name, start, end in self.stretches if name is session), None)


def session_rule(exchange: Exchange, day: datetime.date) -> DayLine | None:
    """The line of that day at that exchange; None where we know nothing of it (indices, far years)."""
    if exchange.market is Market.INDEX:
        return None
    try:
        blocks = blocks_on(exchange, day)
        if exchange.market is not Market.EXCHANGE:
            return DayLine(day, exchange.zone, 0, 1440, blocks, round_the_clock=True)
        starts, ends = _ends(exchange, day, blocks)
    except OutsideCalendar:
        return None
    bells = (blocks[0][0], blocks[-1][1]) if blocks else ()
    return DayLine(day, exchange.zone, starts, ends, blocks, bells, _stretches(exchange, day))


def minute_on(line: DayLine, exchange: Exchange, instant: datetime.datetime) -> int | None:
    """Where an aware instant stands on the line, in minutes after midnight; None off the line."""
    local = local_time(exchange, instant)
    minute = local.hour * 60 + local.minute
    return minute if local.date() == line.day and line.starts <= minute <= line.ends else None


def _ends(exchange: Exchange, day: datetime.date, blocks: Blocks) -> tuple[int, int]:
    extended = extended_hours(exchange)
    if extended is not None:
        return extended.premarket_from, extended.after_hours_to
    usual = usual_blocks(exchange, day) or usual_blocks(exchange, next_session(exchange, day))
    every = [*usual, *blocks]
    first, last = min(start for start, _ in every), max(end for _, end in every)
    return max(0, (first - 60) // 60 * 60), min(1440, -(-(last + 60) // 60) * 60)


def _stretches(exchange: Exchange, day: datetime.date) -> tuple[tuple[Session, int, int], ...]:
    found = []
    for session in (Session.PREMARKET, Session.AFTER_HOURS):
        stretch = window(exchange, day, session)
        if stretch is not None:
            start, end = (moment.hour * 60 + moment.minute for moment in stretch)
            found.append((session, start, end))
    return tuple(found)
