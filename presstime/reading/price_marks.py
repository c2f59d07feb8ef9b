"""Prices that an article's text tells, as short marks by which the same words are found in other articles.

In: an article and the facts of its text. Out: `PriceMarks`, kept with the light record. A mark is made of the
words of one move, without small words, weekdays and marks of punctuation, so a sentence that was moved and
trimmed has the mark that it had. Only moves whose price belongs to a moment are marked: a date, a span or a
forecast in the words would make the price one of history.
"""

from __future__ import annotations

import hashlib
import re
from decimal import Decimal

import msgspec

from presstime.market.printed import Interval, Printed
from presstime.market.prose.facts import Figure, Measure, Move, ProseFacts
from presstime.model import Article, Snapshot

MINOR_UNITS = frozenset(("GBX", "GBp", "ZAc", "ILA"))
_HUNDRED = Decimal(100)
_WORD = re.compile(r"[^\W_]+(?:[.,:/&'’-][^\W_]+)*|[$€£¥₹]")
_SMALL = frozenset(
    """a an the is are was were be been has have had its their and but also now then currently still at on in by to of
    monday tuesday wednesday thursday friday saturday sunday shares share stock today yesterday""".split()
)


class PriceMarks(msgspec.Struct, frozen=True, omit_defaults=True, array_like=True):
    """`own`: prices that the article's own snapshots have; `foreign`: prices that none of them has."""

    own: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()


NO_MARKS = PriceMarks()


def price_marks(article: Article, facts: ProseFacts) -> PriceMarks:
    """The marks of an article; none without a snapshot to hold them against."""
    if not article.snapshots:
        return NO_MARKS
    told = [(move, price) for move in facts.moves if (price := price_of(move)) is not None]
    if not told:
        return NO_MARKS
    prices = [major(snapshot.price, snapshot) for snapshot in article.snapshots]
    others = [known for snapshot in article.snapshots for known in _others(snapshot)]
    own, foreign = set(), set()
    for move, price in told:
        if any(map(price.meets, prices)):
            own.add(mark_of(move))
        elif not any(map(price.meets, others)):
            foreign.add(mark_of(move))
    return PriceMarks(tuple(sorted(own)), tuple(sorted(foreign)))


def price_of(move: Move) -> Interval | None:
    """The price of its moment that a move tells, in the major unit; None where it tells none."""
    level, timing = move.level, move.timing
    if level is None or level.measure is not Measure.MONEY or level.scaled or level.per_unit not in ("", "share"):
        return None
    if timing.date or timing.window or move.is_forecast or move.is_quoted or move.origin_time:
        return None
    return in_major_unit(level).interval()


def in_major_unit(figure: Figure) -> Printed:
    if figure.currency in ("GBX", "¢"):
        return Printed(figure.value / _HUNDRED, figure.unit / _HUNDRED)
    return figure.printed()


def major(price: Decimal, snapshot: Snapshot) -> Interval:
    """A price of a snapshot in the major unit."""
    interval = Printed.of(price).interval()
    if snapshot.currency in MINOR_UNITS:
        return Interval(interval.low / _HUNDRED, interval.high / _HUNDRED)
    return interval


def mark_of(move: Move) -> str:
    """Sixteen hex digits of a move's words."""
    words = _WORD.findall(f"{move.subject.words} {move.text}".casefold())
    plain = " ".join(word for word in words if word not in _SMALL)
    return hashlib.blake2b(plain.encode(), digest_size=8).hexdigest()


def _others(snapshot: Snapshot) -> list[Interval]:
    """The prices of a snapshot besides the price itself."""
    after = snapshot.after.price if snapshot.after else None
    known = (
        snapshot.previous_close, snapshot.low, snapshot.high, snapshot.low_52_weeks, snapshot.high_52_weeks,
        snapshot.offer_price, after,
    )  # fmt: skip
    return [major(price, snapshot) for price in known if price is not None]
