"""A small invented market: companies, their daily closes, and the price at any minute of a session.

In: a seed. Out: quotes whose figures fit one another (a story about the same company at the same
minute gives the same price). The danger is a story dated on a day when its exchange was shut: days
near holidays and early closes are left out altogether, and London and Tokyo trade here only in months
without public holidays. Only whole numbers are drawn, so that every machine makes the same market.

New York's holidays follow the exchange's own list of observed days (nyse.com/markets/hours-calendars,
as generally known), widened by the days with an early close.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal
from functools import cache, lru_cache
from random import Random
from zoneinfo import ZoneInfo

from benchmarks import words

FIRST_DAY = dt.date(2019, 1, 2)
LAST_DAY = dt.date(2025, 11, 20)
NEW_YORK = ZoneInfo("America/New_York")


def draw(seed: str) -> Random:
    """A source of choices that depends on its seed alone."""
    return Random(seed)


@dataclass(frozen=True)
class Exchange:
    """Where a share trades: decimals of its prices, and the months in which it is open here."""

    code: str
    zone: ZoneInfo
    currency: str
    places: int
    months: tuple[int, ...]


YEAR_ROUND = tuple(range(1, 13))
EXCHANGES = {
    "NASDAQ": Exchange("NASDAQ", NEW_YORK, "USD", 2, YEAR_ROUND),
    "NYSE": Exchange("NYSE", NEW_YORK, "USD", 2, YEAR_ROUND),
    "LSE": Exchange("LSE", ZoneInfo("Europe/London"), "GBX", 1, (7, 10, 11)),
    "TYO": Exchange("TYO", ZoneInfo("Asia/Tokyo"), "JPY", 0, (6, 12)),
}


@dataclass(frozen=True)
class Company:
    """An invented company. `latin` is its name in plain letters, for file names."""

    number: int
    exchange: Exchange
    symbol: str
    name: str
    latin: str
    sector: str

    @property
    def ticker(self) -> str:
        return f"{self.exchange.code}:{self.symbol}"

    @property
    def label(self) -> str:
        return f"{self.exchange.code}: {self.symbol}"

    @property
    def slug(self) -> str:
        return f"{self.exchange.code}-{self.symbol}".lower()

    def money(self, amount: Decimal) -> str:
        """The amount as this exchange's desks print it: `$1,240.50`, `431.5 pence`, `¥2,345`."""
        digits = f"{amount:,.{self.exchange.places}f}"
        return {"USD": f"${digits}", "GBX": f"{digits} pence", "JPY": f"¥{digits}"}[self.exchange.currency]


@dataclass(frozen=True)
class Quote:
    """A price with its time; the day's range only once the day is over."""

    company: Company
    session: str
    as_of: dt.datetime
    price: Decimal
    previous_close: Decimal
    low_52_weeks: Decimal
    high_52_weeks: Decimal
    volume: int
    low: Decimal | None = None
    high: Decimal | None = None

    @property
    def change(self) -> Decimal:
        return self.price - self.previous_close

    @property
    def is_up(self) -> bool:
        return self.change > 0


def percent(new: Decimal, old: Decimal, places: int = 1) -> Decimal:
    """Change from `old` to `new`, signed per cent, half-even to `places`."""
    return ((new - old) * 100 / old).quantize(Decimal(1).scaleb(-places), ROUND_HALF_EVEN)


def size(new: Decimal, old: Decimal) -> str:
    """The unsigned percentage as prose prints it; two decimals where one would print nought."""
    one = abs(percent(new, old))
    return f"{one if one else abs(percent(new, old, 2))}%"


def easter(year: int) -> dt.date:
    """Easter Sunday by the anonymous Gregorian computus."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    el = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    month, day = divmod(h + el - 7 * ((a + 11 * h + 22 * el) // 451) + 114, 31)
    return dt.date(year, month, day + 1)


def shut_in_new_york(day: dt.date) -> bool:
    """A weekend, a holiday of the exchange, a day of mourning, or a day beside one that may close early."""
    if day.weekday() >= 5:
        return True
    week = (day.day - 1) // 7 + 1
    mondays = day.weekday() == 0 and ((day.month in (1, 2) and week == 3) or (day.month == 9 and week == 1))
    memorial = day.weekday() == 0 and day.month == 5 and day.day >= 25
    thanksgiving = day.month == 11 and 22 <= day.day <= 29 and day.weekday() in (3, 4)
    new_year = day.month == 1 and day.day <= 3
    summer = (day.month, day.day) in {(6, 18), (6, 19), (6, 20), (7, 2), (7, 3), (7, 4), (7, 5)}
    christmas = day.month == 12 and day.day >= 23
    good_friday = day == easter(day.year) - dt.timedelta(days=2)
    mourning = day in {dt.date(2025, 1, 9)}
    return mondays or memorial or thanksgiving or new_year or summer or christmas or good_friday or mourning


@lru_cache(maxsize=1)
def sessions() -> tuple[dt.date, ...]:
    """Every day of the invented market, oldest first."""
    span = (LAST_DAY - FIRST_DAY).days
    days = (FIRST_DAY + dt.timedelta(days=n) for n in range(span + 1))
    return tuple(day for day in days if not shut_in_new_york(day))


@cache
def session_numbers(months: tuple[int, ...]) -> tuple[int, ...]:
    """Positions in `sessions()` that a year of history precedes and that fall in `months`."""
    return tuple(n for n, day in enumerate(sessions()) if n >= 252 and day.month in months)


@lru_cache(maxsize=4096)
def closes(number: int, places: int) -> tuple[int, ...]:
    """A company's daily closes in its smallest unit: whole steps, never still, never below the floor."""
    rng = draw(f"closes:{number}")
    close = rng.randrange(900, 26000) * (1 if places else 2) // (1 if places == 2 else 2) + 400
    walk = []
    for _ in sessions():
        step = close * (rng.randrange(-170, 176) + rng.randrange(-170, 176)) // 10000
        step = step or rng.choice((-1, 1))
        close = close + step if close + step >= 400 else close + abs(step)
        walk.append(close)
    return tuple(walk)


def day_range(company: Company, at: int) -> tuple[int, int]:
    """Low and high of a session, in the smallest unit; both closes lie inside."""
    walk = closes(company.number, company.exchange.places)
    slack = 1 + walk[at] * ((at * 7919 + company.number * 104729) % 90) // 10000
    return min(walk[at - 1 : at + 1]) - slack, max(walk[at - 1 : at + 1]) + slack + slack // 2


def quote(company: Company, at: int, session: str, clock: dt.time) -> Quote:
    """The price of a company in session number `at`, at a minute of its exchange's day."""
    walk, places = closes(company.number, company.exchange.places), company.exchange.places
    as_of = dt.datetime.combine(sessions()[at], clock, company.exchange.zone)
    low, high = day_range(company, at)
    previous = walk[at] if session == "after-hours" else walk[at - 1]
    rng = draw(f"{company.ticker}:{at}:{session}:{clock}")
    price = walk[at] if session == "closed" else rng.randint(low + 1, high - 1)
    price = price if price != previous else previous + 1
    year = walk[at - 252 : at + 1]

    def amount(units: int) -> Decimal:
        return Decimal(units).scaleb(-places)

    over = session == "closed"
    return Quote(
        company,
        session,
        as_of,
        amount(price),
        amount(previous),
        amount(min(*year, low, price)),
        amount(max(*year, high, price)),
        100 * rng.randrange(2500, 480000),
        amount(low) if over else None,
        amount(high) if over else None,
    )


def company(number: int) -> Company:
    """The company of this number: name, listing and sector are drawn, the symbol is unique by counting."""
    rng = draw(f"company:{number}")
    code = ("NASDAQ", "NYSE", "NASDAQ", "NYSE", "LSE", "NASDAQ", "NYSE", "NASDAQ", "TYO", "NYSE")[number % 10]
    sector = rng.choice(words.SECTORS)
    if number % 9 == 4:
        name, latin = words.WORLD_NAMES[number // 9 % len(words.WORLD_NAMES)]
        turn = number // 9 // len(words.WORLD_NAMES)
        name, latin = (f"{name} {turn + 1}", f"{latin} {turn + 1}") if turn else (name, latin)
    else:
        first, rest = divmod(number * 37 % (28 * 24), 24)
        turn = number // (28 * 24)
        name = f"{words.ONSETS[first]}{words.ENDINGS[rest]} {rng.choice(words.SUFFIXES[sector])}"
        name = f"{name} {turn + 1}" if turn else name
        latin = name
    return Company(number, EXCHANGES[code], symbol(code, number), name, latin, sector)


def symbol(code: str, number: int) -> str:
    """A symbol that no other number gets: letters of the number in base 21, digits in Tokyo."""
    if code == "TYO":
        return f"{1300 + number:04d}"
    letters, rest = "", number
    for _ in range(3):
        rest, place = divmod(rest, 21)
        letters += "BCDFGHJKLMNPQRSTVWXYZ"[place]
    return f"Q{letters}" if code == "NASDAQ" else letters if code == "NYSE" else f"X{letters}"
