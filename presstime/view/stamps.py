"""Dates and hours as the publication prints them, in its language, from CLDR and never from the machine.

English has a house style of its own ("24 Jan. 2023", "7:48 a.m. EST"), after the desk's pictures;
other languages take CLDR's medium dates and short times through Babel.
"""

from __future__ import annotations

import datetime
import functools
from typing import Any, NamedTuple

from presstime.model import Moment
from presstime.zones import zone

_EN_SHORT = ("", "Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")
_EN_MONTHS = (
    "",
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_EN_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_TWELVE_HOURS = (
    "America/",
    "US/",
    "Canada/",
    "Australia/",
    "Pacific/Auckland",
    "Pacific/Honolulu",
    "Europe/London",
    "Europe/Dublin",
    "Asia/Kolkata",
    "Asia/Manila",
)


class Stamp(NamedTuple):
    """A moment ready to print; `time` is "" where no hour is known."""

    iso: str
    date: str
    time: str
    long_date: str
    short_date: str
    year: str
    month_name: str

    @property
    def both(self) -> str:
        return f"{self.date}, {self.time}" if self.time else self.date


@functools.lru_cache(maxsize=4096)
def stamp(moment: Moment, zone_name: str, language: str) -> Stamp:
    local = moment.at.astimezone(zone(zone_name))
    day = local.date()
    iso = local.isoformat(timespec="minutes") if moment.has_time else day.isoformat()
    time = clock(local, zone_name, language) if moment.has_time else ""
    return Stamp(
        iso,
        date_text(day, language),
        time,
        long_date(day, language),
        short_date(day, language),
        str(day.year),
        month_name(day.month, language),
    )


def _english(language: str) -> bool:
    return language.partition("-")[0] == "en"


@functools.lru_cache(maxsize=4096)
def date_text(day: datetime.date, language: str) -> str:
    if _english(language):
        return f"{day.day} {_EN_SHORT[day.month]} {day.year}"
    return _babel("format_date", day, "medium", language)


@functools.lru_cache(maxsize=4096)
def short_date(day: datetime.date, language: str) -> str:
    """Without the year: "23 Jan."."""
    if _english(language):
        return f"{day.day} {_EN_SHORT[day.month]}"
    return _babel("format_skeleton", day, "MMMd", language)


@functools.lru_cache(maxsize=4096)
def long_date(day: datetime.date, language: str) -> str:
    if _english(language):
        return f"{_EN_DAYS[day.weekday()]}, {day.day} {_EN_MONTHS[day.month]} {day.year}"
    return _babel("format_date", day, "full", language)


@functools.lru_cache(maxsize=64)
def month_name(month: int, language: str) -> str:
    if _english(language):
        return _EN_MONTHS[month]
    return _babel("format_date", datetime.date(2000, month, 1), "LLLL", language)


def clock(local: datetime.datetime, zone_name: str, language: str, brief: bool = False, with_zone: bool = True) -> str:
    """The hour: "7:48 a.m. EST"; `brief` drops a full hour's minutes ("4 p.m. EST")."""
    if not _english(language):
        hour = _babel("format_time", local.replace(tzinfo=None), "short", language)
    elif zone_name.startswith(_TWELVE_HOURS):
        number = (local.hour - 1) % 12 + 1
        minutes = "" if brief and not local.minute else f":{local.minute:02d}"
        hour = f"{number}{minutes}\u00a0{'a.m.' if local.hour < 12 else 'p.m.'}"
    else:
        hour = f"{local.hour}:{local.minute:02d}"
    return f"{hour}\u00a0{zone_abbreviation(local)}" if with_zone else hour


def zone_abbreviation(local: datetime.datetime) -> str:
    """ "EST", "GMT", "JST"; where tzdata has only digits, "UTC+3"."""
    name = local.tzname() or "UTC"
    if name.lstrip("+-").isdigit():
        hours, minutes = int(name[1:3]), name[3:5]
        return f"UTC{name[0]}{hours}{':' + minutes if minutes.strip('0') else ''}"
    return name


@functools.lru_cache(maxsize=4096)
def _babel(function: str, value: Any, form: str, language: str) -> str:
    from babel import dates

    tag = language.replace("-", "_")
    if function == "format_skeleton":
        return str(dates.format_skeleton(form, value, locale=tag))
    return str(getattr(dates, function)(value, form, locale=tag))
