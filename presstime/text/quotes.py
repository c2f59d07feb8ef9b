"""Quotes: a block quote that ends with who said it is a figure with a caption.

The last paragraph of the quote, or its last line, begins with a dash: `— Satya Nadella, chief
executive, Microsoft`. The name is what stands before the first comma, or in `**…**`, or a link.
"""

from __future__ import annotations

import re

from presstime.text.runs import run
from presstime.text.sheet import Block, Sheet

_DASH = re.compile(r"(?:—|–|---?)[ \u00a0]*(?=[^\s\-])")
_LAST_LINE = re.compile(r"\n(?=(?:—|–|---?)[ \u00a0]*[^\s\-][^\n]*\Z)")
_NAME = re.compile(r"\*\*([^*]+)\*\*|(\[[^\]]*\]\([^)]*\))|([^,\[*_`]+)")


def split_attribution(content: str) -> tuple[str, str]:
    """A quote's last paragraph as words and attribution (without its dash); either may be ""."""
    opening = _DASH.match(content)
    if opening:
        return "", content[opening.end() :]
    last = _LAST_LINE.search(content)
    if not last:
        return content, ""
    dash = _DASH.match(content, last.end())
    return content[: last.start()].rstrip(), content[dash.end() :] if dash else ""


def attribution(sheet: Sheet, content: str, block: Block) -> str:
    """The caption: the name in bold, then role and organisation."""
    match = _NAME.match(content)
    rest = content[match.end() :] if match else ""
    if not match or (rest and rest[0] not in ", \n"):
        return f"<figcaption>{run(sheet, content, block)}</figcaption>"
    name = (match.group(1) or match.group()).strip()
    said = run(sheet, name, block)
    return f"<figcaption><b>{said}</b>{run(sheet, rest, block) if rest else ''}</figcaption>"
