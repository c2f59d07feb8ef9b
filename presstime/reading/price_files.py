"""The closes of a ticker from its CSV file. Pure, as `articles.py`.

In: the file's bytes. Out: a `PriceSeries`, oldest first, and findings with the line and the value at fault. A
row that contradicts itself (a close outside its own range) is a warning: sources that adjust closes alone for
splits and dividends write such rows.
"""

from __future__ import annotations

import csv
import os
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import TypeVar

from presstime.diagnostics import Diagnostic, Where, error, errors_in, warning
from presstime.model import Close, PriceSeries
from presstime.reading import values
from presstime.reading.files import decode
from presstime.reading.records import Light, Reading, ReadingContext, digest

T = TypeVar("T")
_REQUIRED = ("date", "close")
_FIGURES = ("close", "open", "high", "low", "volume")
_COLUMNS = ("date", *_FIGURES)


def read_prices(path: str, data: bytes, context: ReadingContext) -> Reading:
    """content/prices/EXCHANGE-SYMBOL.csv: date and close, perhaps open, high, low, volume; oldest first or not."""
    text, findings = decode(data, path)
    closes = () if errors_in(findings) else _Table(path, text, findings).closes()
    name = os.path.splitext(os.path.basename(path))[0]
    exchange, _, symbol = name.partition("-")
    series = PriceSeries(f"{exchange}:{symbol}", path, tuple(sorted(closes, key=lambda close: close.date)))
    key = digest(series)
    return Reading(Light("prices", series, tuple(findings), key, key))


class _Table:
    """One file's rows; what is wrong goes to `findings`."""

    def __init__(self, path: str, text: str, findings: list[Diagnostic]) -> None:
        self._path = path
        self._lines = text.splitlines()
        self._findings = findings
        self._header: list[str] = []

    def closes(self) -> tuple[Close, ...]:
        rows = csv.reader(self._lines)
        header = self._header = [cell.strip().lower() for cell in next(rows, [])]
        unknown = [name for name in header if name not in _COLUMNS]
        if unknown or any(name not in header for name in _REQUIRED):
            self._error(
                "PT130",
                f"the columns are {', '.join(header) or 'missing'}",
                Where(self._path, 1, 1),
                "the first line names them, divided by commas: date,close and optionally open,high,low,volume",
            )
            return ()
        closes: dict[object, Close] = {}
        line = 1
        for row in rows:
            begun, line = line + 1, rows.line_num
            if line > begun:
                message = "a quotation mark is never closed in this row"
                self._error("PT131", message, Where(self._path, begun, 1), "take it out")
                break
            close = self._close(row, line) if any(cell.strip() for cell in row) else None
            if close is None:
                continue
            if close.date in closes:
                place = self._place(line, "date")
                self._error("PT132", f"{close.date} stands twice", place, "keep one of the two")
            closes[close.date] = close
        return tuple(closes.values())

    def _close(self, row: list[str], line: int) -> Close | None:
        if len(row) != len(self._header):
            count = "1 value" if len(row) == 1 else f"{len(row)} values"
            message = f"{count} where the header names {len(self._header)}"
            hint = "write numbers without separators, and nothing for what is not known: 2023-01-23,242.58,,"
            self._error("PT131", message, Where(self._path, line, 1), hint if "," in self._lines[line - 1] else "")
            return None
        cells = dict(zip(self._header, (cell.strip() for cell in row), strict=True))
        day = self._read(line, "date", cells, values.day)
        figures = {name: self._read(line, name, cells, values.number) for name in _FIGURES}
        price = figures["close"]
        if day is None or price is None:
            return None
        close = Close(day, price, figures["open"], figures["high"], figures["low"], figures["volume"])
        for name, message in _contradictions(close):
            self._findings.append(
                warning("PT133", message, self._place(line, name), "correct the value that was mistyped")
            )
        return close

    def _read(self, line: int, name: str, cells: dict[str, str], convert: Callable[[str], T]) -> T | None:
        """A cell's value; None where it is empty and may be, and where it is wrong, which is told."""
        text = cells.get(name, "")
        if not text and name not in _REQUIRED:
            return None
        try:
            return convert(text)
        except values.Unfit as problem:
            self._error("PT123", str(problem), self._place(line, name), problem.hint)
            return None

    def _error(self, code: str, message: str, where: Where, hint: str = "") -> None:
        self._findings.append(error(code, message, where, hint))

    def _place(self, line: int, column: str) -> Where:
        """The place of a value; of its line where cells are quoted."""
        cells = self._lines[line - 1].split(",")
        if len(cells) != len(self._header) or column not in self._header:
            return Where(self._path, line, 1)
        number = self._header.index(column)
        cell = cells[number]
        start = sum(len(before) + 1 for before in cells[:number]) + len(cell) - len(cell.lstrip()) + 1
        return Where(self._path, line, start, start + len(cell.strip()))


def _contradictions(close: Close) -> Iterator[tuple[str, str]]:
    """(column, what is wrong) of a row that cannot be true."""
    low, high = close.low, close.high
    if low is not None and high is not None and low > high:
        yield "low", f"the low of {low} is above the high of {high}"
        return
    prices: tuple[tuple[str, Decimal | None], ...] = (("close", close.close), ("open", close.open))
    for name, price in prices:
        if price is not None and low is not None and price < low:
            yield name, f"the {name} of {price} is below the day's low of {low}"
        if price is not None and high is not None and price > high:
            yield name, f"the {name} of {price} is above the day's high of {high}"
