"""The arithmetic of sentences: a move against itself.

In: the `Statements` of an article. Out: findings with their working. Nothing here needs a profile: a
sentence that contradicts itself is wrong whoever moved. What cannot be decided is counted as skipped.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from presstime.checks.context import Places, Tally
from presstime.checks.findings import figure_finding
from presstime.checks.rules import rule
from presstime.checks.stating import (
    Statements,
    claim_of,
    flipped,
    in_common,
    is_share_move,
    origin_is_base,
    reads_both_ways,
)
from presstime.diagnostics import Diagnostic, Where
from presstime.market.moves import Claim, Ruling, Verdict, exact_percent, judge, judge_direction, signed, signed_like
from presstime.market.printed import Bound, Printed, Rounding, shown, shown_like
from presstime.market.prose.facts import Figure, Measure, Move, ProseFacts, SubjectKind

_TENTH = Printed.of(Decimal("0.1"))


@rule("PT203", family="figures")
def sentence_agrees_with_itself(
    statements: Statements, facts: ProseFacts, places: Places, rounding: Rounding, tally: Tally
) -> Iterator[Diagnostic]:
    """Change, per cent, new price and old price of one sentence fit each other, at printed precision.

    Why: "fell $6.92, or 7 per cent, to $160.87" cannot all be true, and a reader with a pocket
        calculator will say so.
    Fails:
        Goldman Sachs shares fell $6.92, or 7%, to $160.87.
    Mended:
        Goldman Sachs shares fell $6.92, or 4.1%, to $160.87.
    Source: arithmetic: the price before is $167.79; a change of $6.915 to $6.925 on it is 4.12 % to 4.13 %.
    """
    decided = 0
    for statement in statements.all:
        move = statement.move
        if not _is_judgeable(move) or move.multiple is not None or _is_percent_of_percent(move):
            continue
        claim = claim_of(move, is_share_move(move, statement.ticker))
        if not claim.is_decidable:
            continue
        decided += 1
        verdict = _judged(move, claim, rounding)
        if verdict.is_fault:
            yield figure_finding(
                "PT203", verdict, f"“{move.text}” does not add up", _marked(move, places), _hint(claim, move)
            )
    tally.checked += decided
    tally.skipped += max(0, facts.figure_sentences - len({m.sentence for m in facts.moves if _is_judgeable(m)}))


def _is_judgeable(move: Move) -> bool:
    return move.is_plain and not move.is_quoted


def _is_percent_of_percent(move: Move) -> bool:
    return move.percent is not None and move.level is not None and move.level.measure is Measure.PERCENT


def _judged(move: Move, claim: Claim, rounding: Rounding) -> Verdict:
    verdict = judge(claim, rounding)
    if verdict.is_fault and reads_both_ways(move):
        other = judge(flipped(claim), rounding)
        if not other.is_fault:
            return other
    return verdict


def _marked(move: Move, places: Places) -> Where:
    figure = move.percent or move.multiple or move.change or move.level
    return places.spot(figure.spot if figure else move.spot)


def _hint(claim: Claim, move: Move) -> str:
    percent = exact_percent(claim)
    if percent is None or move.percent is None:
        return "correct one of the figures"
    printed = move.percent.printed() if move.percent.measure is Measure.PERCENT else _TENTH
    return f"the prices give {signed_like(percent, printed)} %; correct one of the figures"


@rule("PT210", family="figures")
def points_are_not_percent(
    statements: Statements, places: Places, rounding: Rounding, tally: Tally
) -> Iterator[Diagnostic]:
    """A difference between two percentages is in percentage points, not in per cent.

    Why: from 4 % to 6 % is a rise of two points, and of fifty per cent; "2 per cent" is neither.
    Fails:
        Unemployment rose 2% from 4% to 6%.
    Mended:
        Unemployment rose 2 percentage points, from 4% to 6%.
    Source: arithmetic, and every newsroom's stylebook.
    """
    for statement in statements.all:
        move = statement.move
        if not _is_judgeable(move) or move.is_forecast or not _is_percent_of_percent(move):
            continue
        if move.origin is None or move.percent is None or move.level is None or not origin_is_base(move):
            continue
        if move.origin_is_loose:
            continue
        tally.checked += 1
        claim = Claim(move.origin.printed(), move.level.printed(), None, move.percent.printed(move.direction or 1))
        verdict = judge(claim, rounding)
        if verdict.ruling is not Ruling.CONTRADICTION:
            continue
        points = Claim(move.origin.printed(), move.level.printed(), move.percent.printed(move.direction or 1))
        if judge(points, rounding).is_fault and not _is_rate(move):
            continue
        change = move.level.value - move.origin.value
        points_moved = shown_like(abs(change), move.level.printed(), move.origin.printed())
        yield figure_finding(
            "PT210",
            verdict,
            f"“{move.text}” takes points for per cent",
            places.spot(move.percent.spot),
            f"write {points_moved} percentage points, or {shown(abs(exact_percent(claim) or change), 1)} %",
        )


def _is_rate(move: Move) -> bool:
    return move.subject.kind in (SubjectKind.RATE, SubjectKind.YIELD)


@rule("PT211", family="figures")
def multiples_fit(statements: Statements, places: Places, rounding: Rounding, tally: Tally) -> Iterator[Diagnostic]:
    """Doubled, tripled, halved and "more than doubled" fit the figures that they stand beside.

    Why: "doubled to 9 million from 6 million" is a rise of a half.
    Fails:
        Sales doubled to $9 million from $6 million.
    Mended:
        Sales rose by half to $9 million from $6 million.
    Source: arithmetic; a word for a multiple stands for all that is nearer to it than to the next half
        step, so that "doubled" covers 1.75 to 2.25 times; more, short of the next whole, is strained.
    """
    for statement in statements.all:
        move = statement.move
        if move.multiple is None or not _is_judgeable(move) or not origin_is_base(move):
            continue
        claim = claim_of(move, is_share=False)
        if not claim.is_decidable:
            continue
        tally.checked += 1
        verdict = _beyond_the_word(move, claim, judge(claim, rounding))
        if verdict.is_fault:
            percent = exact_percent(claim)
            hint = "" if percent is None else f"the figures give {signed(percent, 0)} %"
            yield figure_finding("PT211", verdict, f"“{move.text}” is not so", places.spot(move.multiple.spot), hint)


def _beyond_the_word(move: Move, claim: Claim, verdict: Verdict) -> Verdict:
    """ "Doubled" for two and a half times is loose, not wrong; for three times it is."""
    percent = exact_percent(claim)
    if verdict.ruling is not Ruling.CONTRADICTION or percent is None or move.multiple is None:
        return verdict
    if move.multiple.bound is not Bound.NONE or move.direction < 0:
        return verdict
    is_loose = move.multiple.value < percent < move.multiple.value + 100
    return Verdict(Ruling.STRAINED, verdict.working) if is_loose else verdict


@rule("PT212", family="figures")
def direction_fits(statements: Statements, places: Places, rounding: Rounding, tally: Tally) -> Iterator[Diagnostic]:
    """What rose ends higher than it began, what fell lower.

    Why: two prices swapped, or a verb left from yesterday's story.
    Fails:
        The stock fell to $45.67 from $44.25.
    Mended:
        The stock rose to $45.67 from $44.25.
    Source: arithmetic; currencies quoted per dollar are read both ways.
    """
    for statement in statements.all:
        move = statement.move
        if not _is_bare_direction(move) or move.level is None or move.origin is None:
            continue
        if reads_both_ways(move) or not _is_judgeable(move):
            continue
        tally.checked += 1
        previous, level = (_in_common_unit(figure) for figure in (move.origin, move.level))
        verdict = judge_direction(previous, level, move.direction, rounding)
        if verdict.is_fault:
            yield figure_finding(
                "PT212",
                verdict,
                f"“{move.text}” goes the other way",
                places.spot(move.level.spot),
                "correct the verb or the figures",
            )


def _in_common_unit(figure: Figure) -> Printed:
    return in_common(figure, None).printed()


def _is_bare_direction(move: Move) -> bool:
    """Direction with two levels, where no amount has already judged them."""
    if move.direction == 0 or move.level is None or move.origin is None or move.origin_is_loose:
        return False
    if any(figure.bound is not Bound.NONE for figure in (move.level, move.origin)):
        return False
    amounts = move.change, move.percent, move.multiple
    return all(amount is None for amount in amounts) or (
        (_is_percent_of_percent(move) or not origin_is_base(move)) and "earlier" not in move.origin_time
    )
