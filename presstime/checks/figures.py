"""Snapshot arithmetic: the figures of an article's price box against each other.

In: one `Snapshot`, its profile, where its fields stand. Out: findings. Every printed number is an
interval (`market.printed`); a share's price in whole cents is exact, which only ever makes a warning.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from presstime.checks.context import Places, Tally
from presstime.checks.findings import figure_finding
from presstime.checks.rules import rule
from presstime.diagnostics import Diagnostic, warning
from presstime.market.moves import Claim, Ruling, Verdict, exact_percent, judge, signed_like
from presstime.market.printed import (
    Interval,
    Printed,
    Rounding,
    shown,
    shown_exact,
    shown_interval,
    shown_printed,
    significant,
)
from presstime.market.totals import judge_product
from presstime.model import Instrument, InstrumentKind, Snapshot

_EXACT_KINDS = (InstrumentKind.SHARE, InstrumentKind.ETF)
_CENT = Decimal("0.01")
_HUNDREDTH = Printed.of(_CENT)


@rule("PT204", family="figures")
def change_fits_prices(
    snapshot: Snapshot,
    path: tuple[str, ...],
    profile: Instrument | None,
    places: Places,
    rounding: Rounding,
    tally: Tally,
) -> Iterator[Diagnostic]:
    """The stated change and per cent are those of price and previous close, at printed precision.

    Why: a change that does not fit its prices is what readers notice first; a newspaper once printed
        six dollar changes as per cents.
    Fails:
        price: 242.66
        previous_close: 239.50
        change: +3.10
    Mended:
        price: 242.66
        previous_close: 239.50
        change: +3.16
    Source: arithmetic; each printed number stands for all values that would be printed so.
    """
    given = snapshot.given or tuple(
        name
        for name, value in (("change", snapshot.change), ("change_percent", snapshot.change_percent))
        if value is not None
    )
    change = snapshot.change if "change" in given else None
    percent = snapshot.change_percent if "change_percent" in given else None
    claim = Claim(
        _price(snapshot.previous_close, profile),
        _price(snapshot.price, profile),
        _price(change, profile),
        None if percent is None else Printed.of(percent),
    )
    if not claim.is_decidable:
        return
    tally.checked += 1
    verdict = judge(claim, rounding)
    if verdict.is_fault:
        name = _culprit(claim, rounding)
        where = places.field(*path, name)
        yield figure_finding("PT204", verdict, f"{_words(name)} does not fit the prices", where, _mend(name, claim))


def _price(value: Decimal | None, profile: Instrument | None) -> Printed | None:
    """A price as printed; exact for a share in whole cents, dollars and up."""
    if value is None:
        return None
    printed = Printed.of(value)
    kind = profile.kind if profile else InstrumentKind.SHARE
    is_exact = kind in _EXACT_KINDS and printed.unit == _CENT
    return Printed(printed.value, printed.unit, is_exact)


def _culprit(claim: Claim, rounding: Rounding) -> str:
    """The field to mark: the per cent where the change alone fits, else the change."""
    if claim.percent is None:
        return "change"
    without = Claim(claim.previous, claim.level, claim.change, None)
    if claim.change is None or not judge(without, rounding).is_fault:
        return "change_percent"
    return "change"


def _words(field: str) -> str:
    return {"change": "change", "change_percent": "change in per cent"}.get(field, field.replace("_", " "))


def _mend(name: str, claim: Claim) -> str:
    if name == "change" and claim.level is not None and claim.previous is not None:
        change = claim.level.value - claim.previous.value
        return f"write {signed_like(change, claim.level, claim.previous)}, or correct previous_close"
    percent = exact_percent(claim)
    if percent is None:
        return ""
    others = "price and change" if claim.level is None or claim.previous is None else "the prices"
    printed = claim.percent or _HUNDREDTH
    like = _HUNDREDTH if abs(percent) < printed.unit / 2 else printed
    return f"write {signed_like(percent, like)}, or correct {others}"


@rule("PT205", family="figures")
def price_within_its_ranges(
    snapshot: Snapshot, path: tuple[str, ...], places: Places, rounding: Rounding, tally: Tally
) -> Iterator[Diagnostic]:
    """Low ≤ price ≤ high in regular trading, and the range of 52 weeks encloses that of the day.

    Why: a price outside its own range means that one of the three is from another day or another share.
    Fails:
        price: 242.66
        low: 243.10
        high: 245.00
    Mended:
        price: 242.66
        low: 241.10
        high: 245.00
    Source: arithmetic; prices before and after regular hours may lie outside the day's range.
    """
    pairs = [("low", "high"), ("low_52_weeks", "high_52_weeks")]
    if snapshot.session is None or snapshot.session.value in ("regular", "closed", "24h"):
        pairs += [("low", "price"), ("price", "high")]
        pairs += [("low_52_weeks", "price"), ("price", "high_52_weeks")]
        pairs += [("low_52_weeks", "low"), ("high", "high_52_weeks")]
    for lesser, greater in pairs:
        small, great = getattr(snapshot, lesser), getattr(snapshot, greater)
        if small is None or great is None:
            continue
        tally.checked += 1
        if Printed.of(small).interval(rounding).low > Printed.of(great).interval(rounding).high:
            verdict = Verdict(Ruling.CONTRADICTION, f"{shown_exact(small)} > {shown_exact(great)}")
            marked = greater if lesser == "price" else lesser
            other = lesser if marked == greater else greater
            yield figure_finding(
                "PT205",
                verdict,
                f"{lesser} {shown_exact(small)} is above {greater} {shown_exact(great)}",
                places.field(*path, marked),
                "correct one of the two",
                (places.field(*path, other),),
            )


@rule("PT206", family="figures")
def market_value_is_price_times_shares(
    snapshot: Snapshot, path: tuple[str, ...], places: Places, rounding: Rounding, tally: Tally
) -> Iterator[Diagnostic]:
    """The market value is the price times the number of shares, at printed precision.

    Why: millions for billions is the commonest slip in print; price and share count catch it.
    Fails:
        price: 242.66
        shares: 7,440,000,000
        market_cap: 180,500,000,000
    Mended:
        price: 242.66
        shares: 7,440,000,000
        market_cap: 1,805,000,000,000
    Source: arithmetic; zeros at the end of a large number count as rounding. Share counts are of the
        last report, so what is within one in a hundred is strained, not wrong.
    """
    if snapshot.market_cap is None or snapshot.shares is None:
        return
    tally.checked += 1
    price, shares = _in_major_unit(snapshot), significant(snapshot.shares)
    verdict = judge_product(price, shares, significant(snapshot.market_cap), rounding)
    if not verdict.is_fault:
        return
    worth = price.value * snapshot.shares
    if abs(worth - snapshot.market_cap) * 100 <= snapshot.market_cap:
        verdict = Verdict(Ruling.STRAINED, verdict.working)
    yield figure_finding(
        "PT206",
        verdict,
        "the market value is not price × shares",
        places.field(*path, "market_cap"),
        f"{shown_printed(price)} × {shown_exact(snapshot.shares)} = {shown(worth, 0)}",
    )


def _in_major_unit(snapshot: Snapshot) -> Printed:
    price = Printed.of(snapshot.price)
    if snapshot.currency in ("GBX", "GBp", "ZAc", "ILA"):
        return Printed(price.value / 100, price.unit / 100)
    return price


@rule("PT218", family="figures")
def offer_and_after_price_are_prices(
    snapshot: Snapshot, path: tuple[str, ...], places: Places, tally: Tally
) -> Iterator[Diagnostic]:
    """The price beneath the close is of the same order as the close.

    Why: an after-hours price ten times the close is a slipped decimal point, or pence beside pounds.
    Fails:
        price: 242.66
        after: {session: after-hours, price: 2443.10}
    Mended:
        price: 242.66
        after: {session: after-hours, price: 244.31}
    Source: our own; a factor of five between a close and the trade after it is not published unseen.
    """
    if snapshot.after is None or snapshot.price <= 0:
        return
    tally.checked += 1
    factor = snapshot.after.price / snapshot.price
    if not Interval(Decimal("0.2"), Decimal(5)).holds(factor):
        yield warning(
            "PT218",
            f"the price after the close is {shown(factor, 2)} times the close",
            places.field(*path, "after", "price"),
            f"prices of {shown_interval(Interval(snapshot.price / 5, snapshot.price * 5), '', 2)} would not be "
            f"asked about",
        )
