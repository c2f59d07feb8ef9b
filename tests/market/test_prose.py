"""Reading prose: blocks with places, sentences, figures, moves."""

from __future__ import annotations

from decimal import Decimal

import msgspec
import pytest

from presstime.market.printed import Bound
from presstime.market.prose import BlockKind, ProseFacts, body_blocks, read_prose
from presstime.market.prose.facts import Figure, Measure, Move, Stretch, SubjectKind
from presstime.market.prose.sentences import sentence_spans


def facts(text: str, first_line: int = 1, is_markdown: bool = True) -> ProseFacts:
    return read_prose(body_blocks(text, first_line, is_markdown), text, first_line)


def only_move(text: str) -> Move:
    (move,) = facts(text).moves
    return move


def figure(text: str) -> Figure:
    """The figure at the end of "Shares rose to …"."""
    level = only_move(f"Shares rose to {text} from {text}.").level
    assert level is not None
    return level


@pytest.mark.parametrize(
    ("text", "value", "unit", "measure", "currency"),
    [
        ("$242.66", "242.66", "0.01", Measure.MONEY, "USD"),
        ("$1.2 billion", "1200000000", "100000000", Measure.MONEY, "USD"),
        ("£1.98bn", "1980000000", "10000000", Measure.MONEY, "GBP"),
        ("318.6p", "318.6", "0.1", Measure.MONEY, "GBX"),
        ("45 cents", "45", "1", Measure.MONEY, "¢"),
        ("HK$12.50", "12.50", "0.01", Measure.MONEY, "HKD"),
        ("Rs 1,234.50", "1234.50", "0.01", Measure.MONEY, "INR"),
        ("3,450 yen", "3450", "10", Measure.MONEY, "JPY"),
        ("CHF 23.40", "23.40", "0.01", Measure.MONEY, "CHF"),
        ("12.3 million euros", "12300000", "100000", Measure.MONEY, "EUR"),
        ("4.1%", "4.1", "0.1", Measure.PERCENT, ""),
        ("4.1 per cent", "4.1", "0.1", Measure.PERCENT, ""),
        ("five percent", "5", "1", Measure.PERCENT, ""),
        ("34,000.12", "34000.12", "0.01", Measure.NUMBER, ""),
        ("325,000", "325000", "1000", Measure.NUMBER, ""),
        ("1,234,567", "1234567", "1", Measure.NUMBER, ""),
    ],
)
def test_a_figure_keeps_value_unit_and_currency(
    text: str, value: str, unit: str, measure: Measure, currency: str
) -> None:
    found = figure(text)
    assert (found.value, found.unit, found.measure, found.currency) == (
        Decimal(value),
        Decimal(unit),
        measure,
        currency,
    )


@pytest.mark.parametrize("text", ["€1,25", "$5-$7", "5 1/2", "1.234,56", "0900", "1.2.3", "3x"])
def test_what_has_two_readings_is_left_alone(text: str) -> None:
    assert all(move.level is None for move in facts(f"Shares rose to {text} from $4.").moves)


def test_a_move_has_its_parts() -> None:
    move = only_move("At press time, Microsoft stock is trading up 0.04% to $242.66 in premarket trading.")
    assert (move.direction, move.subject.kind, move.timing.stretch, move.timing.is_now) == (
        1,
        SubjectKind.SHARE,
        Stretch.PREMARKET,
        True,
    )
    assert move.percent is not None and move.level is not None
    assert (move.percent.value, move.level.value) == (Decimal("0.04"), Decimal("242.66"))


@pytest.mark.parametrize(
    ("sentence", "direction", "change", "percent", "level", "origin"),
    [
        ("Shares fell $6.92, or 4.1%, to $160.87.", -1, "6.92", "4.1", "160.87", None),
        ("The index edged up 0.3% to 4,510.20 from 4,496.71.", 1, None, "0.3", "4510.20", "4496.71"),
        ("The FTSE 100 closed 0.4 per cent, or 30.14 points, lower at 7,520.35.", -1, "30.14", "0.4", "7520.35", None),
        ("The stock closed at $45.67, up 3.2% from Monday's close of $44.25.", 1, None, "3.2", "45.67", "44.25"),
        ("The shares dropped from $18.40 to $16.20, a decline of 12 percent.", -1, None, "12", "16.20", "18.40"),
        ("Brent settled $1.04 higher, or 1.3%, at $80.15 a barrel.", 1, "1.04", "1.3", "80.15", None),
        ("Analysts raised their price objective on Acme from $50.00 to $55.00.", 1, None, None, "55.00", "50.00"),
        ("Earnings came in at $1.25 a share, up from $1.10.", 1, None, None, "1.25", "1.10"),
        ("Profit saw a 3.2% rise to $45.67 from $44.25.", 1, None, "3.2", "45.67", "44.25"),
        ("The yield rose 5 basis points to 4.25% from 4.20%.", 1, "5", None, "4.25", "4.20"),
    ],
)  # fmt: skip
def test_many_ways_to_say_it(
    sentence: str, direction: int, change: str | None, percent: str | None, level: str | None, origin: str | None
) -> None:
    move = only_move(sentence)
    got = [None if part is None else part.value for part in (move.change, move.percent, move.level, move.origin)]
    assert move.direction == direction
    assert got == [None if text is None else Decimal(text) for text in (change, percent, level, origin)]


def test_three_moves_in_one_sentence_have_three_subjects() -> None:
    moves = facts(
        "The Dow fell 123.45 points, or 0.36%, to 34,000.12, the S&P 500 lost 0.5% to 4,000.30 and the Nasdaq "
        "Composite was up 0.1% at 11,500.40."
    ).moves
    assert [(move.subject.symbol, move.direction) for move in moves] == [("DJI", -1), ("SPX", -1), ("IXIC", 1)]


def test_more_than_and_nearly_are_bounds() -> None:
    more = only_move("Sales rose more than 50% to $9 million from $5 million.").percent
    nearly = only_move("Sales rose nearly 50% to $9 million from $5 million.").percent
    assert more and nearly and (more.bound, nearly.bound) == (Bound.AT_LEAST, Bound.AT_MOST)


@pytest.mark.parametrize(
    "sentence",
    [
        "Revenue rose 12% at constant currency to $5.6 billion, from $5.3 billion a year earlier.",
        "Sales rose 4.1% to €8.9 billion, from €9.2 billion, excluding acquisitions.",
        "The two rose 0.3% and 0.4%, respectively, to 34,100.20 from 34,000.10.",
    ],
)
def test_what_cannot_be_compared_is_marked(sentence: str) -> None:
    assert all(not move.is_plain for move in facts(sentence).moves)


def test_places_are_the_files() -> None:
    """Front matter of four lines, a heading, markup before the figure."""
    text = "# Head\n\nShares **fell** [4.1%](https://example.com/4), to\n$160.87 from $167.79."
    move = facts(text, first_line=5).moves[0]
    assert move.percent is not None and move.level is not None
    assert (move.percent.spot.line, move.percent.spot.column) == (7, 18)
    assert (move.level.spot.line, move.level.spot.column, move.level.spot.end) == (8, 1, 8)


def test_code_comments_and_fences_are_not_prose() -> None:
    text = (
        "```\nShares fell 4% to $5 from $50.\n```\n\n<!-- Shares fell 4% to $5\nfrom $50. -->\n\nShares `fell 4% "
        "to $5 from $50`."
    )
    assert facts(text).moves == ()


def test_plain_text_has_no_markup() -> None:
    (block,) = body_blocks("The * is not a mark, nor is `this`.", 1, is_markdown=False)
    assert block.text == "The * is not a mark, nor is `this`."


def test_blocks_have_their_kinds() -> None:
    text = "# Head\n\nText.\n\n> Said.\n\n- item one\n- item two\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nHead\n===="
    assert [block.kind for block in body_blocks(text)] == [
        BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.QUOTE, BlockKind.PARAGRAPH, BlockKind.PARAGRAPH,
        BlockKind.TABLE, BlockKind.HEADING,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Acme Inc. rose. Calder fell.", 2),
        ("It rose 2.5% to $3.10. It fell.", 2),
        ("The U.S. economy grew. Prices rose.", 2),
        ("It opened at 9:30 a.m. on Jan. 24. It fell.", 2),
        ("“It rose.” He left.", 2),
        ("J. Smith said so.", 1),
        ("", 0),
    ],
)
def test_sentences(text: str, count: int) -> None:
    assert len(sentence_spans(text)) == count


def test_symbols_and_dates() -> None:
    found = facts("Microsoft (NASDAQ: MSFT) said on Tuesday, Jan. 24, 2023, and on Feb. 3, that it would.")
    assert [(one.exchange, one.symbol) for one in found.symbols] == [("NASDAQ", "MSFT")]
    assert [(one.weekday, one.day, one.month, one.year) for one in found.dates] == [(1, 24, 1, 2023), (-1, 3, 2, 0)]


def test_facts_are_kept_and_come_back_the_same() -> None:
    """The store keeps them as bytes."""
    found = facts(
        "Shares fell $6.92, or 4.1%, to $160.87 on Monday, Jan. 23, 2023. (NASDAQ: MSFT)\n\n| a | b "
        "|\n|---|---|\n| 1 | 2% |"
    )
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(found), type=ProseFacts) == found


@pytest.mark.parametrize("letters", ["Monday, ", "up ", "$5 ", "in early trading ", "from ", "(", "5% "])
def test_no_text_costs_more_than_its_length(letters: str) -> None:
    """Ten thousand repeats of anything are read; the pattern that would backtrack for ever is not there."""
    assert facts("Shares rose " + letters * 10_000).figure_sentences <= 1
