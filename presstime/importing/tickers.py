"""Tickers as copy prints them: "(NASDAQ: MSFT)", "(LON:BP.; NYSE: BP)", and bare "(MSFT)".

A symbol is tied to an exchange only where the text does it. A bare one stays bare, and is taken for
a symbol at all only when the words around it say so ("MSFT shares", "Corp. (MSFT)", "$MSFT"), for
"(SEC)" and "(AI)" look the same. The company's name is the run of names before the bracket.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

import msgspec

from presstime.importing.blocks import Block
from presstime.importing.company import acronym_of, company_before, kind_of
from presstime.importing.report import Confidence, Notes
from presstime.market.exchanges import Exchange, find_exchange, qualified

_MOST_IN_A_BLOCK = 60
_SYMBOL = r"[A-Z0-9][A-Z0-9]{0,11}(?:[./-][A-Z0-9]{1,4})?\.?"
_PREFIX = r"[A-Za-z][A-Za-z. ]{1,24}?"
_PAIR = re.compile(rf"(?<![\w/])(?P<exchange>{_PREFIX})\s*[:：]\s?\$?(?P<symbol>{_SYMBOL})(?!\w)")
_MORE = re.compile(rf"\s*(?:,|and|&|/)\s*\$?(?P<symbol>{_SYMBOL})(?![\w:：]|\s*[:：])")
_BRACKET = re.compile(r"[(\[（](?P<inside>[^()\[\]（）]{2,160})[)\]）]")
_BARE = re.compile(r"[(\[]\$?(?P<symbol>[A-Z]{2,6}(?:\.[A-Z]{1,2})?)[)\]]|(?<!\w)\$(?P<cash>[A-Z]{1,6})\b")
_OPEN_PAIR = re.compile(
    rf"(?<![\w/(\[:])(?P<exchange>NASDAQ|NYSE|LSE|LON|TSX|ASX|HKEX|XETRA|"
    rf"Nasdaq|OTC)\s?:\s?(?P<symbol>{_SYMBOL})(?!\w)"
)
_CONTEXT = r"(?:shares?|stock|token|coin|price|traded|trading|closed|rose|fell|gained|lost|holders)\b"
_CORPORATE = re.compile(
    r"(?:Inc|Corp|Co|Ltd|plc|PLC|AG|SE|SA|NV|Group|Holdings|Corporation|"
    r"Company|Limited|Trust|ETF|Bitcoin|Ethereum|Ether|Solana|XRP|Dogecoin|"
    r"Cardano|Litecoin)\.?,?\s*$"
)
_ACRONYMS = frozenset(
    "AI CEO CFO COO CTO CIO SEC FDA GDP CPI PPI EPS IPO ETF US USA UK "
    "EU UN FED FOMC ECB BOE BOJ IMF OPEC NATO NASA EV EVS ESG API LLM "
    "GPU CPU NFT DAO DEFI DEX AUM EBITDA HQ VP AGM EGM DOJ FTC FCC CFTC "
    "FINRA ARR CAGR FY YTD YOY AP AFP PR USD EUR GBP JPY M&A R&D "
    "SPAC REIT PMI ISM IT TV PC".split()
)


class Found(msgspec.Struct, frozen=True):
    """A symbol in the text: canonical "NASDAQ:MSFT" or bare "MSFT"; `name` "" where none stands before it."""

    ticker: str
    name: str
    words: str
    line: int
    exchange: Exchange | None = None
    kind: str = ""

    @property
    def symbol(self) -> str:
        return self.ticker.partition(":")[2] or self.ticker


def has_qualified(text: str) -> bool:
    return next(_pairs(text), None) is not None


def find_tickers(blocks: Iterable[Block], notes: Notes) -> list[Found]:
    """Every symbol, each once, in the order of its first mention."""
    rows = [block for block in blocks if block.text]
    whole = "\n".join(block.text for block in rows)
    found: dict[str, Found] = {}
    unknown: set[str] = set()
    for block in rows:
        for start, end, prefix, symbol in islice(_pairs(block.text), _MOST_IN_A_BLOCK):
            exchange = find_exchange(prefix)
            words = block.text[start:end]
            if exchange is None:
                if prefix.upper() not in unknown and symbol.isupper():
                    unknown.add(prefix.upper())
                    notes.leave("ticker", f"“{prefix}” is no exchange that is known", words, block.line)
                continue
            ticker = qualified(f"{prefix}:{symbol}")
            exchange = find_exchange(ticker.partition(":")[0]) or exchange
            name = company_before(block.text, start, whole)
            if ticker not in found:
                found[ticker] = Found(ticker, name, words.strip(), block.line, exchange, kind_of(name, exchange))
            elif name and not found[ticker].name:
                found[ticker] = msgspec.structs.replace(found[ticker], name=name)
    _add_bare(rows, whole, found)
    _note(found.values(), notes)
    return list(found.values())


def _note(found: Iterable[Found], notes: Notes) -> None:
    for ticker in found:
        if ticker.exchange is not None:
            notes.infer("ticker", ticker.ticker, Confidence.HIGH, ticker.words, ticker.line)
            continue
        notes.infer(
            "ticker",
            ticker.ticker,
            Confidence.LOW,
            ticker.words,
            ticker.line,
            "no exchange is printed: it stays bare",
        )
        notes.leave(
            "ticker",
            f"{ticker.ticker} is printed without an exchange; write it as EXCHANGE:{ticker.ticker}",
            ticker.words,
            ticker.line,
        )


def _pairs(text: str) -> Iterator[tuple[int, int, str, str]]:
    """Start and end of the bracket (or of the open pair), prefix and symbol."""
    taken: list[tuple[int, int]] = []
    for bracket in _BRACKET.finditer(text):
        last_end = -1
        for match in _PAIR.finditer(bracket["inside"]):
            if last_end >= 0 and match.start() < last_end:
                continue
            prefix = re.split(r"\s*(?:[,;/|]|\band\b)\s*", match["exchange"])[-1].strip()
            yield bracket.start(), bracket.end(), prefix, _symbol(match["symbol"], find_exchange(prefix))
            last_end = match.end()
            while more := _MORE.match(bracket["inside"], last_end):
                if not more["symbol"].isupper() and not more["symbol"].isdigit():
                    break
                yield bracket.start(), bracket.end(), prefix, _symbol(more["symbol"], find_exchange(prefix))
                last_end = more.end()
        taken.append(bracket.span())
    for match in _OPEN_PAIR.finditer(text):
        if not any(start <= match.start() < end for start, end in taken):
            yield match.start(), match.end(), match["exchange"], match["symbol"].rstrip(".")


def _symbol(symbol: str, exchange: Exchange | None) -> str:
    """A final dot belongs to the symbol in London only ("BP.")."""
    return symbol if exchange is not None and exchange.code == "LSE" else symbol.rstrip(".")


def _add_bare(rows: list[Block], whole: str, found: dict[str, Found]) -> None:
    known = {ticker.symbol for ticker in found.values()}
    for block in rows:
        for match in _BARE.finditer(block.text):
            symbol = match["symbol"] or match["cash"]
            if symbol in known or not _is_symbol(symbol, match, block.text, whole):
                continue
            known.add(symbol)
            name = company_before(block.text, match.start(), whole) if match["symbol"] else ""
            found[symbol] = Found(symbol, name, match[0], block.line)


def _is_symbol(symbol: str, match: re.Match[str], text: str, whole: str) -> bool:
    if match["cash"]:
        return symbol not in {"US", "C", "A", "HK"} or len(symbol) > 2
    before = text[: match.start()]
    if symbol in _ACRONYMS or acronym_of(before, symbol):
        return False
    used = re.search(
        (
            rf"(?<![\w(]){re.escape(symbol)}(?:[’']s)?\s+{_CONTEXT}|\$?{re.escape(symbol)}\b(?=,? "
            rf"(?:has|had|is|was) (?:been )?\w+ing\b)"
        ),
        whole,
    )
    after = re.match(rf"\s*(?:[’']s\s+)?{_CONTEXT}", text[match.end() :])
    return bool(_CORPORATE.search(before) or used or after)
