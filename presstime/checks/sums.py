"""The other arithmetic of sentences: products, margins, premiums, sums, parts, stakes, dividends.

In: the relations that reading found. Out: findings with their working.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from presstime.checks.context import Places, Tally
from presstime.checks.findings import figure_finding
from presstime.checks.rules import rule
from presstime.checks.stating import in_common
from presstime.diagnostics import Diagnostic
from presstime.market import totals
from presstime.market.moves import UNDECIDED, Ruling, Verdict
from presstime.market.printed import Printed, Rounding
from presstime.market.prose.facts import Measure, ProseFacts, Relation, RelationKind


@rule("PT213", family="figures")
def products_and_sums_fit(facts: ProseFacts, places: Places, rounding: Rounding, tally: Tally) -> Iterator[Diagnostic]:
    """Price times number is the total; the parts add up; a dividend times its frequency is the year's.

    Why: totals are copied, parts are typed; one of them is often from another filing.
    Fails:
        The director sold 5,000 shares at $23.45, for a total of $117,520.
    Mended:
        The director sold 5,000 shares at $23.45, for a total of $117,250.
    Source: arithmetic, at printed precision.
    """
    kinds = (RelationKind.PRODUCT, RelationKind.SUM, RelationKind.ANNUALIZED)
    yield from _judged("PT213", kinds, facts, places, rounding, tally, "does not come to its total")


@rule("PT214", family="figures")
def margins_fit(facts: ProseFacts, places: Places, rounding: Rounding, tally: Tally) -> Iterator[Diagnostic]:
    """A result beats or misses what was expected by the difference of the two.

    Why: the margin is the headline of every earnings story.
    Fails:
        It reported $1.25 a share, beating the consensus of $1.20 by $0.07.
    Mended:
        It reported $1.25 a share, beating the consensus of $1.20 by $0.05.
    Source: arithmetic, at printed precision: an estimate of $1.195 leaves $0.055.
    """
    yield from _judged("PT214", (RelationKind.DIFFERENCE,), facts, places, rounding, tally, "gives another margin")


@rule("PT215", family="figures")
def premiums_fit(facts: ProseFacts, places: Places, rounding: Rounding, tally: Tally) -> Iterator[Diagnostic]:
    """A bid's premium is counted from the price that it names.

    Why: premiums to "Friday's close" are often premiums to an average; the sentence must say which.
    Fails:
        The offer of $25 a share is a 40% premium to Friday's close of $19.23.
    Mended:
        The offer of $25 a share is a 30% premium to Friday's close of $19.23.
    Source: arithmetic, at printed precision.
    """
    yield from _judged("PT215", (RelationKind.PREMIUM,), facts, places, rounding, tally, "is another premium")


@rule("PT216", family="figures")
def parts_fit(facts: ProseFacts, places: Places, rounding: Rounding, tally: Tally) -> Iterator[Diagnostic]:
    """A part of a whole is the per cent that the sentence says, and so is a stake after a purchase.

    Why: the whole is often last year's.
    Fails:
        It cut 500 jobs, or 8% of its 10,000 jobs.
    Mended:
        It cut 500 jobs, or 5% of its 10,000 jobs.
    Source: arithmetic, at printed precision.
    """
    kinds = (RelationKind.PART, RelationKind.STAKE)
    yield from _judged("PT216", kinds, facts, places, rounding, tally, "is another share")


@rule("PT219", family="figures")
def low_is_below_high(facts: ProseFacts, places: Places, rounding: Rounding, tally: Tally) -> Iterator[Diagnostic]:
    """A low that the text names is below the high beside it.

    Why: the two are pasted together, and swapped together.
    Fails:
        The stock has a 52-week low of $61.75 and a 52-week high of $38.10.
    Mended:
        The stock has a 52-week low of $38.10 and a 52-week high of $61.75.
    Source: arithmetic.
    """
    yield from _judged("PT219", (RelationKind.RANGE,), facts, places, rounding, tally, "has its low above its high")


def _judged(
    code: str,
    kinds: tuple[RelationKind, ...],
    facts: ProseFacts,
    places: Places,
    rounding: Rounding,
    tally: Tally,
    fault: str,
) -> Iterator[Diagnostic]:
    for relation in facts.relations:
        if relation.kind not in kinds:
            continue
        verdict = _verdict(relation, rounding)
        if verdict.ruling is Ruling.UNDECIDED:
            continue
        tally.checked += 1
        if verdict.is_fault:
            last = relation.figures[0] if relation.kind is RelationKind.STAKE else relation.figures[-1]
            yield figure_finding(
                code,
                verdict,
                f"“{_short(relation.text)}” {fault}",
                places.spot(last.spot),
                "correct one of the figures",
            )


def _short(text: str) -> str:
    return text if len(text) <= 120 else f"{text[:60]} … {text[-50:]}"


def _verdict(relation: Relation, rounding: Rounding) -> Verdict:
    printed = [in_common(figure, None).printed() for figure in relation.figures]
    sign = relation.direction or 1
    match relation.kind:
        case RelationKind.PRODUCT:
            return totals.judge_product(printed[0], printed[1], printed[2], rounding)
        case RelationKind.SUM:
            return totals.judge_sum(printed[:-1], printed[-1], rounding)
        case RelationKind.ANNUALIZED:
            return totals.judge_product(printed[0], Printed(_whole(relation.factor), _whole(0)), printed[1], rounding)
        case RelationKind.DIFFERENCE:
            return totals.judge_difference(printed[0], printed[1], printed[2] if sign > 0 else -printed[2], rounding)
        case RelationKind.PREMIUM:
            return totals.judge_premium(printed[0], printed[1], printed[2] if sign > 0 else -printed[2], rounding)
        case RelationKind.PART if relation.figures[2].measure is Measure.PERCENT:
            return totals.judge_part(printed[0], printed[1], printed[2], rounding)
        case RelationKind.RANGE:
            return totals.judge_order(printed[0], printed[1], rounding)
        case RelationKind.STAKE:
            return totals.judge_stake(printed[0], printed[1], printed[2], sign > 0, rounding)
    return UNDECIDED


def _whole(number: int) -> Decimal:
    return Decimal(number)
