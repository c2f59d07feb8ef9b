"""The facts of market prose in an article's headline, standfirst, key points and text, for checks to judge later."""

from __future__ import annotations

from presstime.market.prose.blocks import TextBlock, allowances, body_blocks, field_block
from presstime.market.prose.facts import BlockKind, ProseFacts
from presstime.market.prose.reader import read_prose
from presstime.model import Article
from presstime.reading.documents import Document
from presstime.reading.forms import Positions


def facts_of(
    article: Article, document: Document, positions: Positions, is_markdown: bool, language: str
) -> ProseFacts:
    """Pure: the article's words and their places in; figures, moves, dates and sentences out.

    The grammar reads English; of another language there are no facts, so nothing is judged.
    """
    if language.partition("-")[0] != "en":
        return ProseFacts(allowances=allowances(document.text, document.text_line) if is_markdown else ())
    blocks = [_field(BlockKind.TITLE, article.title, positions, "title")]
    if article.standfirst:
        blocks.append(_field(BlockKind.STANDFIRST, article.standfirst, positions, "standfirst"))
    for number, point in enumerate(article.key_points):
        blocks.append(_field(BlockKind.KEY_POINT, point, positions, f"key_points.{number}"))
    blocks += body_blocks(document.text, document.text_line, is_markdown)
    allowed = allowances(document.text, document.text_line) if is_markdown else ()
    return read_prose(blocks, document.text if is_markdown else "", document.text_line, allowed)


def _field(kind: BlockKind, text: str, positions: Positions, path: str) -> TextBlock:
    line, column, _ = positions.get(path, (0, 0, 0))
    return field_block(kind, text, line, column)
