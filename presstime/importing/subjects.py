"""Whose price a sentence gives: the ticker whose name or symbol was mentioned last before it.

"The stock", "the company", "it" mean the ticker of the sentence before, or the only one there is.
A sentence about somebody who is no ticker of the story ("Alphabet shares rose 3 % to …") has none.
"""

from __future__ import annotations

import re

import msgspec

from presstime.importing.tickers import Found

_SHARES_OF = re.compile(
    r"\b(?:[Ss]hares|[Ss]tock|ADRs|[Uu]nits) (?:of|in) (?:the )?(?P<who>[A-Z][\w&.’'-]*(?: [A-Z][\w&.’'-]*)*)"
)
_OWN_SHARES = re.compile(
    r"(?P<who>[A-Z][\w&.’'-]*(?: (?:of |and |& )?[A-Z][\w&.’'-]*)*)(?:[’']s?)?(?: "
    r"[(\[][^()\[\]]*[)\]])?(?: \w+)? (?:shares?|stock|ADRs?|share price)\b"
)
_ACTOR = re.compile(
    r"(?:^|[,;] |\b(?:while|and|but|as) )(?P<who>[A-Z][\w&.’'-]*(?: (?:of "
    r"|and |& )?[A-Z][\w&.’'-]*)*)(?: [(\[][^()\[\]]*[)\]])? (?:also "
    r"|then )?(?:was|were|is|are|rose|fell|gained|lost|jumped|dropped|"
    r"slid|climbed|added|shed|closed|ended|finished|traded|surged|sank|"
    r"slipped|tumbled|advanced)\b"
)
_NOBODY = frozenset(
    (
        "the its their his her our this that these those shares stock at "
        "in on after before by class us u.s. u.k. asian european american "
        "london new york tokyo "
        "monday tuesday wednesday thursday friday early late meanwhile however "
        "both it they trading earlier press premarket pre-market since as "
        "when"
    ).split()
)
_SUFFIX = re.compile(
    r",?\s+(?:Inc|Corp|Co|Ltd|LLC|PLC|plc|AG|SE|SA|N\.V|NV|SpA|AB|Corporation|"
    r"Company|Incorporated|Limited|Group|Holdings?|Platforms|Technologies)\.?$"
)


class Subject(msgspec.Struct, frozen=True):
    """The ticker meant, or why there is none; `is_price` where the sentence is about some share."""

    ticker: Found | None = None
    doubt: str = ""
    is_price: bool = False


class Subjects:
    """The story's tickers with the words that mean each of them."""

    def __init__(self, tickers: list[Found]) -> None:
        self._tickers = tickers
        self._is_one_company = bool(tickers) and all(t.name == tickers[0].name for t in tickers)
        self._names = {ticker.ticker: names_of(ticker) for ticker in tickers}

    def of(self, sentence: str, at: int, earlier: str, is_about_shares: bool) -> Subject:
        """The subject of a price that stands at `at`; `earlier` is the paragraph before the sentence."""
        stranger = self._stranger(sentence, at)
        if stranger:
            return Subject(doubt=f"“{stranger}” is no ticker of the text", is_price=is_about_shares)
        named = self._last_named(sentence[:at])
        if named is not None:
            return Subject(named, is_price=True)
        if not is_about_shares:
            return Subject(doubt="it does not say whose price it is")
        if self._is_one_company:
            return Subject(self._tickers[0], is_price=True)
        before = self._last_named(earlier)
        if before is not None:
            return Subject(before, is_price=True)
        after = self._last_named(sentence[at:])
        if after is not None:
            return Subject(after, is_price=True)
        return Subject(
            doubt="it does not say which of the companies it is about" if self._tickers else "", is_price=True
        )

    def _last_named(self, text: str) -> Found | None:
        best: tuple[int, Found] | None = None
        for ticker in self._tickers:
            for name in self._names[ticker.ticker]:
                for match in re.finditer(rf"(?<![\w]){re.escape(name)}(?!\w)", text):
                    if best is None or match.start() > best[0]:
                        best = (match.start(), ticker)
        return best[1] if best else None

    def _stranger(self, sentence: str, at: int) -> str:
        """A company before the price, nearer than any ticker of the story, that is not one of them."""
        before = sentence[:at] + sentence[at : at + 12]
        last: re.Match[str] | None = None
        for pattern in (_SHARES_OF, _OWN_SHARES, _ACTOR):
            for match in pattern.finditer(before):
                if match.start() < at and (last is None or match.start("who") > last.start("who")):
                    last = match
        if last is None:
            return ""
        who = re.sub(r"[’']s?$", "", last["who"])
        words = [word for word in who.split() if word.lower().strip(".,’'") not in _NOBODY]
        if not words or self._last_named(who) is not None or self._last_named(before[last.start() : at]) is not None:
            return ""
        rest = " ".join(words)
        return "" if any(rest in name or name in rest for names in self._names.values() for name in names) else rest


def names_of(ticker: Found) -> tuple[str, ...]:
    """Symbol, name, and the name without its legal form and after its first words."""
    names = [ticker.symbol] if len(ticker.symbol) > 1 else []
    if ticker.name:
        short = _SUFFIX.sub("", ticker.name)
        short = _SUFFIX.sub("", short)
        names += [ticker.name, short]
        first = short.split()[0]
        if len(first) > 3 and first.lower() not in (
            "bank",
            "royal",
            "united",
            "first",
            "general",
            "american",
            "national",
            "british",
            "new",
        ):
            names.append(first)
    return tuple(dict.fromkeys(name for name in names if name))
