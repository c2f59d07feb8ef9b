"""Market prose: blocks of text in, facts about moves, figures, symbols and dates out.

`blocks` cuts the text, `reader` reads it; `facts` holds the records that stay with the article. The
names below are fetched when first asked for: a build in which no text has changed needs only the records.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from presstime.market.prose.blocks import TextBlock, body_blocks, field_block
    from presstime.market.prose.facts import BlockKind, ProseFacts
    from presstime.market.prose.reader import read_prose

__all__ = ["BlockKind", "ProseFacts", "TextBlock", "body_blocks", "field_block", "read_prose"]

_HOMES = {
    "BlockKind": "facts",
    "ProseFacts": "facts",
    "TextBlock": "blocks",
    "body_blocks": "blocks",
    "field_block": "blocks",
    "read_prose": "reader",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(f"{__name__}.{_HOMES[name]}"), name)
