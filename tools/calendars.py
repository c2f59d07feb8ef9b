"""Write the tables of trading days that the package ships, from the library `exchange-calendars`.

    python tools/calendars.py [--check] [MIC …]

In: the library, installed where this runs (it needs pandas below 3: with pandas 3 it forgets Tel Aviv's
Sundays). Out: `presstime/market/calendar/MIC.txt`, one per calendar, written whole. `--check` writes
nothing and compares every shipped day with the library instead, from FIRST to LAST.

The danger is the far end. The library answers for years whose movable holidays nobody has entered yet,
as if they were ordinary days. `KNOWN_UNTIL` cuts those tables where its knowledge ends, seen by the
number of sessions per year; the rest end at LAST or where the library itself refuses.

A table is lossless: a pattern of hours for each weekday, by period (the cheapest set of periods for the
days there are, so that one odd week is an exception and a reform is a period), then the exceptions.
"""

from __future__ import annotations

import argparse
import datetime
import re
import sys
import warnings
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from exchange_calendars import ExchangeCalendar
    from pandas import Timestamp

FOLDER = Path(__file__).resolve().parent.parent / "presstime" / "market" / "calendar"
FIRST = datetime.date(2000, 1, 1)
LAST = datetime.date(2028, 12, 31)

CALENDARS = """
    ASEX BVMF XAMS XASX XBKK XBOM XBRU XBSE XBUD XBUE XCSE XDUB XDUS XETR XFRA XHAM XHEL XHKG XICE XIDX
    XIST XJSE XKAR XKLS XKRX XLIM XLIS XLIT XLON XLUX XMAD XMEX XMIL XMOS XNYS XNZE XOSL XPAR XPHS XPRA
    XRIS XSAU XSES XSGO XSHG XSTO XSTU XSWX XTAE XTAI XTAL XTKS XTSE XWAR XWBO
""".split()  # a list of one string each would fill a page

# The last year whose movable holidays the library has (4.13.2): after it, sessions per year jump.
KNOWN_UNTIL = {"XIDX": 2025, "XKAR": 2025, "XPHS": 2026}

Hours = str
"""A day's hours as printed in the table: "09:30-16:00", "09:00-11:30 12:30-15:30"; "" = closed."""
Week = tuple[Hours, ...]
Days = dict[datetime.date, Hours]

PERIOD_COST = 4
"""How many exceptions a new period must save to be worth its line."""


def main() -> int:
    warnings.filterwarnings("ignore")
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="compare the shipped tables, write nothing")
    parser.add_argument("mics", nargs="*", metavar="MIC", default=CALENDARS)
    arguments = parser.parse_args()
    wrong = 0
    for mic in arguments.mics:
        calendar = library_calendar(mic)
        if arguments.check:
            wrong += report_differences(mic, calendar)
            continue
        (FOLDER / f"{mic}.txt").write_text(table(mic, calendar), encoding="utf-8", newline="\n")
    return 1 if wrong else 0


def library_calendar(mic: str) -> ExchangeCalendar:
    """The library's calendar; bounds are given, for its own move with today.

    It runs some weeks past what we ship, where it can: in the last days before its end it may take the
    rules of the next year's first day for theirs.
    """
    from exchange_calendars import calendar_utils

    kind = calendar_utils._default_calendar_factories[mic]
    first, last = FIRST, LAST + datetime.timedelta(days=40)
    if kind.bound_min() is not None:
        first = max(first, kind.bound_min().date())
    if kind.bound_max() is not None:
        last = min(last, kind.bound_max().date())
    return calendar_utils.get_calendar(mic, start=first.isoformat(), end=last.isoformat())


def known_range(mic: str, calendar: ExchangeCalendar) -> tuple[datetime.date, datetime.date]:
    """First and last day for which the table answers: whole years, closed days included."""
    first = calendar.first_session.date()
    last = min(
        LAST,
        datetime.date(KNOWN_UNTIL.get(mic, LAST.year), 12, 31),
        calendar.last_session.date().replace(month=12, day=31),
    )
    return first.replace(month=1, day=1), last


def library_days(mic: str, calendar: ExchangeCalendar) -> Days:
    """Every day of the known range, with the library's hours in the exchange's own time."""
    first, last = known_range(mic, calendar)
    days: Days = dict.fromkeys(every_day(first, last), "")
    schedule = calendar.schedule.loc[: last.isoformat()]
    for session, *instants in schedule[["open", "break_start", "break_end", "close"]].itertuples():
        opens, pause, resumes, closes = (clock(instant, calendar.tz, session.date()) for instant in instants)
        days[session.date()] = f"{opens}-{pause} {resumes}-{closes}" if pause else f"{opens}-{closes}"
    return days


def clock(instant: Timestamp, zone: datetime.tzinfo, day: datetime.date) -> str:
    import pandas

    if pandas.isna(instant):
        return ""
    local = instant.tz_convert(zone)
    if local.date() != day:
        raise ValueError(f"a session of {day} runs over midnight: {local}")
    return str(local.strftime("%H:%M"))


def every_day(first: datetime.date, last: datetime.date) -> Iterator[datetime.date]:
    for ordinal in range(first.toordinal(), last.toordinal() + 1):
        yield datetime.date.fromordinal(ordinal)


def table(mic: str, calendar: ExchangeCalendar) -> str:
    """The text of one table; `presstime/market/calendar/__init__.py` describes and reads it."""
    days = library_days(mic, calendar)
    first, last = min(days), max(days)
    names = holiday_names(calendar, first, last)
    lines = [
        f"# {mic}: trading days and hours, local time. Written by tools/calendars.py; do not edit.",
        f"# Source: exchange-calendars {version('exchange-calendars')}.",
        f"known {first} {last}",
    ]
    periods = hour_periods(days)
    lines += [f"week {start} {written_week(week)}" for start, week in periods]
    for day, hours in days.items():
        if hours != usual_hours(periods, day):
            lines.append(f"{day} {hours or closed(names.get(day, ''))}".rstrip())
    return "\n".join(lines) + "\n"


def closed(name: str) -> str:
    return f"closed {name}"


def holiday_names(
    calendar: ExchangeCalendar, first: datetime.date, last: datetime.date
) -> dict[datetime.date, str]:
    """The names that the library knows, as far as they are plain ASCII words of one line."""
    rules = calendar.regular_holidays
    if rules is None:
        return {}
    named = rules.holidays(first.isoformat(), last.isoformat(), return_name=True)
    return {
        day.date(): re.sub(r" *\((through )?\d{4}\)", "", " ".join(str(name).split()))
        for day, name in named.items()
        if name
    }


def hour_periods(days: Days) -> list[tuple[datetime.date, Week]]:
    """The usual week and the day from which it holds, oldest first."""
    starts: dict[datetime.date, dict[int, Hours]] = {}
    for weekday in range(7):
        for start, hours in weekday_periods({d: h for d, h in days.items() if d.weekday() == weekday}):
            starts.setdefault(start, {})[weekday] = hours
    periods: list[tuple[datetime.date, Week]] = []
    week: list[Hours] = [""] * 7
    for start in sorted(starts):
        for weekday, hours in starts[start].items():
            week[weekday] = hours
        if periods and (start - periods[-1][0]).days < 7:
            start = periods.pop()[0]
        periods.append((start, tuple(week)))
    return periods


def weekday_periods(days: Days) -> list[tuple[datetime.date, Hours]]:
    """For one weekday, the hours that hold from when: fewest exceptions plus PERIOD_COST per change."""
    dates = list(days)
    states = sorted(set(days.values()))
    cost = dict.fromkeys(states, 0)
    back: list[dict[Hours, Hours]] = []
    for date in dates:
        cheapest = min(states, key=lambda state: cost[state])
        came_from = {s: s if cost[s] <= cost[cheapest] + PERIOD_COST else cheapest for s in states}
        cost = {
            s: cost[came_from[s]] + (PERIOD_COST if came_from[s] != s else 0) + (days[date] != s)
            for s in states
        }
        back.append(came_from)
    state = min(states, key=lambda s: cost[s])
    chosen: list[Hours] = []
    for came_from in reversed(back):
        chosen.append(state)
        state = came_from[state]
    chosen.reverse()
    return [(dates[i], chosen[i]) for i in range(len(dates)) if i == 0 or chosen[i] != chosen[i - 1]]


def usual_hours(periods: list[tuple[datetime.date, Week]], day: datetime.date) -> Hours:
    return [week for start, week in periods if start <= day or start == periods[0][0]][-1][day.weekday()]


def written_week(week: Week) -> str:
    """ "Mon-Fri 09:30-16:00", "Mon-Thu 09:59-17:15; Sun 09:59-15:40": equal neighbours together."""
    names = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
    parts: list[str] = []
    start = 0
    while start < 7:
        end = start
        while end < 6 and week[end + 1] == week[start]:
            end += 1
        if week[start]:
            span = names[start] if start == end else f"{names[start]}-{names[end]}"
            parts.append(f"{span} {week[start]}")
        start = end + 1
    return "; ".join(parts)


def report_differences(mic: str, calendar: ExchangeCalendar) -> int:
    """Compare a shipped table, through the reader that the product uses, day by day; print and count."""
    sys.path.insert(0, str(FOLDER.parents[2]))
    from presstime.market.calendar import read_calendar

    shipped = read_calendar(mic)
    days = library_days(mic, calendar)
    if (shipped.first, shipped.last) != (min(days), max(days)):
        say(f"{mic}: table {shipped.first}…{shipped.last}, library {min(days)}…{max(days)}")
        return 1
    wrong = [day for day, hours in days.items() if written(shipped.blocks_on(day)) != hours]
    sessions = sum(1 for hours in days.values() if hours)
    say(f"{mic}: {len(days)} days, {sessions} sessions, {len(wrong)} differ {[str(d) for d in wrong[:5]]}")
    return len(wrong)


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


def written(blocks: tuple[tuple[int, int], ...]) -> Hours:
    def at(minutes: int) -> str:
        return f"{minutes // 60:02}:{minutes % 60:02}"

    return " ".join(f"{at(start)}-{at(end)}" for start, end in blocks)


if __name__ == "__main__":
    sys.exit(main())
