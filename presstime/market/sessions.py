"""When an exchange trades: the sessions of a day, and the stretch that an instant falls in.

In: an exchange and a calendar day of *its* zone, or an aware instant. Out: hours, neighbours, stretches.
A day here is the exchange's local date. The one danger is answering for days that nobody has told us of:
every function raises `OutsideCalendar` there (ask `knows` first), and never falls back to the usual week.

Stretches: regular hours from the tables in `calendar/`, the rest from `extended_hours.py`. Crypto-assets
trade always, in days of UTC. The currency week runs from Sunday 17:00 to Friday 17:00 New York, and a
currency day ends at 17:00 and bears the date on which it ends. Nothing is loaded before it is asked for.
"""

from __future__ import annotations

import datetime
import itertools

import msgspec

from presstime.market.calendar import Blocks, Calendar, read_calendar
from presstime.market.exchanges import Exchange, Hours, Market
from presstime.market.extended_hours import EXTENDED, ExtendedHours
from presstime.model import Session
from presstime.zones import zone as zone_named

_DAY = datetime.timedelta(days=1)
_WHOLE_DAY: Blocks = ((0, 1440),)
_CURRENCY_DAY_END = 17 * 60
_LONGEST_PAUSE_DAYS = 120


class OutsideCalendar(LookupError):
    """No table of ours knows that exchange on that day."""

    def __init__(self, exchange: Exchange, day: datetime.date) -> None:
        self.exchange = exchange
        self.day = day
        super().__init__(f"the trading days of {exchange.name} are not known to us on {day}")


class DayHours(msgspec.Struct, frozen=True):
    """Regular trading on one day: aware datetimes in the exchange's zone.

    `breaks` are pauses for lunch. `early_close` and `late_open` compare with that weekday's usual hours.
    """

    day: datetime.date
    opens: datetime.datetime
    closes: datetime.datetime
    breaks: tuple[tuple[datetime.datetime, datetime.datetime], ...] = ()
    early_close: bool = False
    late_open: bool = False


def local_time(exchange: Exchange, instant: datetime.datetime) -> datetime.datetime:
    """The exchange's own clock at an aware instant. Raises ValueError on one without a zone."""
    if instant.tzinfo is None:
        raise ValueError("an instant needs a zone")
    return instant.astimezone(zone_named(exchange.zone))


def local_day(exchange: Exchange, instant: datetime.datetime) -> datetime.date:
    """The calendar day that it is at the exchange at an aware instant."""
    return local_time(exchange, instant).date()


def knows(exchange: Exchange, day: datetime.date) -> bool:
    """Whether we can say anything of that day: its hours, or that it has none."""
    if exchange.market is Market.INDEX:
        return False
    if exchange.market is not Market.EXCHANGE or exchange.hours is not None:
        return True
    calendar = _calendar(exchange)
    return calendar is not None and calendar.knows(day)


def blocks_on(exchange: Exchange, day: datetime.date) -> Blocks:
    """Regular trading of that local day in minutes after midnight, breaks as gaps; () when closed."""
    if exchange.market is Market.ROUND_THE_CLOCK:
        return _WHOLE_DAY
    if exchange.market is Market.CURRENCY_WEEK:
        return _currency_blocks(day.weekday())
    if exchange.hours is not None:
        return _declared_blocks(exchange.hours, day)
    calendar = _calendar(exchange)
    if calendar is None or not calendar.knows(day):
        raise OutsideCalendar(exchange, day)
    return calendar.blocks_on(day)


def usual_blocks(exchange: Exchange, day: datetime.date) -> Blocks:
    """The hours of an ordinary day like that one (its weekday, its period), holiday or not."""
    calendar = _calendar(exchange)
    if exchange.market is not Market.EXCHANGE or calendar is None:
        return blocks_on(exchange, day) or (exchange.hours.blocks if exchange.hours else ())
    if not calendar.knows(day):
        raise OutsideCalendar(exchange, day)
    return calendar.usual_blocks(day)


def hours_on(exchange: Exchange, day: datetime.date) -> DayHours | None:
    """Regular hours of that day's session; None when there is none (weekend, holiday)."""
    if exchange.market is Market.CURRENCY_WEEK:
        if not is_session(exchange, day):
            return None
        opens = at(exchange, day - _DAY, _CURRENCY_DAY_END)
        return DayHours(day, opens, at(exchange, day, _CURRENCY_DAY_END))
    blocks = blocks_on(exchange, day)
    if not blocks:
        return None
    usual = usual_blocks(exchange, day)
    pauses = itertools.pairwise(blocks)
    return DayHours(
        day,
        at(exchange, day, blocks[0][0]),
        at(exchange, day, blocks[-1][1]),
        tuple((at(exchange, day, end), at(exchange, day, start)) for (_, end), (start, _) in pauses),
        early_close=bool(usual) and blocks[-1][1] < usual[-1][1],
        late_open=bool(usual) and blocks[0][0] > usual[0][0],
    )


def is_session(exchange: Exchange, day: datetime.date) -> bool:
    """Whether that day has regular trading."""
    if exchange.market is Market.CURRENCY_WEEK:
        return day.weekday() < 5
    return bool(blocks_on(exchange, day))


def holiday_name(exchange: Exchange, day: datetime.date) -> str:
    """What a closed weekday is called there; "" where the table has no name, or the day is a session."""
    calendar = _calendar(exchange)
    if calendar is None or is_session(exchange, day):
        return ""
    return calendar.names.get(day.toordinal(), "")


def previous_session(exchange: Exchange, day: datetime.date) -> datetime.date:
    """The last day with a session before that day."""
    return _neighbour(exchange, day, -_DAY)


def next_session(exchange: Exchange, day: datetime.date) -> datetime.date:
    """The first day with a session after that day."""
    return _neighbour(exchange, day, _DAY)


def sessions_between(exchange: Exchange, earlier: datetime.date, later: datetime.date) -> int:
    """How many sessions old a price of `earlier` is on `later`: those after the one, up to the other.

    0 on the same day and over a weekend; negative when `later` comes first.
    """
    if later < earlier:
        return -sessions_between(exchange, later, earlier)
    days = range(earlier.toordinal() + 1, later.toordinal() + 1)
    return sum(is_session(exchange, datetime.date.fromordinal(ordinal)) for ordinal in days)


def window(
    exchange: Exchange, day: datetime.date, session: Session
) -> tuple[datetime.datetime, datetime.datetime] | None:
    """From when to when that stretch of that session day runs; None when it has no such stretch.

    The overnight stretch belongs to the session that it leads into: it begins on the evening before.
    """
    if session is Session.CLOSED or exchange.market is Market.INDEX:
        return None
    hours = hours_on(exchange, day)
    if hours is None:
        return None
    if exchange.market is not Market.EXCHANGE:
        return (hours.opens, hours.closes) if session is Session.ROUND_THE_CLOCK else None
    if session is Session.REGULAR:
        return hours.opens, hours.closes
    extended = extended_hours(exchange)
    if extended is None or session is Session.ROUND_THE_CLOCK:
        return None
    if session is Session.PREMARKET:
        return at(exchange, day, extended.premarket_from), hours.opens
    if session is Session.AFTER_HOURS:
        end = extended.after_early_close_to if hours.early_close else extended.after_hours_to
        return hours.closes, at(exchange, day, end)
    if day < extended.overnight_since:
        return None
    return at(exchange, day - _DAY, extended.after_hours_to), at(exchange, day, extended.premarket_from)


def session_at(exchange: Exchange, instant: datetime.datetime) -> Session:
    """The stretch that trading is in at an aware instant; a bell belongs to what it begins.

    A lunch break and every hour without trading is CLOSED.
    """
    local = local_time(exchange, instant)
    day, minute = local.date(), local.hour * 60 + local.minute
    trading = any(start <= minute < end for start, end in blocks_on(exchange, day))
    if exchange.market is not Market.EXCHANGE:
        return Session.ROUND_THE_CLOCK if trading else Session.CLOSED
    if trading:
        return Session.REGULAR
    for session in (Session.PREMARKET, Session.AFTER_HOURS):
        if _within(window(exchange, day, session), instant):
            return session
    if is_overnight(exchange, local):
        return Session.OVERNIGHT
    return Session.CLOSED


def is_overnight(exchange: Exchange, local: datetime.datetime) -> bool:
    """Whether overnight trading runs at that time by the exchange's own clock."""
    extended = extended_hours(exchange)
    if extended is None:
        return False
    evening = local.hour * 60 + local.minute >= extended.after_hours_to
    day = local.date() + _DAY if evening else local.date()
    return _within(window(exchange, day, Session.OVERNIGHT), local)


def extended_hours(exchange: Exchange) -> ExtendedHours | None:
    """The windows outside regular hours that its shares trade in; None where there are none."""
    hours = exchange.hours
    if hours is not None and hours.blocks:
        if hours.premarket_from is None and hours.after_hours_to is None:
            return None
        starts = hours.blocks[0][0] if hours.premarket_from is None else hours.premarket_from
        ends = hours.blocks[-1][1] if hours.after_hours_to is None else hours.after_hours_to
        return ExtendedHours(starts, ends, ends, datetime.date.max)
    return EXTENDED.get(exchange.calendar)


def at(exchange: Exchange, day: datetime.date, minutes: int) -> datetime.datetime:
    """The aware local time so many minutes by the clock after that day's midnight (1440 = the next)."""
    days, rest = divmod(minutes, 1440)
    clock = datetime.time(rest // 60, rest % 60, tzinfo=zone_named(exchange.zone))
    return datetime.datetime.combine(day + days * _DAY, clock)


def _calendar(exchange: Exchange) -> Calendar | None:
    return read_calendar(exchange.calendar) if exchange.calendar else None


def _currency_blocks(weekday: int) -> Blocks:
    if weekday < 4:
        return _WHOLE_DAY
    return {4: ((0, _CURRENCY_DAY_END),), 5: (), 6: ((_CURRENCY_DAY_END, 1440),)}[weekday]


def _declared_blocks(hours: Hours, day: datetime.date) -> Blocks:
    return hours.blocks if day.weekday() in hours.weekdays and day not in hours.holidays else ()


def _neighbour(exchange: Exchange, day: datetime.date, step: datetime.timedelta) -> datetime.date:
    for _ in range(_LONGEST_PAUSE_DAYS):
        day += step
        if is_session(exchange, day):
            return day
    raise OutsideCalendar(exchange, day)


def _within(stretch: tuple[datetime.datetime, datetime.datetime] | None, instant: datetime.datetime) -> bool:
    return stretch is not None and stretch[0] <= instant < stretch[1]
