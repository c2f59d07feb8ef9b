"""The line of a price over sessions, as SVG that stretches: percent coordinates, a nested plot without
aspect, so that labels keep their size. Sessions are equally spaced; closed days take no room.

Of many closes a few are drawn, such that the line keeps its ends, peaks and troughs; what is said of them
(the move, the scale, the last value) is worked out on all.
Coordinates are rounded integers from Decimal arithmetic: the same bytes on every machine.
"""

from __future__ import annotations

import datetime
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import NamedTuple

from markupsafe import Markup, escape

from presstime.market.exchanges import Exchange, Market
from presstime.market.money import format_percent
from presstime.market.sessions import OutsideCalendar, is_session
from presstime.model import Instrument
from presstime.view import figures
from presstime.view.panels import Subject
from presstime.view.stamps import date_text, month_name

Points = list[tuple[datetime.date, Decimal]]
TOP, HEIGHT = 14, 250
SHARE = Decimal("0.83")
MOST_LINES = 4
LONGEST_PAUSE_DAYS = 6
MOST_DRAWN = 260
_KEPT_OF_A_STRETCH = 4
LONGEST_WITH_MONTHS = 24
"""Months: a longer line has years below it."""


class Chart(NamedTuple):
    title: str
    subtitle: str
    svg_html: Markup
    caption: str
    rows: list[tuple[str, str]]


class _Scale(NamedTuple):
    low: Decimal
    high: Decimal
    step: Decimal
    points: int

    def y(self, value: Decimal) -> Decimal:
        """Pixels from the top."""
        return (TOP + HEIGHT * (self.high - value) / (self.high - self.low)).quantize(Decimal("0.1"))

    def x(self, number: int) -> Decimal:
        """Per cent of the width; the last point stands at 83."""
        return (100 * SHARE * number / max(1, self.points - 1)).quantize(Decimal("0.01"))

    @property
    def lines(self) -> list[Decimal]:
        found = []
        value = self.low
        while value <= self.high:
            found.append(value)
            value += self.step
        return found


def price_chart(points: Points, subject: Subject, instrument: Instrument) -> Chart:
    words, language = subject.words, subject.language
    scale = _scale(points)
    first, last = points[0], points[-1]
    title = _finding(points, subject)
    unit = figures.price(Decimal(1), instrument.currency, language, subject.is_points).text.replace("1", "").strip()
    name = words("fictional_name", name=instrument.name) if instrument.fictional else instrument.name
    subtitle = words("chart_subtitle", name=name, unit=unit) if unit else words("chart_subtitle_plain", name=name)
    span = words("chart_caption", start=date_text(first[0], language), end=date_text(last[0], language))
    numbers = drawn(points)
    holidays = _holidays(points, subject.exchange) if len(numbers) == len(points) else []
    caption = f"{words('chart_holidays')} {span}" if holidays else f"{words('chart_sessions')} {span}"
    if instrument.fictional:
        caption += f" {words('chart_invented')}"
    if len(numbers) < len(points):
        caption += f" {words('chart_thinned', n=len(points))}"
    shown = [points[number] for number in numbers]
    rows = [(date_text(day, language), figures.price(value, "", language).plain) for day, value in shown]
    return Chart(title, subtitle, _svg(points, numbers, scale, holidays, subject, unit, title), caption, rows)


def drawn(points: Points) -> list[int]:
    """The numbers of the points to draw: all, or of each stretch its first, last, lowest and highest."""
    if len(points) <= MOST_DRAWN:
        return list(range(len(points)))
    length = -(-len(points) // (MOST_DRAWN // _KEPT_OF_A_STRETCH))
    kept: set[int] = set()
    for start in range(0, len(points), length):
        stretch = range(start, min(start + length, len(points)))
        kept |= {stretch[0], stretch[-1]}
        kept |= {min(stretch, key=lambda n: points[n][1]), max(stretch, key=lambda n: points[n][1])}
    return sorted(kept)


def _finding(points: Points, subject: Subject) -> str:
    first, last = points[0], points[-1]
    months = _months_between(first[0], last[0])
    percent = (100 * (last[1] - first[1]) / first[1]) if first[1] else Decimal(0)
    rounded = percent.quantize(Decimal(1))
    key = "chart_up" if rounded > 0 else "chart_down" if rounded < 0 else "chart_flat"
    period = _period(subject, months, len(points))
    return subject.words(key, percent=format_percent(abs(rounded), subject.language, signed=False), period=period)


def _period(subject: Subject, months: int, sessions: int) -> str:
    if months > LONGEST_WITH_MONTHS:
        return _counted(subject, "years", (months + 6) // 12)
    return _counted(subject, "months", months) if months else _counted(subject, "sessions", sessions)


def _months_between(first: datetime.date, last: datetime.date) -> int:
    return (last.year - first.year) * 12 + last.month - first.month


def _counted(subject: Subject, key: str, number: int) -> str:
    """ "three months": numbers up to ten in words, where the catalogue has them."""
    text = subject.words(key, n=number)
    names = subject.words("numbers_in_words").split()
    return text.replace(str(number), names[number - 1], 1) if number <= len(names) else text


def _scale(points: Points) -> _Scale:
    """Three to five round values that hold every point."""
    values = [value for _, value in points]
    low, high = min(values), max(values)
    spread = high - low or abs(high) or Decimal(1)
    magnitude = Decimal(1).scaleb(spread.adjusted())
    for factor in (Decimal("0.2"), Decimal("0.5"), Decimal(1), Decimal(2), Decimal(5)):
        step = magnitude * factor
        bottom = (low / step).to_integral_value(ROUND_FLOOR) * step
        top = (high / step).to_integral_value(ROUND_CEILING) * step
        top = top if top > bottom else bottom + step
        if (top - bottom) / step <= MOST_LINES:
            break
    return _Scale(bottom, top, step, len(points))


def _holidays(points: Points, exchange: Exchange | None) -> list[int]:
    """The numbers of the sessions before which a weekday had none; a longer gap is a lack of prices, no holiday."""
    if exchange is None or exchange.market is not Market.EXCHANGE:
        return []
    found = []
    for number in range(1, len(points)):
        if (points[number][0] - points[number - 1][0]).days > LONGEST_PAUSE_DAYS:
            continue
        day = points[number - 1][0] + datetime.timedelta(days=1)
        try:
            while day < points[number][0]:
                if day.weekday() < 5 and not is_session(exchange, day):
                    found.append(number)
                    break
                day += datetime.timedelta(days=1)
        except OutsideCalendar:
            return []
    return found


def _svg(
    points: Points, numbers: list[int], scale: _Scale, holidays: list[int], subject: Subject, unit: str, title: str
) -> Markup:
    last_y = scale.y(points[-1][1])
    parts = [f'<svg class="chart" width="100%" height="{TOP + HEIGHT + 30}" role="img" aria-label="{escape(title)}">']
    for value in scale.lines:
        y = scale.y(value)
        base = ' class="base"' if value == scale.lines[0] else ""
        parts.append(f'<line{base} x1="0" x2="100%" y1="{y}" y2="{y}"/>')
        if abs(y - last_y) > 16:
            text = figures.price(value, "", subject.language).plain
            label = f"{unit}{text}" if value == scale.lines[-1] and len(unit) == 1 else text
            parts.append(f'<text class="end" x="100%" y="{y - 5}">{escape(label)}</text>')
    parts += _dates(points, scale, subject.language)
    bottom = TOP + HEIGHT
    for number in holidays:
        x = scale.x(number)
        parts.append(
            f'<svg class="holiday" x="{x}%" y="{bottom - 6}" width="8" height="6" overflow="visible">'
            '<path d="M-4 6L0 0L4 6"/></svg>'
        )
    plot = " ".join(f"{scale.x(n)} {scale.y(points[n][1]) - TOP}" for n in numbers)
    parts.append(
        f'<svg class="plot" x="0" y="{TOP}" width="100%" height="{HEIGHT}" viewBox="0 0 100 {HEIGHT}" '
        'preserveAspectRatio="none" overflow="visible">'
        f'<polyline points="{plot}" vector-effect="non-scaling-stroke"/></svg>'
    )
    x = scale.x(len(points) - 1)
    value_text = figures.price(points[-1][1], "", subject.language).plain
    parts.append(f'<rect class="tick" x="{x}%" y="{last_y - 9}" width="5" height="18"/>')
    parts.append(f'<text class="value" x="{x + 2}%" y="{last_y + 5}">{escape(value_text)}</text></svg>')
    return Markup("".join(parts))


def _dates(points: Points, scale: _Scale, language: str) -> list[str]:
    """Months below the line, or years where it is long."""
    parts = []
    has_months = _months_between(points[0][0], points[-1][0]) <= LONGEST_WITH_MONTHS
    length = len("2023-01") if has_months else len("2023")
    spans = [day.isoformat()[:length] for day, _ in points]
    starts = [0] + [n for n in range(1, len(points)) if spans[n] != spans[n - 1]]
    stride = -(-len(starts) // 6)
    reached = Decimal(-100)
    for place, number in enumerate(starts[::stride]):
        x, day = scale.x(number), points[number][0]
        if place:
            parts.append(f'<line class="month" x1="{x}%" x2="{x}%" y1="{TOP}" y2="{TOP + HEIGHT}"/>')
        if x - reached < 8:
            continue
        reached = x
        name = _short_month(day.month, language)
        text = str(day.year) if not has_months else f"{name} {day.year}" if number and day.month == 1 else name
        shift = ' dx="4"' if place else ""
        parts.append(f'<text x="{x}%" y="{TOP + HEIGHT + 20}"{shift}>{escape(text)}</text>')
    return parts


def _short_month(month: int, language: str) -> str:
    name = month_name(month, language)
    return name if len(name) <= 5 else f"{name[:3]}."
