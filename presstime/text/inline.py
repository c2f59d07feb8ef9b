"""Short fields: titles, standfirsts, key points, captions.

`typeset` (from `typography`) is for fields that are plain text, such as a title. `render_inline` is
for those in which a writer may use emphasis, code, links and bound figures; blocks are not for a
short field, and what looks like one prints as written. Symbols get no chips: a summary has no first mention.
"""

from __future__ import annotations

from presstime.model import Body
from presstime.text.characters import clean
from presstime.text.references import fill
from presstime.text.rendered import Rendered
from presstime.text.runs import run
from presstime.text.sheet import Sheet
from presstime.text.typography import typeset

__all__ = ["inline_html", "render_inline", "typeset"]


def render_inline(text: str, *, file: str, line: int, language: str) -> Rendered:
    """One line of Markdown without a paragraph around it; `line` is where the field stands in its file."""
    text, found = clean(text, file=file, first_line=line, language=language)
    sheet = Sheet(text, file, line, language)
    sheet.diagnostics.extend(found)
    html = run(sheet, text.strip(), (0, 1), chips=False)
    body = Body(html, tuple(sheet.references), (), sheet.words)
    return Rendered(body, tuple(sheet.diagnostics), tuple(sheet.allows))


def inline_html(text: str, language: str) -> str:
    """`render_inline` where nothing can be resolved: links inside the publication print their words."""
    return fill(render_inline(text, file="", line=1, language=language).body, lambda reference: "")
