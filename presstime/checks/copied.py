"""Between articles: a price copied with its sentence from an older story about the same instrument.

In: two articles with the facts of their texts, of which one tells a price in words of the other. Out: a
warning, where the words are those of the older story's moment and not of the newer one's. Not a rule of one
article: the engine finds the pairs (`engine/between.py`) and asks here.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

import msgspec

from presstime.checks.context import ArticleContext
from presstime.checks.naming import ticker_of
from presstime.diagnostics import Diagnostic, Severity, Where
from presstime.market.printed import shown_exact
from presstime.market.prose.facts import Move
from presstime.model import Article, Snapshot
from presstime.reading.price_marks import major, mark_of, price_of

CODE = "PT231"


class Told(msgspec.Struct, frozen=True):
    """A move of an article that tells a price, and the snapshot of its instrument."""

    move: Move
    mark: str
    snapshot: Snapshot
    where: Where


def told(context: ArticleContext, marks: frozenset[str]) -> Iterator[Told]:
    """The moves of an article that have one of the marks, where a snapshot is of the same instrument."""
    article, shared = context.article, context.shared
    snapshots = {snapshot.ticker: snapshot for snapshot in article.snapshots}
    for move in context.facts.moves:
        if move.level is None or price_of(move) is None or (mark := mark_of(move)) not in marks:
            continue
        ticker = ticker_of(move.subject, article.tickers, shared.names, shared.instruments)
        if ticker in snapshots:
            yield Told(move, mark, snapshots[ticker], context.places.spot(move.level.spot))


def check_copied(new: Article, one: Told, old: Article, other: Told) -> Diagnostic | None:
    """A warning where `one` has the price of `other`'s moment; both have the same mark."""
    price = price_of(one.move)
    if price is None or one.snapshot.ticker != other.snapshot.ticker or _is_one_moment(one.snapshot, other.snapshot):
        return None
    if price.meets(major(one.snapshot.price, one.snapshot)) or not price.meets(
        major(other.snapshot.price, other.snapshot)
    ):
        return None
    if _is_looking_back(new, one, other):
        return None
    here, there = _priced(one.snapshot), _priced(other.snapshot)
    return Diagnostic(
        CODE,
        Severity.WARNING,
        f"“{one.move.text}” is the price of an older story, {old.source}: {there} there, {here} here",
        one.where,
        "give the new price, or say which day it is of",
        (other.where,),
        working=f"{one.snapshot.ticker}: the older story's snapshot has {there}, this one's {here}",
    )


def _priced(snapshot: Snapshot) -> str:
    as_of = snapshot.as_of
    return f"{shown_exact(snapshot.price)}{f' on {as_of.at.date().isoformat()}' if as_of else ''}"


def _is_one_moment(one: Snapshot, other: Snapshot) -> bool:
    return one.as_of is not None and other.as_of is not None and one.as_of.at == other.as_of.at


def _is_looking_back(new: Article, one: Told, other: Told) -> bool:
    """Whether the words may well mean the older day: "closed at …" before it, or its weekday within a week."""
    if one.move.is_close and one.snapshot.previous_close is None:
        return True
    weekday, then = one.move.timing.weekday, other.snapshot.as_of
    if weekday < 0 or then is None:
        return False
    is_recent = new.published.at - then.at < datetime.timedelta(days=8)
    return is_recent and (then.at.weekday() - weekday) % 7 in (0, 1, 6)
