"""The session rule as templates draw it: every x a per cent of the line's length."""

from __future__ import annotations

import datetime
import functools
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


WHOLE = 10000


def _share(line: DayLine, minutes: int) -> int:
    """How far along the line, in hundredths of a per cent."""
    length = line.ends - line.starts
    return (2 * WHOLE * (minutes - line.starts) + length) // (2 * length)


def _percent(share: int) -> str:
    return f"{share // 100}.{share % 100:02d}".rstrip("0").rstrip(".") + "%"


@functools.lru_cache(maxsize=1024)
def _line(exchange: Exchange, day: datetime.date) -> tuple[DayLine | None, tuple[Pair, ...]]:
    """The day's line and its thick stretches."""
    line = session_rule(exchange, day)
    if line is None:
        return None, ()
    return line, tuple((_percent(_share(line, a)), _percent(_share(line, b) - _share(line, a))) for a, b in line.blocks)


def _hour(minutes: int, zone_name: str, language: str) -> str:
    """An hour on the line; a bell's is printed without a.m. and p.m. ("9:30")."""
    if minutes == 1440:
        return "24"
    local = datetime.datetime(2000, 1, 3, minutes // 60, minutes % 60, tzinfo=zone(zone_name))
    text = clock(local, zone_name, language, brief=True, with_zone=False)
    return text.split("\u00a0")[0] if minutes % 60 else text


def bare_rule(exchange: Exchange, day: datetime.date) -> SessionRule | None:
    """The line alone, as a header rule."""
    line, blocks = _line(exchange, day)
    return SessionRule(blocks) if line and blocks else None


def panel_rule(exchange: Exchange, moment: Moment, session: Session | None, language: str) -> SessionRule | None:
    """The day of a price with its tick, or with its session filled where no minute is known."""
    local = moment.at.astimezone(zone(exchange.zone))
    line, blocks = _line(exchange, local.date())
    if line is None or not blocks:
        return None
    if moment.has_time:
        minute = minute_on(line, exchange, moment.at)
        if minute is None:
            return None
        return SessionRule(
            blocks, _percent(_share(line, minute)), None, _panel_labels(line, language), (), line.round_the_clock
        )
    if session is Session.CLOSED and line.bells:
        tick = _percent(_share(line, line.bells[1]))
        return SessionRule(blocks, tick, None, _panel_labels(line, language))
    stretch = line.stretch(session) if session else None
    if stretch is None:
        return None
    start, end = (_share(line, minute) for minute in stretch)
    fill = (_percent(start), _percent(end - start))
    return SessionRule(blocks, "", fill, _panel_labels(line, language), (), line.round_the_clock)


def _panel_labels(line: DayLine, language: str) -> tuple[Label, ...]:
    if line.round_the_clock:
        quarters = [Label(_percent(WHOLE * n // 24), str(n), _anchor(n, 24), narrow=True) for n in (0, 6, 12, 18)]
        zone_name = "UTC" if line.zone == "UTC" else ""
        return (*quarters, Label("100%", f"24 {zone_name}".strip(), "end", narrow=True))
    marks = _apart(line, [line.starts, *line.bells, line.ends], 1300)
    return tuple(
        Label(
            _percent(_share(line, m)),
            _hour(m, line.zone, language),
            "end" if m in (line.ends, line.bells[-1] if line.bells else -1) else "start",
            narrow=True,
        )
        for m in marks
    )


def _apart(line: DayLine, marks: list[int], gap: int) -> list[int]:
    """The marks that leave room for each other; bells before ends."""
    kept: list[int] = []
    for mark in sorted(set(marks), key=lambda m: (m not in line.bells, m)):
        if all(abs(_share(line, mark) - _share(line, other)) >= gap for other in kept):
            kept.append(mark)
    return sorted(kept)


def _anchor(position: int, of: int) -> str:
    return "start" if position == 0 else "end" if position == of else "middle"


def masthead_rule(
    exchange: Exchange, newest: Moment, others: tuple[Moment, ...], label: str, language: str
) -> SessionRule | None:
    """The paper's day with a tick at press time (`label` beside it), and ticks for the day's other stories."""
    local = newest.at.astimezone(zone(exchange.zone))
    line, blocks = _line(exchange, local.date())
    if line is None or not blocks:
        return None
    minute = minute_on(line, exchange, newest.at) if newest.has_time else None
    ticks = []
    for moment in others:
        there = minute_on(line, exchange, moment.at) if moment.has_time else None
        if there is not None and there != minute:
            ticks.append(_percent(_share(line, there)))
    tick = _percent(_share(line, minute)) if minute is not None else ""
    return SessionRule(
        blocks, tick, None, tuple(_masthead_labels(line, minute, label, language)), tuple(dict.fromkeys(ticks))
    )


def _masthead_labels(line: DayLine, minute: int | None, label: str, language: str) -> list[Label]:
    city = line.zone.rpartition("/")[2].replace("_", " ")
    share = _share(line, minute) if minute is not None else -WHOLE
    labels = []
    for mark in _apart(line, [line.starts, *line.bells, line.ends], 800):
        own = _share(line, mark)
        reach = 1800 if mark == line.starts else 1100
        if minute is not None and abs(own - share) < reach:
            continue
        text = _hour(mark, line.zone, language)
        text = f"{city}, {text}" if mark == line.starts else text
        labels.append(Label(_percent(own), text, "end" if own > WHOLE // 2 else "start"))
    if minute is not None:
        anchor = "start" if share < WHOLE // 10 else "end" if share > 9 * WHOLE // 10 else "middle"
        labels.append(Label(_percent(share), label, anchor, True, True))
    return labels
