"""The moves of a text made ready for comparison: whose they are, what arithmetic they claim.

In: an article's facts and its publication's names. Out: `Statement`s, and `Claim`s for the judge. Here
it is decided what may be compared with what: a percentage over a month is not held against a price of
last year, a yen that "rose to 150" is read both ways, a price in cents is exact only for a share.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

import msgspec

from presstime.checks.context import ArticleContext
from presstime.checks.naming import ticker_of
from presstime.market.moves import Claim
from presstime.market.printed import Printed
from presstime.market.prose.facts import BlockKind, Figure, Measure, Move, ProseFacts, Stretch, SubjectKind

_HUNDRED = Decimal(100)
_CENT = Decimal("0.01")
_SHARE_CURRENCIES = frozenset(("USD", "EUR", "CAD", "AUD", "CHF", "HKD", "SGD", "NZD", "¢"))
_INVERSE = re.compile(
    r"\b(?:yen|yuan|renminbi|rupees?|won|pesos?|lira|roubles?|rubles?|francs?|krona|krone|real|rand|ringgit|baht"
    r"|rupiah|loonie|dollar"
    r"|greenback|zloty|forint|shekel|dong|naira|cedi|currency|currencies|euro|pound|sterling|shilling|taka|kwacha"
    r"|jpy|cny|cnh|inr|krw|ils|try|mxn|zar|brl|idr|thb|vnd|php|ngn|egp)\b",
    re.IGNORECASE,
)
_CURRENCY_VERB = re.compile(r"(?:\w+ )?(?:weaken|strengthen|appreciat|depreciat|firm|soften)", re.IGNORECASE)
_DIRECT = re.compile(r"\b(?:euro|pound|sterling|aussie|kiwi|australian dollar|new zealand dollar)\b", re.IGNORECASE)
_LONG_AGO = re.compile(
    r"\b(?:year|years|month|months|week|weeks|quarter|ago|earlier|last|19\d\d|20\d\d|january|february|march|april|june"
    r"|july|august|september|october|november|december|jan|feb|apr|aug|sept?|oct|nov|dec)\b",
    re.IGNORECASE,
)
_A_DAY_EARLIER = re.compile(r"\b(?:a|one|the) (?:day|session) (?:earlier|ago|before)|earlier in the day")
_SEQUENTIAL = re.compile(
    r"\b(?:sequential(?:ly)?|(quarter|month|week)[- ](?:on|over)[- ]\1|qoq|q/q|mom|m/m)\b"
    r"|\b(?:from|on|with|over|versus) the (?:previous |prior |preceding )?(?:quarter|month|week)\b"
    r"|\b(?:quarter|month|week)s? (?:earlier|before)\b",
    re.IGNORECASE,
)
_TWELVE_MONTHS = re.compile(r"\b(?:12|twelve) months")
_PRICE_KINDS = frozenset(
    (
        SubjectKind.SHARE,
        SubjectKind.INDEX,
        SubjectKind.COMMODITY,
        SubjectKind.CRYPTO,
        SubjectKind.CURRENCY,
        SubjectKind.YIELD,
    )
)


class Statement(msgspec.Struct, frozen=True):
    """A move with its ticker ("" where nobody is plainly meant) and the kind of its block."""

    move: Move
    ticker: str
    block: BlockKind


class Statements(msgspec.Struct, frozen=True):
    """All moves of an article, in order."""

    all: tuple[Statement, ...] = ()

    @classmethod
    def of(cls, context: ArticleContext) -> Statements:
        shared = context.shared
        names = shared.names
        made = []
        for move in context.facts.moves:
            ticker = ticker_of(move.subject, context.article.tickers, names, shared.instruments)
            made.append(Statement(move, ticker, block_kind(context.facts, move.block)))
        return cls(tuple(made))

    def in_blocks(self, *kinds: BlockKind) -> Iterator[Statement]:
        return (statement for statement in self.all if statement.block in kinds)


def block_kind(facts: ProseFacts, block: int) -> BlockKind:
    return facts.blocks[block].kind if block < len(facts.blocks) else BlockKind.PARAGRAPH


def claim_of(move: Move, is_share: bool) -> Claim:
    """What a move's own figures claim; figures that cannot be compared are left out."""
    level, origin, change = move.level, move.origin, move.change
    exact = is_share or _is_settled(move)
    if origin is not None and (not origin_is_base(move) or (move.origin_is_loose and not _is_yearly(move))):
        origin = None
    sign = move.direction or 1
    percent = move.percent or move.multiple
    if level is not None and level.measure is Measure.PERCENT:
        percent = None
    return Claim(
        None if origin is None else in_common(origin, level).printed(exact=exact and _is_exact(origin)),
        None if level is None else in_common(level, None).printed(exact=exact and _is_exact(level)),
        None if change is None else _change(change, level or origin).printed(sign, exact and _is_exact(change)),
        None if percent is None else percent.printed(sign),
    )


def _is_yearly(move: Move) -> bool:
    """Whether a figure after "compared with" is plainly the base of a per cent: money, a year earlier."""
    is_flow = move.subject.kind is SubjectKind.FLOW or bool(move.level and move.level.scaled)
    return is_flow and move.change is None and (not move.origin_time or "year" in move.origin_time.lower())


def in_common(figure: Figure, other: Figure | None) -> Figure:
    """A figure in the major unit: pence as pounds, cents as their currency."""
    if figure.currency in ("GBX", "¢"):
        return msgspec.structs.replace(figure, value=figure.value / _HUNDRED, unit=figure.unit / _HUNDRED)
    return figure


def _change(change: Figure, level: Figure | None) -> Figure:
    if change.measure is Measure.BASIS_POINTS:
        return msgspec.structs.replace(change, value=change.value / _HUNDRED, unit=change.unit / _HUNDRED)
    return in_common(change, level)


def _is_exact(figure: Figure) -> bool:
    """Whether a share's price printed so cannot have been rounded."""
    if figure.measure is not Measure.MONEY or figure.scaled or figure.per_unit not in ("", "share"):
        return figure.per_unit == "barrel" and figure.unit == _CENT
    if figure.currency == "¢":
        return figure.unit == 1
    return figure.currency in _SHARE_CURRENCIES and figure.unit == _CENT and (figure.value >= 1)


def _is_settled(move: Move) -> bool:
    return move.is_close and move.subject.kind is SubjectKind.COMMODITY


def is_share_move(move: Move, ticker: str) -> bool:
    """Whether the words make it a share: they say so, or a profile's share closes or trades."""
    if move.subject.kind is SubjectKind.SHARE:
        return True
    if move.subject.kind is not SubjectKind.UNKNOWN or ticker.startswith(("CRYPTO:", "FX:", "INDEX:")):
        return False
    return bool(ticker) or move.is_close or move.timing.stretch in (Stretch.PREMARKET, Stretch.AFTER_HOURS)


def reads_both_ways(move: Move) -> bool:
    """Whether the level may rise as the subject falls: currencies quoted per dollar."""
    words = move.subject.words
    is_currency = move.subject.kind is SubjectKind.CURRENCY or _INVERSE.search(words) is not None
    if not is_currency and not (move.subject.kind is SubjectKind.UNKNOWN and _CURRENCY_VERB.match(move.text)):
        return False
    level = move.level or move.origin
    if level is not None and level.measure is Measure.MONEY:
        if level.currency == "USD" and _DIRECT.search(words) and "per euro" not in move.text:
            return False
        if "dollar" in words.lower() and level.currency not in ("USD", "") and not _DIRECT.search(words):
            return False
    return True


def origin_is_base(move: Move) -> bool:
    """Whether the move's percentage is counted from its starting figure, as far as times of day tell."""
    said, window = _A_DAY_EARLIER.sub("", move.origin_time.lower()), move.timing.window
    said = _TWELVE_MONTHS.sub("a year", said)
    if ("year" in said or "ago" in said) and _SEQUENTIAL.search(move.text):
        return False
    is_price = move.subject.kind in _PRICE_KINDS or (
        move.subject.kind is SubjectKind.UNKNOWN and not (move.level and (move.level.scaled or _is_count(move.level)))
    )
    if not said:
        return not (window == "year" and is_price and move.timing.weekday >= 0)
    if not _LONG_AGO.search(said):
        return window in ("", "quarter", "half", "period")
    if is_price:
        return bool(window) and window in said and move.timing.weekday < 0
    if "year" in said or "ago" in said:
        return window in ("", "year", "quarter", "half", "period", "years", "months") and "month" not in window
    return window == "" or window in said


def _is_count(figure: Figure) -> bool:
    """A number of things, not a price: "469,695 contracts"."""
    return figure.measure is Measure.NUMBER and bool(figure.per_unit) and figure.unit >= 1


def flipped(claim: Claim) -> Claim:
    """The claim with its move turned round."""

    def turned(part: Printed | None) -> Printed | None:
        return None if part is None else -part

    return Claim(claim.previous, claim.level, turned(claim.change), turned(claim.percent))
