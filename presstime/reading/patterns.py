"""Patterns of a desk's own rules: compiled only where they can't run away.

The matcher backtracks, and a pattern such as `(a+)+b` can take longer than the night has. No clock is asked,
so that a pattern is refused on every machine or on none: the parsed pattern is weighed instead. A choice
within an endless repeat is refused outright; else each endless repeat multiplies the work by the longest
stretch it could run over, and the product must stay under `MOST_WORK`. Possessive repeats (`++`) and atomic
groups `(?>…)` give nothing back, and so weigh least. Texts are matched in pieces of at most `PIECE` characters.
"""

from __future__ import annotations

import functools
import importlib
import re
from collections.abc import Iterable
from typing import Any, NamedTuple

PIECE = 1000
MOST_WORK = 100_000
LONGEST = 500
_WORD = 10
_parser: Any = importlib.import_module("re._parser")


class Unsafe(Exception):
    """The pattern can't be used; the message says why, `hint` how to mend it."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


class _Weight(NamedTuple):
    """`work`: how many ways a match is tried at one place. `chooses`: whether it can be entered again."""

    work: int = 1
    chooses: bool = False


@functools.lru_cache(maxsize=1024)
def compiled(pattern: str) -> re.Pattern[str]:
    """The pattern, ready. Raises Unsafe where it is none, could run away, or matches the empty text."""
    if len(pattern) > LONGEST:
        raise Unsafe(f"the pattern has {len(pattern)} characters", f"keep it to {LONGEST}, or make two rules of it")
    try:
        found = re.compile(pattern)
        parsed = _parser.parse(pattern)
    except (re.error, OverflowError, RecursionError) as problem:
        raise Unsafe(f"this is no pattern: {problem}", "patterns are Python's regular expressions") from None
    if _sequence(parsed).work > MOST_WORK:
        raise Unsafe(
            "too many repeats that can share one stretch of text",
            "name what stands between them, or give repeats a limit such as {0,40}, or write + as ++",
        )
    if not parsed.getwidth()[0]:
        raise Unsafe("the pattern matches the empty text", "let it ask for one character at least")
    return found


def pieces(text: str) -> Iterable[tuple[int, str]]:
    """(offset, piece) of a text, cut at blanks where it is long."""
    start = 0
    while len(text) - start > PIECE:
        end = text.rfind(" ", start + PIECE // 2, start + PIECE)
        end = end if end > 0 else start + PIECE
        yield start, text[start:end]
        start = end
    yield start, text[start:]


def _sequence(items: Any) -> _Weight:
    work, chooses = 1, False
    for item in items:
        weight = _item(*item)
        work = min(work * weight.work, MOST_WORK + 1)
        chooses = chooses or weight.chooses
    return _Weight(work, chooses)


def _item(operation: Any, value: Any) -> _Weight:
    name = str(operation)
    if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        least, most, body = value
        return _repeat(least, most, body, name == "POSSESSIVE_REPEAT")
    if name == "SUBPATTERN":
        return _sequence(value[3])
    if name == "ATOMIC_GROUP":
        return _Weight(_sequence(value).work)
    if name in ("ASSERT", "ASSERT_NOT"):
        return _Weight(_sequence(value[1]).work)
    if name == "BRANCH":
        return _branch([list(branch) for branch in value[1]])
    if name == "GROUPREF_EXISTS":
        return _branch([list(branch or ()) for branch in value[1:]])
    return _Weight()


def _branch(branches: list[Any]) -> _Weight:
    weights = [_sequence(branch) for branch in branches]
    first = [branch[0][1] if branch and str(branch[0][0]) == "LITERAL" else None for branch in branches]
    are_apart = None not in first and len(set(first)) == len(first)
    return _Weight(sum(weight.work for weight in weights), not are_apart or any(weight.chooses for weight in weights))


def _repeat(least: int, most: int, body: Any, is_possessive: bool) -> _Weight:
    inner = _sequence(body)
    count = int(most)
    is_endless = count > PIECE
    if is_possessive:
        return _Weight(inner.work)
    if is_endless and inner.chooses:
        raise Unsafe(
            "a repeat within an endless repeat, or a choice within one, can take for ever",
            "limit one of them, such as {0,3}, or write the inner one possessive: ++, *+ or ?+",
        )
    stretch = PIECE if _is_wide(body) else _WORD
    ways = stretch if is_endless else min(count - least + 1, PIECE if _is_wide(body) else max(_WORD, inner.work))
    work = inner.work ** min(count, 20) if inner.chooses else inner.work
    return _Weight(min(work * max(1, ways), MOST_WORK + 1), count != least or inner.chooses)


def _is_wide(body: Any) -> bool:
    """Whether one character is repeated that may be a letter or a blank: such a repeat runs over a whole text."""
    items = list(body)
    while len(items) == 1 and str(items[0][0]) == "SUBPATTERN":
        items = list(items[0][1][3])
    return len(items) == 1 and all(_takes(str(items[0][0]), items[0][1], letter) for letter in "a ")


def _takes(name: str, value: Any, letter: str) -> bool:
    if name == "ANY":
        return True
    if name == "NOT_LITERAL":
        return bool(value != ord(letter))
    if name != "IN":
        return False
    is_negated = bool(value) and str(value[0][0]) == "NEGATE"
    return any(_is_of(str(kind), part, letter) for kind, part in value) != is_negated


def _is_of(kind: str, part: Any, letter: str) -> bool:
    if kind == "LITERAL":
        return bool(part == ord(letter))
    if kind == "RANGE":
        return bool(part[0] <= ord(letter) <= part[1])
    if kind == "CATEGORY":
        word, space = letter == "a", letter == " "
        return {
            "CATEGORY_WORD": word,
            "CATEGORY_NOT_WORD": not word,
            "CATEGORY_SPACE": space,
            "CATEGORY_NOT_SPACE": not space,
            "CATEGORY_NOT_DIGIT": True,
        }.get(str(part), False)
    return False
