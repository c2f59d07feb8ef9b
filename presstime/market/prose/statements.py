"""From a found pattern to a `Move`: what each figure is, which way, who, when.

In: a `Line` and the `Found` of it. Out: `Move`s. The danger is a figure in the wrong role (a dollar
change read as a price, a per-share figure beside a total): whatever does not fit by its measure makes
the move incomparable (`is_plain` false) or is dropped, never bent.
"""

from __future__ import annotations

import msgspec

from presstime.market.printed import Bound
from presstime.market.prose import names, quantities, timing, words
from presstime.market.prose.facts import (
    Figure,
    Measure,
    Move,
    Subject,
    SubjectKind,
)
from presstime.market.prose.grammar import Found
from presstime.market.prose.lexer import Line

_INVERSE_WORDS = frozenset(("rank", "ranks", "ranked", "ranking", "place", "no", "rated"))
_PRICES = frozenset((Measure.MONEY, Measure.NUMBER, Measure.POINTS))


def moves_of(line: Line, found: list[Found], block: int, sentence: int, is_quoted: bool) -> list[Move]:
    """The moves of a sentence, in its order."""
    if not found:
        return []
    text = line.block.text
    words_here = frozenset([text[t.start : t.end].lower() for t in line.tokens if t.letter in "wVj"])
    moves = []
    for index, one in enumerate(found):
        before = found[index - 1].end if index else 0
        after = found[index + 1].start if index + 1 < len(found) else len(line.tokens)
        move = _move(line, one, before, after, words_here, (block, sentence, is_quoted))
        if move is not None:
            moves.append(move)
    return moves


def _move(
    line: Line, found: Found, before: int, after: int, words_here: frozenset[str], place: tuple[int, int, bool]
) -> Move | None:
    """The move of one pattern; `place` is its block, its sentence and whether it is quoted."""
    direction = _direction(line, found)
    level = _figure(line, found.level)
    origin = _figure(line, found.origin)
    change, percent, fits = _amounts(line, found, level)
    multiple = None
    if found.pattern == "multiple":
        multiple = _multiple(line, found)
    if (
        found.level >= 0
        and line.letters[found.level] == "N"
        and line.letters[found.level + 1 : found.level + 2] in ("n", "T")
    ):
        return None
    if not fits or (change is percent is level is multiple is None):
        return None
    level, origin, comparable = _same_measure(line, found, level, origin)
    if not _origin_fits(line, found, direction) or any(f is not None and f.value <= 0 for f in (level, origin)):
        return None
    last = max(found.end - 1, 0)
    letters = line.letters
    first = found.start
    comparable = comparable and not _is_of_another_basis(line, found)
    comparable = comparable and not _is_from_a_quote_of_the_day(line, found, direction, change, level, origin)
    comparable = comparable and not _begins_with_an_origin(line, found) and not _is_a_range(line, found)
    comparable = comparable and not _is_of_things(line, found, level, origin)
    comparable = comparable and not _is_under_another_verb(line, found, before, direction)
    is_plain = comparable and "!" not in letters and not (_INVERSE_WORDS & words_here)
    return Move(
        _subject(line, before, found.start),
        direction,
        place[0],
        place[1],
        line.block.spot(line.tokens[first].start, line.tokens[last].end),
        change,
        percent,
        level,
        origin,
        multiple,
        timing.timing_of(line, found, before, after),
        timing.origin_time(line, found, after),
        timing.is_loose(line, found),
        is_close=timing.is_close(line, found),
        is_earlier=timing.is_earlier(line, found),
        is_plain=is_plain,
        is_forecast=bool(words.FORECAST & words_here),
        is_quoted=place[2],
        text=line.text(first, last),
    )


def _origin_fits(line: Line, found: Found, direction: int) -> bool:
    """Whether the words before the starting figure agree: "up from" with a rise, "against" only loosely."""
    if found.origin < 0:
        return True
    index = found.origin
    while index > found.start and line.letters[index] not in "fvx":
        index -= 1
    return line.letters[index] != "x" or not direction or line.tokens[index].direction == direction


def _direction(line: Line, found: Found) -> int:
    """By the head's last directed token: "edged up", "closed lower"; −1 also for "off"."""
    tokens = line.tokens
    index = found.head
    direction = 0
    while 0 <= index < len(tokens):
        token = tokens[index]
        if token.letter in "VUKWx":
            direction = token.direction
        if token.letter in "UKWx" or (token.letter == "V" and line.letters[index + 1 : index + 2] not in ("U", "d")):
            break
        if token.letter not in "VLd" and index > found.head + 4:
            break
        if line.letters[index] in "MPGBQNH":
            break
        index += 1
    return direction


def _is_from_a_quote_of_the_day(
    line: Line, found: Found, direction: int, change: Figure | None, level: Figure | None, origin: Figure | None
) -> bool:
    """ "up 13.1 cents at $6.785 from $6.84": since the close up, since the morning down."""
    if change is None or level is None or origin is None or not 0 <= found.first < found.level < found.origin:
        return False
    return "a" in line.letters[found.first : found.level] and (level.value - origin.value) * direction < 0


def _is_of_another_basis(line: Line, found: Found) -> bool:
    """ "from $1.71 as reported a year earlier": not what is compared with it."""
    index = max(found.origin, found.end - 1) + 1
    if found.origin < 0 or line.letters[index : index + 1] != "k":
        return False
    token = line.tokens[index]
    return line.block.text[token.start : token.end].lower() == "as"


def _begins_with_an_origin(line: Line, found: Found) -> bool:
    """ "goes to $3.45 from $3.30, an increase of 4.5 %": what the noun follows is not where the move ended."""
    if found.level < 0 or found.level != found.start:
        return False
    before = line.letters[max(0, found.start - 7) : found.start].rstrip("ejhRdqlnzTDw<>")
    return before.endswith(("f", "v", "v.", "x"))


def _is_a_range(line: Line, found: Found) -> bool:
    """ "is trading at $240 to $245": two prices and none of them the price."""
    after = line.letters[found.end : found.end + 2]
    return found.pattern == "level" and after[:1] in ("t", "-") and after[1:] in ("M", "N", "P", "Q")


def _is_of_things(line: Line, found: Found, level: Figure | None, origin: Figure | None) -> bool:
    """ "44.16, down from 5 prior stops": a whole number of things beside a level with decimals."""
    if level is None or origin is None or level.measure is not Measure.NUMBER or origin.measure is not Measure.NUMBER:
        return False
    return origin.unit >= 1 > level.unit and line.letters[found.origin + 1 : found.origin + 2] in ("j", "w")


def _is_under_another_verb(line: Line, found: Found, before: int, direction: int) -> bool:
    """Whether the head may be a noun: "lowered its special advances rate to …"."""
    if found.pattern not in ("object", "to, from", "amount, level", "from, to, amount"):
        return False
    near = line.tokens[max(before, found.head - 5) : found.head]
    return any(token.letter == "V" and token.direction == -direction for token in near)


def _figure(line: Line, index: int) -> Figure | None:
    return line.figure(index) if index >= 0 else None


def _multiple(line: Line, found: Found) -> Figure:
    token = line.tokens[found.head]
    bound = Bound.NONE
    if found.bound >= 0:
        bound = Bound.AT_LEAST if line.letters[found.bound] == ">" else Bound.AT_MOST
    text = line.block.text[token.start : token.end]
    return quantities.read_multiple(text, token.meaning, line.block.spot(token.start, token.end), bound)


def _amounts(line: Line, found: Found, level: Figure | None) -> tuple[Figure | None, Figure | None, bool]:
    """(change, percent, whether every amount found a role)."""
    change = percent = None
    for index in (found.first, found.second):
        if index < 0:
            continue
        figure = _unsigned(line.figure(index))
        if figure.measure in (Measure.PERCENT, Measure.FRACTION):
            if percent is not None:
                return None, None, False
            percent = figure
        elif change is None and _is_change_of(figure, level):
            change = figure
        else:
            return None, None, False
    return change, percent, True


def _unsigned(figure: Figure) -> Figure:
    """An amount without its own sign: "fell to €246M (-27%)" says down twice, and means it once."""
    return msgspec.structs.replace(figure, value=-figure.value) if figure.value < 0 else figure


def _is_change_of(change: Figure, level: Figure | None) -> bool:
    """Whether a figure can be the difference of two levels of this measure."""
    if level is None:
        return True
    if level.measure is Measure.PERCENT:
        return change.measure in (Measure.PERCENTAGE_POINTS, Measure.BASIS_POINTS, Measure.POINTS)
    if change.measure in (Measure.PERCENTAGE_POINTS, Measure.BASIS_POINTS):
        return False
    if level.measure is Measure.MONEY:
        return change.measure is Measure.MONEY and _currencies_meet(change, level)
    return change.measure in _PRICES


def _currencies_meet(one: Figure, other: Figure) -> bool:
    pair = {one.currency, other.currency}
    return len(pair) == 1 or "¢" in pair or pair == {"GBP", "GBX"}


def _same_measure(
    line: Line, found: Found, level: Figure | None, origin: Figure | None
) -> tuple[Figure | None, Figure | None, bool]:
    """Level and starting figure where they can be compared; the aside "or $2.31 a share" is weighed."""
    if level is None or origin is None:
        return level, origin, True
    if _is_bare_amount(line, found, level, origin):
        origin = msgspec.structs.replace(origin, measure=level.measure, currency=level.currency)
    if found.aside >= 0 and origin.per_unit and not level.per_unit:
        level = line.figure(found.aside)
    if Measure.PERCENT in (level.measure, origin.measure) and level.measure is not origin.measure:
        return level, None, False
    if Measure.MONEY in (level.measure, origin.measure) and (
        level.measure is not origin.measure or not _currencies_meet(level, origin)
    ):
        return level, None, False
    if not _is_of_one_order(level, origin) or "R" in _before_origin(line, found):
        return level, None, False
    if level.scaled != origin.scaled or (level.per_unit and origin.per_unit and level.per_unit != origin.per_unit):
        return level, None, False
    if level.per_unit and not level.scaled and not origin.per_unit and origin.scaled:
        return level, None, False
    return level, origin, True


def _is_bare_amount(line: Line, found: Found, level: Figure, origin: Figure) -> bool:
    """ "to 9 million euros from 6 million": the currency said once, nothing else counted, no aside in another."""
    if level.measure is not Measure.MONEY or origin.measure is not Measure.NUMBER or origin.per_unit:
        return False
    letters = line.letters
    has_aside = found.aside >= 0 or "o" in letters[max(0, found.level - 3) : found.level]
    if has_aside or not (level.scaled and origin.scaled):
        return False
    after = letters[found.origin + 1 : found.origin + 4].lstrip(",")
    return after[:1] not in ("w", "u", "o", "(", "&", "-")


def _is_of_one_order(level: Figure, origin: Figure) -> bool:
    """Whether two figures, one with and one without "million", are of one order of magnitude."""
    return 0 < origin.value < level.value * 50 and level.value < origin.value * 50


def _before_origin(line: Line, found: Found) -> str:
    """The letters between "from" and the starting figure: "from a high of" starts from no close."""
    before = line.letters[found.start : found.origin]
    return before[max(before.rfind("f"), before.rfind("v"), before.rfind("x")) :]


def _subject(line: Line, before: int, end: int) -> Subject:
    """The words between the clause's beginning and the pattern."""
    start = before
    for index in range(end - 1, before - 1, -1):
        if line.letters[index] in ";k:" and index + 1 < end:
            start = index + 1
            break
    verbs = [index for index in range(start, end) if line.letters[index] in "VL"]
    if verbs and verbs[-1] >= end - 4:
        end = verbs[-1]
    span = [t for t in line.tokens[start:end] if t.letter not in ",.&"][-14:]
    if not span:
        return Subject()
    text = line.block.text
    kind, index_name, symbol = SubjectKind.UNKNOWN, "", ""
    for token in span:
        word = text[token.start : token.end]
        if token.letter == "X" and (named := names.index_named(word)):
            kind, index_name = SubjectKind.INDEX, named
        elif token.letter == "m":
            symbol = word
        else:
            said = words.SUBJECTS.get(word.lower().removesuffix("'s").removesuffix("’s"), "")
            if said and (kind is not SubjectKind.INDEX or said in ("yield", "currency")):
                kind = SubjectKind(said)
    spoken = text[span[0].start : span[-1].end]
    return Subject(spoken[-90:], kind, symbol or index_name)
