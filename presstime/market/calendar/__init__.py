"""The shipped tables of trading days: one text file per calendar, read when first asked for.

The files are written by `tools/calendars.py` from the library `exchange-calendars`, from 2000 as far as
the library knows; a test holds them to it. A table looks like this, in the exchange's own time:

    known 2000-01-01 2028-12-31
    week 2000-01-01 Mon-Fri 09:30-16:00
    2023-01-16 closed Dr. Martin Luther King Jr. Day
    2023-11-24 09:30-13:00

`known` bounds what the table may be asked; `week` gives the usual hours from a day on; every other line
is a day that differs, with the holiday's name where the library has one. Breaks are gaps between hours.
The library knows planned holidays better than sudden closures (Hong Kong's typhoon of 1 September 2023 is
missing), and mostly today's hours for years in which they were others: `extended_hours.py` allows for that.
The danger: outside `known` there is no answer, and a reader that falls back to the usual week would guess.
"""

from __future__ import annotations

import datetime
import functools
from bisect import bisect_right
from pathlib import Path

import msgspec

Blocks = tuple[tuple[int, int], ...]
"""Hours of one day: minutes after local midnight, from and to; () when closed."""

_DAYS = {"Mon": 0, "Tue": 1, "Wed": 2, "Thu": 3, "Fri": 4, "Sat": 5, "Sun": 6}
_EPOCH_WEEKDAY = 6
"""`date.fromordinal(0)` would be a Sunday: weekday = (ordinal + 6) % 7."""


class Calendar(msgspec.Struct, frozen=True):
    """The days of one exchange from `first` to `last`, both included."""

    first: datetime.date
    last: datetime.date
    starts: tuple[int, ...]
    weeks: tuple[tuple[Blocks, ...], ...]
    exceptions: dict[int, Blocks]
    names: dict[int, str]

    def knows(self, day: datetime.date) -> bool:
        return self.first <= day <= self.last

    def usual_blocks(self, day: datetime.date) -> Blocks:
        """The hours of an ordinary day of that weekday at that time."""
        ordinal = day.toordinal()
        period = max(0, bisect_right(self.starts, ordinal) - 1)
        return self.weeks[period][(ordinal + _EPOCH_WEEKDAY) % 7]

    def blocks_on(self, day: datetime.date) -> Blocks:
        """The hours of a day that the table knows; () when there is no session."""
        found = self.exceptions.get(day.toordinal())
        return self.usual_blocks(day) if found is None else found


@functools.cache
def read_calendar(name: str) -> Calendar:
    """The table of that name. Raises FileNotFoundError when none is shipped."""
    return parsed_calendar(Path(__file__).with_name(f"{name}.txt").read_text(encoding="utf-8"))


def parsed_calendar(text: str) -> Calendar:
    first = last = datetime.date.min
    starts: list[int] = []
    weeks: list[tuple[Blocks, ...]] = []
    exceptions: dict[int, Blocks] = {}
    names: dict[int, str] = {}
    for line in text.splitlines():
        word, _, rest = line.partition(" ")
        if word == "known":
            first, last = (datetime.date.fromisoformat(part) for part in rest.split())
        elif word == "week":
            start, _, week = rest.partition(" ")
            starts.append(datetime.date.fromisoformat(start).toordinal())
            weeks.append(_week(week))
        elif word and word != "#":
            ordinal = datetime.date.fromisoformat(word).toordinal()
            exceptions[ordinal], names[ordinal] = _exception(rest)
    return Calendar(first, last, tuple(starts), tuple(weeks), exceptions, names)


def _exception(text: str) -> tuple[Blocks, str]:
    return ((), text[7:]) if text.startswith("closed") else (_blocks(text), "")


def _week(text: str) -> tuple[Blocks, ...]:
    week: list[Blocks] = [()] * 7
    for part in text.split("; "):
        span, _, hours = part.partition(" ")
        start, _, end = span.partition("-")
        for weekday in range(_DAYS[start], _DAYS[end or start] + 1):
            week[weekday] = _blocks(hours)
    return tuple(week)


@functools.cache
def _blocks(hours: str) -> Blocks:
    return tuple((_minutes(part[:5]), _minutes(part[6:])) for part in hours.split())


def _minutes(clock: str) -> int:
    return int(clock[:2]) * 60 + int(clock[3:])
