"""Trading outside regular hours, and how far printed hours may be trusted: a small table of our own.

The library behind `calendar/` knows regular trading only. United States, all listed shares, Eastern time:

- premarket 4:00-9:30 a.m. and after hours 4:00-8:00 p.m.: Nasdaq, "Trading Schedule"
  (nasdaq.com/about/trading-schedule.aspx); NYSE Arca has the same early and late sessions. Read
  November 2026. Before March 2013 Nasdaq began at 7:00; we keep 4:00, which Arca has had since 2004.
- on days that close at 1:00 p.m. the late session ends at 5:00 p.m. (NYSE, "Holidays & Trading Hours";
  until 2018 its notes said 4:00).
- overnight 8:00 p.m.-4:00 a.m., on the night before a session (Sunday to Thursday), by the NYSE calendar:
  Blue Ocean ATS, open since 2021, and the brokers that route to it (iongroup.com, 28 April 2025;
  realtrading.com, "Blue Ocean"; read November 2026). The exchanges' own plans for longer days are not
  in here until they trade.

Elsewhere there are auctions around the session, no separate market: no windows.
"""

from __future__ import annotations

import datetime

import msgspec


class ExtendedHours(msgspec.Struct, frozen=True):
    """Windows around regular hours, in minutes after local midnight."""

    premarket_from: int
    after_hours_to: int
    after_early_close_to: int
    overnight_since: datetime.date


EXTENDED = {
    "XNYS": ExtendedHours(
        premarket_from=4 * 60,
        after_hours_to=20 * 60,
        after_early_close_to=17 * 60,
        overnight_since=datetime.date(2021, 1, 1),
    )
}
"""By calendar: venues that keep New York's days keep its extended hours."""

WIDER_HOURS = {
    "FWB": (8 * 60, 22 * 60),
    "XETRA": (8 * 60, 22 * 60),
    "BMV": (7 * 60 + 30, 15 * 60),
    "BIVA": (7 * 60 + 30, 15 * 60),
    "B3": (10 * 60, 19 * 60),
}
"""Where "regular" is right for longer than the table says: Frankfurt's floor and the retail service on
Xetra trade from 8 to 22; Mexico City and São Paulo move their hours with New York's daylight saving,
their own countries having none. By exchange code, minutes after local midnight."""

TRUSTED_ALWAYS = frozenset({"XNYS", "XTSE"})
"""Calendars whose regular hours have not changed since 2000. Of the others the library mostly knows
today's hours, so earlier ones are read with OLD_SLACK minutes to spare."""

OLD_HOURS_BEFORE = datetime.date(2020, 1, 1)
OLD_SLACK = 120

AUCTION = 15
"""Minutes around the bells in which the opening and closing auctions print."""
