"""Small true worlds for the corpus: prices, changes, per cents that fit, and ways to spoil one of them.

Nothing here uses the checker: what is true is computed with fractions, what is false is checked to be
false by them, so that the corpus judges the checker and not the other way round.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from fractions import Fraction


def rounded(value: Fraction, places: int) -> str:
    """A number printed to so many decimals, halves away from zero."""
    scale = 10**places
    whole = int(abs(value) * scale + Fraction(1, 2))
    return f"{whole // scale:,}" + (f".{whole % scale:0{places}d}" if places else "")


def number_of(text: str) -> Fraction:
    return Fraction(text.replace(",", ""))


def half_unit(text: str) -> Fraction:
    decimals = len(text.partition(".")[2])
    return Fraction(1, 2 * 10**decimals)


@dataclass(frozen=True)
class Span:
    low: Fraction
    high: Fraction

    def meets(self, other: Span) -> bool:
        return self.low <= other.high and other.low <= self.high

    def far_from(self, other: Span, gap: Fraction) -> bool:
        return self.high + gap < other.low or other.high + gap < self.low


def span(text: str) -> Span:
    return Span(number_of(text) - half_unit(text), number_of(text) + half_unit(text))


def percent_span(previous: Span, level: Span) -> Span:
    """Signed per cent from previous to level."""
    return Span((level.low / previous.high - 1) * 100, (level.high / previous.low - 1) * 100)


def change_percent_span(change: Span, level: Span, sign: int) -> Span:
    """Unsigned per cent of a change that ended at a level."""
    ends = [Fraction(100) * c / (q - sign * c) for c in (change.low, change.high) for q in (level.low, level.high)]
    return Span(min(ends), max(ends))


@dataclass(frozen=True)
class Move:
    """A true move: texts of previous, level, change and per cent (unsigned), and its sign."""

    previous: str
    level: str
    change: str
    percent: str
    sign: int


def move(rng: random.Random, low: float, high: float, places: int, percent_places: int, biggest: float = 9.0) -> Move:
    """A move of a price between `low` and `high`, printed to `places` decimals."""
    while True:
        scale = 10**places
        previous = Fraction(rng.randint(int(low * scale), int(high * scale)), scale)
        sign = rng.choice((1, -1))
        part = Fraction(rng.randint(20, int(biggest * 100)), 10000)
        level = Fraction(int(previous * (1 + sign * part) * scale), scale)
        change = abs(level - previous)
        percent = change / previous * 100
        text = rounded(percent, percent_places)
        if change and number_of(text) > 0 and level > 0:
            return Move(rounded(previous, places), rounded(level, places), rounded(change, places), text, sign)


def spoiled_percent(rng: random.Random, one: Move, from_prices: bool = False) -> str:
    """A per cent that none of the values fits, near enough to be a slip.

    `from_prices`: the sentence prints both prices and not the change, which leaves more room.
    """
    true = change_percent_span(span(one.change), span(one.level), one.sign)
    if from_prices:
        signed = percent_span(span(one.previous), span(one.level))
        true = signed if one.sign > 0 else Span(-signed.high, -signed.low)
    places = len(one.percent.partition(".")[2])
    step = Fraction(1, 10**places)
    for _ in range(200):
        kind = rng.random()
        if kind < 0.4:
            wrong = number_of(one.percent) + rng.choice((-1, 1)) * step * rng.randint(2, 12)
        elif kind < 0.7:
            wrong = number_of(one.change)
        else:
            wrong = number_of(one.percent) * rng.choice((10, Fraction(1, 10)))
        if wrong <= 0 or wrong > 90:
            continue
        text = rounded(wrong, places)
        if number_of(text) > 0 and span(text).far_from(true, half_unit(text) / 2):
            return text
    return rounded(number_of(one.percent) * 3 + 2, places)


def swapped(rng: random.Random, text: str) -> str:
    """The number with two neighbouring, different digits swapped (not the first to zero)."""
    places = [i for i in range(len(text) - 1) if text[i].isdigit() and text[i + 1].isdigit() and text[i] != text[i + 1]]
    places = [i for i in places if not (i == 0 and text[1] == "0")]
    if not places:
        return text.replace("1", "7", 1)
    at = rng.choice(places[: max(1, len(places) // 2)])
    return text[:at] + text[at + 1] + text[at] + text[at + 2 :]
