"""Whose move is it? From the words before a verb to a ticker, or to nothing.

In: a subject as read, the article's tickers, the names of the profiles. Out: one ticker or "". A
subject that could be two instruments is nobody: a wrong guess here makes a wrong error everywhere.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping

from presstime.checks.context import Listings
from presstime.market.exchanges import qualified
from presstime.market.prose.facts import Subject, SubjectKind
from presstime.market.prose.names import EXCHANGE_OF_INDEX
from presstime.model import Instrument, InstrumentKind

_LEGAL = re.compile(
    r"(?:,?\s+(?:inc|incorporated|corp|corporation|co|company|ltd|limited|plc|group|holdings?|n\.?v|s\.?a|s\.?e"
    r"|a\.?g|s\.?p\.?a|ab|asa"
    r"|oyj|class [a-c]|cl [a-c]|kgaa|k\.?k|lp|llc|trust|adr|the)\.?)+$",
    re.IGNORECASE,
)
_GENERIC = re.compile(
    r"^(?:(?:at press time|currently|meanwhile|so far|this comes after|apart from|earlier|still|however|overall"
    r"|now|but|and|after|before|since|as|when|with|on \w+|in [\w\s-]*trad\w+),?\s+)*"
    r"(?:the |its |their |both )?(?:company|company's|firm|firm's|stock|shares?|shares in the company|stock price"
    r"|share price|tech giant|group|group's)"
    r"(?:'s)?(?: shares?| stock(?: price)?| share price)?(?: (?:has|have|had|is|are|was|were|also|then|now|also))*$",
    re.IGNORECASE,
)
_OTHER_PAPER = re.compile(
    r"\b(?:calls?|puts?|options?|bonds?|notes?|warrants?|preferred|futures|swaps?|debt|debentures?|convertibles?)\b"
)
_SHORTEST_NAME = 3
_PART = re.compile(r"[\w&.'\-]+")
_SYMBOL = re.compile(r"\b[A-Z]{2,5}\b")


def plain_name(name: str) -> str:
    """A company's name without its legal form, in lower case: "Microsoft Corporation" → "microsoft"."""
    name = name.replace("’", "'")
    return _LEGAL.sub("", name).strip(" ,.").casefold()


def names_of(instruments: Iterable[Instrument]) -> Mapping[str, tuple[str, ...]]:
    """Names and qualified symbols → tickers; a short name that two instruments bear maps to both."""
    found: dict[str, set[str]] = {}
    for instrument in instruments:
        for name in {instrument.name.casefold(), plain_name(instrument.name)}:
            if len(name) >= _SHORTEST_NAME:
                found.setdefault(name, set()).add(instrument.ticker)
        symbol = instrument.ticker.partition(":")[2]
        if len(symbol) >= 2 and symbol.isalpha():
            found.setdefault(f"={symbol}", set()).add(instrument.ticker)
    return {name: tuple(sorted(tickers)) for name, tickers in found.items()}


def listings_of(instruments: Iterable[Instrument]) -> Listings:
    """Symbols and former tickers of the profiles, in their order."""
    by_symbol: dict[str, list[str]] = {}
    former: dict[str, list[tuple[str, datetime.date | None]]] = {}
    for instrument in instruments:
        by_symbol.setdefault(instrument.ticker.partition(":")[2], []).append(instrument.ticker)
        for old in instrument.former:
            former.setdefault(old.ticker, []).append((instrument.ticker, old.until))
    return Listings(
        {symbol: tuple(tickers) for symbol, tickers in by_symbol.items()},
        {ticker: tuple(after) for ticker, after in former.items()},
    )


def ticker_of(
    subject: Subject,
    tickers: tuple[str, ...],
    names: Mapping[str, tuple[str, ...]],
    instruments: Mapping[str, Instrument],
) -> str:
    """The ticker that a subject means, or "".

    A symbol beside it decides; then a profile's name among its words; "the stock", "shares", "the
    company" are the article's ticker where it has exactly one share.
    """
    if subject.symbol.startswith(("(", "[")):
        inner = subject.symbol.strip("()[] ").split(";")[0].split(",")[0]
        return qualified(inner)
    if _OTHER_PAPER.search(subject.words):
        return ""
    if subject.kind is SubjectKind.INDEX:
        return f"INDEX:{subject.symbol}" if subject.symbol else ""
    named = _named(subject.words, names, tickers)
    if named is not None:
        return named
    if subject.kind in (SubjectKind.UNKNOWN, SubjectKind.SHARE) and _GENERIC.match(subject.words.strip()):
        shares = [t for t in tickers if t not in instruments or instruments[t].kind is not InstrumentKind.INDEX]
        return shares[0] if len(shares) == 1 else ""
    return ""


def _named(words: str, names: Mapping[str, tuple[str, ...]], tickers: tuple[str, ...]) -> str | None:
    """The one ticker named in the words; "" when several are; None when none is."""
    found: set[str] = set()
    lowered = words.replace("’", "'").casefold()
    parts = _PART.findall(lowered)
    for size in (4, 3, 2, 1):
        for start in range(len(parts) - size + 1):
            phrase = " ".join(parts[start : start + size]).strip(".")
            for spelled in (phrase, phrase.removesuffix("'s")):
                found.update(names.get(spelled, ()))
    for symbol in _SYMBOL.findall(words):
        found.update(names.get(f"={symbol}", ()))
    if not found:
        return None
    if len(found) > 1:
        among = found & set(tickers)
        found = among if len(among) == 1 else found
    return found.pop() if len(found) == 1 else ""


def exchange_code(ticker: str) -> str:
    """The exchange whose days a ticker keeps; for an index of ours, the one it follows; "" unknown."""
    code, _, symbol = ticker.partition(":")
    if code == "INDEX":
        return EXCHANGE_OF_INDEX.get(symbol, "")
    return code


def is_generic(words: str) -> bool:
    """Whether a subject is "the company", "shares", "the stock" or nothing but small words."""
    words = words.strip(" ,")
    return (
        not words
        or bool(_GENERIC.match(words))
        or words.casefold()
        in ("it", "they", "this", "that", "and", "having", "after", "after it", "after they", "it had", "they had")
    )
