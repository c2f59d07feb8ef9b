"""The session rule as templates draw it: every x a per cent of the line's length."""

from __future__ import annotations

import datetime
from fractions import Fraction
from typing import NamedTuple

from presstime.market.exchanges import Exchange
from presstime.market.session_rule import DayLine, minute_on, session_rule
from presstime.model import Moment, Session
from presstime.view.stamps import clock
from presstime.zones import zone

Pair = tuple[str, str]


class Label(NamedTuple):
    x: str
    text: str
    anchor: str
    strong: bool = False
    narrow: bool = False


class SessionRule(NamedTuple):
    """`tick` is the moment, `ticks` several; `fill` the stretch of a session whose minute is not known."""

    blocks: tuple[Pair, ...]
    tick: str = ""
    fill: Pair | None = None
    labels: tuple[Label, ...] = ()
    ticks: tuple[str, ...] = ()
    round_the_clock: bool = False


def _percent(share: Fraction) -> str:
    hundredths = round(share * 10000)
    text = f"{hundredths // 100}.{hundredths % 100:02d}".rstrip("0").rstrip(".")
    return f"{text}%"


def _blocks(line: DayLine) -> tuple[Pair, ...]:
    return tuple((_percent(line.share(a)), _percent(line.share(b) - line.share(a))) for a, b in line.blocks)


def _hour(minutes: int, zone_name: str, language: str) -> str:
    """An hour on the line; a bell's is printed without a.m. and p.m. ("9:30")."""
    if minutes == 1440:
        return "24"
    local = datetime.datetime(2000, 1, 3, minutes // 60, minutes % 60, tzinfo=zone(zone_name))
    text = clock(local, zone_name, language, brief=True, with_zone=False)
    return text.split("\u00a0")[0] if minutes % 60 else text


def bare_rule(exchange: Exchange, day: datetime.date) -> SessionRule | None:
    """The line alone, as a header rule."""
    line = session_rule(exchange, day)
    return SessionRule(_blocks(line)) if line and line.blocks else None


def panel_rule(exchange: Exchange, moment: Moment, session: Session | None, language: str) -> SessionRule | None:
    """The day of a price with its tick, or with its session filled where no minute is known."""
    local = moment.at.astimezone(zone(exchange.zone))
    line = session_rule(exchange, local.date())
    if line is None or not line.blocks:
        return None
    if moment.has_time:
        minute = minute_on(line, exchange, moment.at)
        if minute is None:
            return None
        return SessionRule(_blocks(line), _percent(line.share(minute)), None, _panel_labels(line, language), (),
                           line.round_the_clock)
    if session is Session.CLOSED and line.bells:
        tick = _percent(line.share(line.bells[1]))
        return SessionRule(_blocks(line), tick, None, _panel_labels(line, language))
    stretch = line.stretch(session) if session else None
    if stretch is None:
        return None
    fill = (_percent(line.share(stretch[0])), _percent(line.share(stretch[1]) - line.share(stretch[0])))
    return SessionRule(_blocks(line), "", fill, _panel_labels(line, language), (), line.round_the_clock)


def _panel_labels(line: DayLine, language: str) -> tuple[Label, ...]:
    if line.round_the_clock:
        quarters = [Label(_percent(Fraction(n, 24)), str(n), _anchor(n, 24), narrow=True) for n in (0, 6, 12, 18)]
        zone_name = "UTC" if line.zone == "UTC" else ""
        return (*quarters, Label("100%", f"24 {zone_name}".strip(), "end", narrow=True))
    marks = _apart(line, [line.starts, *line.bells, line.ends], Fraction(13, 100))
    return tuple(
        Label(_percent(line.share(m)), _hour(m, line.zone, language),
              "end" if m in (line.ends, line.bells[-1] if line.bells else -1) else "start", narrow=True)
        for m in marks)


def _apart(line: DayLine, marks: list[int], gap: Fraction) -> list[int]:
    """The marks that leave room for each other; bells before ends."""
    kept: list[int] = []
    for mark in sorted(set(marks), key=lambda m: (m not in line.bells, m)):
        if all(abs(line.share(mark) - line.share(other)) >= gap for other in kept):
            kept.append(mark)
    return sorted(kept)


def _anchor(position: int, of: int) -> str:
    return "start" if position == 0 else "end" if position == of else "middle"


def masthead_rule(
    exchange: Exchange, newest: Moment, others: tuple[Moment, ...], label: str, language: str
) -> SessionRule | None:
    """The paper's day with a tick at press time (`label` beside it), and ticks for the day's other stories."""
    local = newest.at.astimezone(zone(exchange.zone))
    line = session_rule(exchange, local.date())
    if line is None or not line.blocks:
        return None
    minute = minute_on(line, exchange, newest.at) if newest.has_time else None
    ticks = []
    for moment in others:
        there = minute_on(line, exchange, moment.at) if moment.has_time else None
        if there is not None and there != minute:
            ticks.append(_percent(line.share(there)))
    tick = _percent(line.share(minute)) if minute is not None else ""
    return SessionRule(_blocks(line), tick, None, tuple(_masthead_labels(line, minute, label, language)),
                       tuple(dict.fromkeys(ticks)))


def _masthead_labels(line: DayLine, minute: int | None, label: str, language: str) -> list[Label]:
    city = line.zone.rpartition("/")[2].replace("_", " ")
    share = line.share(minute) if minute is not None else Fraction(-1)
    labels = []
    for mark in _apart(line, [line.starts, *line.bells, line.ends], Fraction(8, 100)):
        own = line.share(mark)
        reach = Fraction(18, 100) if mark == line.starts else Fraction(11, 100)
        if minute is not None and abs(own - share) < reach:
            continue
        text = _hour(mark, line.zone, language)
        text = f"{city}, {text}" if mark == line.starts else text
        labels.append(Label(_percent(own), text, "end" if own > Fraction(1, 2) else "start"))
    if minute is not None:
        anchor = "start" if share < Fraction(1, 10) else "end" if share > Fraction(9, 10) else "middle"
        labels.append(Label(_percent(share), label, anchor, True, True))
    return labels
