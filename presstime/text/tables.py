"""Tables: scrolling, captioned, with the figures set as figures.

A paragraph `Table: What it shows` directly before or after a table is its caption. Columns of figures
get the class `n` and figure spaces at their ends, so that decimal points meet; a figure with a sign
gets a real minus and the class `up` or `down` (`flat` for a zero beside them). The cells of the first
column are row headers. Alignment is a class, for a strict
content security policy forbids `style=`.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from markdown_it.rules_block.table import escapedSplit
from markdown_it.token import Token

from presstime.diagnostics import Severity, Where
from presstime.text.characters import escape
from presstime.text.references import spoken
from presstime.text.runs import run
from presstime.text.sheet import Block, Sheet, block_of

CAPTION = "Table: "
_FIGURE = re.compile(
    r"(?P<sign>[+\-−±]?)[ \u00a0]?(?P<before>[^\w\s+\-−.,|\\*`<\[({]?|[A-Z]{1,3}[$ ]?)"
    r"(?P<whole>\d{1,3}(?:[, \u00a0\u202f'’]\d{3})+|\d+)(?:(?P<point>[.,])(?P<decimals>\d+))?"
    r"(?P<after>[ \u00a0\u202f]?(?:%|‰|[a-z]{1,3}|million|billion|trillion|[^\w\s.,|\\*`<\[({:/\-–]))?"
)
_FIGURE_SPACE, _POINT_SPACE = "\u2007", "\u2008"


class Cell(NamedTuple):
    content: str
    block: Block
    alignment: str
    figure: re.Match[str] | None


def is_caption(token: Token) -> bool:
    """Whether an inline token is a table's caption."""
    return token.content.startswith(CAPTION)


def table(sheet: Sheet, tokens: list[Token], caption: Token | None) -> str:
    """The HTML of the tokens from `table_open` to `table_close`, with the inline token of its caption."""
    rows = _rows(sheet, tokens)
    title = ""
    if caption:
        title = run(sheet, caption.content[len(CAPTION) :].strip(), block_of(caption))
    columns = [[row[index] for row in rows[1:]] for index in range(len(rows[0]))]
    numeric = [_is_numeric(column) for column in columns]
    widths = [_decimals(column) if figures else 0 for column, figures in zip(columns, numeric, strict=True)]
    signed = [any(_sign(cell) for cell in column) for column in columns]
    head = "".join(_header(sheet, cell, figures) for cell, figures in zip(rows[0], numeric, strict=True))
    has_row_headers = len(rows[0]) > 1
    body = []
    for row in rows[1:]:
        cells = [
            _cell(sheet, cell, width, is_signed, has_row_headers and index == 0)
            for index, (cell, width, is_signed) in enumerate(zip(row, widths, signed, strict=True))
        ]
        body.append(f"<tr>{''.join(cells)}</tr>\n")
    label = spoken(title or head.replace("</th>", ", </th>"), sheet.references).rstrip(", ") or "Table"
    return (
        f'<div class="table" role="region" tabindex="0" aria-label="{escape(sheet.region(label))}"><table>\n'
        + (f"<caption>{title}</caption>\n" if title else "")
        + f"<thead>\n<tr>{head}</tr>\n</thead>\n"
        + (f"<tbody>\n{''.join(body)}</tbody>\n" if body else "")
        + "</table></div>\n"
    )


def _rows(sheet: Sheet, tokens: list[Token]) -> list[list[Cell]]:
    rows: list[list[Cell]] = []
    alignment = ""
    for token in tokens:
        if token.type == "tr_open":
            rows.append([])
            if len(rows) > 1 and token.map:
                _tell_lost_cells(sheet, token.map[0], len(rows[0]))
        elif token.type in {"th_open", "td_open"}:
            alignment = str(token.attrGet("style") or "").rpartition(":")[2]
        elif token.type == "inline":
            figure = _FIGURE.fullmatch(token.content)
            rows[-1].append(Cell(token.content, block_of(token), alignment, figure))
    return rows


def _tell_lost_cells(sheet: Sheet, line: int, columns: int) -> None:
    """The parser drops the cells of a row that has more of them than the header."""
    text = sheet.lines[line].strip()
    if text.count("|") <= columns - 1:
        return
    cells = escapedSplit(text.lstrip("> "))
    if cells and not cells[0]:
        cells.pop(0)
    if cells and not cells[-1].strip():
        cells.pop()
    if len(cells) > columns:
        where = Where(sheet.file, sheet.first_line + line)
        message = f"this row has {len(cells)} cells and the table {columns} columns: the rest would be lost"
        hint = "add a column to the header, or write a bar inside a cell as \\|"
        sheet.tell(Severity.ERROR, "PT785", message, where, hint)


def _is_numeric(column: list[Cell]) -> bool:
    filled = [cell for cell in column if cell.content not in {"", "-", "–", "—", "n/a", "…"}]
    return bool(filled) and sum(cell.figure is not None for cell in filled) * 2 > len(filled)


def _tail(cell: Cell) -> int:
    """How many characters stand after the place of the decimal point."""
    assert cell.figure
    return len(cell.figure["decimals"] or "") + len(cell.figure["after"] or "")


def _decimals(column: list[Cell]) -> int:
    return max((_tail(cell) for cell in column if cell.figure), default=0)


def _sign(cell: Cell) -> str:
    return cell.figure["sign"] if cell.figure else ""


def _header(sheet: Sheet, cell: Cell, figures: bool) -> str:
    if not cell.content:
        return f"<td{_classes(cell, figures)}></td>"
    return f'<th scope="col"{_classes(cell, figures)}>{run(sheet, cell.content, cell.block)}</th>'


def _cell(sheet: Sheet, cell: Cell, width: int, is_signed: bool, is_header: bool) -> str:
    if is_header and cell.content:
        return f'<th scope="row"{_classes(cell, False)}>{run(sheet, cell.content, cell.block)}</th>'
    if not cell.figure:
        return f"<td{_classes(cell, False)}>{run(sheet, cell.content, cell.block)}</td>"
    return f"<td{_classes(cell, True)}>{_figure(sheet, cell, width, is_signed)}</td>"


def _classes(cell: Cell, is_figure: bool) -> str:
    names = ["n"] if is_figure else []
    if cell.alignment:
        names.append(f"ta-{cell.alignment}")
    return f' class="{" ".join(names)}"' if names else ""


def _figure(sheet: Sheet, cell: Cell, width: int, is_signed: bool) -> str:
    match = cell.figure
    assert match
    sheet.said.append(cell.content)
    text = escape(cell.content.replace("-", "−", 1) if match["sign"] == "-" else cell.content)
    missing = width - _tail(cell)
    pad = ""
    if width and missing > 0:
        pad = _FIGURE_SPACE * missing if match["point"] else _POINT_SPACE + _FIGURE_SPACE * missing
    if not is_signed:
        return text + pad
    is_zero = not re.search("[1-9]", cell.content)
    name = "flat" if is_zero else {"+": "up", "-": "down", "−": "down"}.get(match["sign"], "")
    return (f'<span class="{name}">{text}</span>' if name else text) + pad
