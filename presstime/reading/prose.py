"""The facts of market prose in an article's headline, standfirst, key points and text, for checks to judge later."""

from __future__ import annotations

from collections.abc import Iterable

from presstime.market.prose.blocks import TextBlock, body_blocks, field_block
from presstime.market.prose.facts import Allowance, BlockKind, ProseFacts
from presstime.market.prose.reader import read_prose
from presstime.model import Article
from presstime.reading.documents import Document
from presstime.reading.forms import Positions
from presstime.text.rendered import Allow


def facts_of(
    article: Article,
    document: Document,
    positions: Positions,
    allows: Iterable[Allow],
    *,
    is_markdown: bool,
    is_apart: bool,
    language: str,
) -> ProseFacts:
    """Pure: the article's words and their places in; figures, moves, dates and sentences out.

    `is_apart`: the front matter is in a file of its own; its lines are told below zero (`Places.spot` knows).
    The grammar reads English; of another language there are no facts, so nothing is judged.
    """
    allowed = tuple(Allowance(allow.code, allow.reason, allow.line) for allow in allows)
    if language.partition("-")[0] != "en":
        return ProseFacts(allowances=allowed)
    fields = [(BlockKind.TITLE, article.title, "title")]
    if article.standfirst:
        fields.append((BlockKind.STANDFIRST, article.standfirst, "standfirst"))
    fields += [(BlockKind.KEY_POINT, point, f"key_points.{n}") for n, point in enumerate(article.key_points)]
    blocks = [_field(kind, text, positions, path, is_apart) for kind, text, path in fields]
    blocks += body_blocks(document.text, document.text_line, is_markdown)
    return read_prose(blocks, document.text if is_markdown else "", document.text_line, allowed)


def _field(kind: BlockKind, text: str, positions: Positions, path: str, is_apart: bool) -> TextBlock:
    line, column, _ = positions.get(path, (0, 0, 0))
    return field_block(kind, text, -line if is_apart else line, column)
