"""Which figures of a text are remembered, and which ways of writing one are the same."""

from __future__ import annotations

import datetime

import pytest

from presstime.ledger.record import Figure, text_figures
from presstime.model import Article, Moment
from presstime.reading.documents import Document


def figures(text: str, points: tuple[str, ...] = ()) -> list[Figure]:
    published = Moment(datetime.datetime(2023, 1, 24, tzinfo=datetime.UTC))
    article = Article("a", "content/articles/a.md", "a", "A", published, key_points=points)
    return text_figures(article, Document(None, 1, text, 10), True)


def tokens(text: str) -> list[str]:
    return [figure.token for figure in figures(text)]


@pytest.mark.parametrize("one, other", [
    ("$10 billion", "$10bn"), ("$10 billion", "US$10,000,000,000"), ("3%", "3 per cent"), ("3%", "3.0 percent"),
    ("$4.80m", "$4.8 million"), ("25 basis points", "25bp"), ("12 cents", "12¢"), ("**3%**", "3%"),
    ("$5\nmillion", "$5 million"),
])  # fmt: skip
def test_one_figure_written_two_ways_is_one(one: str, other: str) -> None:
    assert tokens(one) == tokens(other) != []


@pytest.mark.parametrize("one, other", [
    ("$10 billion", "$10 million"), ("3%", "3 percentage points"), ("$5", "€5"), ("$242.66", "$242.69"), ("3%", "3"),
    ("25bp", "25%"), ("5 million", "5"), ("Q3", "Q4"),
])  # fmt: skip
def test_what_counts_otherwise_is_another(one: str, other: str) -> None:
    assert tokens(one) != tokens(other)


def test_addresses_code_comments_and_bound_figures_hold_none() -> None:
    """What no reader reads as a figure can change freely."""
    assert tokens("See [it](/2023/01/x/) <!-- 12 --> `13` {{ HKEX:0700.price }} now.") == []


def test_a_figure_knows_its_place() -> None:
    found = figures("Shares rose.\n\nThey hit **$242.66** then.", ("Up 3%",))
    placed = [(f.text, f.point, f.spot.line, f.spot.column, f.spot.end) for f in found[1:]]
    assert placed == [("$242.66", -1, 12, 12, 19)]
    assert (found[0].text, found[0].point) == ("3%", 0)
