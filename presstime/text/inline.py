"""Short fields: titles, standfirsts, key points, captions.

`typeset` is for fields that are plain text (a title); `inline_html` for those in which a writer may
use emphasis, code and links to other sites. Blocks, pictures, notes and inner links are not for a
short field: they print as written.
"""

from __future__ import annotations

from presstime.model import Body
from presstime.text.characters import MARK, REPLACEMENT
from presstime.text.references import fill
from presstime.text.runs import run
from presstime.text.sheet import Sheet
from presstime.text.typography import typeset

__all__ = ["inline_html", "typeset"]


def inline_html(text: str, language: str) -> str:
    """A short field's HTML: `*em*`, `**strong**`, `` `code` ``, `[words](https://…)`; the rest is text."""
    sheet = Sheet(text.replace(MARK, REPLACEMENT), "", 1, language)
    html = run(sheet, sheet.text, (0, 1), chips=False)
    return fill(Body(html, tuple(sheet.references)), lambda reference: "")
