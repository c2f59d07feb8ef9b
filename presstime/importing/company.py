"""The company's name that stands before its ticker: "The technology corporation Microsoft (" → Microsoft.

Words are taken leftward while they are written as a name's. The danger is the capital that belongs
to the sentence ("Rival Adobe (…)", "Shares of Bank of America (…)").
"""

from __future__ import annotations

import re

from presstime.importing.names import is_capital
from presstime.market.exchanges import Exchange, Market

_JOINERS = frozenset("of and & de du des la le the for van der".split())
_STOPS = frozenset(
    (
        "monday tuesday wednesday thursday friday saturday sunday ceo cfo "
        "chairman president founder investors analysts shares "
        "yesterday today meanwhile however while when as in on at both and "
        "or but with for from by after before since because if "
        "although though unlike like including also why how what this that "
        "these those it its they of to our their his her"
    ).split()
)
_LEADS = frozenset(
    (
        "stock units rival rivals tech chipmaker automaker carmaker drugmaker "
        "insurer retailer miner brewer lender giant peer parent "
        "competitor fellow bigger smaller investor airline german french "
        "japanese chinese european swiss dutch italian"
    ).split()
)
_WIDE_NAME = re.compile(r"[\u30a0-\u30ff\u3400-\u9fff\uac00-\ud7afA-Z0-9&]*[\u30a0-\u30ff\u3400-\u9fff\uac00-\ud7af]$")
_EDGES = ' “”"‘’,*_[]'
_SUFFIX = re.compile(
    r"(?:Inc|Corp|Co|Ltd|LLC|PLC|plc|AG|SE|SA|S\.A|N\.V|NV|SpA|AB|ASA|"
    r"Oyj|KGaA|LP|L\.P|Limited|Incorporated|Corporation)\.?,?$"
)
_TRAILING_DESCRIPTION = re.compile(
    r"(?:common stock|common shares|ordinary shares|shares|stock|ADRs?|class [A-Z] shares?)$", re.IGNORECASE
)
_KINDS = ((r"\bETF\b|\bETFs\b|\bSPDR\b|\biShares\b", "ETF"), (r"\bIndex\b", "index"), (r"\bFund\b", "fund"))


def company_before(text: str, at: int, whole: str) -> str:
    """The name that ends at `at`, as printed, without a possessive; "" where no name stands there."""
    before = re.sub(r"(?:\s*[(\[][^()\[\]]*[)\]])+\s*$", "", text[max(at - 300, 0) : at]).rstrip(' ,*_“”"')
    before = _TRAILING_DESCRIPTION.sub("", before).rstrip(" ,")
    before = re.sub(r"[’']s?$", "", before)
    wide = _WIDE_NAME.search(before)
    if wide:
        return wide[0]
    words = before.split()
    taken: list[str] = []
    while words and len(taken) < 8:
        word = words[-1]
        if not _belongs(words, taken):
            break
        taken.insert(0, words.pop())
        if taken[0][:1] in '“"‘(':
            break
        if word != before.split()[-1] and re.search(r"[.!?:;]$", word) and not _SUFFIX.search(word):
            taken.pop(0)
            break
    return _without_lead(taken, words, whole)


def _belongs(words: list[str], taken: list[str]) -> bool:
    word = words[-1]
    bare = word.strip(".,’'\"“”").lower()
    if re.search(r"[()\[\]（）。、]", word):
        return False
    if re.search(r"[,;:]$", word):
        return (
            bool(taken)
            and bool(re.match(r"(?:Inc|Corp|Co|Ltd|LLC|PLC|plc|AG|SE|SA|N\.V|S\.A|L\.?P)\b", taken[0]))
            and is_capital(word)
        )
    if bare in _STOPS and bare not in _JOINERS:
        return False
    if is_capital(word) or (not taken and _SUFFIX.fullmatch(word)):
        return True
    if not taken:
        return False
    if bare in _JOINERS and len(words) >= 2:
        earlier = words[-2].strip(",").lower()
        return is_capital(words[-2]) and earlier not in _STOPS and not re.search(r"[.,;:!?]$", words[-2])
    return False


def _without_lead(taken: list[str], words: list[str], whole: str) -> str:
    while taken and (taken[0].lower() in _JOINERS or re.fullmatch(r"\d{4}", taken[0])):
        taken.pop(0)
    begins_sentence = not words or bool(re.search(r"[.!?:][\"”’]?$", words[-1]))
    if begins_sentence and len(taken) >= 2 and not _SUFFIX.search(taken[1]):
        short = " ".join(taken[1:])
        if taken[0].lower() in _LEADS:
            return short.strip(_EDGES)
        alone = re.search(
            (
                rf"(?<!{re.escape(taken[0])} )\b{re.escape(short)}(?:[’']s)? (?:shares|"
                rf"stock|said|has|had|is|was)\b"
            ),
            whole,
        )
        if alone and whole.count(" ".join(taken)) == 1:
            taken = taken[1:]
    return " ".join(taken).strip(_EDGES)


def acronym_of(before: str, symbol: str) -> bool:
    """Whether the letters are the initials of the words before: "Exchange Commission of Oz (ECO)"."""
    words = [word for word in re.findall(r"[\w’'-]+", before) if word.lower() not in _JOINERS or word[0].isupper()]
    initials = "".join(word[0].upper() for word in words[-len(symbol) :])
    with_small = "".join(word[0].upper() for word in re.findall(r"[\w’'-]+", before)[-len(symbol) :])
    return symbol in (initials, with_small)


def kind_of(name: str, exchange: Exchange) -> str:
    """The kind of instrument where the market or the name says it; "" is a share until told otherwise."""
    by_market = {
        Market.ROUND_THE_CLOCK: "crypto",
        Market.CURRENCY_WEEK: "currency pair",
        Market.INDEX: "index",
    }
    if exchange.market in by_market:
        return by_market[exchange.market]
    return next((kind for pattern, kind in _KINDS if re.search(pattern, name)), "")
