"""Plain text: `.txt` articles. A blank line parts paragraphs; nothing is markup.

Typography, tickers in brackets and bound figures are as in Markdown.
"""

from __future__ import annotations

from presstime.model import Body
from presstime.text.characters import clean
from presstime.text.rendered import Rendered
from presstime.text.runs import plain_run
from presstime.text.sheet import Sheet


def render_plain(text: str, *, file: str, first_line: int, language: str) -> Rendered:
    """Render a plain text; arguments as `render_markdown`."""
    text, found = clean(text, file=file, first_line=first_line, language=language)
    sheet = Sheet(text, file, first_line, language)
    sheet.diagnostics.extend(found)
    html = paragraphs(sheet)
    return Rendered(Body(html, tuple(sheet.references), (), sheet.words), tuple(sheet.diagnostics))


def paragraphs(sheet: Sheet) -> str:
    """The sheet's text as paragraphs, its line breaks kept as spaces."""
    out: list[str] = []
    start = 0
    for number, line in enumerate([*sheet.lines, ""]):
        if line.strip():
            continue
        if start < number:
            content = "\n".join(each.strip() for each in sheet.lines[start:number])
            if number - start > 1:
                sheet.guard_lines(content, (start, number))
            out.append(f"<p>{plain_run(sheet, content, (start, number))}</p>\n")
        start = number + 1
    return "".join(out)
