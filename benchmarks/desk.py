"""What an invented story is written from, and how it words a move of the price."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from random import Random

from benchmarks import words
from benchmarks.market import Company, Quote, size


@dataclass(frozen=True)
class Desk:
    """What a paragraph is written from. `quote` is None in a story without a price."""

    rng: Random
    company: Company
    quote: Quote | None
    rival: Company
    linked: tuple[int, ...]
    product: str

    @property
    def person(self) -> str:
        return f"{self.rng.choice(words.FIRST_NAMES)} {self.rng.choice(words.LAST_NAMES)}"

    def billions(self, low: int, high: int) -> Decimal:
        """An amount in billions with two decimals, `low` and `high` in tens of millions."""
        return Decimal(self.rng.randint(low, high)).scaleb(-2)


def verb(desk: Desk, is_up: bool) -> str:
    return desk.rng.choice(words.RISING if is_up else words.FALLING)


def moved(desk: Desk, quote: Quote) -> str:
    """The move in words: `rose 1.4% to $160.87` or `fell $1.25, or 5.2%, to $22.75`."""
    company, by = quote.company, size(quote.price, quote.previous_close)
    if desk.rng.random() < 0.5:
        return f"{verb(desk, quote.is_up)} {by} to {company.money(quote.price)}"
    change = company.money(abs(quote.change))
    return f"{verb(desk, quote.is_up)} {change}, or {by}, to {company.money(quote.price)}"


def session_words(quote: Quote) -> str:
    day = f"{quote.as_of:%A}"
    return {
        "premarket": f"in premarket trading on {day}",
        "regular": f"in {'morning' if quote.as_of.hour < 12 else 'afternoon'} trading on {day}",
        "after-hours": f"in after-hours trading on {day}",
        "closed": f"at the close on {day}",
    }[quote.session]
