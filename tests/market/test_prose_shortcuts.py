"""The short ways of reading prose give what the long ways would."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path

from presstime.market.prose import grammar, lexer
from presstime.market.prose.blocks import field_block
from presstime.market.prose.facts import BlockKind

CORPUS = Path(__file__).parent / "corpus" / "sentences.jsonl"
ODD = (
    "A third of USD 5.2 million, or half a point: one-half, \u201cten percent\u201d \u2014 U.S.$5m (S&P 500) up  3.",
    "Rs. 500 crore to $5\u2013$7, a share\tat 10-year a.m. highs; the year-ago quarter\u2019s A$3, R5 and an eighth.",
    "twelve cents a share from a year earlier, standard & poor's 500 points, 52-week, 1.234,56 and 5 1/2.",
    "Oil fell a dollar a barrel, a point below a penny; half a cent, one basis point and three-quarters of a point.",
)


def sentences() -> Iterator[str]:
    with CORPUS.open(encoding="utf-8") as lines:
        yield from (json.loads(line)["text"] for line in lines)
    yield from ODD


def test_pieces_are_cut_where_the_great_pattern_cuts() -> None:
    """A token begins and ends where a match of the whole pattern does, and none is lost."""
    for text in sentences():
        line = lexer.lex(field_block(BlockKind.TITLE, text), text, 0, len(text))
        raw = [match.span() for match in lexer._TOKEN.finditer(text)]
        inside = [span for span in raw if any(t.start <= span[0] and span[1] <= t.end for t in line.tokens)]
        assert inside == raw, text
        assert {t.start for t in line.tokens} <= {start for start, _ in raw}, text
        assert {t.end for t in line.tokens} <= {end for _, end in raw}, text


def test_no_pattern_holds_without_what_it_needs() -> None:
    """The letters and the number of figures asked for before a pattern runs stand in all that it matches."""
    rng = random.Random(7)
    made = ["".join(rng.choices("VLUKWxtafvMPGBQNHbqoekdjgTuzS,-()<>m", k=12)) for _ in range(4000)]
    read = [lexer.lex(field_block(BlockKind.TITLE, text), text, 0, len(text)).letters for text in sentences()]
    held = set()
    for letters in (*read, *made):
        figures = sum(map(letters.count, "MPGBQNH"))
        for pattern in grammar._PATTERNS:
            if pattern.letters.search(letters):
                held.add(pattern.name)
                assert figures >= pattern.figures, (pattern.name, letters)
                assert not any(need.isdisjoint(letters) for need in pattern.needs), (pattern.name, letters)
    assert held == {pattern.name for pattern in grammar._PATTERNS}
