"""An investment recommendation as templates and feeds print it, with all that must stand beside it.

What must: Delegated Regulation (EU) 2016/958, articles 3 and 4 (target, horizon, assumptions, day and hour of
completion, the rating before), read 24 November 2026. We print what the writer gives, and claim nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from presstime.market.bound import tickers_meant
from presstime.model import Article
from presstime.view import panels
from presstime.view.desk import View
from presstime.view.figures import Price
from presstime.view.stamps import Stamp, stamp

if TYPE_CHECKING:
    from presstime.view.tickers import TickerView


class RecommendationView(NamedTuple):
    """`rating` and `previous` are the house's words; what was not given is "" or None."""

    ticker: TickerView | None
    label: str
    rating: str
    previous: str
    target: Price | None
    horizon: str
    assumptions: str
    completed: Stamp | None

    def rows(self, desk: View) -> list[tuple[str, str]]:
        """(label, text) of each part that was given, in the order in which they are read."""
        words = desk.words
        rating = words("rating_before", rating=self.rating, before=self.previous) if self.previous else self.rating
        parts = (
            ("rating", rating), ("target_price", self.target.text if self.target else ""), ("horizon", self.horizon),
            ("assumptions", self.assumptions), ("completed", self.completed.both if self.completed else ""),
        )  # fmt: skip
        return [(words(key), text) for key, text in parts if text]


def recommendation_of(desk: View, article: Article) -> RecommendationView | None:
    """The recommendation of an article; looks at its whole front matter must be recorded by the caller."""
    advice = article.recommendation
    if advice is None:
        return None
    desk.trace.keys |= {"settings\texchanges", "profiles\t"}
    meant = tickers_meant(advice.ticker, article, desk.exchanges, desk.publication.instruments)
    ticker = meant[0] if len(meant) == 1 else advice.ticker
    subject = desk.subject(ticker)
    currency = advice.currency or (subject.instrument.currency if subject.instrument else "")
    completed = None
    if advice.completed_at:
        completed = stamp(advice.completed_at, desk.timezone, desk.language)
    return RecommendationView(
        desk.ticker(ticker) if subject.instrument else None,
        panels.ticker_label(ticker),
        advice.rating,
        advice.previous,
        panels.price_of(subject, advice.target, currency) if advice.target is not None else None,
        advice.horizon,
        advice.assumptions,
        completed,
    )
