"""What a company is said to be worth on the exchange, and how many shares it has.

In: a block's sentences. Out: `Worth` records, taken from plain wording only: the owner's name directly before
the words, one figure after them, and nothing in the sentence that speaks of another day.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from presstime.market.printed import Bound
from presstime.market.prose.blocks import TextBlock
from presstime.market.prose.facts import BlockKind, Measure, Worth
from presstime.market.prose.quantities import QUANTITY, read_quantity

_NAME = r"[A-Z][\w.&'’-]*(?:\s(?:[A-Z&][\w.&'’-]*|of|and)){0,4}?"
_OWNER = rf"(?P<owner>{_NAME})(?:\s\([A-Z][\w .]*:\s?[\w.]+\))?"
_VALUE = r"(?:market|stock[\s-]market)\s(?:value|cap|capitali[sz]ation)"
_HAS = r"(?:has|had|commands|boasts|carries)"
_SHARES = r"\s(?:ordinary\s|common\s)?shares\s(?:outstanding|in\s(?:issue|circulation))\b"
_FORMS = (
    re.compile(rf"{_OWNER}\s(?:now\s|currently\s)?{_HAS}\s(?:now\s)?an?\s{_VALUE}\sof\s"),
    re.compile(rf"{_OWNER},\s(?:with|which\shas)\san?\s{_VALUE}\sof\s"),
    re.compile(rf"{_OWNER}(?:'s|’s)\s{_VALUE}\s(?:is|was|stands\sat|stood\sat|of|is\snow)\s"),
)
_COUNT = re.compile(rf"{_OWNER}\s(?:now\s|currently\s)?{_HAS}\s")
_LOOSELY = re.compile(r"(?P<about>about|around|roughly|approximately|some|nearly|almost|close\sto|just\sover)\s")
_BOUNDED = re.compile(r"(?P<more>more\sthan|over|at\sleast|above)\s|(?P<less>less\sthan|under|below)\s")
_ELSEWHEN = re.compile(
    r"\b(?:last|ago|earlier|year|month|week|quarter|peak|record|once|then|when|would|could|might|if|forecast|target"
    r"|expected|before|after|since|time|ipo|debut|listing|offer(?:ing)?|deal|combined|implied|diluted|enterprise"
    r"|a\sshare|per\sshare|each|lost|wiped|erased|gained|added|(?:19|20)\d\d|monday|tuesday|wednesday|thursday|friday|saturday|sunday"
    r"|january|february|march|april|may|june|july|august|september|october|november|december)\b",
    re.IGNORECASE,
)
_QUANTITY = re.compile(QUANTITY)
_BODY = (BlockKind.PARAGRAPH, BlockKind.STANDFIRST, BlockKind.KEY_POINT, BlockKind.TITLE)


def worths_of(block: TextBlock, spans: Iterable[tuple[int, int]], number: int) -> Iterator[Worth]:
    """The plain statements of a block of what a company is worth, and of its shares."""
    text = block.text
    if (
        "arket value" not in text
        and "arket cap" not in text
        and "shares outst" not in text
        and "shares in " not in text
    ):
        return
    if block.kind not in _BODY:
        return
    for start, end in spans:
        sentence = text[start:end]
        if _ELSEWHEN.search(sentence):
            continue
        for form in _FORMS:
            for match in form.finditer(sentence):
                yield from _read(block, start, match, sentence, number, is_count=False)
        if "shares" in sentence:
            for match in _COUNT.finditer(sentence):
                yield from _read(block, start, match, sentence, number, is_count=True)


def _read(
    block: TextBlock, start: int, match: re.Match[str], sentence: str, number: int, is_count: bool
) -> Iterator[Worth]:
    at, bound = match.end(), Bound.NONE
    loose = _LOOSELY.match(sentence, at)
    bounded = _BOUNDED.match(sentence, at)
    if loose:
        at = loose.end()
    elif bounded:
        at = bounded.end()
        bound = Bound.AT_LEAST if bounded["more"] else Bound.AT_MOST
    found = _QUANTITY.match(sentence, at)
    if found is None or bool(re.match(_SHARES, sentence[found.end() :])) is not is_count:
        return
    figure = read_quantity(found, block.spot(start + found.start(), start + found.end()), "", bound)
    if (figure.measure is Measure.MONEY) is is_count or not (figure.scaled or figure.value >= 1_000_000):
        return
    owner = match["owner"].removesuffix("'s").removesuffix("’s")
    yield Worth(owner, figure, number, is_count, loose is not None, sentence[match.start() : found.end()])
