"""The door to reading prose. In: blocks. Out: `ProseFacts`.

The patterns of figures and of the grammar take a tenth of a second to compile; they are fetched with
the first text that is read, so that a build in which none has changed does not wait for them.
"""

from __future__ import annotations

from collections.abc import Iterable

from presstime.market.prose.blocks import TextBlock
from presstime.market.prose.facts import Allowance, ProseFacts


def read_prose(
    blocks: Iterable[TextBlock], body: str = "", first_line: int = 1, allowed: tuple[Allowance, ...] = ()
) -> ProseFacts:
    """The facts of one article. `body` (raw, from `first_line`) is looked at for Markdown's list trap only."""
    from presstime.market.prose.gathering import gather

    return gather(blocks, body, first_line, allowed)
