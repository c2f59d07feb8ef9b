"""The text against the snapshot: price, per cent and previous close, where both speak of one moment.

In: `Statements`, one snapshot with its exchange's clock. Out: findings. Most sentences speak of another
day or another stretch of it; only what plainly is the snapshot's moment is compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from presstime.checks.agreement import is_usable
from presstime.checks.clockwork import SnapshotClock, clock_of
from presstime.checks.context import Places, Tally
from presstime.checks.findings import figure_finding
from presstime.checks.rules import rule
from presstime.checks.stating import Statements, in_common
from presstime.diagnostics import Diagnostic
from presstime.market.exchanges import Exchange
from presstime.market.moves import Ruling, Verdict, percent_interval
from presstime.market.printed import Printed, Rounding, shown_interval, shown_printed
from presstime.market.prose.facts import Figure, Measure, Move, Stretch
from presstime.model import Instrument, Session, Snapshot

_EXTENDED = {
    Session.PREMARKET: Stretch.PREMARKET,
    Session.AFTER_HOURS: Stretch.AFTER_HOURS,
    Session.OVERNIGHT: Stretch.OVERNIGHT,
}
_PRESENT = re.compile(r"(?:is|are) (?:now |currently )?(?:trading|changing hands|quoted)\b")


@rule("PT208", family="figures")
def text_agrees_with_snapshot(
    statements: Statements,
    snapshot: Snapshot,
    path: tuple[str, ...],
    profile: Instrument | None,
    exchanges: Mapping[str, Exchange],
    places: Places,
    rounding: Rounding,
    tally: Tally,
) -> Iterator[Diagnostic]:
    """A price, change or per cent in the text is the snapshot's, where both speak of the same moment.

    Why: the price box is updated and the sentence beneath it is not, or the other way round.
    Fails:
        snapshot: {price: 242.66, session: premarket}
        Microsoft is trading at $224.66 in premarket trading.
    Mended:
        snapshot: {price: 242.66, session: premarket}
        Microsoft is trading at $242.66 in premarket trading.
    Source: our own; figures are compared at the precision of the coarser one.
    """
    clock = clock_of(snapshot, exchanges)
    for statement in statements.all:
        if statement.ticker != snapshot.ticker or not is_usable(statement.move) or statement.move.timing.window:
            continue
        for figure, verdict, field in _against(statement.move, snapshot, clock, rounding):
            tally.checked += 1
            if verdict.is_fault:
                yield figure_finding(
                    "PT208",
                    verdict,
                    f"“{statement.move.text}” is not what the snapshot says",
                    places.spot(figure.spot),
                    f"the snapshot's {field.replace('_', ' ')} is in line {places.field(*path, field).line}"
                    if places.field(*path, field).line
                    else "",
                    (places.field(*path, field),),
                )


def _against(
    move: Move, snapshot: Snapshot, clock: SnapshotClock, rounding: Rounding
) -> Iterator[tuple[Figure, Verdict, str]]:
    """The comparisons that a move allows with the snapshot: (figure, verdict, the snapshot's field)."""
    if move.level is not None and move.level.measure is Measure.PERCENT:
        return
    if _is_of_the_snapshot(move, snapshot, clock):
        if move.level is not None and _is_in_currency(move.level, snapshot):
            yield move.level, _same(move.level, _price(snapshot, snapshot.price), rounding), "price"
        yield from _moves_alike(move, snapshot, rounding)
        return
    if move.level is None or snapshot.previous_close is None or not _is_previous_close(move, snapshot, clock):
        return
    if _is_in_currency(move.level, snapshot):
        yield move.level, _same(move.level, _price(snapshot, snapshot.previous_close), rounding), "previous_close"


def _is_of_the_snapshot(move: Move, snapshot: Snapshot, clock: SnapshotClock) -> bool:
    timing = move.timing
    if timing.date or timing.is_relative or not clock.allows(timing.weekday):
        return False
    if snapshot.session in _EXTENDED:
        is_now = timing.is_now or _PRESENT.match(move.text) is not None
        return timing.stretch is _EXTENDED[snapshot.session] or (is_now and timing.stretch is Stretch.UNSAID)
    if timing.stretch in (Stretch.PREMARKET, Stretch.AFTER_HOURS, Stretch.OVERNIGHT, Stretch.OPEN):
        return False
    if timing.is_now or _PRESENT.match(move.text):
        return not move.is_close
    if snapshot.session is Session.CLOSED or clock.is_after_close:
        return move.is_close and (timing.weekday >= 0 or move.direction != 0)
    return not move.is_close and move.direction != 0 and timing.weekday >= 0


def _is_previous_close(move: Move, snapshot: Snapshot, clock: SnapshotClock) -> bool:
    timing = move.timing
    if not move.is_close or timing.date or timing.stretch not in (Stretch.UNSAID, Stretch.REGULAR, Stretch.CLOSE):
        return False
    if timing.weekday >= 0:
        return clock.is_previous_session(timing.weekday)
    return snapshot.session is Session.PREMARKET


def _moves_alike(move: Move, snapshot: Snapshot, rounding: Rounding) -> Iterator[tuple[Figure, Verdict, str]]:
    """Per cent and direction against the snapshot's, where it has both prices."""
    if snapshot.previous_close is None or move.direction == 0:
        return
    previous = _price(snapshot, snapshot.previous_close).interval(rounding)
    price = _price(snapshot, snapshot.price).interval(rounding)
    if previous.low <= 0:
        return
    if move.percent is not None and move.percent.measure is Measure.PERCENT:
        possible = percent_interval(previous, price)
        printed = move.percent.printed(move.direction).interval(rounding)
        given = snapshot.change_percent if "change_percent" in snapshot.given else None
        meets = possible.meets(printed) or (given is not None and Printed.of(given).interval(rounding).meets(printed))
        working = (
            f"the snapshot's prices give {shown_interval(possible, ' %')}; printed {shown_interval(printed, ' %')}"
        )
        yield move.percent, Verdict(Ruling.CONSISTENT if meets else Ruling.CONTRADICTION, working), "price"


def _same(figure: Figure, price: Printed, rounding: Rounding) -> Verdict:
    said, known = in_common(figure, None).printed().interval(rounding), price.interval(rounding)
    working = f"the snapshot has {shown_printed(price)}; the text {shown_printed(in_common(figure, None).printed())}"
    return Verdict(Ruling.CONSISTENT if said.meets(known) else Ruling.CONTRADICTION, working)


def _price(snapshot: Snapshot, value: Decimal) -> Printed:
    printed = Printed.of(value)
    if snapshot.currency in ("GBX", "GBp", "ZAc", "ILA"):
        return Printed(printed.value / 100, printed.unit / 100)
    return printed


_MAJOR = {"GBX": "GBP", "GBp": "GBP", "ZAc": "ZAR", "ILA": "ILS"}


def _is_in_currency(figure: Figure, snapshot: Snapshot) -> bool:
    """Whether a level is in the snapshot's currency; a "$" may be any dollar."""
    if figure.scaled or figure.per_unit not in ("", "share", "unit", "shares"):
        return False
    if figure.measure is not Measure.MONEY:
        return snapshot.ticker.startswith("INDEX:")
    said, has = _MAJOR.get(figure.currency, figure.currency), _MAJOR.get(snapshot.currency, snapshot.currency)
    return said == has or (said == "USD" and has in ("CAD", "AUD", "HKD", "SGD", "NZD", "")) or not has
