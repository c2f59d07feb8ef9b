"""Between articles: the same instrument at the same instant with another price.

In: the snapshots of all articles. Out: warnings, for sources do differ. Not a rule of one article: the
caller runs it once over the publication.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from decimal import Decimal

import msgspec

from presstime.checks.context import ArticleContext
from presstime.diagnostics import Diagnostic, Where, warning
from presstime.market.printed import Printed, Rounding, shown_exact

CODE = "PT230"


class StatedPrice(msgspec.Struct, frozen=True):
    """A price that an article states for an instant."""

    ticker: str
    at: datetime.datetime
    session: str
    price: Decimal
    where: Where
    source: str = ""


def stated_prices(context: ArticleContext) -> Iterator[StatedPrice]:
    """The prices of an article's snapshots that have an instant."""
    snapshots = context.article.snapshots
    for index, snapshot in enumerate(snapshots):
        if snapshot.as_of is None or not snapshot.as_of.has_time:
            continue
        path = ("snapshot",) if len(snapshots) == 1 else ("snapshot", str(index))
        session = snapshot.session.value if snapshot.session else ""
        where = context.places.field(*path, "price")
        yield StatedPrice(snapshot.ticker, snapshot.as_of.at, session, snapshot.price, where, snapshot.source)


def check_across(prices: Iterable[StatedPrice], rounding: Rounding = Rounding.ROUND) -> Iterator[Diagnostic]:
    """A warning for each price that an earlier article gives otherwise for the same instant and session."""
    first: dict[tuple[str, datetime.datetime, str], StatedPrice] = {}
    for price in sorted(prices, key=lambda one: (one.ticker, one.at, one.session, one.where)):
        other = first.setdefault((price.ticker, price.at, price.session), price)
        if other is price:
            continue
        if Printed.of(price.price).interval(rounding).meets(Printed.of(other.price).interval(rounding)):
            continue
        yield warning(
            CODE,
            f"{price.ticker} is {shown_exact(price.price)} here and {shown_exact(other.price)} in "
            f"{other.where.file}, at the same instant",
            price.where,
            "correct one of the two, or name the sources",
            (other.where,),
        )
