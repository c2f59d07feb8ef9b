"""Sentences and one-sentence paragraphs that stand twice in an article.

In: stretches of blocks, in order. Out: `Mark`s of those that stand more than once, each place one, and
how many were looked at. Capitals, quotation marks around a sentence and the width of blanks do not count.
"""

from __future__ import annotations

import hashlib
from typing import NamedTuple

from presstime.market.prose.blocks import TextBlock
from presstime.market.prose.facts import Mark

_SMALLEST = 6
"""Sentences of fewer words may well stand twice ("Shares fell.")."""


class _Place(NamedTuple):
    block: TextBlock
    number: int
    start: int
    end: int
    is_paragraph: bool


class Repeats:
    def __init__(self) -> None:
        self.sentence_count = 0
        self.paragraph_count = 0
        self._first: dict[str, _Place] = {}
        self._again: dict[str, list[_Place]] = {}

    def take(self, block: TextBlock, number: int, start: int, end: int, is_paragraph: bool) -> None:
        text = block.text[start:end]
        if text.count(" ") + 1 < _SMALLEST:
            return
        if "  " in text or not text.isprintable():
            text = " ".join(text.split())
        self.sentence_count += 1
        if is_paragraph:
            self.paragraph_count += 1
        place = _Place(block, number, start, end, is_paragraph)
        plain = text.strip(" \"'“”‘’").casefold()
        first = self._first.setdefault(plain, place)
        if first is not place:
            self._again.setdefault(plain, [first]).append(place)

    def sentences(self) -> tuple[Mark, ...]:
        """The places of sentences that stand more than once, in order."""
        return self._marks(only_paragraphs=False)

    def paragraphs(self) -> tuple[Mark, ...]:
        """Those of them that are a paragraph of their own."""
        return self._marks(only_paragraphs=True)

    def _marks(self, only_paragraphs: bool) -> tuple[Mark, ...]:
        if not self._again:
            return ()
        found = [
            (place.number, place.start, _mark(plain, place))
            for plain, places in self._again.items()
            for place in places
            if place.is_paragraph or not only_paragraphs
        ]
        return tuple(mark for _, _, mark in sorted(found, key=lambda one: one[:2]))


def _mark(plain: str, place: _Place) -> Mark:
    digest = hashlib.blake2b(plain.encode(), digest_size=8).hexdigest()
    words = place.block.text.count(" ", place.start, place.end) + 1
    return Mark(digest, words, place.number, place.block.spot(place.start, place.end))
