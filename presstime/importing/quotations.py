"""Prices in a sentence: each plain statement of a level, with what stands beside it.

In: one sentence. Out: `Level`s in reading order. A level counts only when its words are plain: no
"about", no "as much as", no target, no record of another year. The rest is counted as doubtful, so
that the report can name it.
"""

from __future__ import annotations

import re
from decimal import Decimal

import msgspec

from presstime.importing.price_words import (
    CLOSES,
    DIRECTION,
    DOWN,
    HISTORY,
    MONEY,
    OTHER_SUBJECT,
    PERIOD,
    QUALIFIER,
    SESSIONS,
    TRADES,
    UP,
    WEEKDAY,
    money,
    percent,
)

_WHEN = (
    rf"(?:,? (?:on |in |at |during |by )?(?:the )?(?:{WEEKDAY}|today|yesterday|"
    rf"early|late|pre-?market|after-?hours|regular|extended|morning|afternoon|"
    rf"midday|mid-?session|London|New York|Tokyo|Frankfurt|trading|trade|"
    rf"session|deals|hours|market|by|in|at|the|following news|day)\b){{0,6}}"
)
_Q = rf"(?P<qualifier>{QUALIFIER} )?"
_PCT_TAIL = (
    rf"(?:,? \(?(?P<dir2>{DIRECTION})?(?: by)? ?{_Q.replace('qualifier', 'qualifier3')}{percent('pct2')}(?: "
    rf"(?P<dir3>up|down|higher|lower|ahead|weaker|stronger|firmer))?\)?)?"
)
_MOVED = re.compile(
    (
        rf"\b(?P<dir>{DIRECTION})(?: by)? (?:{_Q}{money('change')}(?:,? or "
        rf"(?:by )?|,? \(|, ?)?)?{_Q.replace('qualifier', 'qualifier2')}"
        rf"(?:{percent('pct')}\)?)?,?{_WHEN},? (?P<to>to|at) (?:(?:close|end|"
        rf"trade|finish|settle|stand|reach|be|trading|closing)(?: the (?:day|"
        rf"session|week))?(?: {WEEKDAY})?(?: at)? )?{_Q.replace('qualifier', 'qualifier4')}{money('level')}"
    ),
    re.IGNORECASE,
)
_AT = re.compile(
    (
        rf"\b(?P<verb>{CLOSES}|{TRADES})(?: (?:the )?(?:day|session|week))?(?: "
        rf"flat| unchanged)?{_WHEN} at {_Q}(?:a price of )?{money('level')}{_WHEN}{_PCT_TAIL}"
    ),
    re.IGNORECASE,
)
_PCT_AT = re.compile(
    (
        rf"{_Q}{percent('pct')} (?P<dir>higher|lower|up|down|ahead|firmer|"
        rf"weaker|stronger|softer)(?: {WEEKDAY})?{_WHEN} "
        rf"(?:at|to) {_Q.replace('qualifier', 'qualifier2')}{money('level')}"
    ),
    re.IGNORECASE,
)
_PREVIOUS = re.compile(
    (
        rf"\b(?:(?:previous|prior|last|{WEEKDAY}['’]s|yesterday['’]s) (?:clos(?:e|"
        rf"ing)(?: price| level)?|settlement))(?: of| at| was|:)? {money('level')}"
    ),
    re.IGNORECASE,
)
_PERIOD = re.compile(rf",? (?:{PERIOD})", re.IGNORECASE)
_CLOSE_BEFORE = re.compile(rf"\b{CLOSES}\b[^.,;]{{0,40}}$", re.IGNORECASE)
_AFTER = re.compile(
    r"\b(?:after|this comes after|following|from|versus|compared (?:with|to)|against|having)\b[^,;.]{0,60}$",
    re.IGNORECASE,
)


class Sum(msgspec.Struct, frozen=True):
    """Money as printed: its sign or unit beside its digits."""

    number: Decimal
    sign: str
    words: str


class Level(msgspec.Struct, frozen=True):
    """A stated price. `percent` and `change` are signed; `session` "" where no word tells it."""

    price: Sum
    start: int
    end: int
    words: str
    percent: Decimal | None = None
    change: Sum | None = None
    is_close: bool = False
    is_previous: bool = False
    session: str = ""
    doubt: str = ""


def levels_in(sentence: str) -> list[Level]:
    """Every level that the sentence states, in reading order; a doubtful one says why in `doubt`."""
    found: list[Level] = []
    for pattern in (_PREVIOUS, _MOVED, _PCT_AT, _AT):
        for match in pattern.finditer(sentence):
            if any(match.start() < level.end and level.start < match.end() for level in found):
                continue
            level = _level(sentence, match)
            if level is not None:
                found.append(level)
    found.sort(key=lambda level: level.start)
    return _with_sessions(sentence, found)


def sum_of(words: str) -> Sum | None:
    match = MONEY.fullmatch(words.strip())
    if not match:
        return None
    sign = (match["sign"] or match["unit"] or "").strip()
    return Sum(Decimal(match["number"].replace(",", "")), sign, words.strip())


def direction_of(words: str) -> int:
    """+1, −1, or 0 where the words give none; the last word decides ("edged lower")."""
    for word in reversed(re.findall(r"[a-z]+", words.lower())):
        if word in UP:
            return 1
        if word in DOWN:
            return -1
    return 0


def _level(sentence: str, match: re.Match[str]) -> Level | None:
    groups = match.groupdict()
    price = sum_of(groups["level"])
    if price is None or (groups.get("to") == "at" and not groups.get("pct") and not groups.get("change")):
        return None
    before = sentence[: match.start()]
    if groups.get("dir") and "verb" not in groups and not _is_plain_direction(groups["dir"], before):
        return None
    verb = (groups.get("verb") or "").lower()
    is_close = bool(re.fullmatch(CLOSES, verb)) or bool(_CLOSE_BEFORE.search(before))
    is_close = is_close or bool(re.search(rf"\b{CLOSES}\b|\bto (?:close|end|finish|settle)\b", match[0], re.IGNORECASE))
    pct, change = _moved(groups)
    if _PERIOD.match(sentence, match.end()):
        pct = None
    return Level(
        price,
        match.start(),
        match.end(),
        match[0],
        pct,
        change,
        is_close,
        match.re is _PREVIOUS or bool(_AFTER.search(before)),
        doubt=_doubt(sentence, match, groups),
    )


def _is_plain_direction(words: str, before: str) -> bool:
    """ "off", "ahead" and "add" are directions only beside a price's verb."""
    return words.lower() not in ("off", "ahead") or bool(re.search(rf"\b(?:{TRADES}|{CLOSES})\s*$", before))


def _moved(groups: dict[str, str | None]) -> tuple[Decimal | None, Sum | None]:
    printed = groups.get("pct") or groups.get("pct2")
    words = groups.get("dir") or groups.get("dir2") or groups.get("dir3") or ""
    way = direction_of(words)
    pct: Decimal | None = None
    if printed and not (groups.get("qualifier3") or (groups.get("qualifier2") and not groups.get("dir3"))):
        signed = printed.replace("\u2212", "-").replace("–", "-").replace(",", "")
        pct = Decimal(signed)
        if signed[0] not in "+-":
            pct = pct * way if way else None
    change = sum_of(groups["change"]) if groups.get("change") else None  # type: ignore[arg-type]
    if change is not None and way and not groups.get("qualifier"):
        return pct, msgspec.structs.replace(change, number=change.number * way)
    return pct, None


def _doubt(sentence: str, match: re.Match[str], groups: dict[str, str | None]) -> str:
    clause = _clause(sentence, match.start(), match.end())
    level_at = match.start("level")
    if re.search(rf"{QUALIFIER} $", sentence[:level_at], re.IGNORECASE):
        return "the price is given as about"
    if re.search(r"\bas (?:much|high|low) as\b", match[0], re.IGNORECASE):
        return "it is an extreme of the session"
    if OTHER_SUBJECT.search(clause):
        return "it seems to be about something else than the price"
    history = HISTORY.search(clause)
    if history:
        return f"“{history[0]}” makes it a price of another time"
    if re.search(r"\bopen(?:ed|ing|s)?\b", match[0], re.IGNORECASE):
        return "it is the opening price"
    return ""


def _clause(sentence: str, start: int, end: int) -> str:
    """The clause around a match: from the last comma-and-conjunction or semicolon before it."""
    breaks = [
        m.end() for m in re.finditer(r";|, (?:while|but|and|as)\b|\b(?:while|whereas|although)\b", sentence[:start])
    ]
    return sentence[breaks[-1] if breaks else 0 : end]


def _with_sessions(sentence: str, levels: list[Level]) -> list[Level]:
    """Each level's session, from the words nearest to it: its own first, then up to its neighbours."""
    told: list[Level] = []
    for n, level in enumerate(levels):
        left = levels[n - 1].end if n else 0
        right = levels[n + 1].start if n + 1 < len(levels) else len(sentence)
        session = (
            _session(level.words) or _session(sentence[level.end : right]) or _session(sentence[left : level.start])
        )
        if level.is_close and session in ("", "regular", "after-hours", "premarket") and not _session(level.words):
            session = "closed"
        told.append(msgspec.structs.replace(level, session=session or ("closed" if level.is_close else "")))
    return told


def _session(words: str) -> str:
    return next((session for session, pattern in SESSIONS if pattern.search(words)), "")
