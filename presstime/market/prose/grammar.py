"""The patterns of market sentences: strings of class letters (see `words`) that state a move.

In: a `Line`. Out: `Found`, the token numbers of head, amounts, level and origin. A pattern holds only
where nothing but known filler (times, sessions, "a share", "a record") stands between its parts: one
unknown word and the sentence is skipped, for a checker that guesses is switched off.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from presstime.market.prose.lexer import Line
from presstime.market.prose.words import TRANSITIVE

_FILL = r"(?:,?i?e?[jS]*[SgnTDY]+(?:q[YD])?,?|d|,?m,?|,?[fvi]?z,?)"
_FIGURE = "[MPGBQNH]"
_PRICE = "[MNPQ]"
_FIRST = rf"[bq]?e?[<>d]*(?P<first>{_FIGURE})u?"
_SECOND = rf"(?:,?-?o[<>d]*(?P<second>{_FIGURE})u?[,-]?|,?\((?P<second_x>{_FIGURE})\),?)?"
_TO = rf"(?:[ta]|,?&?[kt]?L(?:{_FILL})*[atq]?|ta)"
_RECORD = r"(?:e?[jhR]*R[jhR]*l?q?|el?q?)?"
_LEVEL = rf"{_TO}{_RECORD}d?[<>]?(?P<level>{_PRICE})u?"
_ASIDE = r"(?:,o[<>]?(?P<aside>[MP])u,?)?"
_FROM = r",?[fvx]e?[jTDnzRhSgY]*l?(?:i?[TDjn]+)?q?d?[<>]?"
_ORIGIN = rf"{_FROM}(?P<origin>{_PRICE})u?(?:,o[<>]?Mu?,?)?"
_FROM_FIGURE = rf"f[<>]?(?:e?[jTDnRhS]*l?q?)(?P<origin_b>{_PRICE})u?(?:i?{_FILL})*"
_HEAD = rf"(?P<head>V(?:d*U)?|L(?:{_FILL})*d*U|U)"
_AFTER = (
    r"(?:,?(?:-?od*|-|\()[<>]?(?P<first_a>[PGBH])\)?|,?-?(?:k)?e?[jhRd]*(?P<first_b>[MPGBQNH])K|,?-?(?:k)?e?[jhRd]*Kqe?[<>]?(?P<first_c>[MPGBQNH])"
    r"|,(?:U|V)d*[bq]?[<>]?(?P<first_d>[MPGBQNH]))"
)

_LATER = _AFTER.replace("first", "second")


def _renamed(fragment: str) -> str:
    """The fragment with its groups renamed, for use a second time in one pattern."""
    return re.sub(r"\(\?P<(\w+)>", r"(?P<\1_x>", fragment)


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text)


_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("multiple", _pattern(rf"(?P<bound>[<>])?d?(?P<head>W)(?:{_FILL})*(?:{_LEVEL}{_ASIDE}(?:{_FILL})*{_ORIGIN}|{_FROM_FIGURE}{_TO}[<>]?(?P<level_b>{_PRICE})u?)")),
    ("amount, level", _pattern(rf"{_HEAD}(?:{_FILL})*{_FIRST}{_SECOND}(?:{_FILL})*{_LEVEL}{_ASIDE}(?:{_FILL})*(?:{_ORIGIN})?(?:{_LATER})?")),
    ("amount, origin, level", _pattern(rf"{_HEAD}(?:{_FILL})*{_FIRST}{_SECOND}(?:{_FILL})*{_ORIGIN}(?:{_FILL})*{_LEVEL}")),
    ("from, to, amount", _pattern(rf"(?P<head>V(?:d*U)?|U)(?:{_FILL})*{_FROM_FIGURE}{_TO}[<>]?(?P<level>{_PRICE})u?(?:{_FILL})*(?:{_AFTER})?")),
    ("amount before the word", _pattern(rf"(?:L(?:{_FILL})*)?[<>d]*(?P<first>{_FIGURE})u?(?:,?o[<>]?(?P<second>{_FIGURE})u?,?|,?\((?P<second_x>{_FIGURE})\),?)?(?P<head>U)(?:,?o[<>]?(?P<second_y>{_FIGURE})u?,?)?(?:{_FILL})*{_LEVEL}(?:{_FILL})*(?:{_ORIGIN})?(?:{_LATER})?")),
    ("to, from", _pattern(rf"(?P<head>V(?:d*U)?)(?:{_FILL})*(?:{_LEVEL}){_ASIDE}(?:{_FILL})*{_ORIGIN}(?:{_FILL})*(?:{_AFTER})?")),
    ("level, move", _pattern(rf"(?P<level>{_PRICE})u?{_ASIDE}(?:{_FILL})*(?:,|-|\()(?P<head>U|V(?:d*U)?)(?:{_FILL})*{_FIRST}{_SECOND}(?:{_FILL})*(?:{_ORIGIN})?")),
    ("level, noun", _pattern(rf"(?P<level>{_PRICE})u?{_ASIDE}(?:{_FILL})*(?:,|-|\()e?[jhRd]*(?:[<>]?(?P<first>{_FIGURE})(?P<head>K)|(?P<head_b>K)q[<>]?e?(?P<first_b>{_FIGURE})u?){_SECOND}(?:{_FILL})*(?:{_ORIGIN})?")),
    ("object", _pattern(rf"(?P<head>V)[wedhjRlX&\"iqum-]{{1,9}}(?:{_FIRST}{_SECOND}(?:{_FILL})*)?(?:{_LEVEL}{_ASIDE}(?:{_FILL})*{_ORIGIN}|{_FROM_FIGURE}t[<>]?(?P<level_b>{_PRICE})u?)(?:{_FILL})*(?:{_AFTER})?")),
    ("level, up from", _pattern(rf"(?P<level>{_PRICE})u?{_ASIDE}(?:{_FILL})*[,(-]?(?P<head>x)(?:e?[jTDnRhSg]*l?q?)[<>]?(?P<origin>{_PRICE})u?(?:{_FILL})*(?:{_AFTER})?")),
    ("noun", _pattern(rf"(?:[<>]?(?P<first>{_FIGURE})(?P<head>K)|(?P<head_b>K)q[<>]?e?(?P<first_b>{_FIGURE})u?){_SECOND}(?:{_FILL})*(?:{_LEVEL}(?:{_FILL})*(?:{_ORIGIN})?|{_renamed(_ORIGIN)}(?:{_FILL})*{_renamed(_LEVEL)})")),
    ("amount", _pattern(rf"{_HEAD}(?:{_FILL})*{_FIRST}{_SECOND}(?:{_FILL})*(?:{_ORIGIN})?")),
    ("level", _pattern(rf"(?P<head>V(?:d*U)?|L)(?:{_FILL})*[at]{_RECORD}(?P<level>[MNQ])u?")),
)  # fmt: skip


class Found(msgspec.Struct, frozen=True):
    """A pattern found: token numbers, −1 for what it lacks. `first` and `second` are the amounts."""

    pattern: str
    start: int
    end: int
    head: int
    first: int = -1
    second: int = -1
    level: int = -1
    aside: int = -1
    origin: int = -1
    bound: int = -1


def find_moves(line: Line) -> list[Found]:
    """The moves of a sentence in order; each token belongs to at most one."""
    taken: list[Found] = []
    letters = line.letters
    for name, pattern in _PATTERNS:
        for match in pattern.finditer(letters):
            start, end = match.span()
            if any(start < other.end and other.start < end for other in taken):
                continue
            found = _found(name, match)
            if name == "object" and line.text(found.head, found.head).lower() not in TRANSITIVE:
                continue
            if _is_cut_short(letters, found):
                continue
            taken.append(found)
    return sorted(taken, key=lambda found: found.start)


def _found(name: str, match: re.Match[str]) -> Found:
    groups: dict[str, int] = {}
    for group, start in _starts(match):
        base = group.partition("_")[0]
        if base not in groups and _is_told(match, group, groups):
            groups[base] = start
    found = {base: groups.get(base, -1) for base in ("head", "first", "second", "level", "aside", "origin", "bound")}
    return Found(name, match.start(), match.end(), **found)


_LATE = ("first_a", "first_b", "first_c", "first_d", "second_a", "second_b", "second_c", "second_d")


def _is_told(match: re.Match[str], group: str, groups: dict[str, int]) -> bool:
    """Whether an amount after the level belongs to the same move: "…, up 12 % this year" does not."""
    if group not in _LATE or match.start("level") < 0 or match.start(group) < match.start("level"):
        return True
    letters = match.string
    if letters[match.end() :].lstrip(",")[:1] == "q":
        return False
    if group.startswith("second") and "first" in groups:
        kinds = {letters[groups["first"]] in "PH", letters[match.start(group)] in "PH"}
        if len(kinds) == 1:
            return False
    if group in ("first_d", "second_d") or group.startswith("second"):
        rest = re.split(r"[.;k]", letters[match.end() :].lstrip(",)"), maxsplit=1)[0]
        return not set(rest[:5]) & set("nzjYD")
    return True


def _starts(match: re.Match[str]) -> Iterator[tuple[str, int]]:
    for group in match.re.groupindex:
        start = match.start(group)
        if start >= 0:
            yield group, start


def _is_cut_short(letters: str, found: Found) -> bool:
    """Whether what follows makes a last figure half of something else ("from 6 % to 8 %", "of sales")."""
    rest = letters[found.end :].lstrip(",")
    if found.origin >= 0 and found.origin > found.level and rest[:1] in ("t", "-") and rest[1:2] in _FIGURES:
        return True
    if rest[:1] in ("&", "o") and rest[1:2] in _FIGURES and found.pattern not in ("amount", "level"):
        return rest[:1] == "&"
    return found.pattern == "amount" and rest[:1] == "q"


_FIGURES = frozenset("MPGBQN")
