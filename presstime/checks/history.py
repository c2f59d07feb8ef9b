"""Claims that a price file decides: records, streaks, the year so far, the close before.

In: `PriceSeries` of the publication, superlatives and moves of the text, snapshots. Out: findings, with
the sentence that would be right. A claim that reaches back before the file begins is skipped.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping

from presstime.checks.clock import local_date
from presstime.checks.clockwork import exchange_of
from presstime.checks.context import Places, Tally
from presstime.checks.findings import figure_finding
from presstime.checks.naming import ticker_of
from presstime.checks.rules import rule
from presstime.checks.stating import Statements
from presstime.diagnostics import Diagnostic, warning
from presstime.market.exchanges import Exchange
from presstime.market.moves import Ruling, Verdict, percent_interval
from presstime.market.printed import Printed, Rounding, shown_exact, shown_interval, whole
from presstime.market.prose.facts import Measure, ProseFacts, Superlative
from presstime.model import Article, Close, Instrument, PriceSeries, Session, Snapshot


def closes_up_to(series: PriceSeries, day: datetime.date) -> tuple[Close, ...]:
    """The closes known up to and including a day."""
    return tuple(close for close in series.closes if close.date <= day)


@rule("PT220", family="history")
def record_is_a_record(
    facts: ProseFacts,
    statements: Statements,
    article: Article,
    series: Mapping[str, PriceSeries],
    instruments: Mapping[str, Instrument],
    names: Mapping[str, tuple[str, ...]],
    zone: str,
    places: Places,
    tally: Tally,
) -> Iterator[Diagnostic]:
    """ "Highest close since …" and "fifth straight gain" are what the price file says.

    Why: superlatives are copied from yesterday's story, where they were true.
    Fails:
        It was the fifth straight gain.   (the file has three)
    Mended:
        It was the third straight gain.
    Source: the publication's prices, up to the day of the article; the file may begin with the day's
        close or with the one before.
    """
    published = local_date(article.published, zone)
    for claim in facts.superlatives:
        ticker = ticker_of(claim.subject, article.tickers, names, instruments)
        known = closes_up_to(series[ticker], published) if ticker in series else ()
        known = _up_to_weekday(known, claim.timing.weekday)
        verdict = _streak(claim, known) if claim.kind == "streak" else _extreme(claim, known)
        if verdict is None:
            tally.skipped += 1
            continue
        tally.checked += 1
        if verdict.is_fault:
            yield figure_finding(
                "PT220",
                verdict,
                f"“{claim.text}” is not what the price file says",
                places.spot(claim.spot),
                verdict.working,
            )


def _up_to_weekday(closes: tuple[Close, ...], weekday: int) -> tuple[Close, ...]:
    """Closes up to the latest one on the weekday that the text names."""
    if weekday < 0:
        return closes
    for index in range(len(closes) - 1, max(-1, len(closes) - 7), -1):
        if closes[index].date.weekday() == weekday:
            return closes[: index + 1]
    return ()


def _streak(claim: Superlative, closes: tuple[Close, ...]) -> Verdict | None:
    if len(closes) < 2:
        return None
    length = streak_of(closes, claim.direction)
    if length == len(closes) - 1 and length < claim.count:
        return None
    working = f"the file has {length} in a row up to {closes[-1].date.isoformat()}"
    return Verdict(Ruling.CONSISTENT if length == claim.count else Ruling.CONTRADICTION, working)


def streak_of(closes: tuple[Close, ...], direction: int) -> int:
    """How many of the last closes in a row each moved that way."""
    length = 0
    for index in range(len(closes) - 1, 0, -1):
        change = closes[index].close - closes[index - 1].close
        if change * direction <= 0:
            break
        length += 1
    return length


def _extreme(claim: Superlative, closes: tuple[Close, ...]) -> Verdict | None:
    """No close after the named period and before the last one beats it, and one in the period did."""
    if len(closes) < 2:
        return None
    start, end = _period(claim.since)
    if closes[0].date > start:
        return None
    last, sign = closes[-1], 1 if claim.kind == "highest" else -1
    between = [close for close in closes[:-1] if close.date > end]
    better = [close for close in between if sign * close.close >= sign * last.close]
    if better:
        best = better[-1]
        working = f"{shown_exact(best.close)} on {best.date.isoformat()} beats {shown_exact(last.close)}"
        return Verdict(Ruling.CONTRADICTION, working)
    within = [close for close in closes[:-1] if start <= close.date <= end]
    if within and not any(sign * close.close >= sign * last.close for close in within):
        return Verdict(
            Ruling.CONTRADICTION, f"no close in {claim.since} beats {shown_exact(last.close)}: the record is older"
        )
    return Verdict(Ruling.CONSISTENT)


def _period(since: str) -> tuple[datetime.date, datetime.date]:
    parts = [int(part) for part in since.split("-")]
    if len(parts) == 1:
        return datetime.date(parts[0], 1, 1), datetime.date(parts[0], 12, 31)
    if len(parts) == 2:
        following = datetime.date(parts[0] + parts[1] // 12, parts[1] % 12 + 1, 1)
        return datetime.date(parts[0], parts[1], 1), following - datetime.timedelta(days=1)
    day = datetime.date(*parts)
    return day, day


@rule("PT222", family="history")
def year_so_far_fits_prices(
    statements: Statements,
    article: Article,
    series: Mapping[str, PriceSeries],
    zone: str,
    places: Places,
    rounding: Rounding,
    tally: Tally,
) -> Iterator[Diagnostic]:
    """ "Up 12 % this year" is counted from the last close of the year before, in the price file.

    Why: the figure is the one most often left over from an older story.
    Fails:
        The stock is up 12% this year.   (the file gives 9.4 %)
    Mended:
        The stock is up 9.4% this year.
    Source: the publication's prices; the last three closes before the article are all tried, for the
        text does not say which it counts to.
    """
    published = local_date(article.published, zone)
    for statement in statements.all:
        move = statement.move
        if statement.ticker not in series or move.percent is None or move.percent.measure is not Measure.PERCENT:
            continue
        if move.timing.window not in ("year", "ytd") or move.is_quoted or move.is_forecast or not move.is_plain:
            continue
        if move.timing.window == "year" and not _says_this_year(move.text):
            continue
        known = closes_up_to(series[statement.ticker], published)
        before = [close for close in known if close.date.year == published.year - 1]
        this_year = [close for close in known if close.date.year == published.year][-3:]
        if not before or not this_year:
            tally.skipped += 1
            continue
        tally.checked += 1
        base = whole(before[-1].close)
        possible = [percent_interval(base, whole(close.close)) for close in this_year]
        printed = move.percent.printed(move.direction or 1).interval(rounding)
        if not any(printed.meets(one) for one in possible):
            working = (
                f"from {shown_exact(before[-1].close)} on {before[-1].date.isoformat()} to "
                f"{shown_exact(this_year[-1].close)} on {this_year[-1].date.isoformat()} is "
                f"{shown_interval(possible[-1], ' %', 2)}"
            )
            verdict = Verdict(Ruling.CONTRADICTION, working)
            yield figure_finding(
                "PT222",
                verdict,
                f"“{move.text}” is not what the price file says",
                places.spot(move.percent.spot),
                working,
            )


def _says_this_year(text: str) -> bool:
    lowered = text.lower()
    return "this year" in lowered or "so far" in lowered


@rule("PT223", family="history")
def previous_close_is_in_the_price_file(
    snapshot: Snapshot,
    path: tuple[str, ...],
    series: Mapping[str, PriceSeries],
    exchanges: Mapping[str, Exchange],
    places: Places,
    rounding: Rounding,
    tally: Tally,
) -> Iterator[Diagnostic]:
    """The previous close is that of the session before, in the price file.

    Why: after a holiday the "previous close" is often that of two sessions ago.
    Fails:
        previous_close: 239.50   # the file has 242.58 for the session before
    Mended:
        previous_close: 242.58
    Source: the publication's prices and the exchange's calendar. After hours, that day's own close is
        right as well.
    """
    exchange = exchange_of(snapshot.ticker, exchanges)
    prices = series.get(snapshot.ticker)
    if snapshot.previous_close is None or snapshot.as_of is None or exchange is None or prices is None:
        return
    from presstime.market import sessions

    day = sessions.local_day(exchange, snapshot.as_of.at)
    try:
        days = {sessions.previous_session(exchange, day)}
    except LookupError:
        return
    if snapshot.session in (Session.AFTER_HOURS, Session.OVERNIGHT):
        days.add(day)
    known = [close for close in prices.closes if close.date in days]
    if not known:
        tally.skipped += 1
        return
    tally.checked += 1
    printed = Printed.of(snapshot.previous_close).interval(rounding)
    if not any(printed.meets(Printed.of(close.close).interval(rounding)) for close in known):
        close = known[0]
        yield warning(
            "PT223",
            f"the close of {close.date.isoformat()} was {shown_exact(close.close)}",
            places.field(*path, "previous_close"),
            f"write {close.close}, or correct {prices.source}",
        )
