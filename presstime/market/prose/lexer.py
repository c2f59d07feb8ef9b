"""A sentence as a string of class letters, one for each token.

In: the masked text of a block (`names.MASKED` spans replaced by marks of the same length) and a
stretch of it. Out: `Line`: the letters, and for each the place and what it stands for. Figures are
M money · P per cent · G percentage points · B basis points · Q points · N a bare number · H a fraction
in words; D date · H… see `words` for the rest. Figures stay unread until a pattern wants them: most
sentences have none that matter.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping

import msgspec

from presstime.market.printed import Bound
from presstime.market.prose import quantities, words
from presstime.market.prose.blocks import TextBlock
from presstime.market.prose.facts import Figure
from presstime.market.prose.names import INDICES

DATE_MARK, TIME_MARK, TICKER_MARK = "\x01", "\x02", "\x04"
_MARK_LETTERS = {DATE_MARK: "D", TIME_MARK: "D", TICKER_MARK: "m"}
_MEASURE_LETTERS = (
    ("percentage", "G"), ("percent point", "G"), ("per cent point", "G"), ("per centage", "G"), ("pp", "G"),
    ("percent", "P"), ("per cent", "P"), ("pct", "P"), ("pc", "P"), ("basis", "B"), ("bp", "B"), ("pt", "Q"),
    ("point", "Q"),
)  # fmt: skip

_TOKEN = re.compile(
    r"(?P<mark>[\x01-\x04]+)"
    rf"|(?=[^a-z\s])(?:(?P<hyphened>(?<![\w.,]){quantities.HYPHENED})|(?P<ambiguous>(?<![\w.,]){quantities.AMBIGUOUS})"
    rf"|(?P<quantity>{quantities.QUANTITY}))"
    rf"|(?=[aohtefsnAOHTEFSN])(?:(?P<part>{quantities.FRACTION})|(?P<few>{quantities.WORDED}))"
    r"|(?P<word>[A-Za-z](?:\.[A-Za-z])+\.?|[^\W\d_](?:[\w&]|['’.\-/](?=\w))*)|(?P<digits>\d[\w.,\-]*\w|\d)"
    r"|(?P<punct>[^\s\w])"
)
_MAY_BEGIN_FIGURE = re.compile(
    rf"[\d\s\x01-\x04]|\b(?:{quantities.FIRST_WORDS})\b|(?:{quantities.CODES_BEFORE})$"
)
_BEGINS_NO_FIGURE = re.compile(
    rf"(?:{quantities.SMALL_NUMBERS})(?= (?!third|quarter|fifth|tenth|half"
    r"|per|pct|basis|point|cent|pence|penny|dollar))"
)
_CLOCK_LIKE = re.compile(r"0\d")
_YEAR = re.compile(r"(?:19|20)\d\d$")
_ENTRIES: dict[str, words.Entry] = {**words.ENTRIES, **{name: ("X", 0, name) for name in INDICES}}


class Phrase:
    """A node of the tree of phrases: what the words so far stand for, and the words that may follow."""

    __slots__ = ("entry", "following")

    def __init__(self) -> None:
        self.entry: words.Entry | None = None
        self.following: dict[str, Phrase] = {}


def _phrases() -> Mapping[str, Phrase]:
    heads: dict[str, Phrase] = {}
    for phrase, entry in _ENTRIES.items():
        head, *more = phrase.split(" ")
        if not more:
            continue
        node = heads.setdefault(head, Phrase())
        for word in more:
            node = node.following.setdefault(word, Phrase())
        node.entry = entry
    return heads


_PHRASES = _phrases()
_MONTH_WORDS = frozenset(
    """January February March April May June July August September October November December Jan Feb
    Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec""".split()
)


class Token(msgspec.Struct, frozen=True):
    """One token: its letter, its place in the block's text, and its entry or its figure's match."""

    letter: str
    start: int
    end: int
    direction: int = 0
    meaning: str = ""
    match: re.Match[str] | None = None


class Line(msgspec.Struct, frozen=True):
    """A sentence in tokens; `letters[i]` is the letter of `tokens[i]`."""

    block: TextBlock
    letters: str
    tokens: tuple[Token, ...]

    def text(self, first: int, last: int) -> str:
        """The words from token `first` up to and including `last`, as in the file."""
        return self.block.text[self.tokens[first].start : self.tokens[last].end]

    def figure(self, index: int) -> Figure:
        """The figure at a token whose letter is one of M P G B Q N H."""
        token = self.tokens[index]
        if token.match is None:
            raise ValueError(f"no figure at token {index}")
        spot = self.block.spot(token.start, token.end)
        bound = self._bound(index)
        if token.meaning == "quantity":
            return quantities.read_quantity(token.match, spot, self._per_unit(index), bound)
        if token.meaning == "few":
            return quantities.read_worded(token.match, spot, self._per_unit(index), bound)
        return quantities.read_fraction(token.match, spot, bound)

    def _bound(self, index: int) -> Bound:
        before = self.letters[index - 1 : index]
        return {"<": Bound.AT_MOST, ">": Bound.AT_LEAST}.get(before, Bound.NONE)

    def _per_unit(self, index: int) -> str:
        if self.letters[index + 1 : index + 2] == "u":
            return self.tokens[index + 1].meaning or "unit"
        return ""


def lex(block: TextBlock, masked: str, start: int, end: int) -> Line:
    """The tokens of `masked[start:end]`."""
    tokens: list[Token] = []
    letters: list[str] = []
    latest = ""
    at = start
    while at < end:
        stop = masked.find(" ", at, end)
        if stop < 0:
            stop = end
        elif stop == at:
            at += 1
            continue
        found = _piece(masked[at:stop])
        if found is None:
            match = _BEGINS_NO_FIGURE.match(masked, at, end) or _TOKEN.search(masked, at, end)
            if match is None:
                break
            at, stop = match.span()
            if match.lastgroup not in _WORD_GROUPS:
                token = _other(masked, match, match.lastgroup)
                tokens.append(token)
                latest = token.letter
                letters.append(latest)
                at = stop
                continue
            found = (_known(match[0]),)
        for known in found:
            letter, direction, meaning = known.entry
            first, last = at + known.first, at + known.last
            if known.phrases is not None and last == stop and (phrase := _phrase(masked, last, end, known.phrases)):
                (letter, direction, meaning), last = phrase
                stop = last
            elif known.turns:
                letter, direction, meaning = _in_place(masked, first, known, latest)
            elif letter == "w" and latest == "N" and _is_thing(masked[first:last]):
                letter, meaning = "u", masked[first:last]
            tokens.append(Token(letter, first, last, direction, meaning))
            latest = letter
            letters.append(letter)
        at = stop
    return Line(block, "".join(letters), tuple(tokens))


_WORD_GROUPS = (None, "word")


def _phrase(masked: str, at: int, end: int, phrase: Phrase) -> tuple[words.Entry, int] | None:
    """The longest phrase that goes on at `at` with single blanks, and where it ends."""
    found: tuple[words.Entry, int] | None = None
    while at < end and masked[at] == " ":
        at += 1
        blank = masked.find(" ", at, end)
        pieces = _piece(masked[at : blank if blank >= 0 else end])
        if pieces is not None:
            word, size = (pieces[0].lowered, pieces[0].last) if pieces and not pieces[0].first else ("", 0)
        else:
            match = _TOKEN.match(masked, at, end)
            word, size = (match[0].lower(), match.end() - at) if match else ("", 0)
        following = phrase.following.get(word)
        if following is None:
            break
        phrase, at = following, at + size
        if phrase.entry is not None:
            found = phrase.entry, at
    return found


def _other(masked: str, match: re.Match[str], group: str | None) -> Token:
    start, end = match.span()
    if group == "mark":
        return Token(_MARK_LETTERS[masked[start]], start, end)
    if group == "quantity":
        if _CLOCK_LIKE.match(match[0]):
            return Token("?", start, end)
        return Token(_quantity_letter(match), start, end, match=match, meaning="quantity")
    if group == "few":
        return Token(_unit_letter(match["worded_unit"].lower()), start, end, match=match, meaning="few")
    if group == "part":
        return Token("H", start, end, match=match, meaning="fraction")
    if group == "hyphened":
        return Token("h", start, end)
    if group == "ambiguous":
        return Token("?", start, end)
    text = match[0]
    if group == "digits":
        return Token("?", start, end)
    return Token(_SIGN_LETTERS.get(text, "w"), start, end)


_SIGN_LETTERS = {
    ",": ",", ";": ";", ":": ":", "(": "(", ")": ")", "[": "(", "]": ")", "-": "-", "–": "-", "—": "-",
    "’": "w", ".": ".", '"': '"', "“": '"', "”": '"', "|": "|", "~": "?", "≈": "?", "/": "?",
}  # fmt: skip


def _quantity_letter(match: re.Match[str]) -> str:
    unit, currency, code, scale, sign = match.group("unit", "currency", "code", "scale", "sign")
    if unit:
        unit = " ".join(unit.lower().replace("-", " ").split())
        if unit[0] == "%":
            return "G" if "p" in unit else "P"
        return _unit_letter(unit)
    if currency or code:
        return "M"
    if not scale and not sign and _YEAR.match(match[0]):
        return "Y"
    return "N"


@functools.lru_cache(maxsize=1 << 10)
def _unit_letter(unit: str) -> str:
    unit = " ".join(unit.replace("-", " ").split())
    if "cent point" in unit or "centage" in unit:
        return "G"
    for beginning, letter in _MEASURE_LETTERS:
        if unit.startswith(beginning) and not unit.startswith("pence") and unit != "penny":
            return letter
    return "M"


class Known(msgspec.Struct, frozen=True):
    """A word or sign as written, at its place in its piece: what it stands for, the phrases it begins, whether
    its neighbours may turn it."""

    first: int
    last: int
    entry: words.Entry
    phrases: Phrase | None = None
    turns: bool = False
    lowered: str = ""


@functools.lru_cache(maxsize=1 << 15)
def _piece(text: str) -> tuple[Known, ...] | None:
    """The tokens of what stands between two blanks; None where a figure may begin in it."""
    if _MAY_BEGIN_FIGURE.search(text):
        return None
    return tuple(
        _known(match[0], match.start())
        if match.lastgroup == "word"
        else Known(match.start(), match.end(), (_SIGN_LETTERS.get(match[0], "w"), 0, ""), lowered=match[0])
        for match in _TOKEN.finditer(text)
    )


@functools.lru_cache(maxsize=1 << 12)
def _known(written: str, first: int = 0) -> Known:
    last = first + len(written)
    word = written.lower()
    phrases = _PHRASES.get(word)
    entry = _ENTRIES.get(word)
    if entry is None and word.endswith(("'s", "’s")):
        entry = _ENTRIES.get(word[:-2])
        entry = entry if entry is not None and entry[0] in "Tnj" else None
    if entry is not None:
        turning = _CLOSINGS if entry[0] == "l" else words.NOUNS_OF_CHANGE if entry[0] in "VUK" else ()
        return Known(first, last, entry, phrases, word in turning, word)
    if written.rstrip(".") in _MONTH_WORDS:
        return Known(first, last, ("Y", 0, "month"), phrases, False, word)
    if word in words.WEEKDAYS and written[0].isupper():
        return Known(first, last, ("T", words.WEEKDAYS[word], "weekday"), phrases, False, word)
    return Known(first, last, ("w", 0, ""), phrases, False, word)


def _is_thing(word: str) -> bool:
    """Whether a word after a number names what is counted: "32 gigawatts"."""
    return word.endswith("s") and word.islower() and word not in _NO_THINGS


_NO_THINGS = frozenset("was is has as this versus minus plus less its us yes gas".split())
_DETERMINER = re.compile(r"\b(?:any|every|no|each|some)\s$", re.IGNORECASE)
_CLOSINGS = frozenset(("close", "finish", "settle"))


def _in_place(masked: str, start: int, known: Known, before: str) -> words.Entry:
    """Verbs are nouns after an article or a figure ("a gain of", "a 3 % rise"), by the letter `before`."""
    letter, direction, meaning = known.entry
    if letter == "l":
        return ("L", 0, "close") if before == "t" else known.entry
    if before == "w" and _DETERMINER.search(masked, max(0, start - 8), start):
        before = "e"
    if before and before in "ePGBQMNHhjdqR":
        return "K", words.NOUNS_OF_CHANGE[known.lowered], meaning
    return ("w" if letter == "K" else letter), direction, meaning
