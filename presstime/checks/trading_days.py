"""Sessions and holidays: whether an exchange can have traded when an article says so, and how old a price is.

In: snapshots and moves with their times, exchanges with their calendars. Out: findings. Errors only
where a table of ours plainly says otherwise: an exchange or a year that we do not know decides nothing.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping

from presstime.checks.clock import DAYS, dated, local_date
from presstime.checks.clockwork import exchange_of
from presstime.checks.context import Places, Tally
from presstime.checks.findings import contradiction
from presstime.checks.rules import rule
from presstime.checks.stating import Statement, Statements, block_kind
from presstime.diagnostics import Diagnostic, warning
from presstime.market.exchanges import Exchange, Market
from presstime.market.prose.facts import BlockKind, DateMention, Measure, Move, ProseFacts, Stretch, SubjectKind
from presstime.model import Article, Moment, Session, Snapshot

_STALE_SESSIONS = 2
_BODY = (BlockKind.PARAGRAPH, BlockKind.STANDFIRST, BlockKind.KEY_POINT, BlockKind.TITLE)
_SESSION_WORDS = {
    Session.PREMARKET: "premarket trading",
    Session.REGULAR: "regular trading",
    Session.AFTER_HOURS: "after-hours trading",
    Session.OVERNIGHT: "overnight trading",
    Session.CLOSED: "closed",
    Session.ROUND_THE_CLOCK: "round-the-clock trading",
}


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
        f"{exchange.name} was closed on {DAYS[day.weekday()]}, {dated(day)} ({why}): no {_SESSION_WORDS[session]}",
        "correct the date, or write session: closed",
    )


@rule("PT304", family="clock")
def no_close_on_a_closed_day(
    statements: Statements,
    facts: ProseFacts,
    article: Article,
    exchanges: Mapping[str, Exchange],
    zone: str,
    places: Places,
    tally: Tally,
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
    yield from _closes_named(statements, facts, article, exchanges, published, places, tally)
    yield from _closes_dated(statements, facts, exchanges, published, places, tally)
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


def _closes_named(
    statements: Statements,
    facts: ProseFacts,
    article: Article,
    exchanges: Mapping[str, Exchange],
    published: datetime.date,
    places: Places,
    tally: Tally,
) -> Iterator[Diagnostic]:
    """ "Friday's close": of the instrument that moves in the sentence, else of the article's only one."""
    for mention in facts.closes:
        if block_kind(facts, mention.block) not in _BODY:
            continue
        said = {s.ticker for s in statements.all if s.move.sentence == mention.sentence}
        tickers = said if said - {""} else set(article.tickers)
        exchange = exchange_of(tickers.pop(), exchanges) if len(tickers) == 1 else None
        if exchange is None or exchange.market is not Market.EXCHANGE:
            continue
        closed = _closed_days(exchange, mention.weekday, published)
        if closed is None:
            continue
        tally.checked += 1
        if closed:
            message, hint = _closed_day(exchange, closed[0], Session.REGULAR)
            working = f"{DAYS[mention.weekday]} before {published.isoformat()} is {closed[0].isoformat()}"
            yield contradiction("PT304", f"“{mention.text}”: {message}", working, places.spot(mention.spot), hint)


def _closes_dated(
    statements: Statements,
    facts: ProseFacts,
    exchanges: Mapping[str, Exchange],
    published: datetime.date,
    places: Places,
    tally: Tally,
) -> Iterator[Diagnostic]:
    """ "closed at $240 on Jan. 16, 2023": the day as written, without a year the latest up to publication."""
    from presstime.market import sessions

    days = {mention.text: day_of(mention, published) for mention in facts.dates}
    for statement in statements.all:
        move = statement.move
        exchange, day = _exchange_meant(statement, exchanges), days.get(move.timing.date)
        if exchange is None or day is None or not move.is_close or move.is_forecast or move.is_quoted:
            continue
        if statement.block not in _BODY or not _is_trading(statement) or _is_elsewhere(move, exchange):
            continue
        try:
            is_session = sessions.is_session(exchange, day)
        except LookupError:
            tally.skipped += 1
            continue
        tally.checked += 1
        if not is_session:
            message, hint = _closed_day(exchange, day, Session.REGULAR)
            working = f"{day.isoformat()} was a {DAYS[day.weekday()]}; {exchange.code} had no session"
            yield contradiction("PT304", f"“{move.text}”: {message}", working, places.spot(move.spot), hint)


def _is_elsewhere(move: Move, exchange: Exchange) -> bool:
    """Whether the price is in a currency of another exchange: a Tokyo close of a share listed in New York."""
    said = move.level.currency if move.level else ""
    return said not in ("", "¢", "GBX", exchange.currency)


def day_of(mention: DateMention, published: datetime.date) -> datetime.date | None:
    """The day that a date in a text means; None where there is none, or its weekday says another."""
    try:
        day = datetime.date(mention.year or published.year, mention.month, mention.day)
        if not mention.year and day > published:
            day = day.replace(year=published.year - 1)
    except ValueError:
        return None
    return day if mention.weekday in (-1, day.weekday()) else None


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
