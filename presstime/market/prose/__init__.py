"""Market prose: blocks of text in, facts about moves, figures, symbols and dates out.

`blocks` cuts the text, `reader` reads it; `facts` holds the records that stay with the article.
"""

from presstime.market.prose.blocks import TextBlock, allowances, body_blocks, field_block
from presstime.market.prose.facts import BlockKind, ProseFacts
from presstime.market.prose.reader import read_prose

__all__ = ["BlockKind", "ProseFacts", "TextBlock", "allowances", "body_blocks", "field_block", "read_prose"]
