"""Dates as newsrooms print them; nothing is guessed.

"January 24, 2023 at 7:40 am EST", "24 Jan. 2023, 07:40 GMT", "2023-01-24T07:40Z", "25/01/2024".
A date that two countries read differently (05/01/2024), one without its year or one that no calendar
has is found too, with `value` blank and `problem` saying why. Zone abbreviations are read only where
news copy means one thing by them; "ET" takes New York's offset on that day.
"""

from __future__ import annotations

import datetime
import re

import msgspec

from presstime.importing.report import Confidence, Notes
from presstime.zones import offsets_around

_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|"
    r"Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DAY = r"(?:(?P<day>(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?)\.?,?\s+)?"
_OFFSETS = {
    "EST": -300,
    "EDT": -240,
    "CST": -360,
    "CDT": -300,
    "MST": -420,
    "MDT": -360,
    "PST": -480,
    "PDT": -420,
    "GMT": 0,
    "UTC": 0,
    "Z": 0,
    "BST": 60,
    "CET": 60,
    "CEST": 120,
    "WAT": 60,
    "EET": 120,
    "EEST": 180,
    "SAST": 120,
    "JST": 540,
    "KST": 540,
    "HKT": 480,
    "SGT": 480,
    "AEST": 600,
    "AEDT": 660,
    "NZST": 720,
    "NZDT": 780,
}
_REGIONS = {
    "ET": "America/New_York",
    "CT": "America/Chicago",
    "MT": "America/Denver",
    "PT": "America/Los_Angeles",
}
_PLACES = {
    "EST": "America/New_York",
    "EDT": "America/New_York",
    "CST": "America/Chicago",
    "CDT": "America/Chicago",
    "PST": "America/Los_Angeles",
    "PDT": "America/Los_Angeles",
    "BST": "Europe/London",
    "CET": "Europe/Paris",
    "CEST": "Europe/Paris",
    "AEST": "Australia/Sydney",
    "AEDT": "Australia/Sydney",
}
_ZONE = (
    r"(?P<zone>E[SD]?T|C[SD]?T|M[SD]T|P[SD]?T|GMT|UTC|BST|CES?T|WAT|EES?T|"
    r"SAST|[JK]ST|HKT|SGT|AE[SD]T|NZ[SD]T|IST|Z)\b"
)
_CLOCK = (
    r"(?:(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?::\d{2})?\s*(?P<half>[ap]\.?m\b\.?)?"
    r"|(?P<hour2>\d{1,2})\s*(?P<half2>[ap]\.?m\b\.?))"
    rf"(?:\s*\(?{_ZONE}\)?)?(?:\s*(?P<offset>[+-]\d{{2}}:?\d{{2}}))?"
)
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?P<y>\d{4})[-/](?P<m>\d{2})[-/](?P<d>\d{2})(?!\d)",
        rf"\b{_DAY}(?P<month>{_MONTH})\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y>\d{{4}})\b",
        rf"\b{_DAY}(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{_MONTH}),?\s+(?P<y>\d{{4}})\b",
        rf"\b{_DAY}(?P<a>\d{{1,2}})(?P<sep>[/.-])(?P<b>\d{{1,2}})(?P=sep)(?P<y>\d{{4}}|\d{{2}})(?!\d)",
        rf"\b{_DAY}(?P<month>{_MONTH})\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\s*[,:]?\s*\d)",
        rf"\b{_DAY}(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<month>{_MONTH})(?!\w)(?!\s*,?\s*\d)",
    )
)
_AFTER = re.compile(rf"(?:T|,?\s*(?:at|@|[-–—|·•])?\s*){_CLOCK}", re.IGNORECASE)
_BEFORE = re.compile(rf"{_CLOCK},?\s*(?:on|[-–—|·•])?\s*$", re.IGNORECASE)
_CLOCK_ONLY = re.compile(_CLOCK, re.IGNORECASE)


class FoundDate(msgspec.Struct, frozen=True):
    """A date in a text: its place, and its value as front matter takes it ("" where it can't be told)."""

    start: int
    end: int
    value: str
    words: str
    problem: str = ""
    note: str = ""
    day: datetime.date | None = None


def find_date(text: str) -> FoundDate | None:
    """The first date of a line; forms with a year before those without."""
    for pattern in _PATTERNS:
        match = pattern.search(text)
        if match:
            return _with_clock(text, match)
    return None


def _with_clock(text: str, match: re.Match[str]) -> FoundDate:
    start, end = match.span()
    clock = _AFTER.match(text, end)
    if clock:
        end = clock.end()
    else:
        clock = next(
            (m for m in _CLOCK_ONLY.finditer(text, 0, start) if _BEFORE.fullmatch(text, m.start(), start)),
            None,
        )
        start = clock.start() if clock else start
    words = text[start:end]
    day, problem = _day_of(match)
    if day is None:
        return FoundDate(start, end, "", words, problem)
    value, note = _value(day, clock)
    named = match.groupdict().get("day")
    if named and not _DAYS[day.weekday()].startswith(named.lower()):
        note = f"{day.isoformat()} was a {_DAYS[day.weekday()].capitalize()}; the text says {named}"
    return FoundDate(start, end, value, words, "", note, day)


def _day_of(match: re.Match[str]) -> tuple[datetime.date | None, str]:
    parts = match.groupdict()
    if "y" not in parts:
        return None, f"“{match[0]}” has no year"
    if "a" in parts:
        return _numeric_day(match[0], int(parts["a"]), int(parts["b"]), parts["y"])
    month = _month(parts["month"]) if "month" in parts else int(parts["m"])
    return _real(int(parts["y"]), month, int(parts["d"]), match[0])


def _numeric_day(words: str, first: int, second: int, year: str) -> tuple[datetime.date | None, str]:
    if len(year) == 2:
        return None, f"“{words}” has a year of two digits"
    if first <= 12 and second <= 12 and first != second:
        names = [_MONTHS[n - 1].capitalize() if n else "?" for n in (first, second)]
        return None, f"“{words}” is {first} {names[1]} in one country, {names[0]} {second} in another"
    day, month = (first, second) if first > 12 or first == second else (second, first)
    return _real(int(year), month, day, words)


def _real(year: int, month: int, day: int, words: str) -> tuple[datetime.date | None, str]:
    try:
        return datetime.date(year, month, day), ""
    except ValueError:
        return None, f"“{words}” is not a day of the calendar"


def _month(name: str) -> int:
    return next(n for n, month in enumerate(_MONTHS, 1) if month.startswith(name.lower().rstrip(".")[:3]))


def _value(day: datetime.date, clock: re.Match[str] | None) -> tuple[str, str]:
    if clock is None:
        return day.isoformat(), ""
    hour, minute = int(clock["hour"] or clock["hour2"]), int(clock["minute"] or 0)
    half = (clock["half"] or clock["half2"] or "").lower()
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    if hour > 23 or minute > 59:
        return day.isoformat(), f"“{clock[0].strip()}” is not an hour of the day; the date alone was taken"
    local = datetime.datetime.combine(day, datetime.time(hour, minute))
    offset, note = _offset(local, clock)
    stamp = local.isoformat(timespec="minutes")
    return (stamp + offset if offset else stamp.replace("T", " ")), note


def _offset(local: datetime.datetime, clock: re.Match[str]) -> tuple[str, str]:
    if clock["offset"]:
        return f"{clock['offset'][:3]}:{clock['offset'][-2:]}", ""
    zone = (clock["zone"] or "").upper()
    if zone in _REGIONS:
        return offsets_around(local, _REGIONS[zone])[0], ""
    if zone in _OFFSETS:
        minutes = _OFFSETS[zone]
        printed = f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"
        place = _PLACES.get(zone)
        if place and printed not in offsets_around(local, place):
            return printed, f"“{zone}” is not the time in force that day in {place}; it was taken as printed"
        return printed, ""
    if zone:
        return "", f"“{zone}” means more than one zone: the hour is taken in the publication's"
    return "", "no zone is printed: the hour is taken in the publication's"


def note_date(name: str, found: FoundDate | None, line: int, notes: Notes) -> None:
    """Note a date as inferred, or as left blank with the reason."""
    if found is None:
        return
    if found.value:
        is_doubtful = "the text says" in found.note or "not the time in force" in found.note
        confidence = Confidence.LOW if is_doubtful else Confidence.MEDIUM if found.note else Confidence.HIGH
        notes.infer(name, found.value, confidence, found.words, line, found.note)
    else:
        notes.leave(name, f"{found.problem}; left blank", found.words, line)
