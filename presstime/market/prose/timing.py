"""When a move happened: the stretch of the day, the weekday, the window, and what it is counted from.

In: a `Line` and the `Found` in it. Out: a `Timing`, and the words of time after a starting figure. Words
of time belong to the nearest move before the next clause; what stands after the starting figure dates
that figure, not the move.
"""

from __future__ import annotations

import re

from presstime.market.prose.facts import Stretch, Timing
from presstime.market.prose.grammar import Found
from presstime.market.prose.lexer import Line

_TELLING = frozenset("STYDdnzk;:")
"""The letters of words that date a move or end its clause; "currently" is a d."""


def timing_of(line: Line, found: Found, before: int, after: int) -> Timing:
    stretch, weekday, window, date, is_now, is_relative = Stretch.UNSAID, -1, "", "", False, False
    first = before if before == 0 else found.start
    letters = line.letters
    for index in range(first, after):
        if letters[index] not in _TELLING:
            continue
        token = line.tokens[index]
        if index >= found.end and token.letter in "k;:":
            break
        if token.letter == "S" and token.meaning:
            stretch = Stretch(token.meaning)
        elif token.letter == "T" and token.meaning == "weekday":
            if not (found.origin >= 0 and index < found.origin and "f" in line.letters[found.start : index]):
                weekday = token.direction if weekday < 0 else weekday
        elif (token.letter == "T" and token.meaning == "now") or token.meaning == "now":
            is_now = True
        elif token.letter == "T" and token.meaning == "relative":
            is_relative = is_relative or found.start <= index < found.end or _adjoins(line, found.end, index)
        elif 0 <= found.level < found.origin < index:
            continue
        elif token.letter == "Y" and token.meaning == "month" and found.start < index < found.end:
            window = window or "month"
        elif (token.letter == "n" and token.meaning not in ("day", "")) or token.letter == "z":
            window = window or token.meaning
        elif token.letter == "D":
            date = date or line.block.text[token.start : token.end]
    return Timing(stretch, weekday, window, date, is_now, is_relative)


def is_loose(line: Line, found: Found) -> bool:
    """Whether the starting figure comes after "against", "versus" or "compared with"."""
    if found.origin < 0:
        return False
    before = line.letters[found.start : found.origin]
    return before.rfind("v") > max(before.rfind("f"), before.rfind("x"))


def _adjoins(line: Line, end: int, index: int) -> bool:
    """Whether nothing but small words stands between a pattern's end and a word of time."""
    return 0 <= index - end <= 4 and not line.letters[end:index].strip("iejdSgnTu")


def origin_time(line: Line, found: Found, after: int) -> str:
    """The words of time that follow the starting figure, "" for none."""
    if found.origin < 0:
        return ""
    index = found.origin + 1
    first = index
    while index < after and index < first + 8 and line.letters[index] in "u,iejSgnTDYzoMhaqwR":
        index += 1
    while index > first and line.letters[index - 1] in ",ieoaq":
        index -= 1
    stretch = range(first, index)
    if not any(line.letters[i] in "nTDYz" for i in stretch):
        return ""
    return line.text(first, index - 1).lstrip(", ")


_EARLIER = re.compile(r"\b(?:after|having|had|which)\s(?:\w+\s){0,2}$", re.IGNORECASE)


def is_earlier(line: Line, found: Found) -> bool:
    """Whether the words before say that it came first: "after closing at", "having closed at"."""
    end = line.tokens[found.start].start
    before = line.block.text[max(0, end - 28) : end].lower()
    if "after" not in before and "ha" not in before and "which" not in before:
        return False
    return _EARLIER.search(line.block.text, max(0, end - 28), end) is not None


def is_close(line: Line, found: Found) -> bool:
    if "L" not in line.letters[found.start : found.end]:
        return False
    return any(token.letter == "L" and token.meaning == "close" for token in line.tokens[found.start : found.end])
