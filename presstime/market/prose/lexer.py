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
_QUICK = re.compile(
    rf"(?P<word>(?:[b-dgi-mp-ru-z](?!\.)|(?!(?:{quantities.NUMBER_WORDS})\b)[aohtefsn](?!\.)"
    r"|[A-QS-Z](?=[a-z]))[\w&]*(?:['’.\-/](?=\w)[\w&]*)*)"
    r"|(?P<punct>[,;:()\[\]\"“”!?|&—]|\.(?!\d))|(?P<other>\S)"
)
"""Words and points with which no figure can begin; `other` is left to `_TOKEN`, slow by its many groups."""
_CLOCK_LIKE = re.compile(r"0\d")
_YEAR = re.compile(r"(?:19|20)\d\d$")
_ENTRIES: dict[str, words.Entry] = {**words.ENTRIES, **{name: ("X", 0, name) for name in INDICES}}


class Phrase:
    """A node of the tree of phrases: what the words so far stand for, and the words that may follow."""

    __slots__ = ("entry", "following", "length")

    def __init__(self, length: int) -> None:
        self.entry: words.Entry | None = None
        self.length = length
        self.following: dict[str, Phrase] = {}


def _phrases() -> Mapping[str, Phrase]:
    heads: dict[str, Phrase] = {}
    for phrase, entry in _ENTRIES.items():
        head, *more = phrase.split(" ")
        if not more:
            continue
        node = heads.setdefault(head, Phrase(len(head)))
        for word in more:
            node = node.following.setdefault(word, Phrase(node.length + 1 + len(word)))
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
    raw = _cut(masked, start, end)
    count = len(raw)
    tokens: list[Token] = []
    letters = ""
    index = 0
    while index < count:
        match = raw[index]
        index += 1
        group = match.lastgroup
        if group == "word":
            known = _known(match[0])
            if known.phrases is not None and index < count:
                entry, taken = _phrase(raw, index, known.phrases)
                if entry is not None:
                    index += taken
                    token = Token(entry[0], match.start(), raw[index - 1].end(), entry[1], entry[2])
                    tokens.append(token)
                    letters += entry[0]
                    continue
            letter, direction, meaning = known.entry
            if known.turns:
                letter, direction, meaning = _in_place(match, known, letters[-1:])
            if letter == "w" and letters[-1:] == "N" and _is_thing(match[0]):
                letter, meaning = "u", match[0]
            first, last = match.span()
            token = Token(letter, first, last, direction, meaning)
        else:
            token = _other(masked, match, group)
        tokens.append(token)
        letters += token.letter
    return Line(block, letters, tuple(tokens))


def _cut(masked: str, start: int, end: int) -> list[re.Match[str]]:
    """All matches of `_TOKEN`, words and punctuation found the quick way."""
    raw: list[re.Match[str]] = []
    while True:
        for match in _QUICK.finditer(masked, start, end):
            if match.lastgroup == "other":
                break
            raw.append(match)
        else:
            return raw
        slow = _TOKEN.search(masked, match.start(), end)
        if slow is None:
            return raw
        raw.append(slow)
        start = slow.end()


def _phrase(raw: list[re.Match[str]], index: int, phrase: Phrase) -> tuple[words.Entry | None, int]:
    """The longest phrase that goes on at `index` with single blanks, and how many words it takes there."""
    start, count, taken = raw[index - 1].start(), len(raw), 0
    found = None
    for more in range(index, count):
        match = raw[more]
        following = phrase.following.get(match[0].lower())
        if following is None:
            break
        phrase = following
        if phrase.entry is not None and match.end() - start == phrase.length:
            found, taken = phrase.entry, more - index + 1
    return found, taken


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
    unit = match["unit"]
    if unit:
        unit = " ".join(unit.lower().replace("-", " ").split())
        if unit[0] == "%":
            return "G" if "p" in unit else "P"
        return _unit_letter(unit)
    if match["currency"] or match["code"]:
        return "M"
    if not match["scale"] and not match["sign"] and _YEAR.match(match[0]):
        return "Y"
    return "N"


def _unit_letter(unit: str) -> str:
    unit = " ".join(unit.replace("-", " ").split())
    if "cent point" in unit or "centage" in unit:
        return "G"
    for beginning, letter in _MEASURE_LETTERS:
        if unit.startswith(beginning) and not unit.startswith("pence") and unit != "penny":
            return letter
    return "M"


class Known(msgspec.Struct, frozen=True):
    """A word as written: what it stands for, the phrases it begins, whether its place may turn it."""

    entry: words.Entry
    phrases: Phrase | None
    turns: bool
    lowered: str


@functools.lru_cache(maxsize=1 << 15)
def _known(written: str) -> Known:
    word = written.lower()
    phrases = _PHRASES.get(word)
    entry = _ENTRIES.get(word)
    if entry is None and word.endswith(("'s", "’s")):
        entry = _ENTRIES.get(word[:-2])
        entry = entry if entry is not None and entry[0] in "Tnj" else None
    if entry is not None:
        turning = _CLOSINGS if entry[0] == "l" else words.NOUNS_OF_CHANGE if entry[0] in "VUK" else ()
        return Known(entry, phrases, word in turning, word)
    if written.rstrip(".") in _MONTH_WORDS:
        return Known(("Y", 0, "month"), phrases, False, word)
    if word in words.WEEKDAYS and written[0].isupper():
        return Known(("T", words.WEEKDAYS[word], "weekday"), phrases, False, word)
    return Known(("w", 0, ""), phrases, False, word)


def _is_thing(word: str) -> bool:
    """Whether a word after a number names what is counted: "32 gigawatts"."""
    return word.endswith("s") and word.islower() and word not in _NO_THINGS


_NO_THINGS = frozenset("was is has as this versus minus plus less its us yes gas".split())
_DETERMINER = re.compile(r"\b(?:any|every|no|each|some)\s$", re.IGNORECASE)
_CLOSINGS = frozenset(("close", "finish", "settle"))


def _in_place(match: re.Match[str], known: Known, before: str) -> words.Entry:
    """Verbs are nouns after an article or a figure ("a gain of", "a 3 % rise"), by the letter `before`."""
    letter, direction, meaning = known.entry
    if letter == "l":
        return ("L", 0, "close") if before == "t" else known.entry
    if before == "w" and _DETERMINER.search(match.string, max(0, match.start() - 8), match.start()):
        before = "e"
    if before and before in "ePGBQMNHhjdqR":
        return "K", words.NOUNS_OF_CHANGE[known.lowered], meaning
    return ("w" if letter == "K" else letter), direction, meaning
