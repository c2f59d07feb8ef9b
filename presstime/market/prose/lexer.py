"""A sentence as a string of class letters, one for each token.

In: the masked text of a block (`names.MASKED` spans replaced by marks of the same length) and a
stretch of it. Out: `Line`: the letters, and for each the place and what it stands for. Figures are
M money · P per cent · G percentage points · B basis points · Q points · N a bare number · H a fraction
in words; D date · H… see `words` for the rest. Figures stay unread until a pattern wants them: most
sentences have none that matter.
"""

from __future__ import annotations

import re

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
    ("percent", "P"), ("per cent", "P"), ("pct", "P"), ("pc", "P"), ("basis", "B"), ("bp", "B"), ("pt", "Q"), ("point", "Q"),
)  # fmt: skip

_TOKEN = re.compile(
    r"(?P<mark>[\x01-\x04]+)"
    rf"|(?=[^a-z\s])(?:(?P<hyphened>(?<![\w.,]){quantities.HYPHENED})|(?P<ambiguous>(?<![\w.,]){quantities.AMBIGUOUS})"
    rf"|(?P<quantity>{quantities.QUANTITY}))"
    rf"|(?=[aohtefsnAOHTEFSN])(?:(?P<part>{quantities.FRACTION})|(?P<few>{quantities.WORDED}))"
    r"|(?P<word>[A-Za-z](?:\.[A-Za-z])+\.?|[^\W\d_](?:[\w&]|['’.\-/](?=\w))*)|(?P<digits>\d[\w.,\-]*\w|\d)"
    r"|(?P<punct>[^\s\w])"
)
_CLOCK_LIKE = re.compile(r"0\d")
_YEAR = re.compile(r"(?:19|20)\d\d$")
_ENTRIES: dict[str, words.Entry] = {**words.ENTRIES, **{name: ("X", 0, name) for name in INDICES}}
_PHRASES: dict[str, tuple[int, ...]] = {}
for _phrase in _ENTRIES:
    _head, _, _tail = _phrase.partition(" ")
    if _tail:
        _PHRASES[_head] = tuple(sorted({*_PHRASES.get(_head, ()), _phrase.count(" ")}, reverse=True))
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
    raw = list(_TOKEN.finditer(masked, start, end))
    tokens: list[Token] = []
    index = 0
    while index < len(raw):
        match = raw[index]
        group = match.lastgroup
        if group == "word":
            taken = _word(masked, raw, index, tokens)
            index += taken
            continue
        tokens.append(_other(masked, match, group))
        index += 1
    return Line(block, "".join(token.letter for token in tokens), tuple(tokens))


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


def _word(masked: str, raw: list[re.Match[str]], index: int, tokens: list[Token]) -> int:
    """Adds the longest phrase that begins here; returns how many raw tokens it took."""
    match = raw[index]
    word = match[0].lower()
    for more in _PHRASES.get(word, ()):
        if index + more >= len(raw):
            continue
        start, end = match.start(), raw[index + more].end()
        entry = _ENTRIES.get(masked[start:end].lower())
        if entry is not None:
            tokens.append(Token(entry[0], start, end, entry[1], entry[2]))
            return more + 1
    entry = _ENTRIES.get(word)
    if entry is None and word.endswith(("'s", "’s")):
        entry = _ENTRIES.get(word[:-2])
        entry = entry if entry is not None and entry[0] in "Tnj" else None
    if entry is not None:
        tokens.append(Token(*_in_place(match[0], entry, tokens, match)))
    elif match[0].rstrip(".") in _MONTH_WORDS:
        tokens.append(Token("Y", match.start(), match.end(), meaning="month"))
    elif word in words.WEEKDAYS and match[0][0].isupper():
        tokens.append(Token("T", match.start(), match.end(), words.WEEKDAYS[word], "weekday"))
    else:
        tokens.append(Token("w", match.start(), match.end()))
    return 1


_DETERMINER = re.compile(r"\b(?:any|every|no|each|some)\s$", re.IGNORECASE)
_CLOSINGS = frozenset(("close", "finish", "settle"))


def _in_place(
    written: str, entry: words.Entry, tokens: list[Token], match: re.Match[str]
) -> tuple[str, int, int, int, str]:
    """Verbs that are nouns after an article or a figure ("a gain of", "a 3 % rise")."""
    letter, direction, meaning = entry
    if letter == "l" and tokens and tokens[-1].letter == "t" and written.lower() in _CLOSINGS:
        return "L", match.start(), match.end(), 0, "close"
    if letter in "VUK" and written.lower() in words.NOUNS_OF_CHANGE:
        before = tokens[-1].letter if tokens else ""
        if before == "w" and _DETERMINER.search(match.string, max(0, match.start() - 8), match.start()):
            before = "e"
        if before in "ePGBQMNHhjdqR" and before:
            letter, direction = "K", words.NOUNS_OF_CHANGE[written.lower()]
        elif letter == "K":
            letter = "w"
    return letter, match.start(), match.end(), direction, meaning
