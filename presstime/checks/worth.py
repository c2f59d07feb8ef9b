"""The text against the snapshot: what the company is worth, and how many shares it has.

In: the plain statements that reading found, one snapshot. Out: findings. A statement is the snapshot's only
where its owner is the snapshot's company by name: in a story of a bid "the company" may be the other one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from presstime.checks.context import Places, Tally
from presstime.checks.findings import figure_finding
from presstime.checks.naming import plain_name
from presstime.checks.rules import rule
from presstime.diagnostics import Diagnostic
from presstime.market.moves import Ruling, Verdict
from presstime.market.printed import Interval, Printed, Rounding, shown_exact, shown_interval, significant
from presstime.market.prose.facts import ProseFacts, Worth
from presstime.model import Snapshot
from presstime.reading.price_marks import major

_MAJOR = {"GBX": "GBP", "GBp": "GBP", "ZAc": "ZAR", "ILA": "ILS"}
_NEAR = Decimal(20)
"""A market value or share count within a twentieth is of another hour or another report, not wrong."""


@rule("PT224", family="figures")
def worth_in_the_text_is_the_snapshots(
    facts: ProseFacts,
    snapshot: Snapshot,
    path: tuple[str, ...],
    names: Mapping[str, tuple[str, ...]],
    places: Places,
    rounding: Rounding,
    tally: Tally,
) -> Iterator[Diagnostic]:
    """A market value or share count in the text is that of the snapshot.

    Why: millions for billions, and the value of last year's story, are what price and share count catch.
    Fails:
        snapshot: {price: 242.66, shares: 7,440,000,000}
        Microsoft has a market value of $1.8 billion.
    Mended:
        snapshot: {price: 242.66, shares: 7,440,000,000}
        Microsoft has a market value of $1.8 trillion.
    Source: arithmetic, at printed precision, on the price and on the close before it; what is within a
        twentieth is strained, for share counts are of the last report. Sentences that name another time are
        left alone.
    """
    for worth in facts.worths:
        if not _is_owned_by(worth, snapshot, names):
            tally.skipped += 1
            continue
        known = _shares(snapshot) if worth.is_count else _value(worth, snapshot, rounding)
        if known is None:
            tally.skipped += 1
            continue
        tally.checked += 1
        possible, working, field = known
        verdict = _judged(worth, possible, working, rounding)
        if verdict.is_fault:
            where = places.field(*path, field)
            yield figure_finding(
                "PT224",
                verdict,
                f"“{worth.text}” is not what the snapshot says",
                places.spot(worth.figure.spot),
                "correct the text or the snapshot",
                (where,),
            )


def _is_owned_by(worth: Worth, snapshot: Snapshot, names: Mapping[str, tuple[str, ...]]) -> bool:
    return names.get(worth.owner.casefold()) == (snapshot.ticker,) or names.get(plain_name(worth.owner)) == (
        snapshot.ticker,
    )


def _shares(snapshot: Snapshot) -> tuple[Interval, str, str] | None:
    if snapshot.shares is None:
        return None
    return significant(snapshot.shares).interval(), f"the snapshot has {shown_exact(snapshot.shares)} shares", "shares"


def _value(worth: Worth, snapshot: Snapshot, rounding: Rounding) -> tuple[Interval, str, str] | None:
    """What the snapshot makes of the market value: from its shares, else as given."""
    if worth.figure.currency != _MAJOR.get(snapshot.currency, snapshot.currency):
        return None
    if snapshot.shares is not None:
        shares = significant(snapshot.shares).interval(rounding)
        values = [major(snapshot.price, snapshot) * shares]
        if snapshot.previous_close is not None:
            values.append(major(snapshot.previous_close, snapshot) * shares)
        possible = Interval(min(one.low for one in values), max(one.high for one in values))
        product = shown_interval(values[0], "", 0)
        working = f"{shown_exact(snapshot.price)} × {shown_exact(snapshot.shares)} is {product}"
        return possible, working, "shares"
    if snapshot.market_cap is not None:
        working = f"the snapshot has {shown_exact(snapshot.market_cap)}"
        return significant(snapshot.market_cap).interval(rounding), working, "market_cap"
    return None


def _judged(worth: Worth, possible: Interval, working: str, rounding: Rounding) -> Verdict:
    figure = worth.figure
    printed = Printed(figure.value, figure.unit * 2 if worth.is_loose else figure.unit, bound=figure.bound)
    said = printed.interval(rounding)
    working = f"{working}; the text's figure stands for {shown_interval(said, '', 0)}"
    if said.meets(possible):
        return Verdict(Ruling.CONSISTENT, working)
    margin = figure.value / _NEAR
    near = Interval(said.low - margin, said.high + margin).meets(possible)
    return Verdict(Ruling.STRAINED if near else Ruling.CONTRADICTION, working)
