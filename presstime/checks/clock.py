"""The clock: weekdays and dates, prices from the future, prices without a time.

In: dates and moves found in the text, snapshots, exchanges. Out: findings. Errors only where a table of
ours plainly says otherwise: an exchange or a year that we do not know decides nothing. Article dates are
read in the publication's zone, prices in their exchange's.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from presstime.checks.context import Places, Tally
from presstime.checks.findings import contradiction
from presstime.checks.rules import rule
from presstime.checks.stating import Statements
from presstime.diagnostics import Diagnostic, warning
from presstime.market.prose.facts import BlockKind, DateMention, ProseFacts, SubjectKind
from presstime.model import Article, Moment, Snapshot
from presstime.zones import zone as zone_of

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_NEAR_DAYS = 60
_BODY = (BlockKind.PARAGRAPH, BlockKind.STANDFIRST, BlockKind.KEY_POINT, BlockKind.TITLE)


def local_date(moment: Moment, zone: str) -> datetime.date:
    """The calendar day of a moment in a zone."""
    return moment.at.astimezone(zone_of(zone)).date()


@rule("PT301", family="clock")
def weekday_fits_full_date(facts: ProseFacts, places: Places, tally: Tally) -> Iterator[Diagnostic]:
    """A weekday beside a full date is that date's weekday, and the date exists.

    Why: the wrong weekday is the news agency handbook's first example of a story sent out again.
    Fails:
        The deal was announced on Tuesday, Jan. 25, 2023.
    Mended:
        The deal was announced on Wednesday, Jan. 25, 2023.
    Source: the Gregorian calendar.
    """
    for mention in facts.dates:
        if not mention.year:
            continue
        day = _day(mention.year, mention.month, mention.day)
        if day is None:
            tally.checked += 1
            yield contradiction(
                "PT301",
                f"there is no “{mention.text}”",
                f"month {mention.month} of {mention.year} has no day {mention.day}",
                places.spot(mention.spot),
                "correct the day or the month",
            )
        elif mention.weekday >= 0:
            tally.checked += 1
            if day.weekday() != mention.weekday:
                yield contradiction(
                    "PT301",
                    f"{dated(day)} was a {DAYS[day.weekday()]}, not a {DAYS[mention.weekday]}",
                    f"{day.isoformat()} is a {DAYS[day.weekday()]}",
                    places.spot(mention.spot),
                    f"write {DAYS[day.weekday()]}, or correct the date",
                )


@rule("PT302", family="clock")
def weekday_fits_near_date(
    facts: ProseFacts, article: Article, zone: str, places: Places, tally: Tally
) -> Iterator[Diagnostic]:
    """A weekday beside a date without a year fits the year that the article must mean.

    Why: the same slip as with a full date, only the year is left to the reader.
    Fails:
        (an article of 24 January 2023) The company reports on Wednesday, Jan. 24.
    Mended:
        (an article of 24 January 2023) The company reports on Tuesday, Jan. 24.
    Source: the Gregorian calendar; the year meant is the one that puts the date nearest to
        publication; dates more than two months away are left alone.
    """
    published = local_date(article.published, zone)
    for mention in facts.dates:
        if mention.year or mention.weekday < 0:
            continue
        day = _nearest(mention, published)
        if day is None or abs((day - published).days) > _NEAR_DAYS:
            tally.skipped += 1
            continue
        tally.checked += 1
        if day.weekday() != mention.weekday:
            yield warning(
                "PT302",
                f"{dated(day)} is a {DAYS[day.weekday()]}, not a {DAYS[mention.weekday]}",
                places.spot(mention.spot),
                f"write {DAYS[day.weekday()]}, or correct the date, or give the year",
            )


def _day(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def _nearest(mention: DateMention, published: datetime.date) -> datetime.date | None:
    days = [_day(published.year + step, mention.month, mention.day) for step in (-1, 0, 1)]
    known = [day for day in days if day is not None]
    return min(known, key=lambda day: abs((day - published).days), default=None)


def dated(day: datetime.date) -> str:
    return f"{day.day} {day:%B %Y}"


@rule("PT305", family="clock")
def price_is_not_from_the_future(
    snapshot: Snapshot, path: tuple[str, ...], article: Article, zone: str, places: Places, tally: Tally
) -> Iterator[Diagnostic]:
    """A price is not younger than the article's date or its last update.

    Why: a price after publication means that the update was not dated.
    Fails:
        date: 2023-01-24 07:40
        snapshot: {as_of: 2023-01-25 16:00}
    Mended:
        date: 2023-01-24 07:40
        updated: 2023-01-25 16:10
        snapshot: {as_of: 2023-01-25 16:00}
    Source: our own.
    """
    if snapshot.as_of is None:
        return
    tally.checked += 1
    latest = max((moment for moment in (article.published, article.updated) if moment), key=lambda moment: moment.at)
    if latest.has_time and snapshot.as_of.has_time:
        is_later = snapshot.as_of.at > latest.at
    else:
        is_later = local_date(snapshot.as_of, zone) > local_date(latest, zone)
    if is_later:
        yield warning(
            "PT305",
            "the price is from after the article's date",
            places.field(*path, "as_of"),
            "give the article an `updated`, or correct as_of",
            (places.field("updated" if article.updated else "date"),),
        )


@rule("PT307", family="clock")
def relative_day_needs_a_date(
    statements: Statements, facts: ProseFacts, places: Places, tally: Tally
) -> Iterator[Diagnostic]:
    """A price that moved "today" or "yesterday" has a weekday or a date nearby.

    Why: read tomorrow, in a feed or in an archive, "today" is another day.
    Fails:
        Acme shares rose 2% to $41.10 today.
    Mended:
        Acme shares rose 2% to $41.10 on Tuesday.
    Source: news agencies' style: the day of the week, not "today".
    """
    for statement in statements.all:
        move = statement.move
        if not move.timing.is_relative or move.is_quoted or statement.block not in _BODY or move.is_forecast:
            continue
        if move.subject.kind in (SubjectKind.FLOW, SubjectKind.RATE) or (move.level is not None and move.level.scaled):
            continue
        tally.checked += 1
        dated = {mention.spot.line for mention in facts.dates}
        if move.timing.weekday < 0 and not move.timing.date and move.spot.line not in dated:
            yield warning("PT307", f"“{move.text}” has only a relative day", places.spot(move.spot), "name the weekday")
            return


@rule("PT308", family="clock")
def price_has_a_time(snapshot: Snapshot, path: tuple[str, ...], places: Places, tally: Tally) -> Iterator[Diagnostic]:
    """A snapshot says when its price was the price.

    Why: a price without a time is a rumour.
    Fails:
        snapshot: {price: 242.66, currency: USD}
    Mended:
        snapshot: {price: 242.66, currency: USD, as_of: 2023-01-24 07:32}
    Source: our own.
    """
    tally.checked += 1
    if snapshot.as_of is None:
        yield warning(
            "PT308",
            "a price without a time is a rumour",
            places.field(*path),
            "add as_of: the instant, or the day alone",
        )
