"""Subheads of pasted text: a short line alone between paragraphs becomes a heading of the second level.

Plain text marks no headings, and a whole bold line is how many documents make one. The line must look
like a headline, follow a finished paragraph and stand before one; a question is left alone, for in an
interview it is the interview.
"""

from __future__ import annotations

import re

import msgspec

from presstime.importing.blocks import Block, Shape
from presstime.importing.report import Confidence, Notes
from presstime.importing.titles import looks_like_title

_MAX_WORDS = 9
_LEAST_AFTER = 12


def with_subheads(body: list[Block], notes: Notes) -> list[Block]:
    """The body with its subheads as headings, each noted."""
    kept = list(body)
    for at in range(1, len(body) - 1):
        block = body[at]
        if _is_subhead(body[at - 1], block, body[at + 1]):
            spans = tuple(msgspec.structs.replace(span, bold=False) for span in block.spans)
            kept[at] = msgspec.structs.replace(block, shape=Shape.HEADING, level=2, spans=spans)
            notes.infer("heading", block.text, Confidence.MEDIUM, block.text, block.line)
    return kept


def _is_subhead(before: Block, block: Block, after: Block) -> bool:
    if block.shape is not Shape.PARAGRAPH or block.hint or any(span.is_markdown for span in block.spans):
        return False
    if not looks_like_title(block) or len(block.words.split()) > _MAX_WORDS or re.search(r"[?!\d]$", block.words):
        return False
    is_between = before.shape in (Shape.PARAGRAPH, Shape.ITEM, Shape.QUOTE) and after.shape is Shape.PARAGRAPH
    is_finished = bool(re.search(r"[.!?…][\"”’»)]*$", before.text.strip()))
    return (
        is_between and is_finished and len(after.text.split()) >= _LEAST_AFTER and after.text.strip()[-1] in '.!?:…”"’)'
    )
