"""Paragraphs around the figures: background, quotations, results. Our own; each is right as it stands."""

from __future__ import annotations

import random
from collections.abc import Callable

from tests.market.corpus.worlds import move

BACKGROUND = (
    "The company was founded in 1987 and has about 12,500 employees in 40 countries.",
    "Analysts expect sales growth of 5% to 7% this year, up from 3% to 5% last year.",
    "The industry has had a difficult two years, with orders down by as much as a fifth from their peak.",
    "Its largest shareholder holds 18% of the voting rights and has said little in public.",
    "The chief executive took over in March 2018, after eight years at a competitor.",
    "A first plan, for $4 billion over five years, was dropped when interest rates rose above 5%.",
    "The board has five members from outside and meets six times a year.",
    "At constant currency, sales rose 4%, while costs went up by about 3%.",
    "The shares have traded between a low in October and a high in July, and pay a small dividend.",
    "Regulators in two countries are looking at the deal and have until the end of the quarter.",
    "Some 400 jobs, or roughly 3% of the total, will go.",
    "It said that it did not expect the change to affect this year's results.",
    "The unit sold 1.2 million devices in the quarter, and its margin was 35.2%, compared with 33.1% a year earlier.",
    "Competitors have announced similar steps: one will spend $600 million, another $1.1 billion.",
)
QUOTES = (
    "“We have looked at this from every side, and we think that it is right,” the chief executive said.",
    "“The market has not understood the plan yet,” said an analyst at a bank in Frankfurt.",
    "“It is a lot of money for something that may never pay,” one fund manager said.",
    "A spokeswoman said that the company would not comment on rumours.",
)


def _revenue(rng: random.Random) -> str:
    one = move(rng, 2, 30, 1, 0, 30)
    verb = "rose" if one.sign > 0 else "fell"
    return (
        f"In the last quarter, revenue {verb} {one.percent}% to ${one.level} billion from ${one.previous} billion "
        f"a year earlier."
    )


def _income(rng: random.Random) -> str:
    one = move(rng, 100, 900, 0, 0, 30)
    verb = "climbed" if one.sign > 0 else "declined"
    return (
        f"Net income {verb} to ${one.level} million, or $1.21 a share, from ${one.previous} million, or $1.08 a "
        f"share, a year earlier."
        if (one.sign > 0)
        else f"Net income {verb} {one.percent}% to ${one.level} million from ${one.previous} million."
    )


def _beat(rng: random.Random) -> str:
    expected, margin = rng.randint(40, 300), rng.randint(2, 15)
    return (
        f"It earned ${(expected + margin) / 100:.2f} a share, beating the consensus estimate of "
        f"${expected / 100:.2f} by ${margin / 100:.2f}."
    )


def _margin(rng: random.Random) -> str:
    before, up = rng.randint(150, 400), rng.randint(5, 30)
    return (
        f"Gross margin rose {up / 10:.1f} percentage points to {(before + up) / 10:.1f}% from {before / 10:.1f}% "
        f"a year earlier."
    )


EARNINGS: tuple[Callable[[random.Random], str], ...] = (_revenue, _income, _beat, _margin)
