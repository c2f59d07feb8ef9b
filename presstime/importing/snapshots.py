"""The snapshot of the price at press time, taken only from sentences whose words are plain.

In: the text's blocks and its tickers. Out: for each ticker the fields of a `snapshot`, as printed.
`as_of` is never inferred: "At press time" names no minute. The danger is to take a target, a record
or another company's price for the press-time price: each level must belong to a known subject.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from presstime.importing.blocks import Block, Shape
from presstime.importing.currencies import currency_of
from presstime.importing.period_moves import moves_of
from presstime.importing.price_words import (
    PRESS_TIME,
    STOCK,
)
from presstime.importing.quotations import Level, levels_in
from presstime.importing.report import Confidence, Notes
from presstime.importing.sentences import sentences
from presstime.importing.subjects import Subjects
from presstime.importing.tickers import Found
from presstime.market.exchanges import Market

_LONGEST = 1_000


@dataclass(frozen=True)
class Statement:
    """A level with the sentence and block it stands in, and whose price it is."""

    level: Level
    sentence: str
    line: int
    block: int
    ticker: Found
    is_press_time: bool


@dataclass
class Price:
    """What is known of one ticker's price; fields as in front matter."""

    ticker: Found
    main: Statement
    previous: Statement | None = None
    after: Statement | None = None
    moves: list[tuple[str, Decimal]] = field(default_factory=list)


def find_prices(blocks: list[Block], tickers: list[Found], notes: Notes) -> list[Price]:
    """One price for each ticker that has a plain one, in the order of the tickers."""
    subjects = Subjects(tickers)
    stated = list(_statements(blocks, subjects, notes))
    prices: list[Price] = []
    for ticker in tickers:
        mine = [statement for statement in stated if statement.ticker is ticker]
        price = _price(ticker, mine)
        if price is not None:
            _note(price, notes)
            _add_moves(price, blocks, subjects, notes)
            prices.append(price)
    return prices


def _statements(blocks: list[Block], subjects: Subjects, notes: Notes) -> Iterator[Statement]:
    for at, block in enumerate(blocks):
        if block.shape not in (Shape.PARAGRAPH, Shape.ITEM):
            continue
        earlier = ""
        for start, end in sentences(block.text):
            sentence = block.text[start:end]
            if end - start > _LONGEST:
                continue
            is_press_time = bool(PRESS_TIME.search(sentence))
            for level in levels_in(sentence):
                subject = subjects.of(
                    sentence,
                    level.start,
                    earlier,
                    bool(STOCK.search(sentence)) or is_press_time or level.is_close,
                )
                doubt = level.doubt or subject.doubt
                if subject.ticker is not None and not doubt:
                    yield Statement(level, sentence, block.line, at, subject.ticker, is_press_time)
                elif subject.is_price or is_press_time:
                    notes.leave(
                        "snapshot",
                        f"a price was not taken: {doubt or 'no ticker in the text is its subject'}",
                        sentence,
                        block.line,
                    )
            earlier = sentence


def _price(ticker: Found, stated: list[Statement]) -> Price | None:
    if not stated:
        return None
    usable = [s for s in stated if not s.level.is_previous] or stated
    at_press = [s for s in usable if s.is_press_time and not s.level.is_close] or [s for s in usable if s.is_press_time]
    open_levels = [s for s in usable if not s.level.is_close]
    closes = [s for s in stated if s.level.is_close or s.level.is_previous]
    if at_press:
        main = at_press[0]
    elif (
        open_levels
        and closes
        and open_levels[0].level.session == "after-hours"
        and not closes[0].level.is_previous
        and stated.index(closes[0]) < stated.index(open_levels[0])
    ):
        return Price(ticker, closes[0], after=open_levels[0])
    else:
        main = (open_levels or usable)[0]
    others = [s for s in closes if s is not main and s.level.price.sign == main.level.price.sign]
    if main.level.is_close:
        others = [s for s in others if s.level.is_previous]
    after = next(
        (
            s
            for s in open_levels
            if s is not main and s.level.session == "after-hours" and main.level.session in ("regular", "closed")
        ),
        None,
    )
    return Price(ticker, main, others[0] if others else None, after)


def _note(price: Price, notes: Notes) -> None:
    main = price.main
    words, line = main.sentence, main.line
    name = f"snapshot {price.ticker.ticker}"
    sure = Confidence.HIGH if main.is_press_time else Confidence.MEDIUM
    notes.infer(f"{name}: price", main.level.price.number, sure, words, line)
    if main.level.percent is not None:
        notes.infer(f"{name}: change_percent", main.level.percent, sure, words, line)
    if main.level.change is not None:
        notes.infer(f"{name}: change", main.level.change.number, sure, words, line)
    if main.level.session:
        notes.infer(
            f"{name}: session",
            main.level.session,
            Confidence.HIGH if main.level.session != "regular" else Confidence.MEDIUM,
            words,
            line,
        )
    elif not _never_closes(price.ticker):
        notes.leave(f"{name}: session", "no word tells the session", words, line)
    if price.previous:
        notes.infer(
            f"{name}: previous_close",
            price.previous.level.price.number,
            Confidence.HIGH,
            price.previous.sentence,
            price.previous.line,
        )
    else:
        notes.leave(f"{name}: previous_close", "not in the text", words, line)
    if price.after:
        notes.infer(
            f"{name}: after",
            price.after.level.price.number,
            Confidence.MEDIUM,
            price.after.sentence,
            price.after.line,
        )
    notes.leave(f"{name}: as_of", "the text gives no time of the price; add it", words, line)


def _never_closes(ticker: Found) -> bool:
    return ticker.exchange is not None and ticker.exchange.market is Market.ROUND_THE_CLOCK


def _add_moves(price: Price, blocks: list[Block], subjects: Subjects, notes: Notes) -> None:
    previous = price.previous
    if previous is not None and previous.level.percent is not None and not price.main.level.is_close:
        price.moves.append(("previous day", previous.level.percent))
        notes.infer(
            "moves",
            f"previous day {previous.level.percent}",
            Confidence.HIGH,
            previous.sentence,
            previous.line,
        )
    near = {price.main.block, previous.block if previous else price.main.block}
    for period, moved in moves_of(price.ticker, near, blocks, subjects, notes):
        if period not in [name for name, _ in price.moves]:
            price.moves.append((period, moved))


def snapshot_fields(price: Price, with_ticker: bool, notes: Notes) -> dict[str, object]:
    """The front matter of one snapshot, numbers as printed."""
    main = price.main.level
    currency, divisor, why = currency_of(main.price.sign, price.ticker.exchange)
    fields: dict[str, object] = {"ticker": price.ticker.ticker} if with_ticker else {}
    fields["price"] = main.price.number / divisor
    if price.previous:
        fields["previous_close"] = price.previous.level.price.number / divisor
    if currency:
        fields["currency"] = currency
        notes.infer(
            f"snapshot {price.ticker.ticker}: currency",
            currency,
            Confidence.HIGH,
            main.price.words,
            price.main.line,
            why,
        )
    else:
        notes.leave(f"snapshot {price.ticker.ticker}: currency", why, main.price.words, price.main.line)
    if main.change is not None:
        unit, change_divisor, _ = currency_of(main.change.sign, price.ticker.exchange)
        if unit == currency:
            fields["change"] = main.change.number / change_divisor
    if main.percent is not None:
        fields["change_percent"] = main.percent
    session = main.session
    if not session and _never_closes(price.ticker):
        session = "24h"
        notes.infer("snapshot session", session, Confidence.MEDIUM, price.ticker.words, note="its market never closes")
    if session:
        fields["session"] = session
    if price.moves:
        fields["moves"] = [{"period": period, "percent": moved} for period, moved in price.moves]
    if price.after:
        fields["after"] = {
            "session": price.after.level.session,
            "price": price.after.level.price.number / divisor,
        }
    return fields
