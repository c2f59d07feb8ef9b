"""Figures of one text against each other: neighbouring sentences, headline and body.

In: the `Statements` of an article, where things stand. Out: findings. Two figures are
compared only where both plainly speak of the same instrument, the same day and the same stretch of it;
a text may well quote two prices of one share, and mostly does.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from presstime.checks.context import Places, Tally
from presstime.checks.findings import figure_finding
from presstime.checks.naming import is_generic
from presstime.checks.rules import rule
from presstime.checks.stating import Statement, Statements, claim_of, is_share_move
from presstime.diagnostics import Diagnostic
from presstime.market.moves import Claim, Ruling, Verdict, judge
from presstime.market.printed import Printed, Rounding, shown_interval
from presstime.market.prose.facts import BlockKind, Move, Stretch, SubjectKind
from presstime.model import Article, Instrument, InstrumentKind

_BODY = (BlockKind.PARAGRAPH,)
_ABOVE = (BlockKind.TITLE, BlockKind.STANDFIRST, BlockKind.KEY_POINT)


@rule("PT207", family="figures")
def neighbours_agree(statements: Statements, places: Places, rounding: Rounding, tally: Tally) -> Iterator[Diagnostic]:
    """A move before or after hours, or on a day, fits the close that the next sentence gives.

    Why: the two sentences are often written an hour apart, and only one is updated.
    Fails:
        Microsoft is up 0.05% to $242.66 in premarket trading. It closed at $242.58.
    Mended:
        Microsoft is up 0.03% to $242.66 in premarket trading. It closed at $242.58.
    Source: arithmetic: the move is counted from the close that the text names.
    """
    for one, close in _pairs(statements):
        claim = claim_of(one.move, True)
        base = _close_of(close, one)
        if claim.previous is not None or base is None:
            continue
        whole_claim = Claim(base, claim.level, claim.change, claim.percent)
        if not whole_claim.is_decidable:
            continue
        tally.checked += 1
        verdict = judge(whole_claim, rounding)
        figure = one.move.percent or one.move.change or one.move.level
        if verdict.is_fault and figure is not None:
            yield figure_finding(
                "PT207",
                verdict,
                f"“{one.move.text}” does not follow from “{close.move.text}”",
                places.spot(figure.spot),
                "correct the move or one of the two prices",
                (places.spot(close.move.spot),),
            )


def _pairs(statements: Statements) -> Iterator[tuple[Statement, Statement]]:
    """A move and the close it is counted from, in the same paragraph, at most one sentence apart."""
    body = [s for s in statements.all if s.block in (*_BODY, BlockKind.STANDFIRST) and is_usable(s.move)]
    for index, one in enumerate(body):
        if one.move.level is None or one.move.direction == 0 or one.move.timing.window:
            continue
        for other in body[max(0, index - 2) : index + 3]:
            if other is not one and _is_base_of(one, other):
                yield one, other
                break


def is_usable(move: Move) -> bool:
    return move.is_plain and not move.is_quoted and not move.is_forecast


def _is_base_of(one: Statement, close: Statement) -> bool:
    move, base = one.move, close.move
    if not base.is_close or base.level is None or base.block != move.block or base.timing.window:
        return False
    if abs(base.sentence - move.sentence) > 1 or not _is_same_instrument(one, close):
        return False
    if move.level is None or base.level.measure is not move.level.measure or base.level.scaled != move.level.scaled:
        return False
    if move.timing.stretch in (Stretch.PREMARKET, Stretch.AFTER_HOURS):
        later = move.timing.weekday < 0 or base.timing.weekday < 0
        return (later or _is_day_before(base, move, same_day_too=True)) and base.timing.stretch in (
            Stretch.UNSAID,
            Stretch.REGULAR,
            Stretch.CLOSE,
        )
    if (
        base.is_earlier
        and base.sentence == move.sentence
        and not move.is_close
        and base.timing.stretch is Stretch.UNSAID
        and not base.timing.date
    ):
        are_days_said = move.timing.weekday >= 0 and base.timing.weekday >= 0
        return move.timing.stretch is Stretch.UNSAID and (not are_days_said or _is_day_before(base, move))
    is_regular = move.timing.stretch in (Stretch.UNSAID, Stretch.REGULAR, Stretch.CLOSE)
    return is_regular and base.timing.stretch is Stretch.UNSAID and _is_day_before(base, move)


def _is_day_before(base: Move, move: Move, same_day_too: bool = False) -> bool:
    if base.timing.weekday < 0 or move.timing.weekday < 0:
        return False
    apart = (move.timing.weekday - base.timing.weekday) % 7
    is_next = apart == 1 or (base.timing.weekday == 4 and move.timing.weekday == 0)
    return is_next or (same_day_too and apart == 0)


def _is_same_instrument(one: Statement, other: Statement) -> bool:
    if one.ticker and other.ticker:
        return one.ticker == other.ticker
    first, second = sorted((one, other), key=lambda each: _place(each.move))
    if first.move.subject.kind in (SubjectKind.FLOW, SubjectKind.RATE, SubjectKind.YIELD):
        return False
    return is_generic(second.move.subject.words) or second.move.subject.words == first.move.subject.words


def _place(move: Move) -> tuple[int, int, int]:
    return move.sentence, move.spot.line, move.spot.column


def _close_of(close: Statement, one: Statement) -> Printed | None:
    level = close.move.level
    if level is None:
        return None
    return claim_of(close.move, is_share_move(one.move, one.ticker)).level


@rule("PT209", family="figures")
def headline_agrees_with_text(
    statements: Statements,
    article: Article,
    instruments: Mapping[str, Instrument],
    places: Places,
    rounding: Rounding,
    tally: Tally,
) -> Iterator[Diagnostic]:
    """Headline, standfirst and key points give the figures of the text beneath them.

    Why: the headline is rewritten last and checked least.
    Fails:
        title: Acme jumps 8% after results
        Acme shares jumped 6.2% to $41.10 on Tuesday.
    Mended:
        title: Acme jumps 6% after results
        Acme shares jumped 6.2% to $41.10 on Tuesday.
    Source: our own; compared at the precision of the coarser figure, and only where the text has one
        figure of that kind for the same instrument.
    """
    body = [s for s in statements.in_blocks(*_BODY) if is_usable(s.move)]
    for above in statements.in_blocks(*_ABOVE):
        move = above.move
        if not above.ticker or not is_usable(move) or move.percent is None or move.direction == 0:
            continue
        rivals = [s for s in body if s.ticker == above.ticker and _is_same_moment(move, s.move) and s.move.percent]
        if len(rivals) != 1 or rivals[0].move.percent is None or _is_fund(instruments, above.ticker):
            continue
        rival = rivals[0].move
        tally.checked += 1
        said = move.percent.printed(move.direction).interval(rounding)
        known = move_percent(rival).interval(rounding)
        if not said.meets(known):
            verdict = Verdict(
                Ruling.CONTRADICTION,
                f"above the text {shown_interval(said, ' %')}; in it {shown_interval(known, ' %')}",
            )
            where = places.spot(move.percent.spot)
            yield figure_finding(
                "PT209",
                verdict,
                f"“{move.text}” is not what the text says: “{rival.text}”",
                where,
                "bring the two into line",
                (places.spot(rival.spot),),
            )


def move_percent(move: Move) -> Printed:
    if move.percent is None:
        raise ValueError("the move has no per cent")
    return move.percent.printed(move.direction or 1)


def _is_fund(instruments: Mapping[str, Instrument], ticker: str) -> bool:
    profile = instruments.get(ticker)
    return profile is not None and profile.kind is InstrumentKind.FUND


def _is_same_moment(above: Move, below: Move) -> bool:
    """The same window and stretch as far as the headline says; a day that it names is the text's."""
    one, other = above.timing, below.timing
    if one.window != other.window or (one.weekday >= 0 and other.weekday >= 0 and one.weekday != other.weekday):
        return False
    if one.stretch in (Stretch.PREMARKET, Stretch.AFTER_HOURS) or other.stretch in (
        Stretch.PREMARKET,
        Stretch.AFTER_HOURS,
    ):
        return one.stretch is other.stretch
    return (below.direction != 0 and above.is_close <= below.is_close) or not above.is_close
