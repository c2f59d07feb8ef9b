"""Sentences that contradict themselves, and those that only look so."""

from __future__ import annotations

import pytest

from presstime.diagnostics import Severity
from tests.checks.cases import codes, diagnostics, errors

WRONG = [
    ("PT203", "Goldman Sachs shares fell $6.92, or 7%, to $160.87."),
    (
        "PT203",
        "The Dow fell 123.45 points, or 0.63%, to 34,000.12, and the S&P 500 lost 20.10 points, or 0.5%, to 4,000.30.",
    ),
    ("PT203", "The FTSE 100 closed 0.7 per cent, or 30.14 points, lower at 7,520.35."),
    ("PT203", "Brent crude settled up $1.04, or 3.1%, at $80.15 a barrel."),
    (
        "PT203",
        "Net income rose 22% to $1.2 billion, or $2.31 a share, from $1.07 billion, or $2.05 a share, a year earlier.",
    ),
    ("PT203", "The yield on the 10-year Treasury note rose 15 basis points to 4.25% from 4.20%."),
    ("PT203", "Shares in Tesco fell 4.2p, or 2.3 per cent, to 318.6p."),
    ("PT203", "The yen weakened 1.5% to 150.20 per dollar from 149.45."),
    ("PT210", "Unemployment rose 2% from 4% to 6%."),
    ("PT210", "The central bank's key rate rose 0.25% to 5.25% from 5.00%."),
    ("PT211", "Sales doubled to $9 million from $6 million."),
    ("PT211", "Revenue more than doubled to $8 million from $5 million."),
    ("PT212", "The stock fell to $45.67 from $44.25."),
    ("PT212", "Analysts raised their price objective on Acme from $55.00 to $50.00."),
    ("PT213", "The director sold 5,000 shares at $23.45, for a total of $117,520."),
    ("PT219", "The stock has a 52-week low of $61.75 and a 52-week high of $38.10."),
    ("PT214", "It reported $1.25 a share, beating the consensus of $1.20 by $0.07."),
    ("PT215", "The offer of $25 a share is a 40% premium to Friday's close of $19.23."),
    ("PT216", "It cut 500 jobs, or 8% of its 10,000 jobs."),
    ("PT216", "Some 85 of the hospital's 1,700 administrative jobs, or 15 percent, will go."),
    ("PT203", "The rupee depreciated 41 paise to 83.27 against the US dollar from its previous close of 83.13."),
    ("PT203", "Deposits increased by 15 per cent to Rs 2.3 lakh crore from Rs 1.5 lakh crore."),
    ("PT203", "Profits rose to £8.4m in the year to March, up 21 per cent from £7.5m twelve months earlier."),
    ("PT203", "The shares were 5p better at 212p, a rise of 4.2 per cent."),
    ("PT203", "Backlog grew 22% sequentially to $2.44 billion, from $2.20 billion."),
    ("PT211", "Profits tripled to 9 million euros from 6 million."),
    ("PT203", "Sales rose 12.5% to $9.1 million from 8.5 million."),
    ("PT211", "The firm's shares have halved since the spring, from 96p to 68p."),
]


@pytest.mark.parametrize(("code", "sentence"), WRONG)
def test_a_sentence_that_cannot_be_true_is_an_error_with_its_working(code: str, sentence: str) -> None:
    (found,) = [one for one in diagnostics(sentence) if one.severity is Severity.ERROR]
    assert found.code == code and found.verdict == "contradiction" and found.working


@pytest.mark.parametrize(
    ("sentence", "part"),
    [
        ("Acme fell $6.90, or 7.0%, to $160.90.", "−6.90 on a price of 167.80 is"),
        ("Acme rose 12.0% to $44.00 from $40.00.", "from 40.00 to 44.00 is"),
        ("The stock fell to $45.70 from $44.20.", "45.70 − 44.20 = +1.50, not down"),
        ("The offer of $25.50 a share is a 40% premium to Friday's close of $19.20.", "25.50 over 19.20 is"),
        ("The director sold 5,000 shares at $23.40, for a total of $117,520.", "23.40 × 5,000 is"),
        ("It reported $1.20 a share, beating the consensus of $1.10 by $0.07.", "1.20 − 1.10 is"),
        ("The stock has a 52-week low of $61.70 and a 52-week high of $38.10.", "61.70 > 38.10"),
    ],
)
def test_a_working_prints_figures_with_the_decimals_of_the_text(sentence: str, part: str) -> None:
    (found,) = [one for one in diagnostics(sentence) if one.severity is Severity.ERROR]
    assert found.working.startswith(part)


@pytest.mark.parametrize(
    "sentence",
    [
        "Goldman Sachs shares fell $6.92, or 4.1%, to $160.87.",
        "Unemployment rose 2 percentage points, from 4% to 6%.",
        "Earnings collapsed from €337M to €246M (-27%) in two years.",
        "The yen weakened 0.5% to 150.20 per dollar from 149.45.",
        "The rupee fell to 83.20 per dollar from 83.05.",
        "Revenue rose 12% at constant currency to $5.6 billion, from $5.3 billion a year earlier.",
        "Shares rose 3% on Tuesday to $100.10 from $80.40 at the start of the year.",
        "The company now expects revenue to rise 8% to 10%, from 6% to 8% previously.",
        "German unemployment rose 7,000 to 4.464 million people, or 10.8%, of the workforce.",
        "> The stock fell $6.92, or 7%, to $160.87, the chairman said.",
        "Its guidance for the year goes to $3.45 from $3.30, an increase of $0.15, or 4.5%.",
        "The bank grew membership to 46,200 from 42,000, a gain of 4,200, or 10 percent.",
        "EPS for the year was $3.45 vs. $3.30, up $0.15, or 4.5%.",
        "EPS was $3.45 compared to last year's $3.30, up $0.15, or 4.5%.",
        "The trailing stop is 44.16, down from 5 prior stops of 51.65, 59.07 and 66.41.",
        "The rupee depreciated 14 paise to 83.27 against the US dollar from its previous close of 83.13.",
        "Deposits increased by 15 per cent to Rs 2.3 lakh crore from Rs 2 lakh crore.",
        "Sales fell to $6.1 million from 9.5 million units.",
        "Profits rose to 9 million euros from 60 million crowns.",
        "Backlog rose 2% sequentially to $2.44 billion, from $2.20 billion a year ago.",
        "Sales rose 2% from the previous quarter to $2.44 billion, compared with $2.20 billion a year earlier.",
        "Sales rose 2% on the quarter to $2.44 billion from $2.20 billion in the same quarter last year.",
        "Sales rose 2% quarter-on-quarter to $2.44 billion, from $2.20 billion a year earlier.",
        "It sold 3 of its 12 plants, or 40% of capacity.",
        "He owns 120 of the firm's 1,000 shares, or 15% including options.",
        "Orders were 32.7 billion crowns, or 4.8 billion dollars, up from 30.9 billion, or 4.5 billion dollars.",
    ],
)
def test_true_and_incomparable_sentences_are_silent(sentence: str) -> None:
    assert errors(sentence) == []


def test_a_misprint_in_a_quotation_is_the_speakers() -> None:
    assert "PT203" not in codes("> The stock fell $6.92, or 7%, to $160.87.")


def test_the_finding_marks_the_figure_itself() -> None:
    """Line 10 is the body's first line; the column is the per cent's."""
    (found,) = [
        one for one in diagnostics("Goldman shares fell **$6.92**, or [7%](x), to $160.87.") if one.code == "PT203"
    ]
    assert (found.where.line, found.where.column, found.where.end_column) == (10, 36, 38)


def test_a_figure_on_the_second_line_of_a_paragraph_is_marked_there() -> None:
    (found,) = [one for one in diagnostics("Goldman shares fell\n$6.92, or 7%, to $160.87.") if one.code == "PT203"]
    assert (found.where.line, found.where.column) == (11, 11)
