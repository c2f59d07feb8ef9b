"""How far a price moved over a named period: "jumping 2.37% over the past month", "year to date, up 12%".

Only plain figures are taken: "a little more than 1%" is named and left. A second figure joined by
"and" takes the direction of the first.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from decimal import Decimal

from presstime.importing.blocks import Block, Shape
from presstime.importing.price_words import (
    DIRECTION,
    OTHER_SUBJECT,
    PERIOD,
    QUALIFIER,
    STOCK,
    percent,
    period_name,
)
from presstime.importing.quotations import direction_of
from presstime.importing.report import Confidence, Notes
from presstime.importing.sentences import split
from presstime.importing.subjects import Subjects
from presstime.importing.tickers import Found

_BEFORE_PERIOD = re.compile(
    rf"(?:\b(?P<dir>{DIRECTION})(?: by)? )?(?P<qualifier>{QUALIFIER} )?{percent('pct')}"
    rf"(?: (?P<dir2>higher|lower|up|down))?,? (?:{PERIOD})",
    re.IGNORECASE,
)
_AFTER_PERIOD = re.compile(
    rf"(?:{PERIOD}),? [^,.;:%$]{{0,60}}?\b(?P<dir>{DIRECTION})(?: by)? (?P<qualifier>{QUALIFIER} )?{percent('pct')}"
    r"(?P<dir2>(?!))?",
    re.IGNORECASE,
)
_LONGEST = 1_000


def moves_of(
    ticker: Found, near: Collection[int], blocks: list[Block], subjects: Subjects, notes: Notes
) -> Iterator[tuple[str, Decimal]]:
    """Period and signed per cent of each plain move; `near` are the blocks that hold the ticker's price."""
    for at, block in enumerate(blocks):
        if block.shape is not Shape.PARAGRAPH:
            continue
        for sentence in split(block.text):
            is_about_it = at in near or STOCK.search(sentence) or _names_symbol(sentence, ticker)
            if len(sentence) <= _LONGEST and is_about_it and not OTHER_SUBJECT.search(sentence):
                yield from _in_sentence(sentence, block.line, ticker, subjects, notes)


def _names_symbol(sentence: str, ticker: Found) -> bool:
    return len(ticker.symbol) > 1 and bool(re.search(rf"(?<!\w){re.escape(ticker.symbol)}(?!\w)", sentence))


def _in_sentence(
    sentence: str, line: int, ticker: Found, subjects: Subjects, notes: Notes
) -> Iterator[tuple[str, Decimal]]:
    way = 0
    taken = -1
    matches = [*_BEFORE_PERIOD.finditer(sentence), *_AFTER_PERIOD.finditer(sentence)]
    for match in sorted(matches, key=lambda found: found.start("pct")):
        if match.start("pct") == taken or subjects.of(sentence, match.start("pct"), "", True).ticker is not ticker:
            continue
        taken = match.start("pct")
        told = direction_of(match["dir"] or match["dir2"] or "")
        way = told or (way if re.search(r"(?:\band|,)\s*$", sentence[: match.start()]) else 0)
        period = period_name(match)
        if match["qualifier"]:
            printed = f"{match['qualifier'].strip()} {match['pct']}%"
            notes.leave("moves", f"“{printed}” is no plain figure ({period})", match[0], line)
        elif way:
            moved = Decimal(match["pct"].lstrip("+-\u2212–").replace(",", "")) * way
            sure = Confidence.HIGH if told else Confidence.MEDIUM
            notes.infer("moves", f"{period} {moved}", sure, match[0], line)
            yield period, moved
