"""Clock and calendar: weekdays, sessions, holidays, how old a price is.

In: dates and moves found in the text, snapshots, exchanges. Out: findings. Errors only where a table of
ours plainly says otherwise: an exchange or a year that we do not know decides nothing. Article dates are
read in the publication's zone, prices in their exchange's.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping

from presstime.checks.clockwork import exchange_of
from presstime.checks.context import Places, Tally
from presstime.checks.findings import contradiction
from presstime.checks.rules import rule
from presstime.checks.stating import Statement, Statements
from presstime.diagnostics import Diagnostic, warning
from presstime.market.exchanges import Exchange, Market
from presstime.market.prose.facts import BlockKind, DateMention, Measure, ProseFacts, Stretch, SubjectKind
from presstime.model import Article, Moment, Session, Snapshot
from presstime.zones import zone as zone_of

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_STALE_SESSIONS = 2
_NEAR_DAYS = 183
_BODY = (BlockKind.PARAGRAPH, BlockKind.STANDFIRST, BlockKind.KEY_POINT, BlockKind.TITLE)
_SESSION_WORDS = {
    Session.PREMARKET: "premarket trading",
    Session.REGULAR: "regular trading",
    Session.AFTER_HOURS: "after-hours trading",
    Session.OVERNIGHT: "overnight trading",
    Session.CLOSED: "closed",
    Session.ROUND_THE_CLOCK: "round-the-clock trading",
}


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
                    f"{_dated(day)} was a {DAYS[day.weekday()]}, not a {DAYS[mention.weekday]}",
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
    Source: the Gregorian calendar; the year meant is the one that puts the date nearest to publication.
    """
    published = local_date(article.published, zone)
    for mention in facts.dates:
        if mention.year or mention.weekday < 0:
            continue
        day = _nearest(mention, published)
        if day is None or abs((day - published).days) > _NEAR_DAYS - 30:
            tally.skipped += 1
            continue
        tally.checked += 1
        if day.weekday() != mention.weekday:
            yield warning(
                "PT302",
                f"{_dated(day)} is a {DAYS[day.weekday()]}, not a {DAYS[mention.weekday]}",
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


def _dated(day: datetime.date) -> str:
    return f"{day.day} {day:%B %Y}"


@rule("PT303", family="clock")
def session_fits_time(
    snapshot: Snapshot, path: tuple[str, ...], exchanges: Mapping[str, Exchange], places: Places, tally: Tally
) -> Iterator[Diagnostic]:
    """The session that a snapshot claims is one that its exchange can be in at `as_of`.

    Why: a premarket price cannot be stamped 15:00; one of the two is from another day.
    Fails:
        session: premarket
        as_of: 2023-01-24 15:00   # New York
    Mended:
        session: premarket
        as_of: 2023-01-24 07:32   # New York
    Source: the exchange's regular hours and holidays (tables made from exchange-calendars) and our own
        small table of hours before and after them.
    """
    exchange = exchange_of(snapshot.ticker, exchanges)
    if snapshot.session is None or snapshot.as_of is None or exchange is None or exchange.market is Market.INDEX:
        return
    found = _session_fault(exchange, snapshot.session, snapshot.as_of)
    if found is None:
        tally.skipped += 1
        return
    tally.checked += 1
    message, hint = found
    if message:
        moment = snapshot.as_of.at.isoformat() if snapshot.as_of.has_time else snapshot.as_of.at.date().isoformat()
        working = f"as_of {moment}, session {snapshot.session.value}, exchange {exchange.code} ({exchange.zone})"
        yield contradiction(
            "PT303", message, working, places.field(*path, "as_of"), hint, (places.field(*path, "session"),)
        )


def _session_fault(exchange: Exchange, session: Session, as_of: Moment) -> tuple[str, str] | None:
    """("", "") where it fits, what is wrong and how to mend it where not, None where unknown."""
    from presstime.market import session_claims, sessions

    day = sessions.local_day(exchange, as_of.at)
    try:
        if not as_of.has_time:
            is_open = sessions.is_session(exchange, day) or session in (Session.CLOSED, Session.OVERNIGHT)
            return ("", "") if is_open else _closed_day(exchange, day, session)
        possible = session_claims.possible_sessions(exchange, as_of.at)
        trades = sessions.is_session(exchange, day)
    except LookupError:
        return None
    if session in possible:
        return "", ""
    if not trades and exchange.market is Market.EXCHANGE:
        return _closed_day(exchange, day, session)
    clock = sessions.local_time(exchange, as_of.at)
    allowed = " or ".join(sorted(_SESSION_WORDS[one] for one in possible))
    return (
        f"{clock:%H:%M} at {exchange.name} is not {_SESSION_WORDS[session]}: it is {allowed}",
        "correct the session, or the time and its zone",
    )


def _closed_day(exchange: Exchange, day: datetime.date, session: Session) -> tuple[str, str]:
    from presstime.market import sessions

    why = sessions.holiday_name(exchange, day) or ("a weekend" if day.weekday() > 4 else "a holiday")
    return (
        f"{exchange.name} was closed on {DAYS[day.weekday()]}, {_dated(day)} ({why}): no {_SESSION_WORDS[session]}",
        "correct the date, or write session: closed",
    )


@rule("PT304", family="clock")
def no_close_on_a_closed_day(
    statements: Statements, article: Article, exchanges: Mapping[str, Exchange], zone: str, places: Places, tally: Tally
) -> Iterator[Diagnostic]:
    """A close or regular trading in the text is on a day on which the exchange traded.

    Why: "Friday's close" when Friday was Good Friday is Thursday's close.
    Fails:
        (an article of 18 January 2023) Shares of Acme closed at $41.10 on Saturday.
    Mended:
        (an article of 18 January 2023) Shares of Acme closed at $41.10 on Friday.
    Source: the exchange's calendar. The day meant is the latest such weekday up to the day of
        publication; where that could be two days, both must have been closed.
    """
    published = local_date(article.published, zone)
    for statement in statements.all:
        move = statement.move
        exchange = _exchange_meant(statement, exchanges)
        if exchange is None or move.timing.weekday < 0 or move.is_forecast or not _is_trading(statement):
            continue
        if statement.block not in _BODY or move.is_quoted or move.timing.date:
            continue
        closed = _closed_days(exchange, move.timing.weekday, published)
        if closed is None:
            tally.skipped += 1
            continue
        tally.checked += 1
        if closed:
            day = closed[0]
            message, hint = _closed_day(exchange, day, Session.REGULAR)
            working = (
                f"{DAYS[day.weekday()]} before {published.isoformat()} is {day.isoformat()}; {exchange.code} had "
                f"no session"
            )
            yield contradiction("PT304", f"“{move.text}”: {message}", working, places.spot(move.spot), hint)


def _exchange_meant(statement: Statement, exchanges: Mapping[str, Exchange]) -> Exchange | None:
    """The exchange on which it moved; a weekend is closed everywhere, so any share will do for that."""
    exchange = exchange_of(statement.ticker, exchanges) if statement.ticker else None
    if exchange is None and statement.move.timing.weekday > 4 and statement.move.subject.kind is SubjectKind.SHARE:
        exchange = exchanges.get("NYSE")
    return exchange if exchange is not None and exchange.market is Market.EXCHANGE else None


def _is_trading(statement: Statement) -> bool:
    move = statement.move
    if move.subject.kind in (
        SubjectKind.FLOW,
        SubjectKind.RATE,
        SubjectKind.CURRENCY,
        SubjectKind.CRYPTO,
        SubjectKind.COMMODITY,
    ):
        return False
    if move.timing.stretch not in (Stretch.UNSAID, Stretch.REGULAR, Stretch.CLOSE) or move.timing.window:
        return False
    if move.level is not None and (move.level.scaled or move.level.measure is Measure.PERCENT):
        return False
    return move.is_close or (move.level is not None and move.direction != 0)


def _closed_days(exchange: Exchange, weekday: int, published: datetime.date) -> list[datetime.date] | None:
    """The day meant, when closed; [] when it traded; None when it cannot be known."""
    from presstime.market import sessions

    back = (published.weekday() - weekday) % 7
    latest = published - datetime.timedelta(days=back)
    candidates = [latest] if back else [latest, latest - datetime.timedelta(days=7)]
    try:
        traded = [sessions.is_session(exchange, day) for day in candidates]
    except LookupError:
        return None
    return [] if any(traded) else candidates


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


@rule("PT306", family="clock")
def price_is_fresh(
    snapshot: Snapshot,
    path: tuple[str, ...],
    article: Article,
    exchanges: Mapping[str, Exchange],
    places: Places,
    tally: Tally,
) -> Iterator[Diagnostic]:
    """The price was at most one session old when the article was published.

    Why: a price box of last week beside today's story misleads.
    Fails:
        date: 2023-01-24 07:40
        snapshot: {as_of: 2023-01-17 16:00}
    Mended:
        date: 2023-01-24 07:40
        snapshot: {as_of: 2023-01-23 16:00}
    Source: our own; sessions are counted by the exchange's calendar.
    """
    exchange = exchange_of(snapshot.ticker, exchanges)
    if snapshot.as_of is None or exchange is None or exchange.market is Market.INDEX:
        return
    from presstime.market import sessions

    priced = sessions.local_day(exchange, snapshot.as_of.at)
    published = sessions.local_day(exchange, article.published.at)
    if not article.published.has_time or not snapshot.as_of.has_time:
        published = min(published, article.published.at.date())
    try:
        age = sessions.sessions_between(exchange, priced, published)
    except LookupError:
        tally.skipped += 1
        return
    tally.checked += 1
    if age >= _STALE_SESSIONS:
        yield warning(
            "PT306",
            f"the price was {age} sessions old at publication",
            places.field(*path, "as_of"),
            "renew the snapshot, or say in the text of which day it is",
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
