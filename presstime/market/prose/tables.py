"""Markdown tables with their figures read, so that rows and totals can be recomputed.

In: a table block (rows parted by line ends, cells by bars). Out: a `Table`; a cell that is not one
plain figure keeps only its text.
"""

from __future__ import annotations

import re

from presstime.market.printed import Bound
from presstime.market.prose import quantities
from presstime.market.prose.blocks import TextBlock
from presstime.market.prose.facts import Figure, Table, TableCell

_CELL = re.compile(rf"\s*(?P<negative>\()?{quantities.QUANTITY}\)?\s*$")


def read_table(block: TextBlock) -> Table | None:
    """The table, or None for fewer than two rows."""
    rows: list[list[tuple[int, str]]] = []
    at = 0
    for line in block.text.split("\n"):
        rows.append(_cells(line, at))
        at += len(line) + 1
    if len(rows) < 2:
        return None
    header = tuple(text.strip() for _, text in rows[0])
    cells = [
        TableCell(row, column, _figure(block, offset, text), text.strip())
        for row, line_cells in enumerate(rows[1:])
        for column, (offset, text) in enumerate(line_cells)
    ]
    return Table(header, tuple(cells), block.spot(0, max(1, len(block.text.split("\n")[0]))))


def _cells(line: str, at: int) -> list[tuple[int, str]]:
    cells = []
    for part in re.split(r"(?<!\\)\|", line):
        cells.append((at, part))
        at += len(part) + 1
    if cells and not cells[0][1].strip() and line.lstrip().startswith("|"):
        cells = cells[1:]
    if cells and not cells[-1][1].strip() and line.rstrip().endswith("|"):
        cells = cells[:-1]
    return cells


def _figure(block: TextBlock, offset: int, text: str) -> Figure | None:
    text = text.replace("\u2212", "-").replace("\u00a0", " ")
    match = _CELL.match(text)
    if match is None:
        return None
    start = offset + len(text) - len(text.lstrip())
    spot = block.spot(start, offset + len(text.rstrip()))
    figure = quantities.read_quantity(match, spot, "", Bound.NONE)
    if match["negative"]:
        return Figure(figure.text, -figure.value, figure.unit, figure.measure, spot, figure.currency, figure.scaled)
    return figure
