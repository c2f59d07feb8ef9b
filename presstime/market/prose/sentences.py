"""Where sentences end. In: a block's plain text. Out: (start, end) of each sentence.

A point after an abbreviation, a single capital or inside a number ends nothing. Where it cannot be
known ("… said Acme Inc. Shares rose"), the two stay one: the grammar reads clause by clause and loses
nothing, while a cut in the wrong place would part a figure from its verb.
"""

from __future__ import annotations

import re

_END = re.compile(r"[.!?…][\"”’')\]]*\s+(?=[\"“‘'(\[]?[A-Z0-9$€£¥+\x01-\x04])")
_ABBREVIATIONS = frozenset(
    """inc corp co ltd plc mr mrs ms dr prof sen rep gov gen st no vs approx est dept jr sr bros jan feb mar
    apr jun jul aug sept sep oct nov dec u.s u.k e.u u.n a.m p.m i.e e.g s.a n.v l.p cos llc fig ave rs mt ft
    a.g s.p.a u.s.a cf al etc nos""".split()
)


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """The sentences of `text`, without the blanks between them."""
    spans = []
    start = 0
    for match in _END.finditer(text):
        point, end = match.span()
        if text[point] == "." and _is_abbreviation(text, start, point):
            continue
        spans.append((start, point + len(match[0].rstrip())))
        start = end
    tail = text[start:].rstrip()
    if tail:
        spans.append((start, start + len(tail)))
    return spans


def _is_abbreviation(text: str, start: int, point: int) -> bool:
    blank = max(text.rfind(" ", start, point), start - 1)
    word = text[blank + 1 : point].lstrip("(\"“‘'[").lower()
    return word in _ABBREVIATIONS or (len(word) == 1 and word.isalpha())
