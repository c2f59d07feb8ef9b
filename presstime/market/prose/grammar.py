"""The patterns of market sentences: strings of class letters (see `words`) that state a move.

In: a `Line`. Out: `Found`, the token numbers of head, amounts, level and origin. A pattern holds only
where nothing but known filler (times, sessions, "a share", "a record") stands between its parts: one
unknown word and the sentence is skipped, for a checker that guesses is switched off.
"""

from __future__ import annotations

import functools
import re

import msgspec

from presstime.market.prose.lexer import Line
from presstime.market.prose.words import TRANSITIVE

_FILL = r"(?:,?i?e?j*[SgnTDY](?:[qt][YD])?|d|,?m|,?[fvi]?z)"
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
    r"(?:,?(?:-?od*|-|\()[<>]?(?P<first_a>[PGBH])\)?|,?-?k?e?[jhRd]*(?P<first_b>[MPGBQNH])K"
    r"|,?-?k?e?[jhRd]*Kqe?[<>]?(?P<first_c>[MPGBQNH])|,(?:U|V)d*[bq]?[<>]?(?P<first_d>[MPGBQNH]))"
)

_LATER = _AFTER.replace("first", "second")


def _renamed(fragment: str) -> str:
    """The fragment with its groups renamed, for use a second time in one pattern."""
    return re.sub(r"\(\?P<(\w+)>", r"(?P<\1_x>", fragment)


_G = rf"(?:{_FILL})*"
_F = rf"{_G},?"
_VERB = "(?P<head>V(?:d*U)?)"
_AN_AMOUNT = rf"[<>d]*(?P<first>{_FIGURE})u?"
_A_SECOND = rf"(?:,?o[<>]?(?P<second>{_FIGURE})u?,?|,?\((?P<second_x>{_FIGURE})\),?)?"
_A_THIRD = rf"(?:,?o[<>]?(?P<second_y>{_FIGURE})u?,?)?"
_A_LEVEL = rf"(?P<level>{_PRICE})u?{_ASIDE}{_F}"
_BREAK = r"(?:,L?|-|\()"
_CHANGE_NOUN = rf"(?:[<>]?(?P<first>{_FIGURE})(?P<head>K)|(?P<head_b>K)q[<>]?e?(?P<first_b>{_FIGURE})u?)"
_FROM_LEVEL = rf"{_FROM_FIGURE}{_TO}[<>]?(?P<level_b>{_PRICE})u?"
_OBJECT = r"[wedhjRlXY&\"iqum-]{1,9}"


_LATE = ("first_a", "first_b", "first_c", "first_d", "second_a", "second_b", "second_c", "second_d")


class Group(msgspec.Struct, frozen=True):
    """A group of a pattern: its role, its number in the pattern, and whether it may stand after the level."""

    name: str
    role: str
    number: int
    is_late: bool


class Pattern(msgspec.Struct, frozen=True):
    """A pattern over letters; a line without one letter of each of `needs`, or fewer figures, cannot hold it."""

    name: str
    needs: tuple[frozenset[str], ...]
    figures: int
    letters: re.Pattern[str]
    groups: tuple[Group, ...]


def _pattern(name: str, needs: str, *parts: str) -> Pattern:
    letters = re.compile("".join(parts))
    groups = tuple(
        Group(group, group.partition("_")[0], number, group in _LATE) for group, number in letters.groupindex.items()
    )
    figures = 1 if name in ("amount", "level") else 2
    return Pattern(name, tuple(map(frozenset, needs.split())), figures, letters, groups)


_PATTERNS = (
    _pattern(
        "multiple", "W fvx",
        "(?P<bound>[<>])?d?(?P<head>W)", _F, rf"(?:{_LEVEL}{_ASIDE}{_F}{_ORIGIN}|{_FROM_LEVEL})",
    ),
    _pattern(
        "amount, level", "VLU taL",
        _HEAD, _F, _FIRST, _SECOND, _F, _LEVEL, _ASIDE, _G, f"(?:{_ORIGIN})?", f"(?:{_LATER})?",
    ),
    _pattern("amount, origin, level", "VLU fvx taL", _HEAD, _F, _FIRST, _SECOND, _F, _ORIGIN, _F, _LEVEL),
    _pattern(
        "from, to, amount", "VU f taL",
        "(?P<head>V(?:d*U)?|U)", _F, _FROM_FIGURE, _TO, rf"[<>]?(?P<level>{_PRICE})u?", _G, f"(?:{_AFTER})?",
    ),
    _pattern(
        "amount before the word", "U taL",
        f"(?:L{_F})?", _AN_AMOUNT, _A_SECOND, "(?P<head>U)", _A_THIRD, _F, _LEVEL, _G, f"(?:{_ORIGIN})?",
        f"(?:{_LATER})?",
    ),
    _pattern("to, from", "V fvx taL", _VERB, _F, _LEVEL, _ASIDE, _F, _ORIGIN, _G, f"(?:{_AFTER})?"),
    _pattern(
        "level, move", "VU ,-(", _A_LEVEL, _BREAK, "(?P<head>U|V(?:d*U)?)", _F, _FIRST, _SECOND, _F, f"(?:{_ORIGIN})?"
    ),
    _pattern("level, noun", "K ,-(", _A_LEVEL, _BREAK, "e?[jhRd]*", _CHANGE_NOUN, _SECOND, _F, f"(?:{_ORIGIN})?"),
    _pattern(
        "object", "V fvx taL",
        "(?P<head>V)", _OBJECT, f"(?:{_FIRST}{_SECOND}{_F})?",
        f"(?:{_LEVEL}{_ASIDE}{_F}{_ORIGIN}|{_FROM_LEVEL})", _G, f"(?:{_AFTER})?",
    ),
    _pattern(
        "level, up from", "x",
        _A_LEVEL, "[,(-]?(?P<head>x)(?:e?[jTDnRhSg]*l?q?)[<>]?", f"(?P<origin>{_PRICE})u?", _G, f"(?:{_AFTER})?",
    ),
    _pattern(
        "noun", "K",
        _CHANGE_NOUN, _SECOND, _F,
        f"(?:{_LEVEL}{_F}(?:{_ORIGIN})?|{_renamed(_ORIGIN)}{_F}{_renamed(_LEVEL)})",
    ),
    _pattern("amount", "VLU", _HEAD, _F, _FIRST, _SECOND, _F, f"(?:{_ORIGIN})?"),
    _pattern("level", "VL at", "(?P<head>V(?:d*U)?|L)", _F, "[at]", _RECORD, "(?P<level>[MNQ])u?"),
)  # fmt: skip


_DECISIVE = frozenset(letter for pattern in _PATTERNS for need in pattern.needs for letter in need)


@functools.lru_cache(maxsize=1 << 12)
def _possible(present: frozenset[str], is_single: bool) -> tuple[Pattern, ...]:
    """The patterns that a line can hold, by its decisive letters and whether it has but one figure."""
    return tuple(
        pattern
        for pattern in _PATTERNS
        if not (is_single and pattern.figures > 1) and not any(need.isdisjoint(present) for need in pattern.needs)
    )


_LONGEST = 300
"""No sentence has more tokens; what has is no sentence, and costs time."""


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
    if len(letters) > _LONGEST:
        return taken
    present = frozenset(letters)
    if present.isdisjoint("MPGBQNH"):
        return taken
    is_single = sum(map(letters.count, "MPGBQNH")) == 1
    for pattern in _possible(present & _DECISIVE, is_single):
        name = pattern.name
        for match in pattern.letters.finditer(letters):
            start, end = match.span()
            if taken and any(start < other.end and other.start < end for other in taken):
                continue
            found = _found(pattern, match)
            if name == "object" and line.text(found.head, found.head).lower() not in TRANSITIVE:
                continue
            if _is_cut_short(letters, found):
                continue
            taken.append(found)
    return sorted(taken, key=lambda found: found.start)


def _found(pattern: Pattern, match: re.Match[str]) -> Found:
    groups: dict[str, int] = {}
    spans = match.regs
    for group in pattern.groups:
        start = spans[group.number][0]
        if start < 0 or group.role in groups:
            continue
        if not group.is_late or _is_told(match, group.name, groups):
            groups[group.role] = start
    role = groups.get
    return Found(
        pattern.name,
        match.start(),
        match.end(),
        role("head", -1),
        role("first", -1),
        role("second", -1),
        role("level", -1),
        role("aside", -1),
        role("origin", -1),
        role("bound", -1),
    )


def _is_told(match: re.Match[str], group: str, groups: dict[str, int]) -> bool:
    """Whether an amount after the level belongs to the same move: "…, up 12 % this year" does not."""
    if match.start("level") < 0 or match.start(group) < match.start("level"):
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


def _is_cut_short(letters: str, found: Found) -> bool:
    """Whether what follows makes a last figure half of something else ("from 6 % to 8 %", "of sales")."""
    rest = letters[found.end :].lstrip(",")
    if found.origin >= 0 and found.origin > found.level and rest[:1] in ("t", "-") and rest[1:2] in _FIGURES:
        return True
    if rest[:1] in ("&", "o") and rest[1:2] in _FIGURES and found.pattern not in ("amount", "level"):
        return rest[:1] == "&"
    return found.pattern == "amount" and rest[:1] == "q"


_FIGURES = frozenset("MPGBQN")
