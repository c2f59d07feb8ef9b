"""Rows of cells as a Markdown table; a table of one column is paragraphs."""

from __future__ import annotations

from presstime.importing.blocks import Block, Shape, Span
from presstime.importing.rendering import inline

Rows = list[list[tuple[Span, ...]]]


def table_markdown(rows: Rows, line: int) -> list[Block]:
    """One verbatim block; the first row is the head. Empty rows are left out."""
    filled = [row for row in rows if any(span.text.strip() for cell in row for span in cell)]
    width = max((len(row) for row in filled), default=0)
    if width < 2:
        return [Block(Shape.PARAGRAPH, cell, line) for row in filled for cell in row if cell]
    lines = [_row(row, width) for row in filled]
    lines.insert(1, "|" + " --- |" * width)
    return [Block(Shape.VERBATIM, (Span("\n".join(lines), is_markdown=True),), line)]


def _row(row: list[tuple[Span, ...]], width: int) -> str:
    cells = [inline(cell).replace("|", "\\|").replace("\n", " ").strip() for cell in row]
    return "| " + " | ".join([*cells, *[""] * (width - len(cells))]) + " |"
