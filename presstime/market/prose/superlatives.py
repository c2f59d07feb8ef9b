"""Claims that a price file or a calendar decides: "highest close since March 2024", "Friday's close".

In: a sentence's text and its moves. Out: `Superlative`s and `CloseMention`s, taken from plain wording only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from presstime.market.prose.blocks import TextBlock
from presstime.market.prose.facts import CloseMention, Move, Subject, Superlative, Timing
from presstime.market.prose.names import MONTHS

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan\.|Feb\.|Mar\."
    r"|Apr\.|Aug\.|Sept?\.|Oct\.|Nov\.|Dec\.)"
)
_ORDINALS = {
    word: number
    for number, word in enumerate(
        "second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(), start=2
    )
}
_SINCE = re.compile(
    rf"\b(?P<which>highest|lowest)\s(?:close|closing\s(?:price|level)|finish|settlement|settle)\ssince\s"
    rf"(?:(?P<month>{_MONTH})(?:\s(?P<day>\d{{1,2}}))?,?\s)?(?P<year>(?:19|20)\d\d)\b"
)
_STREAK = re.compile(
    rf"\b(?P<ordinal>{'|'.join(_ORDINALS)})[\s-](?:straight|consecutive|successive)\s"
    r"(?:(?:daily|session\sof|day\sof|sessions?|days?)\s?)?(?P<word>gains?|advances?|rises?|loss(?:es)?|declines?"
    r"|drops?|falls?)?\b"
)
_TELLING = ("est ", "straight", "consecutive", "successive")
_UP_WORDS = ("gain", "advance", "rise")


_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_CLOSE = re.compile(
    rf"\b(?P<day>{'|'.join(_DAYS)})['’]s\s(?:close|closing\s(?:price|level)|settlement|finish)\b"
    rf"|\b(?:close|closing\sprice)\s(?:of\s[$€£]?[\d,.]*\d\w*\s)?on\s(?P<day2>{'|'.join(_DAYS)})\b(?!,?\s[A-Z\d])"
)


def closes_of(block: TextBlock, start: int, end: int, number: int, sentence: int) -> Iterator[CloseMention]:
    """The closes that `block.text[start:end]` names by their weekday."""
    text = block.text[start:end]
    if "clos" not in text and "settlement" not in text and "finish" not in text:
        return
    for match in _CLOSE.finditer(text):
        day = match["day"] or match["day2"]
        spot = block.spot(start + match.start(), start + match.end())
        yield CloseMention(_DAYS.index(day), sentence, number, spot, match[0])


def superlatives_of(
    block: TextBlock, start: int, end: int, moves: list[Move], number: int, sentence: int
) -> Iterator[Superlative]:
    """The claims in `block.text[start:end]`; the subject is the sentence's first move's."""
    text = block.text[start:end]
    if not any(word in text for word in _TELLING):
        return
    subject = moves[0].subject if moves else Subject(text[:60])
    timing = moves[0].timing if moves else Timing()
    for match in _SINCE.finditer(text):
        yield Superlative(
            match["which"], subject, number, sentence, block.spot(start + match.start(), start + match.end()),
            since=_since(match), timing=timing, text=match[0],
        )  # fmt: skip
    for match in _STREAK.finditer(text):
        direction = _streak_direction(match["word"], moves)
        tail = text[match.end() : match.end() + 12].lstrip().lower()
        if direction and not tail.startswith(("week", "month", "quarter", "year", "annual")):
            yield Superlative(
                "streak", subject, number, sentence, block.spot(start + match.start(), start + match.end()),
                direction, _ORDINALS[match["ordinal"]], timing=timing, text=match[0],
            )  # fmt: skip


def _streak_direction(word: str | None, moves: list[Move]) -> int:
    if word:
        return 1 if word.startswith(_UP_WORDS) else -1
    return moves[0].direction if len(moves) == 1 else 0


def _since(match: re.Match[str]) -> str:
    since = match["year"]
    if match["month"]:
        since += f"-{MONTHS[match['month'].lower().rstrip('.')]:02}"
        if match["day"]:
            since += f"-{int(match['day']):02}"
    return since
